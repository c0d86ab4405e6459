//! Days, months and years by name: "Tuesday, November 4, 2025", "the fourth of November", "April 2025", "2025".
use jiff::civil::{Date, Weekday};

use crate::{
    facts::date::{
        Stated,
        meaning::{Meaning, Named, Reading},
        period::Period,
        reader::Reader,
    },
    lang::date::{DateWord, Unit, contains},
};

impl Reader<'_> {
    /// A weekday, alone or before the rest of its date.
    pub(super) fn weekday(&self, at: usize) -> Option<Reading> {
        let (number, short) = match self.word(at)? {
            DateWord::Weekday(number) => (number, false),
            DateWord::WeekdayShort(number) => (number, true),
            _ => return None,
        };
        let weekday = Weekday::from_monday_one_offset(number).ok()?;
        let rest = self.skip_mark(self.skip_mark(at + 1, '.'), ',');
        let rest = self.skip(rest, |word| word == DateWord::On);
        let date =
            self.month_and_day(rest).or_else(|| self.day_and_month(rest)).or_else(|| self.figures(rest));
        if let Some(mut date) = date.filter(|date| date.meaning.is_day()) {
            date.stated.weekday = Some(weekday);
            return Some(Reading { start: at, ..date });
        }
        let stated = Stated { weekday: Some(weekday), ..Stated::default() };
        let from = self.skip_the(rest);
        if let (Some(DateWord::Ordinal(_)), Some((day, _, end))) = (self.word(from), self.day(from))
            && !self.goes_on_with_noun(end)
        {
            let stated = Stated { day: Some(day), ..stated };
            return Some(self.in_whole(at, end, Named::DayOfMonth(day), stated));
        }
        if short || self.is_habit(at) || self.is_name_part(at) {
            return None;
        }
        Some(self.in_whole(at, at + 1, Named::Weekday(weekday), stated))
    }

    /// "Friday, the fourth loss" is no fourth of the month, nor is "Sunday, the 20th day of the strike" the 20th.
    fn goes_on_with_noun(&self, at: usize) -> bool {
        if self.word(at) == Some(DateWord::Unit(Unit::Day)) {
            return true;
        }
        let digits = self.items[at - 1].text.starts_with(|first: char| first.is_ascii_digit());
        !digits && self.items.get(at).is_some_and(|item| item.mark.is_none() && item.word.is_none())
    }

    /// "every Monday" and "a Monday" name no day.
    fn is_habit(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|before| self.word(before));
        matches!(before, Some(DateWord::Every | DateWord::A))
    }

    /// "The Sunday Times", "Monday Night Football".
    fn is_name_part(&self, at: usize) -> bool {
        let after = self.items.get(at + 1).filter(|after| after.is_capital() && !self.items[at].possessive);
        let Some(after) = after else { return false };
        !matches!(after.word, Some(DateWord::Month(_) | DateWord::MonthShort(_)))
            && self.items[at].is_capital()
    }

    /// "Nov. 4", "November 4th, 2025", "March 3-7".
    pub(super) fn month_and_day(&self, at: usize) -> Option<Reading> {
        let (month, after) = self.month(at)?;
        let joined = (self.is_dash(after) || self.is_mark(after, '/'))
            && self.is_glued(after)
            && self.is_glued(after + 1);
        let (day, ordinal, end) = self.day(if joined { after + 1 } else { self.skip_the(after) })?;
        let (to, end) = self.last_day(end).map_or((None, end), |(to, end)| (Some(to), end));
        let sure = ordinal || self.year_after(end).is_some();
        let small = self.items[at].is_lower();
        // "In May 15 soldiers fell", "march 3 blocks".
        let counts = (small || self.follows_of(at)) && self.is_counted(end);
        let verb = small && self.items[at].is_doubtful(self.words);
        if (!sure && (counts || verb)) || self.is_quantity(end) {
            return None;
        }
        Some(self.day_of(at, end, month, day, to))
    }

    /// "4 November 2025", "the fourth of November", "3 to 7 March".
    pub(super) fn day_and_month(&self, at: usize) -> Option<Reading> {
        let (day, _, end) = self.day(self.skip_the(at))?;
        let (to, end) = self.last_day(end).map_or((None, end), |(to, end)| (Some(to), end));
        let day_end = self.skip(end, |word| word == DateWord::Unit(Unit::Day));
        let of = self.skip(day_end, |word| word == DateWord::Of);
        let (month, end) = self.month(self.skip_mark(of, '-'))?;
        if self.items[of].is_lower()
            && self.items[of].is_doubtful(self.words)
            && of == day_end
            && self.year_after(end).is_none()
        {
            return None;
        }
        Some(self.day_of(at, end, month, day, to))
    }

    fn day_of(&self, start: usize, end: usize, month: i8, day: i8, to: Option<i8>) -> Reading {
        let stated = Stated { month: Some(month), day: Some(day), ..Stated::default() };
        let first = self.in_whole(start, end, Named::Day { month, day }, stated);
        let Some(to) = to.filter(|&to| to > day) else { return possible(first) };
        let stated_last = Stated { day: Some(to), ..stated };
        let last = possible(self.in_whole(start, end, Named::Day { month, day: to }, stated_last));
        if last.meaning == Meaning::Impossible {
            return last;
        }
        Reading {
            meaning: Meaning::Range(Box::new(first.meaning), Box::new(last.meaning)),
            stated: first.stated,
            ..last
        }
    }

    /// The last day of "3-7", "3 to 7".
    fn last_day(&self, at: usize) -> Option<(i8, usize)> {
        let next = if self.is_dash(at) { at + 1 } else { self.expect(at, |word| word == DateWord::To)? };
        let (day, _, end) = self.day(next)?;
        Some((day, end))
    }

    /// "April 2025", "September last year", "April".
    pub(super) fn month_alone(&self, at: usize) -> Option<Reading> {
        let (month, end) = self.month(at)?;
        let stated = Stated { month: Some(month), ..Stated::default() };
        let whole = self.in_whole(at, end, Named::Month(month), stated);
        if whole.end > end {
            return Some(whole);
        }
        let item = &self.items[at];
        let short = matches!(item.word, Some(DateWord::MonthShort(_)));
        let doubtful = short || item.is_doubtful(self.words);
        let named = self.items.get(end).is_some_and(|next| next.is_capital() && next.word.is_none());
        let cannot = doubtful && (!item.is_capital() || !self.has_lead(at)) || self.is_habit(at);
        if cannot || (named && !self.has_lead(at)) || (named && doubtful) || (short && !self.has_lead(at)) {
            return None;
        }
        Some(Reading { end: at + 1, ..whole })
    }

    pub(super) fn month(&self, at: usize) -> Option<(i8, usize)> {
        match self.word(at)? {
            DateWord::Month(month) => Some((month, at + 1)),
            DateWord::MonthShort(month) => Some((month, self.skip_mark(at + 1, '.'))),
            _ => None,
        }
    }

    /// A day of a month in figures or words, whether it is an ordinal, and the place after it.
    pub(super) fn day(&self, at: usize) -> Option<(i8, bool, usize)> {
        if let Some(number) = self.number(at) {
            let clock = self.is_mark(at + 1, ':') && self.is_glued(at + 2);
            let joined = clock || self.is_mark(at + 1, '%');
            let fits = self.items[at].text.len() <= 2 && !joined;
            return i8::try_from(number)
                .ok()
                .filter(|day| fits && (1..=31).contains(day))
                .map(|day| (day, false, at + 1));
        }
        let (number, end) = self.ordinal(at)?;
        i8::try_from(number).ok().filter(|day| (1..=31).contains(day)).map(|day| (day, true, end))
    }

    /// "fourth", "14th", "twenty-third".
    pub(super) fn ordinal(&self, at: usize) -> Option<(i32, usize)> {
        match self.word(at)? {
            DateWord::Ordinal(number) => Some((number, at + 1)),
            DateWord::Number(tens) if tens >= 20 => {
                let one = if self.is_dash(at + 1) { at + 2 } else { at + 1 };
                match self.word(one)? {
                    DateWord::Ordinal(ones) if ones < 10 => Some((tens + ones, one + 1)),
                    _ => None,
                }
            }
            _ => None,
        }
    }

    /// A year after `at`, behind a comma or "of", and the place after it.
    pub(super) fn year_after(&self, at: usize) -> Option<(i16, usize)> {
        let next = self.skip_mark(at, ',');
        let next = self.skip(next, |word| word == DateWord::Of);
        let next = if self.is_dash(next) && self.is_glued(next) { next + 1 } else { next };
        let (year, end) = self.year(next).or_else(|| self.spelt_year(next))?;
        (!self.is_counted(end) || next == at).then_some((year, end))
    }

    /// A year in four figures.
    pub(super) fn year(&self, at: usize) -> Option<(i16, usize)> {
        let item = self.items.get(at).filter(|item| item.text.len() == 4)?;
        let year = i16::try_from(item.number?).ok().filter(|year| (1000..2200).contains(year))?;
        let clock = self.is_mark(at + 1, ':') && self.is_glued(at + 2);
        let joined = self.is_glued(at + 1) && self.items[at + 1].mark.is_none_or(|mark| mark == '%');
        (!joined && !clock).then_some((year, at + 1))
    }

    /// A year in words, as a transcript has it: "nineteen ninety-seven", "two thousand and fifteen".
    fn spelt_year(&self, at: usize) -> Option<(i16, usize)> {
        let DateWord::Number(first) = self.word(at)? else { return None };
        if let Some(end) = self.expect(at + 1, |word| word == DateWord::Thousand) {
            let rest =
                self.count(self.skip(end, |word| word == DateWord::And)).filter(|(rest, _)| *rest < 100);
            let (rest, end) = rest.unwrap_or((0, end));
            return (first == 2).then_some(i16::try_from(2000 + rest).ok()?).map(|year| (year, end));
        }
        let Some(DateWord::Number(10..)) = self.word(at + 1) else { return None };
        let (rest, end) = self.count(at + 1)?;
        let year = i16::try_from(first * 100 + rest).ok()?;
        (17..=20).contains(&first).then_some((year, end))
    }

    /// A year alone: one of the last or next hundred years or so, or any after a word like "in".
    pub(super) fn year_alone(&self, at: usize) -> Option<Reading> {
        let before = at.checked_sub(1).map(|before| &self.items[before]);
        let word = before.and_then(|before| before.word);
        let called = matches!(word, Some(DateWord::Filler | DateWord::Unit(Unit::Year)));
        let led = called || before.is_some_and(|before| contains(self.words.year_leads, before.text));
        let spelt = || self.spelt_year(at).filter(|(year, _)| led || (1920..2000).contains(year));
        let (year, end) = self.year(at).or_else(spelt)?;
        let counts = self.is_counted(end);
        let is_year = match year {
            1900..=2060 if led => true,
            1900..=2060 => !self.is_named(at) && (!counts || word == Some(DateWord::The)),
            _ => led && !counts,
        };
        let about = before.is_some_and(|before| contains(self.words.number_leads, before.text));
        if !is_year || about || self.is_joined(at) || self.is_quantity(end) {
            return None;
        }
        let stated = Stated { year: Some(year), ..Stated::default() };
        Some(Reading::new(at, end, Meaning::Known(Period::year(year)?), stated))
    }

    /// Is the number at `at` glued to a sign or to another number before it?
    fn is_joined(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).map(|before| &self.items[before]) else { return false };
        let after_number = at > 1 && self.items[at - 2].number.is_some();
        let apart = match before.mark {
            Some('(' | '[' | '"' | '“' | '‘' | '\'' | '–' | '—') => true,
            Some('-' | '/') => !after_number,
            _ => false,
        };
        let sign = matches!(before.mark, Some('$' | '£' | '€' | '#' | '№' | '+' | '='));
        sign || (self.is_glued(at) && !apart)
    }

    /// Does a name stand before the number at `at` ("Expo 2020")?
    fn is_named(&self, at: usize) -> bool {
        at.checked_sub(1).is_some_and(|before| {
            let before = &self.items[before];
            before.is_capital() && before.word.is_none() && !before.possessive
        })
    }

    /// Does a plural noun stand at `at`, so that the number before it counts?
    fn is_counted(&self, at: usize) -> bool {
        self.items.get(at).is_some_and(|item| {
            let plural =
                item.text.ends_with(self.words.plural_ending) && item.text.len() > 3 && !item.possessive;
            item.is_lower() && item.word.is_none() && (plural || contains(self.words.counted, item.text))
        })
    }

    /// Is the number before `at` followed by a mark that makes it a quantity?
    fn is_quantity(&self, at: usize) -> bool {
        self.is_mark(at, '%') || contains(self.words.counted, self.items.get(at).map_or("", |item| item.text))
    }

    /// `named`, with the year, month or week that follows: ", 2025", "last year", "of next month".
    pub(super) fn in_whole(&self, start: usize, end: usize, named: Named, stated: Stated) -> Reading {
        if named.cycle() == Unit::Year
            && let Some((year, end)) = self.year_after(end)
            && let Some(whole) = Period::year(year)
        {
            let meaning = Meaning::Within(named, Box::new(Meaning::Known(whole)));
            return Reading::new(start, end, meaning, Stated { year: Some(year), ..stated });
        }
        let next = self.skip(self.skip_mark(end, ','), |word| word == DateWord::Of);
        let whole = self
            .turn(next)
            .filter(|whole| matches!(&whole.meaning, Meaning::Turn(unit, ..) if *unit >= named.cycle()));
        match whole {
            Some(whole) => {
                Reading::new(start, whole.end, Meaning::Within(named, Box::new(whole.meaning)), stated)
            }
            None => Reading::new(start, end, Meaning::Some(named), stated),
        }
    }
}

/// A day that its month has not, or not in that year, is impossible.
fn possible(reading: Reading) -> Reading {
    let (Some(month), Some(day)) = (reading.stated.month, reading.stated.day) else { return reading };
    let year = reading.stated.year.unwrap_or(2000);
    match Date::new(year, month, day) {
        Ok(_) => reading,
        Err(_) => Reading { meaning: Meaning::Impossible, ..reading },
    }
}
