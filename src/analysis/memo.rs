//! What is kept of a draft between one keystroke and the next.
use std::{
    cell::LazyCell,
    convert::Infallible,
    sync::{Arc, Weak},
};

use foldhash::HashMap;

use crate::{
    analysis::{
        Accepted, Analysis, Counts, acceptance, basis, block::Outcome, level, pardon, standing::Standings,
    },
    check::{BlockContext, DraftContext},
    checks,
    compare::{self, Comparer},
    config::Config,
    corpus::{Corpus, question::Asker, retrieval::Retrieval},
    facts::{self, Facts},
    finding::{
        Finding,
        fingerprint::{self, Fingerprint},
    },
    source::Article,
};

/// What is kept of one draft: the same draft, a little changed, is analysed again at the cost of the change.
#[derive(Debug, Default)]
pub struct Memo {
    facts: facts::Memo,
    /// What came of the blocks beside the last few corpora, the latest last.
    outcomes: Vec<Outcomes>,
}

/// A word that is typed and taken back may lead to other articles of an archive and back again.
const CORPORA: usize = 4;

/// What came of a draft's blocks beside one corpus.
#[derive(Debug)]
struct Outcomes {
    /// Not kept alive: sources that are read again may be large.
    corpus: Weak<Corpus>,
    config: Arc<Config>,
    /// The outcome of each block of the last version, by what it rests on.
    blocks: HashMap<u64, Arc<Outcome>>,
}

impl Memo {
    /// The analysis of a draft as it is now; the same as one made afresh.
    pub fn analyse<R>(&mut self, draft: Article, sources: Arc<R>, config: Arc<Config>) -> Analysis
    where
        R: Retrieval + ?Sized,
    {
        let Ok(analysis) = self.analyse_while(draft, sources, config, || Ok::<(), Infallible>(()));
        analysis
    }

    /// The same, as long as it is wanted: that is asked before each block. What was worked out by then is kept.
    ///
    /// # Errors
    /// Why it is not wanted any more.
    pub fn analyse_while<R, E>(
        &mut self,
        draft: Article,
        sources: Arc<R>,
        config: Arc<Config>,
        is_wanted: impl Fn() -> Result<(), E> + Sync,
    ) -> Result<Analysis, E>
    where
        R: Retrieval + ?Sized,
        E: Send,
    {
        is_wanted()?;
        let facts = self.facts.read(&draft);
        let keys = basis::blocks(&draft, &facts);
        let asker = LazyCell::new(|| Asker::new(&draft, &facts));
        let corpus = sources.corpus(&keys, &|block| asker.questions(block));
        drop(asker);
        is_wanted()?;
        let outcomes = self.beside(&corpus, &config).of((&draft, &facts, &corpus), &keys, is_wanted)?;
        let mut standings = Standings::default();
        outcomes.iter().for_each(|it| standings.add(&it.standings));
        standings.share(&facts);
        let (findings, accepted) = findings(&draft, &outcomes, &config);
        Ok(Analysis {
            counts: Counts::of(&facts, &standings),
            findings,
            accepted,
            draft: Arc::new(draft),
            facts: Arc::new(facts),
            corpus,
            config,
            standings,
        })
    }

    /// What is known of the blocks beside this corpus.
    fn beside(&mut self, corpus: &Arc<Corpus>, config: &Arc<Config>) -> &mut Outcomes {
        let corpus = Arc::downgrade(corpus);
        self.outcomes.retain(|it| it.corpus.strong_count() > 0);
        let same = |it: &Outcomes| it.corpus.ptr_eq(&corpus) && *it.config == **config;
        let known = self.outcomes.iter().position(same).map(|at| self.outcomes.remove(at));
        if self.outcomes.len() >= CORPORA {
            self.outcomes.remove(0);
        }
        let new = || Outcomes {
            corpus: Weak::clone(&corpus),
            config: Arc::clone(config),
            blocks: HashMap::default(),
        };
        self.outcomes.push(known.unwrap_or_else(new));
        let last = self.outcomes.len() - 1;
        &mut self.outcomes[last]
    }
}

impl Outcomes {
    /// What came of each block, in order: kept from before, or worked out.
    fn of<E: Send>(
        &mut self,
        (draft, facts, corpus): (&Article, &Facts, &Corpus),
        keys: &[u64],
        is_wanted: impl Fn() -> Result<(), E> + Sync,
    ) -> Result<Vec<Arc<Outcome>>, E> {
        let config: &Config = &self.config;
        let known: Vec<Option<Arc<Outcome>>> = keys.iter().map(|key| self.blocks.get(key).cloned()).collect();
        let new: Vec<usize> = (0..keys.len()).filter(|&block| known[block].is_none()).collect();
        let outcome = |comparer: &Comparer<'_>, block| {
            is_wanted()?;
            let comparison = &comparer.block(block);
            Ok(Arc::new(Outcome::of(&BlockContext { draft, block, facts, corpus, comparison, config })))
        };
        let mut made = compare::side_by_side((draft, facts, corpus), &new, outcome).into_iter();
        let all: Vec<Result<Arc<Outcome>, E>> =
            known.into_iter().filter_map(|known| known.map(Ok).or_else(|| made.next())).collect();
        let lasting = keys.iter().zip(&all).filter_map(|(&key, outcome)| {
            let outcome = outcome.as_ref().ok().filter(|outcome| outcome.lasts())?;
            Some((key, Arc::clone(outcome)))
        });
        // Of a version that is not wanted any more the next one may need what there is.
        self.blocks = lasting.collect();
        all.into_iter().collect()
    }
}

/// Every finding, in the order of the text: those of the blocks, and those of the whole. Beside them those that somebody
/// answers for.
fn findings(draft: &Article, outcomes: &[Arc<Outcome>], config: &Config) -> (Vec<Finding>, Vec<Accepted>) {
    let mut findings: Vec<Finding> =
        outcomes.iter().enumerate().flat_map(|(block, it)| it.findings(draft, block)).collect();
    let statements: Vec<_> = outcomes.iter().enumerate().map(|(block, it)| (block, &it.statements)).collect();
    let ctx = DraftContext { draft, statements: &statements };
    for check in checks::ALL {
        level::run(check, config, &mut findings, |findings| (check.across)(&ctx, findings));
    }
    let place = |finding: &Finding| (finding.span.start, finding.span.end, finding.code);
    findings.sort_by_key(place);
    fingerprint::give(&draft.text, findings.iter_mut());
    let mut accepted = pardon::apply(draft, config, &mut findings);
    acceptance::apply(draft, config, &mut findings, &mut accepted);
    findings.sort_by_key(place);
    accepted.sort_by_key(|it| place(&it.finding));
    // Those that came last are about pardons and acceptances themselves.
    fingerprint::give(&draft.text, findings.iter_mut().filter(|it| it.fingerprint == Fingerprint::default()));
    (findings, accepted)
}
