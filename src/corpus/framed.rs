//! Facts with their frames, findable by what they are about.
use std::{collections::HashMap, sync::Arc};

use crate::corpus::{frame::Frame, rarity::Rarity};

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
        let mut shared: HashMap<u32, f32> = HashMap::new();
        for (key, weight) in frame.terms.iter().copied().chain(frame.head.map(|head| (head, HEAD))) {
            for at in self.postings.get(&key).into_iter().flatten() {
                *shared.entry(*at).or_default() += rarity.of(key) * weight;
            }
        }
        let mut ranked: Vec<(u32, f32)> = shared.into_iter().collect();
        ranked.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        ranked.into_iter().take(most).map(|(at, _)| &self.all[at as usize]).collect()
    }
}
