//! Mentions of the calendar: days, months, years, and times that lean on them.
use jiff::civil::{Date, Time, Weekday};

use crate::{facts::Place, source::Article};

/// A date as the text gives it, and what it comes to.
#[derive(Clone, Debug, PartialEq)]
pub struct DateMention {
    /// The words: `Tuesday, November 4, 2025`, `last week`, `the fourth of November`, `Tuesday night`.
    pub place: Place,
    /// What the words themselves say.
    pub stated: Stated,
    /// The days it may stand for, from the first to the last, worked out with the publication date and the text around it;
    /// none where that cannot be known. Both ends are included.
    pub days: Option<(Date, Date)>,
    /// ISO 8601 of what is known, for the record: "2025-11-04", "2025-11", "2025", "2025-Q4", "2025-W45", "A/B" for a span.
    pub iso: Option<String>,
    /// It was worked out from the day of publication or of another mention ("yesterday", "Monday", "the day before").
    pub relative: bool,
    /// The words name a day that no calendar has (February 30).
    pub impossible: bool,
}

/// The parts of a date that stand in the text.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Stated {
    /// With its century.
    pub year: Option<i16>,
    /// 1 to 12.
    pub month: Option<i8>,
    /// 1 to 31, as written, even where the month has no such day.
    pub day: Option<i8>,
    /// The name of the day.
    pub weekday: Option<Weekday>,
    /// The time of day.
    pub time: Option<Time>,
}

/// The dates of an article, in text order. A relative one leans on the publication date and on the mentions before it.
pub fn find(_article: &Article) -> Vec<DateMention> {
    Vec::new()
}
