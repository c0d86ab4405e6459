//! What was found out of words before: a text has few words, often.

use foldhash::HashMap;

use crate::lang::Language;

/// More words than this are looked up again.
const MOST: usize = 1 << 16;

/// Answers by language and by the hash of a word.
#[derive(Debug)]
pub(super) struct Remembered<V>(HashMap<(&'static str, u64), V>);

impl<V> Default for Remembered<V> {
    fn default() -> Remembered<V> {
        Remembered(HashMap::default())
    }
}

impl<V: Clone> Remembered<V> {
    /// The answer that is known, or that `find` gives.
    pub(super) fn get(&mut self, language: &Language, word: u64, find: impl FnOnce() -> V) -> V {
        if self.0.len() >= MOST {
            self.0.clear();
        }
        self.0.entry((language.code, word)).or_insert_with(find).clone()
    }
}
