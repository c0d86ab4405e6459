//! How rare the concepts of a corpus are: what tells one thing from another.
use std::collections::HashMap;

use crate::corpus::terms::Terms;

/// Sentences of other news that stand behind every corpus.
pub(super) const BACKGROUND: u32 = 50;

/// How rare concepts are in a corpus, counted by sentence.
#[derive(Clone, Debug, Default)]
pub struct Rarity {
    sentences: u32,
    in_sentences: HashMap<u64, u32>,
}

impl Rarity {
    /// Counts the sentences of a source.
    pub fn of_source<'a>(blocks: impl Iterator<Item = &'a Terms>) -> Rarity {
        let mut rarity = Rarity::default();
        for terms in blocks {
            for sentence in &terms.sentences {
                rarity.sentences += 1;
                let mut keys: Vec<u64> = terms.words[sentence.clone()]
                    .iter()
                    .filter(|term| term.weight > 0.0)
                    .map(|term| term.key)
                    .collect();
                keys.sort_unstable();
                keys.dedup();
                for key in keys {
                    *rarity.in_sentences.entry(key).or_default() += 1;
                }
            }
        }
        rarity
    }

    /// Adds what was counted in a source.
    pub fn add(&mut self, source: &Rarity) {
        self.sentences += source.sentences;
        for (&key, count) in &source.in_sentences {
            *self.in_sentences.entry(key).or_default() += count;
        }
    }

    /// From 1 for a word in every sentence upwards. A small corpus is taken as part of a larger one, in which its words
    /// would be rare.
    pub fn of(&self, key: u64) -> f32 {
        let count = self.in_sentences.get(&key).copied().unwrap_or(0);
        1.0 + ((self.sentences + BACKGROUND) as f32 / (count + 1) as f32).ln()
    }

    /// How many sentences were counted.
    pub fn sentences(&self) -> u32 {
        self.sentences
    }

    /// Does the corpus have the concept at all?
    pub fn knows(&self, key: u64) -> bool {
        self.in_sentences.contains_key(&key)
    }
}
