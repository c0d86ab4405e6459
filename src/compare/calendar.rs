//! Can two mentions of the calendar mean the same day? Coarser and finer forms agree where one lies in the other.
use jiff::civil::{Date, Weekday};

use crate::{corpus::frame::DateBound, facts::date::DateMention};

/// How two mentions stand to each other, if both date the same event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// Both can be right.
    Agrees,
    /// They cannot both be right.
    Conflicts,
    /// They have no part in common that could tell.
    Unknown,
}

/// Compares two mentions.
pub fn relation(a: &DateMention, b: &DateMention) -> Relation {
    if let (Some(ours), Some(theirs)) = (a.days, b.days) {
        let meet = ours.0 <= theirs.1 && theirs.0 <= ours.1;
        return if meet || is_week_off(a, b) || is_week_off(b, a) {
            Relation::Agrees
        } else {
            Relation::Conflicts
        };
    }
    let (ours, theirs) = (Parts::of(a), Parts::of(b));
    let common = [
        both(ours.year, theirs.year),
        both(ours.month, theirs.month),
        both(ours.day, theirs.day),
        both(ours.weekday, theirs.weekday),
    ];
    if common.contains(&Some(false)) {
        Relation::Conflicts
    } else if common.contains(&Some(true)) {
        Relation::Agrees
    } else {
        Relation::Unknown
    }
}

/// A bare weekday may have been placed in the wrong week.
fn is_week_off(bare: &DateMention, other: &DateMention) -> bool {
    let stated = bare.stated;
    let is_bare = stated.weekday.is_some() && stated.day.is_none() && stated.month.is_none();
    let (Some((ours, _)), Some((first, last))) = (bare.days, other.days) else { return false };
    is_bare && first == last && ours.weekday() == first.weekday() && (ours - first).get_days().abs() == 7
}

/// The same where the draft's date is a bound: "after 1972" agrees with a day behind it.
pub fn bounded(bound: DateBound, a: &DateMention, b: &DateMention) -> Relation {
    let Some(theirs) = b.days else { return Relation::Unknown };
    let Some(ours) = a.days.or_else(|| in_year_of(a, theirs.0)) else { return Relation::Unknown };
    let holds = match bound {
        DateBound::Before => theirs.1 < ours.0,
        DateBound::After => theirs.0 > ours.1,
        DateBound::Open(_) | DateBound::Name => return Relation::Unknown,
    };
    if holds { Relation::Agrees } else { Relation::Conflicts }
}

/// A day without a year ("before November 30") is one of the year that is spoken of.
fn in_year_of(bare: &DateMention, other: Date) -> Option<(Date, Date)> {
    let day = Date::new(other.year(), bare.stated.month?, bare.stated.day?).ok()?;
    bare.stated.year.is_none().then_some((day, day))
}

/// What one would have had to get wrong to write the one date for the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slip {
    /// The year of a month or day.
    Year,
    /// The month of a day, or the week of a weekday.
    Part,
    /// A day, or all that there is.
    Plain,
    /// More than one part of two days far from each other.
    Far,
}

/// Compares two mentions that conflict.
pub fn slip(a: &DateMention, b: &DateMention) -> Slip {
    let (ours, theirs) = (Parts::of(a), Parts::of(b));
    let same = |part: Option<bool>| part == Some(true);
    let (year, month) = (both(ours.year, theirs.year), both(ours.month, theirs.month));
    let (day, weekday) = (both(ours.day, theirs.day), both(ours.weekday, theirs.weekday));
    let told = |it: &DateMention| it.stated.month.is_some();
    match () {
        () if year == Some(false) && same(month) && day != Some(false) && told(a) && told(b) => Slip::Year,
        () if month == Some(false) && same(day) && told(a) && told(b) => Slip::Part,
        () if same(month) && same(weekday) && a.stated.weekday.is_some() => Slip::Part,
        () if is_far(a, b) && (month == Some(false) && day == Some(false) || is_of_old(a, b)) => Slip::Far,
        () => Slip::Plain,
    }
}

/// A bare year is of old times, and a date without a year of these days.
fn is_of_old(a: &DateMention, b: &DateMention) -> bool {
    let bare = |it: &DateMention| it.stated.year.is_some() && it.stated.month.is_none();
    bare(a) && b.stated.year.is_none() || bare(b) && a.stated.year.is_none()
}

/// Further apart than this, in days, and nobody mistakes the one for the other.
const FAR: i32 = 31;

fn is_far(a: &DateMention, b: &DateMention) -> bool {
    let apart = |a: (Date, Date), b: (Date, Date)| (a.0 - b.1).get_days().max((b.0 - a.1).get_days());
    a.days.zip(b.days).is_some_and(|(a, b)| apart(a, b) > FAR)
}

