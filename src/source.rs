//! Reading: a file of any format becomes an [`Article`], its prose in [`Block`]s that know where they stand in the file.
//! Damaged input gives fewer blocks, never a failure.
//!
//! A reader of a format finds the blocks; [`page`] and [`transcript`] then tell by their words what they are.
mod acceptance;
mod cut;
mod damaged;
mod docx;
mod embargo;
pub mod encoding;
mod extract;
mod front_matter;
mod html;
mod mail;
mod map;
mod markdown;
mod markup;
mod memo;
mod metadata;
mod page;
mod pardon;
pub mod part;
mod phrase;
pub mod plain;
pub mod problem;
mod read;
mod record;
mod sheet;
mod stored;
mod subtitles;
mod transcript;
mod wire;
mod xml;

use std::sync::Arc;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub use crate::source::{
    acceptance::{Acceptance, Claim, Said},
    embargo::Embargo,
    map::SpanMap,
    memo::Memo,
    problem::{Problem, Reason},
    read::{article, article_as, id_of, read},
    sheet::is_sheet,
};
use crate::{
    lang::{ENGLISH, Language},
    text::{Encoding, Span, Text},
};

/// What a file gave: of an archive, many articles and what could not be read of it.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// In the order of the file.
    pub articles: Vec<Article>,
    /// The rest.
    pub problems: Vec<Problem>,
}

impl Reading {
    /// Nothing, for a reason.
    pub fn failed(path: &str, reason: Reason) -> Reading {
        Problem::new(path, reason).into()
    }
}

impl From<Problem> for Reading {
    fn from(problem: Problem) -> Reading {
        Reading { articles: Vec::new(), problems: vec![problem] }
    }
}

impl From<Vec<Article>> for Reading {
    fn from(articles: Vec<Article>) -> Reading {
        Reading { articles, problems: Vec::new() }
    }
}

/// What a file is read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Evidence: furniture, captions and opinions are set apart.
    Source,
    /// To be checked: whatever a reader will see is prose.
    Draft,
}

/// How much an article's own statements weigh as evidence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Tier {
    /// The words themselves: a transcript, a document, a court record.
    Primary,
    /// Reporting.
    #[default]
    Secondary,
    /// Opinion, satire, advocacy: only what it quotes counts, and that as its own.
    Opinion,
}

/// How a place in an article is told to a person.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Places {
    /// By line and column of the file.
    #[default]
    Lines,
    /// By paragraph: the file is no text, or not the text that is read. Every block is a line of [`Article::text`].
    Paragraphs,
}

impl Tier {
    /// What a tier may be called.
    pub const NAMES: &[&str] = &["primary", "secondary", "opinion"];

    /// The tier of a name, in any case.
    pub fn by_name(name: &str) -> Option<Tier> {
        match name.to_lowercase().as_str() {
            "primary" => Some(Tier::Primary),
            "secondary" => Some(Tier::Secondary),
            "opinion" => Some(Tier::Opinion),
            _ => None,
        }
    }
}

/// A source or a draft, as read.
#[derive(Clone, Debug)]
pub struct Article {
    /// Short and unique in a corpus: the file's name without its ending, or the id a fact sheet gives.
    pub id: String,
    /// The path as the user gave it (or reached from what the user gave).
    pub path: String,
    /// The headline, in the article's own words.
    pub title: Option<String>,
    /// The newspaper, agency, broadcaster.
    pub outlet: Option<String>,
    /// Who wrote it, without "By".
    pub byline: Option<String>,
    /// The day of publication, where the article tells it.
    pub published: Option<Date>,
    /// Where it was published.
    pub url: Option<String>,
    /// Until when it may not be used, where its publisher says so.
    pub embargoed: Option<Embargo>,
    /// How much its statements weigh.
    pub tier: Tier,
    /// The language of its prose.
    pub language: &'static Language,
    /// Its dates in figures begin with the day, so that `11/04/2025` is 11 April; else its words tell.
    pub day_first: bool,
    /// The decoded text of the file, without a byte order mark, or the text taken out of it; all file spans count in it.
    pub text: Text,
    /// What its places are to a person.
    pub places: Places,
    /// The prose, in the order of the file; what is not prose (code, navigation, comments) is in no block.
    pub blocks: Vec<Block>,
    /// Requests to pass over a finding, `<!-- copydesk: ok CODE: REASON -->`, in the order of the file.
    pub pardons: Vec<Pardon>,
    /// What the ledger beside the draft says of it, in the order of the ledger; nothing unless it was put here.
    pub accepted: Vec<Acceptance>,
}

