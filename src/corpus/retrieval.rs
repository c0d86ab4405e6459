//! Which sources could answer a draft: all of a few, or of an archive those that speak of the same things.
use std::{fmt, sync::Arc};

use crate::corpus::{Corpus, question::Question};

/// Where the sources that could answer come from.
pub trait Retrieval: fmt::Debug + Send + Sync {
    /// The corpus in which these questions are answered as they would be in all sources together. The same questions get
    /// the same corpus, as long as it is remembered.
    fn corpus(self: Arc<Self>, questions: &[Question]) -> Arc<Corpus>;

    /// Does every draft get the same corpus, so that its questions need not be worked out?
    fn is_whole(&self) -> bool;
}

/// A corpus that is held whole answers every question itself.
impl Retrieval for Corpus {
    fn corpus(self: Arc<Self>, _: &[Question]) -> Arc<Corpus> {
        self
    }

    fn is_whole(&self) -> bool {
        true
    }
}
