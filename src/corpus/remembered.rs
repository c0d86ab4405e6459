//! What was found out of words before: a text has few words, often.

/// So many words have a place; of two with the same, the later one is known.
const PLACES: usize = 1 << 16;

/// Answers by the hash of a word. Each hash has one place to look at: what must be found out again now and then costs less
/// than a table that keeps everything.
#[derive(Debug)]
pub(super) struct Remembered<V>(Vec<Option<(u64, V)>>);

impl<V> Default for Remembered<V> {
    fn default() -> Remembered<V> {
        Remembered(std::iter::repeat_with(|| None).take(PLACES).collect())
    }
}

impl<V: Clone> Remembered<V> {
    /// The answer that is known, or that `find` gives.
    pub(super) fn get(&mut self, word: u64, find: impl FnOnce() -> V) -> V {
        let place = &mut self.0[word as usize % PLACES];
        match place {
            Some((known, answer)) if *known == word => answer.clone(),
            _ => place.insert((word, find())).1.clone(),
        }
    }
}
