use crate::{
    check::CheckContext,
    compare::calendar::{Relation, relation},
    declare_check,
    finding::{Finding, Severity},
};

declare_check! {
    /// A relative date copied from a source, false on the draft's own date.
    ///
    /// ## Why it matters
    ///
    /// “Last week” was true when the source was printed. Copied into a story of next week, it moves the event.
    ///
    /// ## What to do
    ///
    /// Write the date out, or count again from the day of publication.
    ///
    /// ## Example
    ///
    /// ```article wire.md
    /// ---
    /// date: 2025-05-07
    /// ---
    ///
    /// The harbor interview with Mayor Ada Quill was broadcast last week.
    /// ```
    ///
    /// ```article draft.md
    /// ---
    /// date: 2025-05-20
    /// ---
    ///
    /// The harbor interview with Mayor Ada Quill was broadcast {|stale-date:last week|}.
    /// ```
    pub(super) STALE_DATE { code: "stale-date", severity: Severity::Info, run: run }
}

/// From here on two dates are taken to be of the same event.
const SAME_EVENT: f32 = 0.5;

fn run(ctx: &CheckContext<'_>, findings: &mut Vec<Finding>) {
    for compared in ctx.comparison.dates.iter().filter(|it| is_floating(it.date)) {
        let words = compared.date.place.text(ctx.draft);
        let copied = compared.answers.iter().find(|answer| {
            let source = ctx.corpus.article(answer.fact.source);
            answer.likeness >= SAME_EVENT
                && answer.date.place.text(source).eq_ignore_ascii_case(words)
                && relation(compared.date, answer.date) == Relation::Conflicts
        });
        let Some(answer) = copied else { continue };
        let meant = answer.date.iso.as_deref().unwrap_or_default();
        let message =
            format!("“{words}” meant {meant} in the source; on the draft's own date it means another time");
        let evidence = vec![ctx.corpus.fact_evidence(answer.fact.source, &answer.date.place)];
        findings.push(STALE_DATE.finding(compared.date.place.in_file(ctx.draft), message, evidence));
    }
}

/// A date that says nothing without the day of publication: "last week", "yesterday".
pub(super) fn is_floating(date: &crate::facts::date::DateMention) -> bool {
    let stated = date.stated;
    date.relative
        && stated.year.is_none()
        && stated.month.is_none()
        && stated.day.is_none()
        && stated.weekday.is_none()
}
