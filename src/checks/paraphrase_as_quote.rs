use crate::{
    check::BlockContext,
    checks::misquote::evidence,
    compare::quotation::Verdict,
    declare_check,
    finding::{Finding, Severity},
};

declare_check! {
    /// A source reporter's own prose, put between quotation marks as somebody's words.
    ///
    /// ## Why it matters
    ///
    /// A reporter's summary is not what was said. Put into marks, it becomes a quotation that nobody spoke.
    ///
    /// Titles, terms, scare quotes and single words are left alone.
    ///
    /// ## What to do
    ///
    /// Take the marks away, and credit the reporter if the wording is theirs; or find the speaker's own words.
    ///
    /// ## Example
    ///
    /// ```article wire.md
    /// Mayor Ada Quill said the focus should stay on prevention, schools and the roots of the trouble.
    /// ```
    ///
    /// ```article draft.md
    /// {|paraphrase-as-quote:“The focus should stay on prevention, schools and the roots of the trouble,”|} Quill said.
    /// ```
    pub(super) PARAPHRASE_AS_QUOTE { code: "paraphrase-as-quote", severity: Severity::Warning, run: run }
}

fn run(ctx: &BlockContext<'_>, findings: &mut Vec<Finding>) {
    for quoted in &ctx.comparison.quotations {
        let Verdict::Paraphrase(it) = &quoted.verdict else { continue };
        let message =
            "these are the source reporter's words, not a quotation: there they stand without marks"
                .to_owned();
        let span = quoted.quotation.place.in_file(ctx.draft);
        findings.push(PARAPHRASE_AS_QUOTE.finding(span, message, vec![evidence(ctx, it)]));
    }
}
