use crate::{
    check::BlockContext,
    checks::misquote::evidence,
    compare::quotation::{Draft, QuotedWords, Verdict, is_misattributed},
    declare_check,
    finding::{Edit, Finding, Fix, Severity},
    text::Span,
};

declare_check! {
    /// The words are in the sources, but somebody else said them.
    ///
    /// ## Why it matters
    ///
    /// A true quotation under the wrong name is wrong twice: one person did not say it, and another did.
    ///
    /// Nobody is accused on a guess: where the draft's speaker or the source's cannot be told with confidence (a pronoun, an
    /// office, “officials”), and where any source gives the words to the draft's speaker, there is no finding.
    ///
    /// ## What to do
    ///
    /// Give the words to the speaker the source names, or cite the source that gives them to yours.
    ///
    /// ## Example
    ///
    /// ```article wire.md
    /// “A rainy-day fund is for rain,” said Dominic Ash, the council president. Graham Pell, a councilman, disagreed.
    /// ```
    ///
    /// ```article draft.md
    /// “A rainy-day fund is for rain,” {|misattributed-quote:Graham Pell|} said.
    /// ```
    pub(super) MISATTRIBUTED_QUOTE { code: "misattributed-quote", severity: Severity::Error, run: run }
}

fn run(ctx: &BlockContext<'_>, findings: &mut Vec<Finding>) {
    // The pieces of one utterance, “…,” she said, “…”, are one fault.
    let begun = ctx.comparison.begun.iter().filter_map(|it| misattributed(ctx, it));
    let mut told: Vec<Span> = begun.map(|it| it.span).collect();
    for quoted in &ctx.comparison.quotations {
        let Some(finding) = misattributed(ctx, quoted) else { continue };
        if !(quoted.quotation.continues && told.contains(&finding.span)) {
            told.push(finding.span.clone());
            findings.push(finding);
        }
    }
}

fn misattributed(ctx: &BlockContext<'_>, quoted: &QuotedWords<'_>) -> Option<Finding> {
    let Verdict::Verbatim(matches) = &quoted.verdict else { return None };
    if !is_misattributed(Draft { article: ctx.draft, facts: ctx.facts }, quoted, ctx.corpus) {
        return None;
    }
    let ours = quoted.quotation.speaker.as_ref()?;
    let theirs = matches.first()?.passage.quoted.as_ref()?.speaker.as_ref()?;
    let theirs = theirs.resolved.as_ref().unwrap_or(&theirs.text);
    let message = format!(
        "the source gives these words to {theirs}, not to {}",
        ours.resolved.as_ref().unwrap_or(&ours.text)
    );
    let place = ours.place.as_ref().unwrap_or(&quoted.quotation.place);
    let span = place.in_file(ctx.draft);
    let evidence = matches.iter().map(|it| evidence(ctx, it)).collect();
    let mut finding = MISATTRIBUTED_QUOTE.finding(span.clone(), message, evidence);
    if ours.place.is_some() {
        let title = format!("attribute it to {theirs}");
        finding.fixes.push(Fix { title, edits: vec![Edit { span, new_text: theirs.clone() }] });
    }
    Some(finding)
}
