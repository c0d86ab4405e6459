use crate::{
    check::BlockContext,
    checks::misquote::evidence,
    compare::quotation::Verdict,
    declare_check,
    facts::quotation::Quotation,
    finding::{Edit, Finding, Fix, Severity},
    text::Span,
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
        let mut finding = PARAPHRASE_AS_QUOTE.finding(span, message, vec![evidence(ctx, it)]);
        finding.fixes.extend(unmarked(ctx, quoted.quotation));
        findings.push(finding);
    }
}

/// The words without their marks.
fn unmarked(ctx: &BlockContext<'_>, quotation: &Quotation) -> Option<Fix> {
    let (place, content) = (&quotation.place, &quotation.content);
    let block = &ctx.draft.blocks[place.block];
    let marks = [place.start..content.start, content.end..place.end];
    // A quotation that goes on in the next paragraph has no mark at its end.
    let edit = |mark: Span| Edit { span: block.to_file(&mark), new_text: String::new() };
    let is_marked = marks.iter().all(|mark| !mark.is_empty());
    is_marked
        .then(|| Fix { title: "take the quotation marks away".to_owned(), edits: marks.map(edit).into() })
}
