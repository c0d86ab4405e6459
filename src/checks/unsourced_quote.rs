use crate::{
    check::BlockContext,
    compare::quotation::{Verdict, said},
    declare_check,
    finding::{Finding, Severity},
};

declare_check! {
    /// An attributed quotation that no source has, nor anything near it.
    ///
    /// ## Why it matters
    ///
    /// It may come from your own notes, and then all is well; it may come from memory. Copydesk only says that the sources it
    /// was given cannot vouch for it. It never fails a check unless you ask for that.
    ///
    /// ## What to do
    ///
    /// Add the source, or mark the place as checked: `<!-- copydesk: ok unsourced-quote: my interview, 4 May -->`.
    ///
    /// ## Example
    ///
    /// ```article wire.md
    /// “We will never raise taxes,” Mayor Ada Quill said.
    /// ```
    ///
    /// ```article draft.md
    /// {|unsourced-quote:“Nobody in this town reads a budget twice,”|} Ada Quill said.
    /// ```
    pub(super) UNSOURCED_QUOTE { code: "unsourced-quote", severity: Severity::Info, run: run }
}

/// Shorter fragments without a source are too common to mention.
const WORTH_TELLING: usize = 4;

fn run(ctx: &BlockContext<'_>, findings: &mut Vec<Finding>) {
    for quoted in &ctx.comparison.quotations {
        let attributed = quoted.quotation.speaker.is_some();
        if matches!(quoted.verdict, Verdict::Unknown)
            && attributed
            && said(&quoted.parts).count() >= WORTH_TELLING
        {
            let message = "no source has this quotation, or anything near it".to_owned();
            findings.push(UNSOURCED_QUOTE.finding(
                quoted.quotation.place.in_file(ctx.draft),
                message,
                Vec::new(),
            ));
        }
    }
}
