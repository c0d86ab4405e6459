use crate::{
    check::BlockContext,
    checks::figure_conflict::evidence,
    compare::figure::Verdict,
    declare_check,
    facts::figure::{Bound, Figure},
    finding::{Edit, Finding, Fix, Severity},
};

declare_check! {
    /// “Exactly” where every source hedges, or a bound turned round.
    ///
    /// ## Why it matters
    ///
    /// “At least 40” is not “exactly 40”, and “more than 1,000” is not “fewer than 1,000”: the number is right and the
    /// statement is wrong.
    ///
    /// A plain value for an “about” is ordinary style and left alone.
    ///
    /// ## What to do
    ///
    /// Keep the source's hedge or bound.
    ///
    /// ## Example
    ///
    /// ```article wire.md
    /// At least 40 members of the union have asked about early retirement, its president said.
    /// ```
    ///
    /// ```article draft.md
    /// {|hedge-dropped:Exactly 40|} members of the union have asked about early retirement.
    /// ```
    pub(super) HEDGE_DROPPED { code: "hedge-dropped", severity: Severity::Warning, run: run }
}

fn run(ctx: &BlockContext<'_>, findings: &mut Vec<Finding>) {
    for compared in &ctx.comparison.figures {
        let Verdict::HedgeLost(at) = compared.verdict else { continue };
        if ctx.comparison.is_quoted(compared.figure) {
            continue;
        }
        let answer = compared.answers[at];
        let theirs = answer.figure.place.text(ctx.corpus.article(answer.fact.source));
        let ours = compared.figure.place.text(ctx.draft);
        let message = match compared.figure.bound {
            Bound::Exactly => format!("the source hedges: it has “{theirs}”, not “{ours}”"),
            _ => format!("the bound is turned round: the source has “{theirs}”, not “{ours}”"),
        };
        let mut finding = HEDGE_DROPPED.finding(
            compared.figure.place.in_file(ctx.draft),
            message,
            evidence(ctx, compared, at),
        );
        finding.fixes.push(hedged(ctx, compared.figure, theirs));
        findings.push(finding);
    }
}

/// The source's figure with its hedge.
fn hedged(ctx: &BlockContext<'_>, figure: &Figure, theirs: &str) -> Fix {
    let edits = vec![Edit { span: figure.place.in_file(ctx.draft), new_text: theirs.to_owned() }];
    Fix { title: format!("use the source's figure: {theirs}"), edits }
}
