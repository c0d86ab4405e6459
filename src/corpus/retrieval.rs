//! Which sources could answer a draft: all of a few, or of an archive those that speak of the same things.
use std::{fmt, sync::Arc};

use crate::corpus::{Corpus, question::Question};

/// Where the sources that could answer come from.
pub trait Retrieval: fmt::Debug + Send + Sync {
    /// The corpus in which the blocks of a draft are answered as they would be in all sources together; `ask` gives the
    /// questions of one of them, and `keys` has for each a number of what its questions rest on: blocks of one number ask
    /// the same. The same questions get the same corpus, as long as it is remembered.
    fn corpus(self: Arc<Self>, keys: &[u64], ask: &dyn Fn(usize) -> Vec<Question>) -> Arc<Corpus>;
}

/// A corpus that is held whole answers every question itself.
impl Retrieval for Corpus {
    fn corpus(self: Arc<Self>, _: &[u64], _: &dyn Fn(usize) -> Vec<Question>) -> Arc<Corpus> {
        self
    }
}
