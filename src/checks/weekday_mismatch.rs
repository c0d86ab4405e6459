use jiff::civil::Date;

use crate::{
    check::BlockContext,
    declare_check,
    facts::date::DateMention,
    finding::{Finding, Severity},
};

declare_check! {
    /// A weekday and a date that do not fall together.
    ///
    /// ## Why it matters
    ///
    /// One of the two is wrong, and no source is needed to see it. Where the year is neither written nor to be inferred,
    /// there is nothing to check.
    ///
    /// ## What to do
    ///
    /// Look the day up; mend the weekday or the date.
    ///
    /// ## Example
    ///
    /// ```article wire.md
    /// The harbor bridge reopened to traffic.
    /// ```
    ///
    /// ```article draft.md
    /// The committee meets on {|weekday-mismatch:Monday, November 4, 2025|}.
    /// ```
    pub(super) WEEKDAY_MISMATCH { code: "weekday-mismatch", severity: Severity::Error, run: run }
}

fn run(ctx: &BlockContext<'_>, findings: &mut Vec<Finding>) {
    for date in ctx.dates() {
        let Some(day) = day(date).filter(|_| is_mismatch(date)) else { continue };
        let message = format!("{} is a {}", day.strftime("%B %-d, %Y"), day.strftime("%A"));
        findings.push(WEEKDAY_MISMATCH.finding(date.place.in_file(ctx.draft), message, Vec::new()));
    }
}

/// Do the weekday and the day of a date contradict each other?
pub(super) fn is_mismatch(date: &DateMention) -> bool {
    date.stated.weekday.zip(day(date)).is_some_and(|(weekday, day)| day.weekday() != weekday)
}

/// The day that month and day name, with the year written or inferred.
fn day(date: &DateMention) -> Option<Date> {
    let (month, day) = (date.stated.month?, date.stated.day?);
    let year = date.stated.year.or(date.days.map(|days| days.0.year()))?;
    Date::new(year, month, day).ok()
}