/// What a block is, and so what may be believed of it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum BlockKind {
    /// A headline or subheading.
    Heading,
    /// Running text.
    Paragraph,
    /// An item of a list, without its bullet or number.
    ListItem,
    /// A block quotation.
    BlockQuote,
    /// One row of a table, its cells joined by ` | `; `header` is the text of the head row, if there is one.
    TableRow {
        /// The cells of the head row, joined likewise.
        header: Option<String>,
    },
    /// What one speaker said in a transcript: quotable though it has no marks.
    Speech {
        /// As the transcript or its list of speakers names them; empty where subtitles do not tell.
        speaker: String,
        /// Their office, where the list of speakers gives it.
        office: Option<String>,
        /// Where in the recording, `00:12:34`, for subtitles.
        time: Option<String>,
    },
    /// A note that takes something back: it overrides the article's body.
    Correction,
    /// An editor's or columnist's own view inside a report.
    Opinion,
    /// The caption of a picture.
    Caption,
    /// Byline, reading time, share and newsletter prompts, topics, navigation: no evidence for anything.
    Furniture,
}

/// One block of prose: its readable text, and the way back to the file.
#[derive(Clone, Debug)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Its readable text: tags, entities and emphasis resolved, hard line breaks joined by a space, damaged marks mended.
    /// All spans of facts count in it.
    pub prose: Arc<str>,
    /// The count of the block among the article's paragraphs, from 1, as a reader would count; 0 for headings, captions
    /// and furniture. Of a file without lines (see [`Places`]) they all count, but a headline kept apart from the text.
    pub paragraph: usize,
    /// Level of a heading, or depth of a list; 0 elsewhere.
    pub level: u8,
    map: SpanMap,
}

/// What stands in a new [`Pardon`] or [`Acceptance`] until the writer gives a reason: it is none.
pub const NO_REASON: &str = "REASON";

/// What stands in a new [`Acceptance`] where nobody knows who gives it: it is no name.
pub const NO_NAME: &str = "NAME";

/// A request in the draft to pass over a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pardon {
    /// The whole comment, in the file.
    pub span: Span,
    /// The code it names.
    pub code: String,
    /// Why, in the writer's words; may be empty.
    pub reason: String,
}

impl Article {
    /// An article of which nothing is known yet but its text.
    fn new(path: &str, text: Text) -> Article {
        Article {
            id: id_of(path),
            path: path.to_owned(),
            title: None,
            outlet: None,
            byline: None,
            published: None,
            url: None,
            embargoed: None,
            tier: Tier::default(),
            language: ENGLISH,
            day_first: false,
            text,
            places: Places::default(),
            blocks: Vec::new(),
            pardons: Vec::new(),
            accepted: Vec::new(),
        }
    }
}

impl Article {
    /// A byte of its text as a person finds it: `story.md:3:7`, line and column counted from 1, or `story.docx, paragraph 3`.
    pub fn place(&self, at: usize) -> String {
        let paragraph = || self.block_at(at).map_or(0, |(block, _)| self.blocks[block].paragraph);
        match (self.places, self.text.position(at, Encoding::Utf32)) {
            (Places::Lines, at) => format!("{}:{}:{}", self.path, at.line + 1, at.column + 1),
            (Places::Paragraphs, _) if paragraph() > 0 => format!("{}, paragraph {}", self.path, paragraph()),
            (Places::Paragraphs, _) => self.path.clone(),
        }
    }

    /// The block that holds or touches a byte of the file, and the offset in its prose; none between blocks and in what is
    /// not prose.
    pub fn block_at(&self, file: usize) -> Option<(usize, usize)> {
        let next = self.blocks.partition_point(|block| block.extent().end < file);
        Some((next, self.blocks.get(next)?.to_prose(file)?))
    }
}

impl Block {
    /// A block of prose whose bytes lie in the file as `map` says.
    pub fn new(kind: BlockKind, prose: impl Into<Arc<str>>, map: SpanMap) -> Block {
        Block { kind, prose: prose.into(), paragraph: 0, level: 0, map }
    }

    /// The bytes of the file behind a span of the prose.
    pub fn to_file(&self, span: &Span) -> Span {
        self.map.to_file(span)
    }

    /// The prose offset of a file offset, if it lies in this block.
    pub fn to_prose(&self, file: usize) -> Option<usize> {
        self.map.to_prose(file)
    }

    /// How its prose lies in the file, counted from where it begins: the same for a block that was only moved.
    pub fn layout(&self) -> impl Iterator<Item = (Span, Span)> {
        self.map.layout()
    }

    /// The part of the file it takes up.
    pub fn extent(&self) -> Span {
        self.map.extent()
    }

    /// The same block with a part of its prose only.
    #[must_use]
    fn part(&self, span: Span) -> Block {
        Block { prose: self.prose[span.clone()].into(), map: self.map.part(&span), ..self.clone() }
    }

    /// May what it says be believed? Furniture, captions, opinions and corrections are no evidence.
    pub fn is_evidence(&self) -> bool {
        use BlockKind::*;
        matches!(self.kind, Heading | Paragraph | ListItem | BlockQuote | TableRow { .. } | Speech { .. })
    }
}

#[cfg(test)]
mod tests;
