//! People with their offices, places, organisations.
//!
//! Two passes: the first learns how the article writes its words (a word that also occurs in small letters is no name;
//! one with a capital in the middle of a sentence is), the second finds the mentions; then the short forms are led back
//! to the full ones.
mod holder;
mod kind;
mod lesson;
mod mention;
mod office;
mod piece;
mod resolve;
mod run;
#[cfg(test)]
mod tests;
pub mod title;
mod usage;

use std::{
    hash::{Hash, Hasher},
    sync::Arc,
};

use foldhash::HashMap;

pub(super) use lesson::Lesson;
pub use piece::{fold, folded_words};

use crate::{
    facts::{
        Place,
        memo::{self, Interner, Split},
        name::{
            mention::{Mention, View},
            piece::Piece,
            usage::{Answer, Usage},
        },
    },
    lang::quotation::Gender,
    source::{Article, BlockKind},
    text::table::Table,
};

/// A mention of a person, place or organisation.
#[derive(Clone, Debug, PartialEq)]
pub struct Name {
    /// The name itself, without office, article or possessive.
    pub place: Place,
    /// What is named.
    pub kind: NameKind,
    /// The fullest form of the same name in the article: `Sheinbaum` → `Claudia Sheinbaum`.
    pub full: Arc<str>,
    /// The office or description given right here: `Mexico’s Foreign Affairs Secretary`, `the incident commander`.
    pub office: Option<Place>,
    /// The mention is an office alone ("the Mexican president"), which `full` resolves.
    pub by_office: bool,
    /// What the form of address, the name or the office tells of the person's gender right here.
    pub gender: Option<Gender>,
}

/// What a name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NameKind {
    /// A human being.
    Person,
    /// A city, country, street, building, river.
    Place,
    /// A company, party, agency, newspaper, council.
    Organisation,
    /// A proper name of something else, or of an unknown kind.
    Other,
}

/// A word of names, by number.
type Word = u32;
/// A name in just these words, by number.
type Form = u32;

/// The words that an article's names are made of.
#[derive(Debug, Default)]
struct Lexicon {
    /// Folded.
    words: Interner<str>,
    forms: Interner<[Word]>,
}

impl Lexicon {
    fn len(&self) -> usize {
        self.words.len() + self.forms.len()
    }
}

/// What the mentions of a block depend on: its own words, and what the article tells of those it asks about.
#[derive(Debug, PartialEq, Eq)]
struct Question {
    /// The number of its reading.
    block: usize,
    answers: Box<[Answer]>,
}

impl Hash for Question {
    /// By the block: the answers for one are rarely more than one.
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.block.hash(state);
    }
}

/// What is kept of an article's names.
#[derive(Debug, Default)]
pub(super) struct Memo {
    lexicon: Lexicon,
    /// A lexicon larger than this holds too much of what has been deleted since; 0 before the first reading.
    limit: usize,
    mentions: Table<Question, Vec<Mention>>,
    /// The pieces of the blocks that were read just now, so that they need not be split again.
    fresh: HashMap<usize, Spelled>,
}

/// The words and marks of a block, with what is asked of them.
#[derive(Debug)]
pub(super) struct Spelled(Vec<Piece>);

impl Spelled {
    pub(super) fn of(block: &Split) -> Spelled {
        Spelled(piece::pieces(block))
    }
}

impl Memo {
    /// Is it time to begin afresh?
    pub(super) fn is_full(&self) -> bool {
        self.limit > 0 && self.lexicon.len() > self.limit
    }

    /// What a block teaches; `number` is the block's own.
    pub(super) fn learn(&mut self, number: usize, block: &Split, spelled: Spelled) -> Lesson {
        let lesson = Lesson::new(block, &spelled.0, &mut self.lexicon);
        self.fresh.insert(number, spelled);
        lesson
    }

    /// The names of an article, in text order.
    pub(super) fn find(&mut self, article: &Article, blocks: &[Arc<memo::Reading>]) -> Vec<Name> {
        let Lexicon { words, forms } = &mut self.lexicon;
        let usage = Usage::new(words, blocks.iter().map(|block| &block.names));
        let mentions = article.blocks.iter().zip(blocks).map(|(block, reading)| {
            let lesson = &reading.names;
            let question = Question { block: reading.number, answers: usage.answers(lesson) };
            self.mentions.get(question, |_, _| {
                if block.kind == BlockKind::Furniture {
                    return Vec::new();
                }
                let split = || Spelled::of(&Split::new(&block.prose, &block.kind, article.language));
                let Spelled(pieces) = &self.fresh.remove(&reading.number).unwrap_or_else(split);
                let view = View { prose: &block.prose, pieces, language: article.language };
                view.mentions(lesson, &usage, forms)
            })
        });
        let mentions: Vec<_> = mentions.collect();
        self.fresh.clear();
        self.mentions.forget();
        if self.limit == 0 {
            self.limit = 2 * self.lexicon.len() + SPARE;
        }
        let mut names = resolve::names(article, blocks, &mentions, &self.lexicon);
        let by_office = holder::by_office(article, blocks, &mentions, &names);
        names.extend(by_office);
        names.sort_by_key(|name| (name.place.block, name.place.start));
        names
    }
}

/// Words and forms that may be typed and deleted again before a memo is thought to hold too many.
const SPARE: usize = 4096;
