use crate::{
    check::CheckContext,
    checks::weekday_mismatch,
    compare::date::{Answer, ComparedDate, Verdict},
    declare_check,
    finding::{Edit, Evidence, Finding, Fix, Severity},
};

declare_check! {
    /// A date, weekday, month or year that cannot be the source's for the same event.
    ///
    /// ## Why it matters
    ///
    /// A wrong day puts an event in another order, and readers who were there notice.
    ///
    /// A coarser or finer form that agrees (“spring 2025” for April 2025), another event's date, and a source's weekday that
    /// cannot be placed in the calendar are left alone.
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

fn run(ctx: &CheckContext<'_>, findings: &mut Vec<Finding>) {
    for compared in &ctx.comparison.dates {
        let Verdict::Conflict(at) = compared.verdict else { continue };
        if compared.date.impossible || weekday_mismatch::is_mismatch(compared.date) {
            continue;
        }
        let answer = compared.answers[at];
        let theirs = answer.date.place.text(ctx.corpus.article(answer.fact.source));
        let ours = compared.date.place.text(ctx.draft);
        let span = compared.date.place.in_file(ctx.draft);
        let message = format!("the source has {theirs} for this, not {ours}{}", worked_out(&answer));
        let mut finding = DATE_CONFLICT.finding(span.clone(), message, evidence(ctx, compared, at));
        let title = format!("use the source's date: {theirs}");
        finding.fixes.push(Fix { title, edits: vec![Edit { span, new_text: theirs.to_owned() }] });
        findings.push(finding);
    }
}

/// What a relative date of the source comes to.
fn worked_out(answer: &Answer<'_>) -> String {
    match answer.date.days {
        Some((first, last)) if answer.date.relative && first == last => format!(" ({first})"),
        _ => String::new(),
    }
}

/// At most so many passages are shown for one date.
const SHOWN: usize = 4;

fn evidence(ctx: &CheckContext<'_>, compared: &ComparedDate<'_>, at: usize) -> Vec<Evidence> {
    let best = compared.answers[at];
    let mut shown: Vec<Answer> = vec![best];
    for answer in compared
        .answers
        .iter()
        .filter(|it| it.relation == best.relation && it.likeness >= 0.6 * best.likeness)
    {
        if shown.len() < SHOWN && shown.iter().all(|it| it.fact.source != answer.fact.source) {
            shown.push(*answer);
        }
    }
    shown.iter().map(|it| ctx.corpus.fact_evidence(it.fact.source, &it.date.place)).collect()
}
