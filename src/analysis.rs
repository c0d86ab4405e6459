//! The boundary: one draft against one corpus, as plain data. Every door stands on this.
mod acceptance;
mod accused;
mod basis;
mod block;
mod caught;
pub mod knowledge;
pub mod action;
pub mod completion;
pub mod hint;
mod level;
pub mod links;
mod memo;
pub mod mentions;
pub mod outline;
mod pardon;
pub mod review;
pub mod standing;
#[cfg(test)]
mod story;
pub mod summary;
mod tally;

use std::sync::Arc;

pub use acceptance::{Accepted, claim, is_of_the_record};
pub use caught::{Panicked, caught};
pub use memo::Memo;
pub use tally::{Counts, Tally};

use crate::{
    analysis::standing::Standings,
    check::Check,
    compare::{Comparer, Comparison},
    config::Config,
    corpus::{Corpus, retrieval::Retrieval},
    facts::Facts,
    finding::{Evidence, Finding},
    source::Article,
    text::Text,
};

/// A draft with all that came of it. A snapshot: nothing in it changes, so it may be read from any thread.
#[derive(Clone, Debug)]
pub struct Analysis {
    /// The draft as read.
    pub draft: Arc<Article>,
    /// Its facts.
    pub facts: Arc<Facts>,
    /// The sources.
    pub corpus: Arc<Corpus>,
    /// The writer's wishes.
    pub config: Arc<Config>,
    /// Every finding, in the order of the text.
    pub findings: Vec<Finding>,
    /// What was found too, but somebody answers for: in a comment of the draft, or in the ledger beside it. In the order of
    /// the text.
    pub accepted: Vec<Accepted>,
    /// What came of each fact.
    pub standings: Standings,
    /// How many facts were checked, and how many agree.
    pub counts: Counts,
}

impl Analysis {
    /// Reads the draft's facts, compares them with the sources, and runs every check.
    pub fn new<R>(draft: Article, sources: Arc<R>, config: Arc<Config>) -> Analysis
    where
        R: Retrieval + ?Sized,
    {
        Memo::default().analyse(draft, sources, config)
    }

    /// Was this check run, by the writer's wishes?
    pub fn runs(&self, check: &Check) -> bool {
        level::of(check, &self.config).is_some()
    }

    /// The facts of a block beside those of the sources.
    pub fn comparison(&self, block: usize) -> Comparison<'_> {
        Comparer::new(&self.draft, &self.facts, &self.corpus).block(block)
    }

    /// The article that a piece of evidence stands in: a source, or the draft itself.
    pub fn article_of(&self, evidence: &Evidence) -> Option<&Article> {
        let citation = &evidence.citation;
        if citation.id.is_empty() {
            return Some(&self.draft);
        }
        let mut articles = self.corpus.sources.iter().map(|source| &source.article);
        articles.find(|it| it.id == citation.id && it.path == citation.path)
    }

    /// The text of the article that a piece of evidence stands in.
    pub fn text_of(&self, evidence: &Evidence) -> Option<&Text> {
        Some(&self.article_of(evidence)?.text)
    }
}
