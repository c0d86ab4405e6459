//! What is kept of a draft between one keystroke and the next.
use std::{cell::LazyCell, convert::Infallible, sync::Arc};

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
    /// What the outcomes were made with.
    made_with: Option<(Arc<Corpus>, Arc<Config>)>,
    /// The outcome of each block of the last version, by what it rests on.
    outcomes: HashMap<u64, Arc<Outcome>>,
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
        self.forget_unless(&corpus, &config);
        is_wanted()?;
        let outcomes = self.outcomes(&draft, &facts, (&corpus, &config), &keys, is_wanted)?;
        let mut standings = Standings::default();
        outcomes.iter().for_each(|(_, it)| standings.add(&it.standings));
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

    fn forget_unless(&mut self, corpus: &Arc<Corpus>, config: &Arc<Config>) {
        let same = |it: &(Arc<Corpus>, Arc<Config>)| Arc::ptr_eq(&it.0, corpus) && *it.1 == **config;
        if !self.made_with.as_ref().is_some_and(same) {
            self.outcomes.clear();
            self.made_with = Some((Arc::clone(corpus), Arc::clone(config)));
        }
    }

    /// What came of each block, in order: kept from before, or worked out.
    fn outcomes<E: Send>(
        &mut self,
        draft: &Article,
        facts: &Facts,
        (corpus, config): (&Corpus, &Config),
        keys: &[u64],
        is_wanted: impl Fn() -> Result<(), E> + Sync,
    ) -> Result<Vec<(usize, Arc<Outcome>)>, E> {
        let known: Vec<Option<Arc<Outcome>>> =
            keys.iter().map(|key| self.outcomes.get(key).cloned()).collect();
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
        self.outcomes = lasting.collect();
        Ok(all.into_iter().collect::<Result<Vec<_>, E>>()?.into_iter().enumerate().collect())
    }
}

/// Every finding, in the order of the text: those of the blocks, and those of the whole. Beside them those that somebody
/// answers for.
fn findings(
    draft: &Article,
    outcomes: &[(usize, Arc<Outcome>)],
    config: &Config,
) -> (Vec<Finding>, Vec<Accepted>) {
    let mut findings: Vec<Finding> =
        outcomes.iter().flat_map(|(block, it)| it.findings(draft, *block)).collect();
    let statements: Vec<_> = outcomes.iter().map(|(block, it)| (*block, &it.statements)).collect();
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
