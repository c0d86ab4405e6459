use crate::{
    declare_check,
    finding::{Finding, Severity},
    source::Acceptance,
    text::Span,
};

declare_check! {
    /// An entry of the ledger whose finding is not there any more.
    ///
    /// `copydesk accept`, and the quick action of the editors, write down in `copydesk.ledger.toml` beside the draft who
    /// lets a finding stand, when and why. An entry holds for one sentence of the draft and one passage of a source. Where
    /// either has changed, the finding is reported again, and says who had accepted it. Where nothing of the kind is found
    /// any more, the entry is reported here, at the sentence that is most like the one that was accepted.
    ///
    /// ## Why it matters
    ///
    /// The ledger tells what was checked. An entry for words that are not in the draft, or for a source that says something
    /// else today, tells nothing.
    ///
    /// ## What to do
    ///
    /// See that the change was meant, and take the entry out of the ledger.
    ///
    /// ## Example
    ///
    /// ```article wire.md
    /// The ferry to Callow Bay carried 412 passengers on Monday.
    /// ```
    ///
    /// ```article copydesk.ledger.toml
    /// [[accepted]]
    /// draft = "draft.md"
    /// code = "figure-conflict"
    /// words = "421"
    /// sentence = "The ferry to Callow Bay carried 421 passengers on Monday."
    /// source = "wire"
    /// says = "The ferry to Callow Bay carried 412 passengers on Monday."
    /// by = "Ada Quill"
    /// on = 2025-11-04
    /// reason = "counted at the pier"
    /// ```
    ///
    /// ```article draft.md
    /// # The ferry runs again
    ///
    /// {|stale-acceptance:The ferry to Callow Bay carried 412 passengers on Monday.|}
    /// ```
    pub STALE_ACCEPTANCE {
        code: "stale-acceptance",
        severity: Severity::Info,
    }
}

/// The finding for an entry, reported at a place of the draft.
pub fn stale(entry: &Acceptance, span: Span, when: &str) -> Finding {
    let Acceptance { claim, by, place, .. } = entry;
    let message = format!(
        "nothing here is a `{}` any more: {by} accepted “{}” {when}; take the entry out of the ledger ({place})",
        claim.code, claim.words
    );
    STALE_ACCEPTANCE.finding(span, message, Vec::new())
}
