//! A draft's facts beside the source facts that answer them: who agrees, who says otherwise. Checks turn this into
//! findings, a hover into what the sources say.
pub mod calendar;
pub mod date;
pub mod difference;
pub mod figure;
pub mod quantity;
pub mod quotation;
pub mod speaker;
pub mod sums;

use crate::{
    corpus::{Corpus, frame::Framer},
    facts::Facts,
    source::Article,
};

/// Everything a draft states that sources speak of, compared once for all checks.
#[derive(Debug)]
pub struct Comparison<'a> {
    /// One for each of the draft's quotations, in order.
    pub quotations: Vec<quotation::QuotedWords<'a>>,
    /// One for each of the draft's figures, in order.
    pub figures: Vec<figure::ComparedFigure<'a>>,
    /// One for each of the draft's dates, in order.
    pub dates: Vec<date::ComparedDate<'a>>,
}

impl<'a> Comparison<'a> {
    /// Compares a draft's facts with a corpus.
    pub fn new(draft: &'a Article, facts: &'a Facts, corpus: &'a Corpus) -> Comparison<'a> {
        let quotations = quotation::compare(draft, facts, corpus);
        let framer = Framer::new(draft, facts);
        let figures = figure::compare(draft, facts, &framer, corpus);
        let dates = date::compare(draft, facts, &framer, corpus, &quotations, &figures);
        Comparison { quotations, figures, dates }
    }
}
