//! What is kept of an article between one keystroke and the next, so that reading it again costs what the change costs.
//!
//! What a block tells by its own words alone is read once and found again by the block's words and kind. What blocks tell
//! together (whom a surname means, which year "in March" is in) is put together anew on every read, out of those readings:
//! nothing that is kept depends on where a block stands or on what stood there before.
mod interner;

use std::{
    hash::{Hash, Hasher},
    ptr,
    sync::Arc,
};

use rayon::prelude::*;

pub(super) use self::interner::Interner;
use crate::{
    facts::{
        Facts, date,
        figure::{self, Figure},
        name, quotation, sentence,
    },
    lang::Language,
    source::{Article, Block, BlockKind},
    text::{
        Span,
        table::Table,
        token::{self, Token},
    },
};

/// What is kept of one article. A fresh one reads any article; one that read an article before reads it again faster, with
/// the same facts.
#[derive(Debug, Default)]
pub struct Memo {
    /// How the blocks were read: in which language, and with the day first.
    manner: Option<(&'static Language, bool)>,
    blocks: Table<Content, Reading>,
    names: name::Memo,
    quotations: quotation::Memo,
}

/// What a block says and what it is, wherever it stands.
#[derive(Debug, PartialEq, Eq)]
struct Content {
    prose: Arc<str>,
    kind: BlockKind,
}

impl Hash for Content {
    /// By its ends: they tell most blocks apart, and all of it is compared anyway.
    fn hash<H: Hasher>(&self, state: &mut H) {
        const END: usize = 48;
        let prose = self.prose.as_bytes();
        let end = prose.len().min(END);
        (prose.len(), &prose[..end], &prose[prose.len() - end..]).hash(state);
    }
}

/// A block split into tokens and sentences, once for all who read it.
#[derive(Debug)]
pub(super) struct Split<'a> {
    pub(super) prose: &'a str,
    pub(super) kind: &'a BlockKind,
    pub(super) language: &'static Language,
    /// Dates in figures begin with the day.
    pub(super) day_first: bool,
    pub(super) tokens: Vec<Token>,
    pub(super) sentences: Vec<Span>,
}

/// What a block's own words tell.
#[derive(Debug)]
pub(super) struct Reading {
    /// Of all readings of a memo, this one.
    pub(super) number: usize,
    pub(super) dates: Vec<date::Found>,
    /// As if the block were the first.
    pub(super) figures: Vec<Figure>,
    pub(super) names: name::Lesson,
}

impl<'a> Split<'a> {
    pub(super) fn new(prose: &'a str, kind: &'a BlockKind, language: &'static Language) -> Split<'a> {
        let (tokens, sentences) = (token::tokens(prose), sentence::split(prose, language));
        Split { prose, kind, language, day_first: false, tokens, sentences }
    }
}

impl Memo {
    /// The facts of an article: the same as those a fresh memo reads.
    pub fn read(&mut self, article: &Article) -> Facts {
        let before = self.manner.replace((article.language, article.day_first));
        let same =
            |it: (&'static Language, bool)| ptr::eq(it.0, article.language) && it.1 == article.day_first;
        if self.names.is_full() || before.is_some_and(|it| !same(it)) {
            *self = Memo { manner: self.manner, ..Memo::default() };
        }
        let blocks = self.blocks(article);
        let names = self.names.find(article, &blocks);
        let dates = date::resolved(article.published, &blocks);
        let figures = figure::placed(&blocks);
        let quotations = self.quotations.find(article, &blocks, &names);
        self.blocks.forget();
        Facts { quotations, figures, dates, names }
    }

    /// What each block of an article tells by itself.
    pub(super) fn blocks(&mut self, article: &Article) -> Vec<Arc<Reading>> {
        let blocks = &article.blocks;
        let mut readings: Vec<_> =
            blocks.iter().map(|block| self.blocks.known(&Content::of(block))).collect();
        let new: Vec<usize> = (0..blocks.len()).filter(|&at| readings[at].is_none()).collect();
        let first_look = |&at: &usize| FirstLook::at(&blocks[at], article);
        let looks: Vec<FirstLook<'_>> = match new.len() {
            // After a keystroke there are but a few, and other threads would have to be woken for them.
            ..=FEW => new.iter().map(first_look).collect(),
            _ => new.par_iter().map(first_look).collect(),
        };
        for (at, look) in new.into_iter().zip(looks) {
            let names = &mut self.names;
            let reading = self.blocks.get(Content::of(&blocks[at]), |number, _| look.reading(number, names));
            readings[at] = Some(reading);
        }
        readings.into_iter().flatten().collect()
    }
}

/// No more blocks than this are read one after another.
const FEW: usize = 16;

/// What a block tells to whoever knows of no other: it may be read beside others.
struct FirstLook<'a> {
    split: Split<'a>,
    dates: Vec<date::Found>,
    figures: Vec<Figure>,
    spelled: name::Spelled,
}

impl<'a> FirstLook<'a> {
    fn at(block: &'a Block, article: &Article) -> FirstLook<'a> {
        let split = Split::new(&block.prose, &block.kind, article.language);
        let split = Split { day_first: article.day_first, ..split };
        let dates = date::read(&split);
        let dated: Vec<Span> = dates.iter().map(|date| date.span.clone()).collect();
        let figures = figure::read(&split, &dated);
        let spelled = name::Spelled::of(&split);
        FirstLook { split, dates, figures, spelled }
    }

    /// With what the memo needs to know of its names; `number` is the reading's own.
    fn reading(self, number: usize, names: &mut name::Memo) -> Reading {
        let FirstLook { split, dates, figures, spelled } = self;
        Reading { number, dates, figures, names: names.learn(number, &split, spelled) }
    }
}

impl Content {
    fn of(block: &Block) -> Content {
        Content { prose: Arc::clone(&block.prose), kind: block.kind.clone() }
    }
}

#[cfg(test)]
mod tests;
