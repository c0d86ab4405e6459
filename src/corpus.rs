//! The sources and their facts, and retrieval: "which source facts could answer this one?". Built once, never changed.
use crate::{facts::Facts, source::Article};

/// A source and what it states.
#[derive(Clone, Debug)]
pub struct Source {
    /// The article as read.
    pub article: Article,
    /// Its facts.
    pub facts: Facts,
}

/// All sources.
#[derive(Debug, Default)]
pub struct Corpus {
    /// In the order given.
    pub sources: Vec<Source>,
}

impl Corpus {
    /// Reads the facts of the articles and indexes them.
    pub fn new(articles: Vec<Article>) -> Corpus {
        let sources =
            articles.into_iter().map(|article| Source { facts: Facts::of(&article), article }).collect();
        Corpus { sources }
    }
}
