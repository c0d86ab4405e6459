use crate::{
    check::BlockContext,
    checks::figure_conflict::evidence,
    compare::figure::Verdict,
    declare_check,
    finding::{Finding, Severity},
};

declare_check! {
    /// A source's figure, given to another thing than in any source.
    ///
    /// ## Why it matters
    ///
    /// The number is real, and so it looks checked; but it measures something else.
    ///
    /// ## What to do
    ///
    /// See what the figure measures in the source, and give it back to that.
    ///
    /// ## Example
    ///
    /// ```article wire.md
    /// “I have fought fires for 28 years,” said Raul Benn, the fire chief. Dale Etter, the commander, said 912 firefighters
    /// were on the line.
    /// ```
    ///
    /// ```article draft.md
    /// Dale Etter, who has fought fires for {|figure-misapplied:28 years|}, said on Monday that the line would hold.
    /// ```
    pub(super) FIGURE_MISAPPLIED { code: "figure-misapplied", severity: Severity::Warning, run: run }
}

fn run(ctx: &BlockContext<'_>, findings: &mut Vec<Finding>) {
    for compared in &ctx.comparison.figures {
        let Verdict::Misapplied(at) = compared.verdict else { continue };
        if ctx.comparison.is_quoted(compared.figure) {
            continue;
        }
        let theirs =
            compared.answers[at].figure.place.text(ctx.corpus.article(compared.answers[at].fact.source));
        let message = format!("the source has “{theirs}” for something else");
        let span = compared.figure.place.in_file(ctx.draft);
        findings.push(FIGURE_MISAPPLIED.finding(span, message, evidence(ctx, compared, at)));
    }
}
