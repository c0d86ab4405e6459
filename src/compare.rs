//! A draft's facts beside the source facts that answer them: who agrees, who says otherwise. Checks turn this into
//! findings, a hover into what the sources say.
pub mod difference;
pub mod quotation;
pub mod speaker;

use crate::{corpus::Corpus, facts::Facts, source::Article};

/// Everything a draft states that sources speak of, compared once for all checks.
#[derive(Debug)]
pub struct Comparison<'a> {
    /// One for each of the draft's quotations, in order.
    pub quotations: Vec<quotation::QuotedWords<'a>>,
}

impl<'a> Comparison<'a> {
    /// Compares a draft's facts with a corpus.
    pub fn new(draft: &Article, facts: &'a Facts, corpus: &'a Corpus) -> Comparison<'a> {
        Comparison { quotations: quotation::compare(draft, facts, corpus) }
    }
}
