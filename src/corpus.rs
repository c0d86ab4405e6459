//! The sources and their facts, and retrieval: "which source facts could answer this one?". Built once, never changed.
pub mod names;

use crate::{corpus::names::Names, facts::Facts, source::Article};

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
    /// Every name of the sources.
    pub names: Names,
}

impl Corpus {
    /// Reads the facts of the articles and indexes them.
    pub fn new(articles: Vec<Article>) -> Corpus {
        let sources: Vec<Source> =
            articles.into_iter().map(|article| Source { facts: Facts::of(&article), article }).collect();
        let mut names = Names::default();
        for (index, source) in sources.iter().enumerate() {
            names.add(index, &source.article, &source.facts);
        }
        Corpus { sources, names }
    }
}
