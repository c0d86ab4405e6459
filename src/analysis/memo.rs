//! What is kept of a draft between one keystroke and the next.
use std::sync::Arc;

use crate::{
    analysis::{Analysis, Counts, level, pardon, standing::Standings},
    check::CheckContext,
    checks,
    compare::Comparison,
    config::Config,
    corpus::Corpus,
    facts::Facts,
    source::Article,
};

/// What is kept of one draft: the same draft, a little changed, is analysed again at the cost of the change.
#[derive(Debug, Default)]
pub struct Memo {}

impl Memo {
    /// The analysis of a draft as it is now; the same as one made afresh.
    pub fn analyse(&mut self, draft: Article, corpus: Arc<Corpus>, config: Arc<Config>) -> Analysis {
        let facts = Facts::of(&draft);
        let comparison = Comparison::new(&draft, &facts, &corpus);
        let ctx = CheckContext {
            draft: &draft,
            facts: &facts,
            corpus: &corpus,
            comparison: &comparison,
            config: &config,
        };
        let mut findings = Vec::new();
        for check in checks::ALL {
            level::run(check, &ctx, &mut findings);
        }
        let standings = Standings::of(&ctx, &findings);
        let counts = Counts::of(&facts, &standings);
        pardon::apply(&ctx, &mut findings);
        findings.sort_by_key(|finding| (finding.span.start, finding.span.end, finding.code));
        drop(comparison);
        Analysis {
            draft: Arc::new(draft),
            facts: Arc::new(facts),
            corpus,
            config,
            findings,
            standings,
            counts,
        }
    }
}
