//! What an article states: one file per kind of fact. The same extractor reads source and draft, block by block.
//!
//! Spans of facts count in the prose of their block ([`Block::prose`](crate::source::Block)), so that a block's facts do
//! not change when the text before it does; [`Block::to_file`](crate::source::Block::to_file) leads back to the file.
pub mod date;
pub mod figure;
pub mod name;
pub mod quotation;
pub mod sentence;

use crate::{
    facts::{date::DateMention, figure::Figure, name::Name, quotation::Quotation},
    source::Article,
    text::Span,
};

/// Where a fact stands: a block of its article by index, and a byte span in that block's prose.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// Index into [`Article::blocks`].
    pub block: usize,
    /// Start in the block's prose, in bytes.
    pub start: usize,
    /// End in the block's prose, in bytes.
    pub end: usize,
}

impl Place {
    /// The place of a span in a block.
    pub fn new(block: usize, span: Span) -> Place {
        Place { block, start: span.start, end: span.end }
    }

    /// The span in the block's prose.
    pub fn span(&self) -> Span {
        self.start..self.end
    }

    /// The bytes of the file.
    pub fn in_file(&self, article: &Article) -> Span {
        article.blocks[self.block].to_file(&self.span())
    }

    /// The words that stand there.
    pub fn text<'a>(&self, article: &'a Article) -> &'a str {
        &article.blocks[self.block].prose[self.span()]
    }
}

/// Everything that can be checked in one article, each kind in the order of the text.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// Words between quotation marks, in block quotations, and speeches of a transcript.
    pub quotations: Vec<Quotation>,
    /// Quantities.
    pub figures: Vec<Figure>,
    /// Mentions of days, months, years, and spans of time that have a place in the calendar.
    pub dates: Vec<DateMention>,
    /// Mentions of people, places and organisations.
    pub names: Vec<Name>,
}

impl Facts {
    /// Reads an article's facts.
    pub fn of(article: &Article) -> Facts {
        let names = name::find(article);
        let dates = date::find(article);
        let figures = figure::find(article, &dates);
        let quotations = quotation::find(article, &names);
        Facts { quotations, figures, dates, names }
    }
}
