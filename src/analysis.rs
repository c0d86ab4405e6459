//! The boundary: one draft against one corpus, as plain data. Every door stands on this.
mod caught;
mod level;
mod pardon;
mod tally;

use std::sync::Arc;

pub use caught::{Panicked, caught};
pub use tally::{Counts, Tally};

use crate::{
    check::CheckContext, checks, compare::Comparison, config::Config, corpus::Corpus, facts::Facts,
    finding::Finding, source::Article,
};

/// A snapshot: nothing in it changes, so it may be read from any thread.
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
}

/// What came of a draft.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    /// Every finding, in the order of the text.
    pub findings: Vec<Finding>,
    /// How many facts were checked, and how many agree.
    pub counts: Counts,
}

impl Analysis {
    /// Reads the draft's facts.
    pub fn new(draft: Article, corpus: Arc<Corpus>, config: Arc<Config>) -> Analysis {
        let facts = Arc::new(Facts::of(&draft));
        Analysis { draft: Arc::new(draft), facts, corpus, config }
    }

    /// Every finding, in the order of the text.
    pub fn findings(&self) -> Vec<Finding> {
        self.outcome().findings
    }

    /// Compares the draft with the sources, once, and runs every check.
    pub fn outcome(&self) -> Outcome {
        let comparison = Comparison::new(&self.draft, &self.facts, &self.corpus);
        let ctx = CheckContext {
            draft: &self.draft,
            facts: &self.facts,
            corpus: &self.corpus,
            comparison: &comparison,
            config: &self.config,
        };
        let mut findings = Vec::new();
        for check in checks::ALL {
            level::run(check, &ctx, &mut findings);
        }
        let counts = Counts::of(&ctx, &findings);
        pardon::apply(&ctx, &mut findings);
        findings.sort_by_key(|finding| (finding.span.start, finding.span.end, finding.code));
        Outcome { findings, counts }
    }
}
