use jiff::civil::Date;

use crate::{
    check::BlockContext,
    declare_check,
    facts::{Place, date::DateMention},
    finding::{Edit, Finding, Fix, Severity},
    lang::date::DateWord,
    text::token::{Token, tokens},
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
        let mut finding = WEEKDAY_MISMATCH.finding(date.place.in_file(ctx.draft), message, Vec::new());
        finding.fixes.extend(fix(ctx, date, day));
        findings.push(finding);
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

/// The right weekday for the one that stands there.
fn fix(ctx: &BlockContext<'_>, date: &DateMention, day: Date) -> Option<Fix> {
    let text = date.place.text(ctx.draft);
    let mut lower = String::new();
    let mut is_weekday = |token: &Token| {
        let meaning = ctx.draft.language.dates.meaning(token.of(text), &mut lower);
        matches!(meaning, Some(DateWord::Weekday(_) | DateWord::WeekdayShort(_)))
    };
    let written = tokens(text).into_iter().find(|token| is_weekday(token))?.span;
    let place =
        Place::new(date.place.block, date.place.start + written.start..date.place.start + written.end);
    let new_text = day.strftime("%A").to_string();
    let title = format!("use the calendar's weekday: {new_text}");
    Some(Fix { title, edits: vec![Edit { span: place.in_file(ctx.draft), new_text }] })
}
