use crate::{
    check::BlockContext,
    checks::{stale_date, weekday_mismatch},
    compare::{
        calendar,
        date::{Answer, ComparedDate, Verdict},
    },
    corpus::frame::DateBound,
    declare_check,
    facts::date::DateMention,
    finding::{Edit, Evidence, Finding, Fix, Severity},
};

declare_check! {
    /// A date, weekday, month or year that cannot be the source's for the same event.
    ///
    /// ## Why it matters
    ///
    /// A wrong day puts an event in another order, and readers who were there notice.
    ///
    /// A coarser or finer form that agrees (“spring 2025” for April 2025), another event's date, the date of the text itself
    /// (“DALE, March 18 —”), and a source's weekday that cannot be placed in the calendar are left alone.
    ///
    /// ## What to do
    ///
    /// Use the source's date, or cite the source that has yours.
    ///
    /// ## Example
    ///
    /// ```article wire.md
    /// The council adopted the harbor budget on Monday, March 16, 2026.
    /// ```
    ///
    /// ```article draft.md
    /// The council adopted the harbor budget on {|date-conflict:March 18, 2026|}.
    /// ```
    pub(super) DATE_CONFLICT { code: "date-conflict", severity: Severity::Error, run: run }
}

fn run(ctx: &BlockContext<'_>, findings: &mut Vec<Finding>) {
    for compared in &ctx.comparison.dates {
        let Verdict::Conflict(at) = compared.verdict else { continue };
        let faulty = compared.date.impossible || weekday_mismatch::is_mismatch(compared.date);
        if faulty || stale_date::copied(ctx, compared).is_some() {
            continue;
        }
        let answer = compared.answers[at];
        let theirs = answer.date.place.text(ctx.corpus.article(answer.fact.source));
        let span = compared.date.place.in_file(ctx.draft);
        let message = message(compared, &answer, compared.date.place.text(ctx.draft), theirs);
        let mut finding = DATE_CONFLICT.finding(span.clone(), message, evidence(ctx, compared, at));
        if compared.frame.bound.is_none() {
            let new_text = replacement(compared.date, answer.date, theirs);
            let title = format!("use the source's date: {new_text}");
            finding.fixes.push(Fix { title, edits: vec![Edit { span, new_text }] });
        }
        findings.push(finding);
    }
}

fn message(compared: &ComparedDate<'_>, answer: &Answer<'_>, ours: &str, theirs: &str) -> String {
    let (our_days, their_days) = (worked_out(compared.date), worked_out(answer.date));
    match compared.frame.bound {
        Some(DateBound::Before) => {
            format!("the source has {theirs}{their_days} for this, which is not before {ours}")
        }
        Some(DateBound::After) => {
            format!("the source has {theirs}{their_days} for this, which is not after {ours}")
        }
        _ => format!("the source has {theirs}{their_days} for this, not {ours}{our_days}"),
    }
}

/// What a relative date comes to.
fn worked_out(date: &DateMention) -> String {
    let days = date.days.filter(|_| date.relative && date.stated.month.is_none());
    days.map_or(String::new(), |days| format!(" ({})", calendar::in_words(days)))
}

/// The source's day as the draft would write it: what was "yesterday" in the source is another day's yesterday now.
fn replacement(ours: &DateMention, theirs: &DateMention, text: &str) -> String {
    let is_weekday = |it: &DateMention| it.stated.weekday.is_some() && it.stated.day.is_none();
    match theirs.days {
        Some((day, last)) if day == last && is_weekday(ours) && !is_weekday(theirs) => {
            day.strftime("%A").to_string()
        }
        Some((day, last)) if day == last && theirs.relative && !is_weekday(ours) => {
            let form = if ours.stated.year.is_some() { "%B %-d, %Y" } else { "%B %-d" };
            day.strftime(form).to_string()
        }
        _ => text.to_owned(),
    }
}

/// The contradicting passages that are about as like as the best, the best first.
fn evidence(ctx: &BlockContext<'_>, compared: &ComparedDate<'_>, at: usize) -> Vec<Evidence> {
    let best = &compared.answers[at];
    let alike = compared
        .answers
        .iter()
        .filter(|it| it.relation == best.relation && it.likeness >= 0.6 * best.likeness);
    ctx.corpus.cited(std::iter::once(best).chain(alike).map(|it| (it.fact.source, &it.date.place)))
}
