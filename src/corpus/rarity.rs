//! How rare the words of a corpus are: what tells one thing from another.
use std::{fmt, sync::Arc};

use foldhash::HashMap;

use crate::corpus::{Source, copies::Copies, terms::Terms};

/// Sentences of other news that stand behind every corpus.
const BACKGROUND: u32 = 50;

/// Sentences that were counted elsewhere: in an archive of which only a few sources are at hand.
pub trait Counts: fmt::Debug + Send + Sync {
    /// How many sentences there are.
    fn sentences(&self) -> u32;
    /// How many of them hold a word with this key, as [`Terms::keys`] gives it.
    fn count(&self, key: u64) -> u32;
    /// How many paragraphs have this [`print`](crate::corpus::copies::print).
    fn copies(&self, print: u64) -> u32;
}

/// From 1 for a word in every sentence upwards. A small corpus is taken as part of a larger one, in which its words would
/// be rare.
pub fn rarity(sentences: u32, count: u32) -> f32 {
    1.0 + ((sentences.saturating_add(BACKGROUND)) as f32 / (count.saturating_add(1)) as f32).ln()
}

/// How rare words are in a corpus, counted by sentence.
#[derive(Clone, Debug, Default)]
pub struct Rarity {
    sentences: u32,
    in_sentences: HashMap<u64, u32>,
    elsewhere: Option<Arc<dyn Counts>>,
}

impl Rarity {
    /// Counts the sentences of a source.
    pub fn of_source<'a>(blocks: impl Iterator<Item = &'a Terms>) -> Rarity {
        let mut rarity = Rarity::default();
        for terms in blocks {
            for sentence in &terms.sentences {
                rarity.sentences += 1;
                for key in terms.keys(sentence) {
                    *rarity.in_sentences.entry(key).or_default() += 1;
                }
            }
        }
        rarity
    }

    /// Nothing counted here yet, all that was counted elsewhere.
    pub fn elsewhere(counts: Arc<dyn Counts>) -> Rarity {
        Rarity { elsewhere: Some(counts), ..Rarity::default() }
    }

    /// With what was counted in some sources; what was copied is counted once.
    #[must_use]
    pub fn with(mut self, sources: &[Arc<Source>], copies: &Copies) -> Rarity {
        for (at, source) in sources.iter().enumerate() {
            self.add(&source.rarity, |sum, count| sum + count);
            for block in copies.in_source(at, source.prints.len()) {
                let terms = Terms::of(&source.article.blocks[block].prose, source.article.language);
                self.add(&Rarity::of_source(std::iter::once(&terms)), |sum, count| sum - count);
            }
        }
        self
    }

    fn add(&mut self, other: &Rarity, add: impl Fn(u32, u32) -> u32) {
        self.sentences = add(self.sentences, other.sentences);
        for (&key, &count) in &other.in_sentences {
            let sum = self.in_sentences.entry(key).or_default();
            *sum = add(*sum, count);
        }
    }

    /// The [`rarity`] of a word.
    pub fn of(&self, key: u64) -> f32 {
        rarity(self.sentences(), self.count(key))
    }

    /// From 0 for a word in every sentence upwards, with nothing taken to stand behind the corpus.
    pub fn here(&self, key: u64) -> f32 {
        (self.sentences().saturating_add(1) as f32 / self.count(key).saturating_add(1) as f32).ln()
    }

    /// 1 for the rarest word, 0 for one in every sentence.
    pub fn share(&self, key: u64) -> f32 {
        (self.of(key) - 1.0) / (self.sentences().saturating_add(BACKGROUND) as f32).ln()
    }

    /// How many sentences were counted.
    pub fn sentences(&self) -> u32 {
        self.sentences + self.elsewhere.as_ref().map_or(0, |it| it.sentences())
    }

    /// Does the corpus have the word at all?
    pub fn knows(&self, key: u64) -> bool {
        self.count(key) > 0
    }

    /// Was any of it counted elsewhere?
    pub(super) fn is_of_more(&self) -> bool {
        self.elsewhere.is_some()
    }

    /// How many paragraphs were counted elsewhere that have this [`print`](crate::corpus::copies::print).
    pub(super) fn copies(&self, print: u64) -> u32 {
        self.elsewhere.as_ref().map_or(0, |it| it.copies(print))
    }

    fn count(&self, key: u64) -> u32 {
        let here = self.in_sentences.get(&key).copied().unwrap_or(0);
        here + self.elsewhere.as_ref().map_or(0, |it| it.count(key))
    }
}
