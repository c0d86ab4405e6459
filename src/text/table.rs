//! Answers, kept for as long as their questions are asked.
use std::{hash::Hash, sync::Arc};

use foldhash::HashMap;

/// Answers by their questions. What is not asked between one [`forget`](Table::forget) and the next is dropped, so that a
/// table grows with the article, not with its history.
#[derive(Debug)]
pub(crate) struct Table<K, V> {
    answers: HashMap<K, Answer<V>>,
    /// Answers found so far.
    count: usize,
}

#[derive(Debug)]
struct Answer<V> {
    value: Arc<V>,
    asked: bool,
}

impl<K, V> Default for Table<K, V> {
    fn default() -> Table<K, V> {
        Table { answers: HashMap::default(), count: 0 }
    }
}

impl<K: Hash + Eq, V> Table<K, V> {
    /// The answer, if it is known.
    pub(crate) fn known(&mut self, question: &K) -> Option<Arc<V>> {
        let known = self.answers.get_mut(question)?;
        known.asked = true;
        Some(Arc::clone(&known.value))
    }

    /// The answer that is known, or that `find` gives. `find` is told a number that no other answer of the table has.
    pub(crate) fn get(&mut self, question: K, find: impl FnOnce(usize, &K) -> V) -> Arc<V> {
        if let Some(known) = self.known(&question) {
            return known;
        }
        self.count += 1;
        let value = Arc::new(find(self.count, &question));
        self.answers.insert(question, Answer { value: Arc::clone(&value), asked: true });
        value
    }

    /// Drops what was not asked since this was last called.
    pub(crate) fn forget(&mut self) {
        self.answers.retain(|_, answer| std::mem::take(&mut answer.asked));
    }
}