/// A stretch of days in words, for messages: "November 14, 2025", "November 2025", "April 28 to May 4, 2025".
pub fn in_words((first, last): (Date, Date)) -> String {
    let whole = first.day() == 1 && last == last.last_of_month();
    match () {
        () if first == last => first.strftime("%B %-d, %Y").to_string(),
        () if whole && same_month(first, last) => first.strftime("%B %Y").to_string(),
        () if whole && first == last.first_of_year() && last.month() == 12 => {
            first.strftime("%Y").to_string()
        }
        () if same_month(first, last) => {
            format!("{} to {}", first.strftime("%B %-d"), last.strftime("%-d, %Y"))
        }
        () if first.year() == last.year() => {
            format!("{} to {}", first.strftime("%B %-d"), last.strftime("%B %-d, %Y"))
        }
        () => format!("{} to {}", first.strftime("%B %-d, %Y"), last.strftime("%B %-d, %Y")),
    }
}

fn both<T: PartialEq>(a: Option<T>, b: Option<T>) -> Option<bool> {
    Some(a? == b?)
}

/// The parts of a date that are known, from its words or worked out.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Parts {
    year: Option<i16>,
    month: Option<i8>,
    day: Option<i8>,
    weekday: Option<Weekday>,
}

impl Parts {
    fn of(it: &DateMention) -> Parts {
        let stated = it.stated;
        let told = Parts { year: stated.year, month: stated.month, day: stated.day, weekday: stated.weekday };
        let Some((first, last)) = it.days else { return told };
        Parts {
            year: told.year.or((first.year() == last.year()).then(|| first.year())),
            month: told.month.or(same_month(first, last).then(|| first.month())),
            day: told.day.or((first == last).then(|| first.day())),
            weekday: told.weekday.or((first == last).then(|| first.weekday())),
        }
    }
}

fn same_month(first: Date, last: Date) -> bool {
    (first.year(), first.month()) == (last.year(), last.month())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::facts::date::Stated;

    fn mention(year: Option<i16>, month: Option<i8>, day: Option<i8>) -> DateMention {
        let days = match (year, month, day) {
            (Some(year), Some(month), Some(day)) => Some((date(year, month, day), date(year, month, day))),
            (Some(year), Some(month), None) => {
                Some((date(year, month, 1), date(year, month, 1).last_of_month()))
            }
            (Some(year), None, None) => Some((date(year, 1, 1), date(year, 12, 31))),
            _ => None,
        };
        let stated = Stated { year, month, day, ..Stated::default() };
        let place = crate::facts::Place::new(0, 0..1);
        DateMention { place, stated, days, iso: None, relative: false, impossible: false, of_text: false }
    }

    #[test]
    fn a_slip_is_told_from_another_event() {
        let slips = [
            (mention(Some(2021), Some(1), None), mention(Some(2023), Some(1), None), Slip::Year),
            (mention(Some(2026), Some(10), Some(1)), mention(Some(2026), Some(9), Some(1)), Slip::Part),
            (mention(Some(2026), Some(10), Some(1)), mention(Some(2026), Some(10), Some(9)), Slip::Plain),
            (mention(Some(1997), None, None), mention(Some(1998), None, None), Slip::Plain),
            (mention(Some(2026), Some(10), Some(1)), mention(Some(2026), Some(3), Some(9)), Slip::Far),
        ];
        for (a, b, wanted) in slips {
            assert_eq!(slip(&a, &b), wanted, "{a:?} {b:?}");
        }
    }

    #[test]
    fn a_bound_without_a_year_is_of_the_year_spoken_of() {
        let born = mention(Some(1987), Some(11), Some(5));
        assert_eq!(bounded(DateBound::Before, &mention(None, Some(11), Some(6)), &born), Relation::Agrees);
        assert_eq!(bounded(DateBound::Before, &mention(None, Some(11), Some(5)), &born), Relation::Conflicts);
        assert_eq!(bounded(DateBound::Name, &mention(Some(1988), None, None), &born), Relation::Unknown);
    }

    #[test]
    fn days_are_written_as_short_as_they_can_be() {
        let cases = [
            ((date(2025, 11, 14), date(2025, 11, 14)), "November 14, 2025"),
            ((date(2025, 11, 1), date(2025, 11, 30)), "November 2025"),
            ((date(2025, 1, 1), date(2025, 12, 31)), "2025"),
            ((date(2025, 5, 5), date(2025, 5, 11)), "May 5 to 11, 2025"),
            ((date(2025, 4, 28), date(2025, 5, 4)), "April 28 to May 4, 2025"),
            ((date(2024, 12, 30), date(2025, 1, 5)), "December 30, 2024 to January 5, 2025"),
        ];
        for (days, wanted) in cases {
            assert_eq!(in_words(days), wanted);
        }
    }
}
