//! What the words of a mention mean, before it is known which year, month or week they are in.
use jiff::civil::{Date, Weekday};

use crate::{
    facts::date::{
        Stated,
        period::{self, Period},
    },
    lang::date::{DayPart, Holiday, Season, Tense, Unit},
};

/// A mention as read: where it stands among the items, what it means and what it states.
#[derive(Clone, Debug)]
pub(super) struct Reading {
    /// First item.
    pub(super) start: usize,
    /// One past the last item.
    pub(super) end: usize,
    pub(super) meaning: Meaning,
    pub(super) stated: Stated,
    /// A part of a day that stands alone: "tonight", "this morning".
    pub(super) part: Option<DayPart>,
}

impl Reading {
    pub(super) fn new(start: usize, end: usize, meaning: Meaning, stated: Stated) -> Reading {
        Reading { start, end, meaning, stated, part: None }
    }
}

/// The day that a relative meaning is counted from.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum From {
    /// The day of publication.
    Publication,
    /// The last mention before this one.
    Text,
    /// What is named in the same phrase.
    This(Box<Meaning>),
}

/// What the words of a mention mean.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Meaning {
    /// A stretch of the calendar.
    Known(Period),
    /// Something that comes once a year, month or week; which one, the text does not say.
    Some(Named),
    /// The one in a given stretch: "September last year".
    Within(Named, Box<Meaning>),
    /// last (-1), this (0) or next (1) of something named: "last Thursday".
    Pick(Named, i8, From),
    /// The unit so many units from the one that holds a day: "last week", "the following year", "two days ago".
    Turn(Unit, i32, From),
    /// From one to another, both included.
    Range(Box<Meaning>, Box<Meaning>),
    /// A hint at a time.
    Vague(Tense),
    /// A day that no calendar has.
    Impossible,
}

impl Meaning {
    /// Is it one day?
    pub(super) fn is_day(&self) -> bool {
        match self {
            Meaning::Known(period) => period.unit == Unit::Day,
            Meaning::Some(named) | Meaning::Within(named, _) | Meaning::Pick(named, ..) => {
                named.unit() == Unit::Day
            }
            Meaning::Turn(unit, ..) => *unit == Unit::Day,
            Meaning::Range(..) | Meaning::Vague(_) => false,
            Meaning::Impossible => true,
        }
    }
}

/// Something that comes once in a cycle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Named {
    Month(i8),
    Day {
        month: i8,
        day: i8,
    },
    Weekday(Weekday),
    Weekend,
    DayOfMonth(i8),
    Season(Season),
    /// Quarter or half, and which.
    Part(Unit, i8),
    Holiday(Holiday),
    /// The nth weekday or week of a month; the last for -1.
    NthWeekday(i8, Weekday),
    NthWeek(i8),
}

impl Named {
    /// How long it lasts.
    pub(super) fn unit(self) -> Unit {
        match self {
            Named::Month(_) => Unit::Month,
            Named::Season(_) => Unit::Season,
            Named::Part(unit, _) => unit,
            Named::NthWeek(_) => Unit::Week,
            Named::Weekend => Unit::Weekend,
            _ => Unit::Day,
        }
    }

    /// The cycle it comes once in.
    pub(super) fn cycle(self) -> Unit {
        match self {
            Named::Weekday(_) | Named::Weekend => Unit::Week,
            Named::DayOfMonth(_) | Named::NthWeekday(..) | Named::NthWeek(_) => Unit::Month,
            _ => Unit::Year,
        }
    }

    /// The one in the cycle that holds `date`.
    pub(super) fn around(self, date: Date) -> Option<Period> {
        let (year, month) = (date.year(), date.month());
        match self {
            Named::Month(month) => Period::month(year, month),
            Named::Season(season) => Period::season(year, season),
            Named::Part(unit, n) => Period::part_of_year(year, unit, n),
            Named::NthWeek(n) => nth_week(date, n),
            Named::Weekend => Period::containing(Unit::Weekend, date),
            Named::Day { month, day } => Some(Period::day(Date::new(year, month, day).ok()?)),
            Named::DayOfMonth(day) => Some(Period::day(Date::new(year, month, day).ok()?)),
            Named::Holiday(holiday) => Some(Period::day(period::holiday(holiday, year)?)),
            Named::NthWeekday(n, weekday) => {
                period::nth_weekday(year, month, weekday.to_monday_one_offset(), n).map(Period::day)
            }
            Named::Weekday(weekday) => {
                let monday = Period::containing(Unit::Week, date)?.first;
                period::back(monday, -i32::from(weekday.to_monday_zero_offset())).map(Period::day)
            }
        }
    }
}

/// The nth week of the month of `date`: the one that holds its first day is the first, the one that holds its last the last.
fn nth_week(date: Date, n: i8) -> Option<Period> {
    if n < 0 {
        return Period::containing(Unit::Week, date.last_of_month());
    }
    Period::containing(Unit::Week, date.first_of_month())?.shifted(i32::from(n) - 1)
}
