//! Stretches of the calendar and their arithmetic. Every step that could leave the calendar gives none.
use jiff::{Span, ToSpan, civil::Date};

use crate::lang::date::{Holiday, Season, Unit};

/// One stretch of the calendar: a unit and its first day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Period {
    pub(super) unit: Unit,
    pub(super) first: Date,
}

impl Period {
    pub(super) fn day(first: Date) -> Period {
        Period { unit: Unit::Day, first }
    }

    pub(super) fn year(year: i16) -> Option<Period> {
        Some(Period { unit: Unit::Year, first: Date::new(year, 1, 1).ok()? })
    }

    pub(super) fn month(year: i16, month: i8) -> Option<Period> {
        Some(Period { unit: Unit::Month, first: Date::new(year, month, 1).ok()? })
    }

    /// The nth part of a year that has parts of this unit: the third quarter.
    pub(super) fn part_of_year(year: i16, unit: Unit, n: i8) -> Option<Period> {
        let months = if unit == Unit::Quarter { 3 } else { 6 };
        let first = Date::new(year, n.checked_sub(1)?.checked_mul(months)?.checked_add(1)?, 1).ok()?;
        Some(Period { unit, first })
    }

    pub(super) fn season(year: i16, season: Season) -> Option<Period> {
        let month = match season {
            Season::Spring => 3,
            Season::Summer => 6,
            Season::Autumn => 9,
            Season::Winter => 12,
        };
        Some(Period { unit: Unit::Season, first: Date::new(year, month, 1).ok()? })
    }

    /// The stretch of this unit that holds `date`.
    pub(super) fn containing(unit: Unit, date: Date) -> Option<Period> {
        let monday = || back(date, i32::from(date.weekday().to_monday_zero_offset()));
        let (year, month) = (date.year(), date.month());
        let first = match unit {
            Unit::Day => date,
            Unit::Week => monday()?,
            Unit::Weekend => back(monday()?, -5)?,
            Unit::Month => Date::new(year, month, 1).ok()?,
            Unit::Quarter => Date::new(year, (month - 1) / 3 * 3 + 1, 1).ok()?,
            Unit::Half => Date::new(year, (month - 1) / 6 * 6 + 1, 1).ok()?,
            Unit::Season if month < 3 => Date::new(year - 1, 12, 1).ok()?,
            Unit::Season => Date::new(year, month / 3 * 3, 1).ok()?,
            Unit::Year => Date::new(year, 1, 1).ok()?,
            Unit::Decade => Date::new(year - year.rem_euclid(10), 1, 1).ok()?,
            Unit::Century => Date::new(year - (year - 1).rem_euclid(100), 1, 1).ok()?,
        };
        Some(Period { unit, first })
    }

    /// The stretch `count` units later.
    pub(super) fn shifted(self, count: i32) -> Option<Period> {
        let first = self.first.checked_add(span(self.unit, count)).ok()?;
        Some(Period { first, ..self })
    }

    /// The days it may mean, from the first to the last. "Winter 2025" may be the one that began in 2024.
    pub(super) fn days(self) -> Option<(Date, Date)> {
        let is_winter = self.unit == Unit::Season && self.first.month() == 12;
        let first = if is_winter { self.first.checked_sub(1.year()).ok()? } else { self.first };
        Some((first, self.last()?))
    }

    /// Its last day. A season ends with its solstice or equinox, as it begins with its month.
    pub(super) fn last(self) -> Option<Date> {
        match self.unit {
            Unit::Weekend => back(self.first, -1),
            Unit::Season => back(self.shifted(1)?.first, -22),
            _ => back(self.shifted(1)?.first, 1),
        }
    }

    /// ISO 8601, with the usual letters for what it leaves out: H1, SP, WE.
    pub(super) fn iso(self) -> String {
        let (date, year, month) = (self.first, self.first.year(), self.first.month());
        let week = date.iso_week_date();
        match self.unit {
            Unit::Day => date.to_string(),
            Unit::Weekend => format!("{:04}-W{:02}-WE", week.year(), week.week()),
            Unit::Week => format!("{:04}-W{:02}", week.year(), week.week()),
            Unit::Month => format!("{year:04}-{month:02}"),
            Unit::Quarter => format!("{year:04}-Q{}", (month + 2) / 3),
            Unit::Half => format!("{year:04}-H{}", (month + 5) / 6),
            Unit::Season => {
                let season = ["WI", "SP", "SU", "FA"];
                format!("{year:04}-{}", season[usize::from(month.unsigned_abs() / 3 % 4)])
            }
            Unit::Year => format!("{year:04}"),
            Unit::Decade => format!("{:03}", year / 10),
            Unit::Century => format!("{:02}", year / 100),
        }
    }
}

/// The day of a holiday in a year.
pub(super) fn holiday(holiday: Holiday, year: i16) -> Option<Date> {
    match holiday {
        Holiday::Fixed(month, day) => Date::new(year, month, day).ok(),
        Holiday::Nth(month, weekday, n) => nth_weekday(year, month, weekday, n),
        Holiday::After(days, month, weekday, n) => back(nth_weekday(year, month, weekday, n)?, -days),
        Holiday::Easter(days) => back(easter(year)?, -days),
    }
}

/// The nth weekday (1 is Monday) of a month; the last for -1.
pub(super) fn nth_weekday(year: i16, month: i8, weekday: i8, n: i8) -> Option<Date> {
    let weekday = jiff::civil::Weekday::from_monday_one_offset(weekday).ok()?;
    Date::new(year, month, 1).ok()?.nth_weekday_of_month(n, weekday).ok()
}

/// Easter Sunday by the Gregorian rule (Meeus, Jones and Butcher).
fn easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let (a, b, c) = (y % 19, y / 100, y % 100);
    let moon = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    let sunday = (32 + 2 * (b % 4) + 2 * (c / 4) - moon - c % 4) % 7;
    let late = (a + 11 * moon + 22 * sunday) / 451;
    let day = moon + sunday - 7 * late + 114;
    Date::new(year, i8::try_from(day / 31).ok()?, i8::try_from(day % 31 + 1).ok()?).ok()
}

/// The day `days` before `date`.
pub(super) fn back(date: Date, days: i32) -> Option<Date> {
    date.checked_sub(span(Unit::Day, days)).ok()
}

fn span(unit: Unit, count: i32) -> Span {
    let count = count.clamp(-9999, 9999);
    match unit {
        Unit::Day => count.days(),
        Unit::Week | Unit::Weekend => (count * 7).days(),
        Unit::Month => count.months(),
        Unit::Quarter | Unit::Season => (count * 3).months(),
        Unit::Half => (count * 6).months(),
        Unit::Year => count.years(),
        Unit::Decade => (count.clamp(-999, 999) * 10).years(),
        Unit::Century => (count.clamp(-99, 99) * 100).years(),
    }
}
