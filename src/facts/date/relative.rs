//! Days counted from others: "yesterday", "last Thursday", "two days earlier", "the following month".
use crate::{
    facts::date::{
        Stated,
        meaning::{From, Meaning, Named, Reading},
        reader::Reader,
    },
    lang::date::{DateWord, DayPart, Unit},
};
use jiff::civil::Weekday;

impl Reader<'_> {
    /// Any mention that leans on another day.
    pub(super) fn relative(&self, at: usize) -> Option<Reading> {
        self.day_word(at)
            .or_else(|| self.picked(at))
            .or_else(|| self.turn(at).map(|turn| self.with_weekday(turn)))
            .or_else(|| self.unit_alone(at))
            .or_else(|| self.hint(at))
    }

    /// "today", "tonight", "this morning", "last night".
    fn day_word(&self, at: usize) -> Option<Reading> {
        let day = |count| Meaning::Turn(Unit::Day, count, From::Publication);
        let (meaning, part, end) = match (self.word(at)?, self.word(at + 1)) {
            (DateWord::Day(count), _) => (day(count), None, at + 1),
            (DateWord::DayAndPart(count, part), _) => (day(count), Some(part), at + 1),
            (DateWord::Which(which), Some(DateWord::Part(part)))
                if which <= 0 && (which == 0 || part == DayPart::Night) =>
            {
                (day(i32::from(which)), Some(part), at + 2)
            }
            _ => return None,
        };
        Some(Reading { part, ..Reading::new(at, end, meaning, Stated::default()) })
    }

    /// "last", "the following", "the same": how far, from what, and the place after it.
    fn which(&self, at: usize) -> Option<(i8, From, usize)> {
        let from = self.skip_the(at);
        match self.word(from)? {
            DateWord::Which(which) => Some((which, From::Publication, from + 1)),
            DateWord::Step(which) => Some((which, From::Text, from + 1)),
            DateWord::Same => Some((0, From::Text, from + 1)),
            _ => None,
        }
    }

    /// "last Thursday", "next March", "this summer", "the following Monday".
    fn picked(&self, at: usize) -> Option<Reading> {
        let (which, origin, next) = self.which(at)?;
        let mut stated = Stated::default();
        let named = match self.word(next)? {
            DateWord::Weekday(day) => {
                let weekday = Weekday::from_monday_one_offset(day).ok()?;
                stated.weekday = Some(weekday);
                Named::Weekday(weekday)
            }
            DateWord::Month(_) if self.items[next].is_lower() && self.items[next].is_doubtful(self.words) => {
                return None;
            }
            DateWord::Month(month) if self.day(next + 1).is_none() => {
                stated.month = Some(month);
                Named::Month(month)
            }
            DateWord::Season(season) => Named::Season(season),
            _ => match self.holiday(next)?.meaning {
                Meaning::Some(named) => named,
                _ => return None,
            },
        };
        let end = self.holiday(next).map_or(next + 1, |holiday| holiday.end);
        Some(Reading::new(at, end, Meaning::Pick(named, which, origin), stated))
    }

    /// "last week", "the past year", "the same month", "the previous day".
    pub(super) fn turn(&self, at: usize) -> Option<Reading> {
        let (count, origin, from) = self.which(at)?;
        let next = self.skip_all(from, |word| word == DateWord::Filler);
        let unit = self.unit(next).filter(|&unit| unit != Unit::Half)?;
        // "the last day", "the last days": of what?
        if unit == Unit::Day && origin == From::Publication || self.is_plural(next) {
            return None;
        }
        let meaning = Meaning::Turn(unit, i32::from(count), origin);
        Some(Reading::new(at, next + 1, meaning, Stated::default()))
    }

    /// "next week on Tuesday".
    fn with_weekday(&self, turn: Reading) -> Reading {
        let next = self.skip(turn.end, |word| word == DateWord::On);
        let (Meaning::Turn(Unit::Week, ..), Some(DateWord::Weekday(day))) = (&turn.meaning, self.word(next))
        else {
            return turn;
        };
        let Ok(weekday) = Weekday::from_monday_one_offset(day) else { return turn };
        let meaning = Meaning::Within(Named::Weekday(weekday), Box::new(turn.meaning));
        let stated = Stated { weekday: Some(weekday), ..turn.stated };
        Reading::new(turn.start, next + 1, meaning, stated)
    }

    /// "two days ago", "a year earlier", "the day before", "a week from Tuesday", "the day after Labor Day".
    pub(super) fn shift(&self, at: usize) -> Option<Reading> {
        let (count, next) = self.count(at)?;
        let next = self.skip_mark(next, '-');
        let (times, unit) = self.units(next)?;
        let count = count * times;
        let exact = self.skip_to_the_day(next + 1);
        let after = self.skip_mark(exact, '-');
        let (sign, from, end) = match self.word(after)? {
            DateWord::Ago => (-1, From::Publication, after + 1),
            DateWord::Shift(sign) => (i32::from(sign), From::Text, after + 1),
            DateWord::ShiftFrom(sign) => {
                let beyond = self.beyond(after + 1, unit);
                let (from, end) = beyond.or_else(|| self.origin(after + 1))?;
                (i32::from(sign), from, end)
            }
            DateWord::From => {
                let base = self.core(after + 1)?;
                (1, From::This(Box::new(base.meaning)), base.end)
            }
            _ => return None,
        };
        // "the year-earlier quarter" is a year before the one reported, whatever was named last.
        let from = if after > exact { From::Publication } else { from };
        let (unit, count) =
            if exact > next + 1 && unit == Unit::Week { (Unit::Day, 7 * count) } else { (unit, count) };
        Some(Reading::new(at, end, Meaning::Turn(unit, sign * count, from), Stated::default()))
    }

    /// A unit that days can be counted in, and how many: two weeks are a fortnight.
    fn units(&self, at: usize) -> Option<(i32, Unit)> {
        match self.word(at)? {
            DateWord::Unit(Unit::Half | Unit::Weekend) => None,
            DateWord::Unit(unit) => Some((1, unit)),
            DateWord::Fortnight => Some((2, Unit::Week)),
            _ => None,
        }
    }

    /// "next" in "the week after next", "last" in "the year before last".
    fn beyond(&self, at: usize, unit: Unit) -> Option<(From, usize)> {
        let Some(DateWord::Which(which)) = self.word(at).filter(|_| self.word(at + 1).is_none()) else {
            return None;
        };
        let base = Meaning::Turn(unit, i32::from(which), From::Publication);
        (which != 0).then(|| (From::This(Box::new(base)), at + 1))
    }

    /// "to the day", between a unit and "after".
    fn skip_to_the_day(&self, at: usize) -> usize {
        let the = self.expect(at, |word| word == DateWord::To);
        let day = the.and_then(|the| self.expect(the, |word| word == DateWord::The));
        day.and_then(|day| self.expect(day, |word| word == DateWord::Unit(Unit::Day))).unwrap_or(at)
    }

    /// What "before" and "after" lean on: the phrase that follows, or, at the end of a clause, the text before.
    fn origin(&self, at: usize) -> Option<(From, usize)> {
        if let Some(base) = self.core(at) {
            return Some((From::This(Box::new(base.meaning)), base.end));
        }
        let ends =
            self.items.get(at).is_none_or(|item| item.mark.is_some() || item.word == Some(DateWord::And));
        ends.then_some((From::Text, at))
    }

    /// "two", "a", "the" (one), "25", "twenty-five".
    pub(super) fn count(&self, at: usize) -> Option<(i32, usize)> {
        if let Some(number) = self.number(at) {
            return (number < 5000).then_some((number, at + 1));
        }
        match self.word(at)? {
            DateWord::A | DateWord::The => Some((1, at + 1)),
            DateWord::Number(tens) => {
                let one = if self.is_dash(at + 1) { at + 2 } else { at + 1 };
                match self.word(one) {
                    Some(DateWord::Number(ones)) if tens >= 20 && ones < 10 => Some((tens + ones, one + 1)),
                    _ => Some((tens, at + 1)),
                }
            }
            DateWord::Unit(_) if !self.is_plural(at) => Some((1, at)),
            _ => None,
        }
    }

    /// "the weekend", the last or next one; "the quarter", "the day", the one last spoken of; "year-end".
    fn unit_alone(&self, at: usize) -> Option<Reading> {
        if let Some(end) = self.unit_end(at) {
            let meaning = Meaning::Turn(self.unit(at)?, 0, From::Publication);
            return Some(Reading::new(at, end, meaning, Stated::default()));
        }
        let filler = self.expect(at, |word| word == DateWord::The)?;
        let from = self.skip_all(filler, |word| word == DateWord::Filler);
        let unit = self.unit(from).filter(|_| !self.is_plural(from))?;
        let meaning = match unit {
            Unit::Weekend => Meaning::Some(Named::Weekend),
            Unit::Half | Unit::Decade | Unit::Century => return None,
            _ if self.is_explained(from + 1) => return None,
            _ => Meaning::Turn(unit, 0, From::Text),
        };
        Some(Reading::new(at, from + 1, meaning, Stated::default()))
    }

    /// "year-end", "month’s end", "by year end".
    fn unit_end(&self, at: usize) -> Option<usize> {
        self.unit(at).filter(|&unit| unit > Unit::Day)?;
        let end = if self.is_dash(at + 1) { at + 2 } else { at + 1 };
        let joined = end > at + 1 || self.items[at].possessive || self.has_lead(at);
        self.expect(end, |word| joined && word == DateWord::Edge)
    }

    /// Does what follows tell which one is meant ("the day of the vote", "the year he left")?
    pub(super) fn is_explained(&self, at: usize) -> bool {
        self.items.get(at).is_some_and(|item| item.mark.is_none() && item.word != Some(DateWord::To))
    }

    fn is_plural(&self, at: usize) -> bool {
        self.items[at].text.ends_with(self.words.plural_ending)
    }
}
