use crate::{
    check::BlockContext,
    declare_check,
    finding::{Finding, Severity},
};

declare_check! {
    /// A day that no calendar has.
    ///
    /// ## Why it matters
    ///
    /// February 30 is always a slip, for a day or a month that somebody needs to know.
    ///
    /// ## What to do
    ///
    /// Go back to the source of the date.
    ///
    /// ## Example
    ///
    /// ```article wire.md
    /// The harbor bridge reopened to traffic.
    /// ```
    ///
    /// ```article draft.md
    /// Claims must be filed by {|impossible-date:September 31, 2026|}.
    /// ```
    pub(super) IMPOSSIBLE_DATE { code: "impossible-date", severity: Severity::Error, run: run }
}

fn run(ctx: &BlockContext<'_>, findings: &mut Vec<Finding>) {
    for date in ctx.dates().iter().filter(|date| date.impossible) {
        let message = format!("there is no {}", date.place.text(ctx.draft));
        findings.push(IMPOSSIBLE_DATE.finding(date.place.in_file(ctx.draft), message, Vec::new()));
    }
}
