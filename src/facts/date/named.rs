//! Parts of the year, decades, holidays, and days counted within a month.
use jiff::civil::Weekday;

use crate::{
    facts::date::{
        Stated,
        meaning::{Meaning, Named, Reading},
        period::Period,
        reader::Reader,
    },
    lang::date::{DateWord, Holiday, Unit},
    text::token::is_apostrophe,
};

impl Reader<'_> {
    /// "the third quarter", "the first half of 2025", "third-quarter", "Q4 2025".
    pub(super) fn part_of_year(&self, at: usize) -> Option<Reading> {
        if let Some((whole, stated, next)) = self.year_before(at) {
            let (unit, n, end) = self.spelt_part(next).or_else(|| self.figure_part(next))?;
            let meaning = Meaning::Within(Named::Part(unit, n), Box::new(whole));
            return Some(Reading::new(at, end, meaning, stated));
        }
        let (unit, n, end) = self.spelt_part(at).or_else(|| self.figure_part(at))?;
        let limit = if unit == Unit::Quarter { 4 } else { 2 };
        if !(1..=limit).contains(&n) {
            return None;
        }
        let named = Named::Part(unit, n);
        let reading = self.in_whole(at, end, named, Stated::default());
        if reading.end == end
            && let Some(whole) = self.the_year(end)
        {
            let meaning = Meaning::Within(named, Box::new(whole.meaning));
            return Some(Reading::new(at, whole.end, meaning, Stated::default()));
        }
        // "the first half" of what? Of a match, a film, a sentence.
        (unit == Unit::Quarter || reading.end > end).then_some(reading)
    }

    /// A year before what is part of it: "last year’s third quarter", "2017 Q1".
    fn year_before(&self, at: usize) -> Option<(Meaning, Stated, usize)> {
        let from = self.skip_the(at);
        if let Some((year, end)) = self.year(from) {
            let stated = Stated { year: Some(year), ..Stated::default() };
            let next = if self.is_dash(end) { end + 1 } else { end };
            return Some((Meaning::Known(Period::year(year)?), stated, next));
        }
        let whole = self.turn(at).filter(|whole| matches!(whole.meaning, Meaning::Turn(Unit::Year, ..)))?;
        Some((whole.meaning, whole.stated, whole.end))
    }

    fn spelt_part(&self, at: usize) -> Option<(Unit, i8, usize)> {
        let (n, end) = self.ordinal(self.skip_the(at))?;
        let next = self.skip_mark(self.skip_all(end, |word| word == DateWord::Filler), '-');
        let unit = self.unit(next).filter(|unit| matches!(unit, Unit::Quarter | Unit::Half))?;
        Some((unit, i8::try_from(n).ok()?, next + 1))
    }

    fn figure_part(&self, at: usize) -> Option<(Unit, i8, usize)> {
        let item = self.items.get(at)?;
        let n = self.number(at + 1).filter(|_| self.is_glued(at + 1))?;
        let unit =
            self.words.part_prefixes.iter().find(|(prefix, _)| item.text.eq_ignore_ascii_case(prefix))?.1;
        let dashed = self.is_glued(at + 2) && self.items[at + 2].mark.is_none();
        (!dashed).then_some((unit, i8::try_from(n).ok()?, at + 2))
    }

    /// "of the year".
    fn the_year(&self, at: usize) -> Option<Reading> {
        let next =
            self.expect(self.expect(at, |word| word == DateWord::Of)?, |word| word == DateWord::The)?;
        self.this_unit(next).filter(|whole| matches!(whole.meaning, Meaning::Turn(Unit::Year, ..)))
    }

    /// "spring 2025", "the spring of 2025", "the spring".
    pub(super) fn season_alone(&self, at: usize) -> Option<Reading> {
        let from = self.skip_the(at);
        let DateWord::Season(season) = self.word(from)? else { return None };
        let reading = self.in_whole(at, from + 1, Named::Season(season), Stated::default());
        let led =
            from > at || at.checked_sub(1).is_some_and(|before| self.word(before) == Some(DateWord::Of));
        let named = self.items.get(from + 1).is_some_and(|next| next.is_capital());
        let sure = reading.end > from + 1 || (led && !named && self.has_lead(at));
        sure.then_some(reading)
    }

    /// "1990s", "the nineties", "the 20th century".
    pub(super) fn decade(&self, at: usize) -> Option<Reading> {
        let from = self.skip_the(at);
        if let Some(short) = self.short_decade(from) {
            return Some(Reading { start: at, ..short });
        }
        if let Some(DateWord::Decade(decade)) = self.word(from) {
            let sure = decade >= 1000 || (from > at && decade >= 20);
            return self.decade_reading(at, from + 1, decade).filter(|_| sure);
        }
        let (n, end) = self.ordinal(from)?;
        let next = if self.is_dash(end) { end + 1 } else { end };
        self.unit(next).filter(|&unit| unit == Unit::Century)?;
        let century = Period::containing(Unit::Century, Period::year(i16::try_from(n * 100).ok()?)?.first)?;
        Some(Reading::new(at, next + 1, Meaning::Known(century), Stated::default()))
    }

    /// "’90s".
    pub(super) fn short_decade(&self, at: usize) -> Option<Reading> {
        self.items.get(at)?.mark.filter(|&mark| is_apostrophe(mark) || mark == '‘')?;
        match self.word(at + 1).filter(|_| self.is_glued(at + 1))? {
            DateWord::Decade(decade) => self.decade_reading(at, at + 2, decade),
            _ => None,
        }
    }

    fn decade_reading(&self, start: usize, end: usize, decade: i32) -> Option<Reading> {
        let decade = match decade {
            1000.. => decade,
            30.. => 1900 + decade,
            _ => 2000 + decade,
        };
        let first = Period::year(i16::try_from(decade).ok()?)?.first;
        let period = Period { unit: Unit::Decade, first };
        Some(Reading::new(start, end, Meaning::Known(period), Stated::default()))
    }

    /// "Labor Day", "Christmas 2024".
    pub(super) fn holiday(&self, at: usize) -> Option<Reading> {
        let item = self.items.get(at)?;
        let first = item.text.chars().flat_map(char::to_lowercase).next()?;
        let mut names = self.words.holidays_at(first);
        let (holiday, end) = names.find_map(|(name, holiday)| Some((*holiday, self.name_end(at, name)?)))?;
        if item.is_lower() && item.is_doubtful(self.words) {
            return None;
        }
        let stated = match holiday {
            Holiday::Fixed(month, day) => Stated { month: Some(month), day: Some(day), ..Stated::default() },
            _ => Stated::default(),
        };
        Some(self.in_whole(at, end, Named::Holiday(holiday), stated))
    }

    /// The place after `name`, if it stands at `at`. A word with an apostrophe in it stands for a possessive.
    fn name_end(&self, at: usize, name: &str) -> Option<usize> {
        let mut next = at;
        for word in name.split(' ') {
            let after = if next > at && self.is_glued(next) { next + 1 } else { next };
            let item = self.items.get(after)?;
            let (bare, owns) = word.split_once('\'').map_or((word, false), |(bare, _)| (bare, true));
            let same = item.text.chars().flat_map(char::to_lowercase).eq(bare.chars());
            if !same || (owns && !item.possessive) {
                return None;
            }
            next = after + 1;
        }
        Some(next)
    }

    /// "the first Tuesday of November", "the last week of March 2025".
    pub(super) fn counted_weekday(&self, at: usize) -> Option<Reading> {
        let from = self.skip_the(at);
        let (n, next) = match self.word(from)? {
            DateWord::Which(-1) => (-1, from + 1),
            _ => self.ordinal(from)?,
        };
        let n = i8::try_from(n).ok().filter(|n| (-1..=5).contains(n) && *n != 0)?;
        let (named, stated) = match self.word(next)? {
            DateWord::Weekday(day) => {
                let weekday = Weekday::from_monday_one_offset(day).ok()?;
                (Named::NthWeekday(n, weekday), Stated { weekday: Some(weekday), ..Stated::default() })
            }
            DateWord::Unit(Unit::Week) => (Named::NthWeek(n), Stated::default()),
            _ => return None,
        };
        let whole = self.expect(next + 1, |word| word == DateWord::Of)?;
        let whole = self.month_alone(whole).or_else(|| self.this_unit(whole))?;
        let stated = Stated { month: whole.stated.month, year: whole.stated.year, ..stated };
        Some(Reading::new(at, whole.end, Meaning::Within(named, Box::new(whole.meaning)), stated))
    }

    /// "the 14th", a day of a month that the text has named.
    pub(super) fn day_of_month(&self, at: usize) -> Option<Reading> {
        let from = self.expect(at, |word| word == DateWord::The)?;
        let (day, _, end) = self.day(from)?;
        let end = self.skip(end, |word| word == DateWord::Unit(Unit::Day));
        let in_figures = self.items[from].text.starts_with(|ch: char| ch.is_ascii_digit());
        let on = at.checked_sub(1).is_some_and(|before| self.word(before) == Some(DateWord::On));
        let noun = self
            .items
            .get(end)
            .is_some_and(|next| next.mark.is_none() && next.word.is_none() && !next.is_lower());
        let followed = self.items.get(end).is_some_and(|next| next.mark.is_none() || self.is_dash(end));
        if !matches!(self.word(from), Some(DateWord::Ordinal(_))) || !in_figures || noun || (followed && !on)
        {
            return None;
        }
        let stated = Stated { day: Some(day), ..Stated::default() };
        Some(self.in_whole(at, end, Named::DayOfMonth(day), stated))
    }
}
