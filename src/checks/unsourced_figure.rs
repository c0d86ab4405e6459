use crate::{
    check::BlockContext,
    compare::figure::{ComparedFigure, Verdict},
    declare_check,
    finding::{Finding, Severity},
};

declare_check! {
    /// A figure that no source has for this thing. Off unless you ask for it.
    ///
    /// ## Why it matters
    ///
    /// Before a sensitive piece goes out, a desk may want to see every number that rests on nothing in the corpus.
    ///
    /// ## What to do
    ///
    /// Turn it on with `--severity unsourced-figure=hint` or in `copydesk.toml`, and add the sources that are missing.
    ///
    /// ## Example
    ///
    /// ```article wire.md
    /// The bridge on Mill Lane was closed on Monday.
    /// ```
    ///
    /// ```article draft.md
    /// The bridge on Mill Lane carries {|unsourced-figure:4,000|} cars a day.
    /// ```
    pub(super) UNSOURCED_FIGURE { code: "unsourced-figure", severity: Severity::Hint, off: true, run: run }
}

fn run(ctx: &BlockContext<'_>, findings: &mut Vec<Finding>) {
    for compared in ctx.comparison.figures.iter().filter(|it| is_open(it)) {
        let span = compared.figure.place.in_file(ctx.draft);
        findings.push(UNSOURCED_FIGURE.finding(span, "no source has this figure".to_owned(), Vec::new()));
    }
}

/// Ranks mostly tell the parts of a story apart.
fn is_open(it: &ComparedFigure<'_>) -> bool {
    it.verdict == Verdict::Unknown && !it.figure.is_rank()
}
