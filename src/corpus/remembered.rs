//! What was found out of words before: a text has few words, often.
use foldhash::HashMap;

use crate::{corpus::word, lang::Language};

/// More words than this are looked up again.
const MOST: usize = 1 << 16;

/// Answers by the hash of a word in a language.
#[derive(Debug)]
pub(super) struct Remembered<V>(HashMap<u64, V>);

impl<V> Default for Remembered<V> {
    fn default() -> Remembered<V> {
        Remembered(HashMap::default())
    }
}

impl<V: Clone> Remembered<V> {
    /// The answer that is known, or that `find` gives.
    pub(super) fn get(&mut self, language: &Language, word: u64, find: impl FnOnce() -> V) -> V {
        let key = word ^ word::key(language.code);
        if let Some(known) = self.0.get(&key) {
            return known.clone();
        }
        if self.0.len() >= MOST {
            self.0.clear();
        }
        let found = find();
        self.0.insert(key, found.clone());
        found
    }
}
