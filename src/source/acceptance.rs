//! What people have checked and let stand: an entry of the ledger beside a draft.
use jiff::civil::Date;

/// A finding that somebody answers for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Acceptance {
    /// What was found.
    pub claim: Claim,
    /// Who answers for it.
    pub by: String,
    /// The day on which they said so.
    pub on: Date,
    /// Why, in their words; empty until they give a reason, and nothing is accepted before.
    pub reason: String,
    /// Where the entry stands, for messages: `copydesk.ledger.toml:12`.
    pub place: String,
}

/// What a finding comes to, told by words alone, so that it is known again wherever in the draft it stands. Runs of white
/// space are single spaces.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Claim {
    /// The check.
    pub code: String,
    /// The words of the draft that are reported.
    pub words: String,
    /// The sentence of the draft around them.
    pub sentence: String,
    /// The passage it rests on; none where the draft alone proves it.
    pub source: Option<Said>,
}

/// What a source says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// The source's id; empty for the draft itself.
    pub id: String,
    /// Its words, as a finding shows them.
    pub words: String,
}
