use crate::{
    check::DraftContext,
    checks,
    config::unknown,
    declare_check,
    finding::{Finding, Severity},
};

declare_check! {
    /// A comment that asks to pass over a finding where there is none.
    ///
    /// `<!-- copydesk: ok CODE: REASON -->` takes out the findings of one check: on its own line, if words of the draft
    /// stand there, else in the block that follows. Comments are no prose: readers of the published story never see them.
    ///
    /// ## Why it matters
    ///
    /// A comment left behind after the text was mended would hide the next mistake made in the same place. One whose code
    /// is misspelt, or that gives no reason, hides nothing at all.
    ///
    /// ## What to do
    ///
    /// Delete the comment, or correct the code, or say after the colon why the words may stand.
    ///
    /// ## Example
    ///
    /// ```article wire.md
    /// “The bridge will open in June,” Mayor Ada Quill said.
    /// ```
    ///
    /// ```article draft.md
    /// {|unused-pardon:<!-- copydesk: ok unused-pardon -->|}
    ///
    /// “The bridge will open in June,” Mayor Ada Quill said.
    /// ```
    pub UNUSED_PARDON {
        code: "unused-pardon",
        severity: Severity::Warning,
        across: run,
    }
}

/// Reports what can be told from the comment alone; comments that silence nothing are found after all checks have run.
fn run(ctx: &DraftContext<'_>, acc: &mut Vec<Finding>) {
    for pardon in &ctx.draft.pardons {
        let message = if checks::by_code(&pardon.code).is_none() {
            unknown("check", &pardon.code, &checks::codes())
        } else if pardon.reason.trim().is_empty() {
            format!("no reason is given: write `copydesk: ok {}: WHY`", pardon.code)
        } else {
            continue;
        };
        acc.push(UNUSED_PARDON.finding(pardon.span.clone(), message, Vec::new()));
    }
}
