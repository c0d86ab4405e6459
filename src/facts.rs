//! What an article states: one file per kind of fact. The same extractor reads source and draft, block by block.
//!
//! Spans of facts count in the prose of their block ([`Block::prose`](crate::source::Block)), so that a block's facts do
//! not change when the text before it does; [`Block::to_file`](crate::source::Block::to_file) leads back to the file.
pub mod date;
pub mod figure;
mod memo;
pub mod name;
pub mod quotation;
pub mod sentence;

use std::ops::Range;

pub use self::memo::Memo;
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
#[derive(Clone, Debug, Default, PartialEq)]
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

/// One fact of an article: its kind, and its index in the list of that kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FactRef {
    /// Index into [`Facts::quotations`].
    Quotation(usize),
    /// Index into [`Facts::figures`].
    Figure(usize),
    /// Index into [`Facts::dates`].
    Date(usize),
    /// Index into [`Facts::names`].
    Name(usize),
}

impl Facts {
    /// Where a fact stands.
    pub fn place(&self, fact: FactRef) -> &Place {
        match fact {
            FactRef::Quotation(at) => &self.quotations[at].place,
            FactRef::Figure(at) => &self.figures[at].place,
            FactRef::Date(at) => &self.dates[at].place,
            FactRef::Name(at) => &self.names[at].place,
        }
    }

    /// Every fact, kind by kind.
    pub fn all(&self) -> impl Iterator<Item = FactRef> {
        let quotations = (0..self.quotations.len()).map(FactRef::Quotation);
        let figures = (0..self.figures.len()).map(FactRef::Figure);
        let dates = (0..self.dates.len()).map(FactRef::Date);
        quotations.chain(figures).chain(dates).chain((0..self.names.len()).map(FactRef::Name))
    }

    /// The facts that a place in a block touches, the shortest first.
    pub fn at(&self, block: usize, offset: usize) -> Vec<FactRef> {
        let touches = |place: &Place| place.start <= offset && offset <= place.end;
        let mut found: Vec<FactRef> =
            self.in_block(block).filter(|&fact| touches(self.place(fact))).collect();
        found.sort_by_key(|&fact| self.place(fact).span().len());
        found
    }

    /// The facts of one block, kind by kind.
    pub fn in_block(&self, block: usize) -> impl Iterator<Item = FactRef> {
        let quotations = in_block(&self.quotations, |it| &it.place, block).map(FactRef::Quotation);
        let figures = in_block(&self.figures, |it| &it.place, block).map(FactRef::Figure);
        let dates = in_block(&self.dates, |it| &it.place, block).map(FactRef::Date);
        let names = in_block(&self.names, |it| &it.place, block).map(FactRef::Name);
        quotations.chain(figures).chain(dates).chain(names)
    }

    /// Reads an article's facts.
    pub fn of(article: &Article) -> Facts {
        Memo::default().read(article)
    }
}

/// The indices of the facts in a block, of one kind.
pub fn in_block<T>(facts: &[T], place: impl Fn(&T) -> &Place, block: usize) -> Range<usize> {
    let first = |block: usize| facts.partition_point(|it| place(it).block < block);
    first(block)..first(block + 1)
}
