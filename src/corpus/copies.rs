//! Paragraphs that stand word for word in several sources: a wire story in forty papers is one witness, and cited once.
use std::sync::Arc;

use foldhash::{HashMap, HashSet};

use crate::{
    corpus::{Source, terms::Terms, word},
    source::Block,
};

/// Shorter paragraphs may be alike by chance, in words.
const LONG: usize = 20;

/// A number for the words of a paragraph, the same for all its copies; none where it is short, or no evidence.
pub fn print(block: &Block, terms: &Terms) -> Option<u64> {
    if terms.words.len() < LONG || !block.is_evidence() {
        return None;
    }
    let mut keys: Vec<u8> = Vec::with_capacity(size_of::<u64>() * terms.words.len());
    terms.words.iter().for_each(|term| keys.extend_from_slice(&term.key.to_le_bytes()));
    Some(word::hash(&keys))
}

/// Which blocks of some sources are copies of one that stands in an earlier source, and how often each stands anywhere.
#[derive(Debug, Default)]
pub struct Copies {
    counts: HashMap<u64, u32>,
    copied: HashSet<(usize, usize)>,
}

impl Copies {
    /// Of sources, in their order.
    pub fn of(sources: &[Arc<Source>]) -> Copies {
        let mut copies = Copies::default();
        for (at, source) in sources.iter().enumerate() {
            for (block, print) in source.prints.iter().enumerate() {
                let Some(print) = *print else { continue };
                let count = copies.counts.entry(print).or_default();
                *count += 1;
                if *count > 1 {
                    copies.copied.insert((at, block));
                }
            }
        }
        copies
    }

    /// Does the block of this source, by their indices, stand in an earlier source too?
    pub fn is_copy(&self, source: usize, block: usize) -> bool {
        self.copied.contains(&(source, block))
    }

    /// The blocks of a source that are copies.
    pub fn in_source(&self, source: usize, blocks: usize) -> impl Iterator<Item = usize> {
        (0..blocks).filter(move |&block| !self.copied.is_empty() && self.is_copy(source, block))
    }

    /// How many blocks have these words.
    pub fn count(&self, print: u64) -> u32 {
        self.counts.get(&print).copied().unwrap_or(0)
    }
}
