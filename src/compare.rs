//! A draft's facts beside the source facts that answer them: who agrees, who says otherwise. Checks turn this into
//! findings, a hover into what the sources say.
//!
//! It is done block by block. What a verdict on a block's facts may look at is the block, the [`BLOCKS_BACK`] before it and
//! the one after it, and the lead-in of a list or table; so only those blocks are compared again that an edit is near.
pub mod calendar;
pub mod date;
pub mod difference;
pub mod figure;
pub mod quantity;
pub mod quotation;
pub mod speaker;
pub mod statement;
pub mod sums;

use std::cell::OnceCell;

use rayon::prelude::*;

use crate::{
    compare::{
        date::ComparedDate,
        figure::ComparedFigure,
        quotation::{Draft, QuotedWords},
    },
    corpus::{Corpus, frame::Framer},
    facts::{Facts, figure::Figure, in_block},
    source::Article,
};

/// So many blocks before a fact's own may bear on its verdict.
pub const BLOCKS_BACK: usize = 2;

/// What one block of a draft states, beside what sources have of it.
#[derive(Debug)]
pub struct Comparison<'a> {
    /// One for each of the block's quotations, in order.
    pub quotations: Vec<QuotedWords<'a>>,
    /// The quotation of an earlier block whose words the first of these goes on with.
    pub begun: Option<QuotedWords<'a>>,
    /// One for each of the block's figures, in order.
    pub figures: Vec<ComparedFigure<'a>>,
    /// One for each of the block's dates, in order.
    pub dates: Vec<ComparedDate<'a>>,
}

/// Compares a draft with a corpus, block by block as it is asked.
#[derive(Debug)]
pub struct Comparer<'a> {
    draft: Draft<'a>,
    corpus: &'a Corpus,
    framer: Framer<'a>,
    /// The figures of each block by themselves, before those beside them are looked at.
    figures: Vec<OnceCell<Vec<ComparedFigure<'a>>>>,
}

impl<'a> Comparer<'a> {
    /// Nothing is compared yet.
    pub fn new(article: &'a Article, facts: &'a Facts, corpus: &'a Corpus) -> Comparer<'a> {
        Comparer {
            draft: Draft { article, facts },
            corpus,
            framer: Framer::new(article, facts),
            figures: article.blocks.iter().map(|_| OnceCell::new()).collect(),
        }
    }

    /// The facts of a block beside those of the sources.
    pub fn block(&self, block: usize) -> Comparison<'a> {
        let facts = self.draft.facts;
        let quoted = in_block(&facts.quotations, |it| &it.place, block);
        let compare = |at: usize| quotation::compare(self.draft, &facts.quotations[at], self.corpus);
        let quotations: Vec<QuotedWords> = quoted.clone().map(compare).collect();
        let goes_on =
            quotations.iter().find(|it| !it.quotation.nested).is_some_and(|it| it.quotation.continues);
        let before = || (0..quoted.start).rev().find(|&at| !facts.quotations[at].nested);
        let begun = goes_on.then(before).flatten().map(compare);
        let figures = self.figures(block);
        let dates = date::compare(self.draft, block, &self.framer, self.corpus, &quotations, &figures);
        Comparison { quotations, begun, figures, dates }
    }

    /// The figures of a block, settled with those beside it.
    fn figures(&self, block: usize) -> Vec<ComparedFigure<'a>> {
        let mut figures = self.alone(block).to_vec();
        if !figures.is_empty() {
            let beside = [block.checked_sub(1), Some(block + 1)].into_iter().flatten();
            let beside: Vec<&ComparedFigure> = beside.flat_map(|block| self.alone(block)).collect();
            figure::settle(self.draft.article, &mut figures, &beside, self.corpus);
        }
        figures
    }

    fn alone(&self, block: usize) -> &[ComparedFigure<'a>] {
        let compared = self.figures.get(block);
        compared.map_or(&[], |it| {
            it.get_or_init(|| figure::compare(self.draft, block, &self.framer, self.corpus))
        })
    }
}

/// So many blocks are compared by one comparer: neighbours lean on the same figures.
const TOGETHER: usize = 16;

/// What `of` makes of each of some blocks, in their order. Many are looked at side by side.
pub fn side_by_side<'a, T: Send>(
    (article, facts, corpus): (&'a Article, &'a Facts, &'a Corpus),
    blocks: &[usize],
    of: impl Fn(&Comparer<'a>, usize) -> T + Sync,
) -> Vec<T> {
    let together = |blocks: &[usize]| -> Vec<T> {
        let comparer = Comparer::new(article, facts, corpus);
        blocks.iter().map(|&block| of(&comparer, block)).collect()
    };
    match blocks.len() {
        // After a keystroke there are but a few, and other threads would have to be woken for them.
        ..=TOGETHER => together(blocks),
        _ => blocks.par_chunks(TOGETHER).flat_map_iter(together).collect(),
    }
}

impl Comparison<'_> {
    /// Does a figure stand in a quotation whose words the sources have, changed or not? Then it is the quotation's matter.
    pub fn is_quoted(&self, figure: &Figure) -> bool {
        use quotation::Verdict::{NotSpeech, Unknown};
        self.quotations.iter().any(|quoted| {
            let around = &quoted.quotation.place;
            !matches!(quoted.verdict, Unknown | NotSpeech)
                && around.start <= figure.place.start
                && figure.place.end <= around.end
        })
    }
}
