//! Dates in figures: `2025-11-04`, `11/04/2025`, `04.11.2025`, `2009-10`.
use jiff::civil::Date;

use crate::{
    facts::date::{
        Stated,
        meaning::{Meaning, Named, Reading},
        period::Period,
        reader::Reader,
    },
    lang::date::DateWord,
};

impl Reader<'_> {
    /// A date all in figures.
    pub(super) fn figures(&self, at: usize) -> Option<Reading> {
        if self.is_glued(at)
            && at > 0
            && !matches!(self.items[at - 1].mark, Some('(' | '[' | '"' | '“' | '‘' | '\''))
        {
            return None;
        }
        self.dotted(at)
            .or_else(|| self.three_numbers(at))
            .or_else(|| self.two_years(at))
            .or_else(|| self.two_numbers(at))
    }

    /// `04.11.2025`: the day comes first.
    fn dotted(&self, at: usize) -> Option<Reading> {
        let mut parts = self.items.get(at)?.text.split('.');
        let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
        if parts.next().is_some() || day.len() > 2 || month.len() > 2 || !matches!(year.len(), 2 | 4) {
            return None;
        }
        let (day, month, year) = (day.parse().ok()?, month.parse().ok()?, full_year(year)?);
        day_reading(at, at + 1, year, month, day)
    }

    /// `2025-11-04`, `11/04/2025`.
    fn three_numbers(&self, at: usize) -> Option<Reading> {
        let mark = self.items.get(at + 1)?.mark.filter(|mark| matches!(mark, '-' | '/' | '‑'))?;
        let glued = (at + 1..at + 5).all(|at| self.is_glued(at));
        if !glued || !self.is_mark(at + 3, mark) || self.goes_on(at + 5, mark) {
            return None;
        }
        let (a, b, c) = (self.number(at)?, self.number(at + 2)?, self.number(at + 4)?);
        let (first, last) = (self.items[at].text, self.items[at + 4].text);
        let (year, month, day) = if first.len() == 4 {
            (full_year(first)?, b, c)
        } else {
            let swap = a > 12 || (self.day_first && b <= 12);
            let (month, day) = if swap { (b, a) } else { (a, b) };
            (full_year(last)?, month, day)
        };
        day_reading(at, at + 5, year, i8::try_from(month).ok()?, i8::try_from(day).ok()?)
    }

    /// `11/4` after a weekday or a word like "from": elsewhere it is a share or a score.
    fn two_numbers(&self, at: usize) -> Option<Reading> {
        let before = at.checked_sub(1)?;
        let mark = usize::from(self.items[before].mark.is_some());
        let led = matches!(
            self.word(before.checked_sub(mark)?)?,
            DateWord::From | DateWord::On | DateWord::To | DateWord::Weekday(_) | DateWord::WeekdayShort(_)
        );
        if led { self.month_slash_day(at) } else { None }
    }

    /// `, 11/5` and `or 11/6` after `11/4`.
    pub(super) fn second_figures(&self, first: &Reading) -> Option<Reading> {
        let slashed = first.end - first.start == 3 && self.is_mark(first.start + 1, '/');
        let next = self.items.get(first.end + 1).filter(|item| slashed && !item.glued)?;
        next.number.and_then(|_| self.month_slash_day(first.end + 1))
    }

    fn month_slash_day(&self, at: usize) -> Option<Reading> {
        let glued = self.is_mark(at + 1, '/') && self.is_glued(at + 1) && self.is_glued(at + 2);
        if !glued || (self.is_glued(at + 3) && self.items[at + 3].mark.is_none()) || self.goes_on(at + 3, '/')
        {
            return None;
        }
        let (a, b) = (i8::try_from(self.number(at)?).ok()?, i8::try_from(self.number(at + 2)?).ok()?);
        let (month, day) = if a > 12 || (self.day_first && b <= 12) { (b, a) } else { (a, b) };
        // What is known by its date alone is a name.
        if !(1..=12).contains(&month) || !(1..=31).contains(&day) || self.words.named_days.contains(&(a, b)) {
            return None;
        }
        let stated = Stated { month: Some(month), day: Some(day), ..Stated::default() };
        Some(Reading::new(at, at + 3, Meaning::Some(Named::Day { month, day }), stated))
    }

    fn goes_on(&self, at: usize, mark: char) -> bool {
        self.is_mark(at, mark) && self.is_glued(at) && self.is_glued(at + 1)
    }

    /// `2009-10` and `2014–2018`, a span of years; `2025-11`, a month.
    fn two_years(&self, at: usize) -> Option<Reading> {
        let first = self.items.get(at).filter(|item| item.text.len() == 4)?;
        let from = i16::try_from(first.number.filter(|year| (1000..2200).contains(year))?).ok()?;
        let last = self.items.get(at + 2).filter(|item| item.glued)?;
        if !self.is_dash(at + 1)
            || !self.is_glued(at + 1)
            || self.is_glued(at + 3) && self.number(at + 3).is_some()
        {
            return None;
        }
        let number = i16::try_from(last.number?).ok()?;
        let to = match last.text.len() {
            2 => from / 100 * 100 + number,
            4 => number,
            _ => return None,
        };
        let stated = Stated { year: Some(from), ..Stated::default() };
        if last.text.len() == 2 && to != from + 1 && (1..=12).contains(&number) {
            let month = i8::try_from(number).ok()?;
            let stated = Stated { month: Some(month), ..stated };
            return Some(Reading::new(at, at + 3, Meaning::Known(Period::month(from, month)?), stated));
        }
        let longest = if last.text.len() == 2 { 15 } else { 200 };
        if to <= from || to > from + longest {
            return None;
        }
        let year = |year| Period::year(year).map(|year| Box::new(Meaning::Known(year)));
        Some(Reading::new(at, at + 3, Meaning::Range(year(from)?, year(to)?), stated))
    }
}

/// A year in two figures is of the hundred years up to 2049.
fn full_year(text: &str) -> Option<i16> {
    let year: i16 = text.parse().ok()?;
    match text.len() {
        2 if year < 50 => Some(2000 + year),
        2 => Some(1900 + year),
        4 if (1000..2200).contains(&year) => Some(year),
        _ => None,
    }
}

fn day_reading(start: usize, end: usize, year: i16, month: i8, day: i8) -> Option<Reading> {
    if !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    let stated = Stated { year: Some(year), month: Some(month), day: Some(day), ..Stated::default() };
    let meaning =
        Date::new(year, month, day).map_or(Meaning::Impossible, |day| Meaning::Known(Period::day(day)));
    Some(Reading::new(start, end, meaning, stated))
}
