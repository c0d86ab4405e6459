//! Facts with their frames, findable by what they are about.
use std::sync::{Arc, OnceLock};

use foldhash::HashMap;

use crate::corpus::{Corpus, frame::Frame, rarity::Rarity, shares::Shares, weighed::Weighed};

/// What the counted noun weighs among the words that lead to a fact.
const HEAD: f32 = 0.3;

/// A fact of a source, and what it is about.
#[derive(Clone, Debug)]
pub struct FramedFact {
    /// Index of the source in the corpus.
    pub source: usize,
    /// Index of the fact among the source's facts of its kind.
    pub fact: usize,
    /// What it is about.
    pub frame: Arc<Frame>,
    /// The same in its corpus, once somebody has asked.
    weighed: OnceLock<Weighed>,
}

impl FramedFact {
    /// A fact of a source, both by their index.
    pub fn new(source: usize, fact: usize, frame: Arc<Frame>) -> FramedFact {
        FramedFact { source, fact, frame, weighed: OnceLock::new() }
    }

    /// What it is about, in the corpus that it is of.
    pub fn weighed(&self, corpus: &Corpus) -> &Weighed {
        self.weighed.get_or_init(|| corpus.weighed(&self.frame))
    }
}

/// All facts of one kind.
#[derive(Debug, Default)]
pub struct FramedFacts {
    /// In the order of the sources.
    pub all: Vec<FramedFact>,
    postings: HashMap<u64, Vec<u32>>,
    values: HashMap<u64, Vec<u32>>,
}

impl FramedFacts {
    /// Adds a fact, findable by its frame and by its value's key.
    pub fn push(&mut self, fact: FramedFact, value: u64) {
        let at = self.all.len() as u32;
        self.values.entry(value).or_default().push(at);
        let terms = fact.frame.terms.iter().map(|term| term.0);
        for key in terms.chain(fact.frame.head) {
            self.postings.entry(key).or_default().push(at);
        }
        self.all.push(fact);
    }

    /// The facts of a value, at most so many.
    pub fn of_value(&self, value: u64, most: usize) -> impl Iterator<Item = &FramedFact> {
        self.values.get(&value).into_iter().flatten().take(most).map(|at| &self.all[*at as usize])
    }

    /// The `most` facts that share the most with `frame`, best first.
    pub fn nearest(&self, frame: &Frame, rarity: &Rarity, most: usize) -> Vec<&FramedFact> {
        let mut shares = Shares::of(self.all.len());
        for (key, weight) in frame.terms.iter().copied().chain(frame.head.map(|head| (head, HEAD))) {
            if let Some(posting) = self.postings.get(&key) {
                shares.add(posting, f64::from(rarity.of(key) * weight));
            }
        }
        shares.best(most).map(|at| &self.all[at]).collect()
    }
}
