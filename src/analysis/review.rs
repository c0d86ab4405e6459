//! A draft as its fact-checker reads it: a note for every fact that was checked and for every finding, and where in the
//! text each belongs.
mod disputed;
mod gather;
#[cfg(test)]
mod tests;
pub use disputed::Disputed;

use crate::{
    analysis::{Accepted, Analysis, knowledge::Knowledge},
    facts::{FactRef, Place},
    finding::Finding,
};

/// Everything there is to tell of a draft.
#[derive(Debug)]
pub struct Review<'a> {
    /// The draft beside its sources.
    pub analysis: &'a Analysis,
    /// In the order of the text: by where the fact that a note is on first ends.
    pub notes: Vec<Note<'a>>,
    /// Where the notes belong, in the order of the text; one that begins at the place of another and is longer comes first.
    pub marks: Vec<Mark>,
    /// The very words that findings are about, within those that are marked.
    pub wrong: Vec<Place>,
}

/// What there is to tell of one fact.
#[derive(Debug)]
pub struct Note<'a> {
    /// What kind of fact it is on.
    pub kind: Kind,
    /// What a reader should take from it.
    pub outcome: Outcome,
    /// How many facts it is on, as [`Counts`](crate::analysis::Counts) counts them: each mention of a name, the pieces of an
    /// utterance together; none for a remark.
    pub facts: usize,
    /// The block it stands beside.
    pub block: usize,
    /// Where in the text it belongs: indices into [`Review::marks`].
    pub marks: Vec<usize>,
    /// The words it is on.
    pub words: String,
    /// What is open, the gravest first.
    pub findings: Vec<&'a Finding>,
    /// What somebody answers for.
    pub accepted: Vec<&'a Accepted>,
    /// What the sources have, a piece of an utterance each; none for a remark.
    pub knowledge: Vec<Knowledge>,
    /// Where something is wrong: the draft's own words around it.
    pub disputed: Option<Disputed>,
}

/// Where a note belongs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The words; a figure with what it counts.
    pub place: Place,
    /// Index into [`Review::notes`].
    pub note: usize,
    /// The same name as at a mark before.
    pub again: bool,
}

/// What kind of fact a note is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Quoted speech.
    Quotation,
    /// A quantity.
    Figure,
    /// A day, month or year.
    Date,
    /// A person, place or organisation.
    Name,
    /// No fact that is compared with sources: a finding all the same.
    Remark,
}

/// What a reader should take from a note, from what wants most to what wants least of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// It cannot be as the sources have it, or as the draft itself has it elsewhere.
    Contradicted,
    /// A finding on what was not compared with sources.
    Remark,
    /// No source speaks of it.
    Unsupported,
    /// What is wrong with it, or that no source has it, somebody answers for.
    Accepted,
    /// A source has it.
    Supported,
}

impl Outcome {
    /// Every outcome, in their order.
    pub const ALL: [Outcome; 5] =
        [Outcome::Contradicted, Outcome::Remark, Outcome::Unsupported, Outcome::Accepted, Outcome::Supported];
}

impl Kind {
    /// Every kind, in their order.
    pub const ALL: [Kind; 5] = [Kind::Quotation, Kind::Figure, Kind::Date, Kind::Name, Kind::Remark];

    fn of(fact: FactRef) -> Kind {
        match fact {
            FactRef::Quotation(_) => Kind::Quotation,
            FactRef::Figure(_) => Kind::Figure,
            FactRef::Date(_) => Kind::Date,
            FactRef::Name(_) => Kind::Name,
        }
    }

    /// What a check's findings are on; none for those that may be on any.
    fn of_code(code: &str) -> Option<Kind> {
        match code {
            "misquote" | "misattributed-quote" | "paraphrase-as-quote" | "unsourced-quote" => {
                Some(Kind::Quotation)
            }
            "figure-conflict" | "hedge-dropped" | "figure-misapplied" | "unsourced-figure" => {
                Some(Kind::Figure)
            }
            "date-conflict" | "weekday-mismatch" | "impossible-date" | "stale-date" => Some(Kind::Date),
            "name-misspelling" | "title-conflict" => Some(Kind::Name),
            _ => None,
        }
    }
}

impl<'a> Review<'a> {
    /// Gathers what there is to tell.
    pub fn of(analysis: &'a Analysis) -> Review<'a> {
        gather::review(analysis)
    }

    /// How many facts of these kinds came out so; a remark counts as one.
    pub fn count(&self, is_meant: impl Fn(&Note<'_>) -> bool) -> usize {
        self.notes.iter().filter(|note| is_meant(note)).map(|note| note.facts.max(1)).sum()
    }
}

impl Note<'_> {
    /// The sources that a fact rests on, or that contradict it: indices into
    /// [`Corpus::sources`](crate::corpus::Corpus::sources), each once.
    pub fn sources(&self) -> Vec<usize> {
        let mut each = Vec::new();
        for &source in self.knowledge.iter().flat_map(|it| &it.standing.sources) {
            if !each.contains(&source) {
                each.push(source);
            }
        }
        each
    }

    /// Is any passage of a source shown?
    pub fn has_passages(&self) -> bool {
        self.knowledge.iter().any(|it| !it.answers.is_empty())
    }
}
