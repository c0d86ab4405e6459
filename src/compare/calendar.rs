//! Can two mentions of the calendar mean the same day? Coarser and finer forms agree where one lies in the other.
use jiff::civil::{Date, Weekday};

use crate::facts::date::DateMention;

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
        return if meet { Relation::Agrees } else { Relation::Conflicts };
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
