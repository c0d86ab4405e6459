//! Reading: a file of any format becomes an [`Article`], its prose in [`Block`]s that know where they stand in the file.
//! Damaged input gives fewer blocks, never a failure.
pub mod plain;

use std::sync::Arc;

use jiff::civil::Date;

use crate::{
    lang::Language,
    text::{Span, Text},
};

/// How much an article's own statements weigh as evidence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tier {
    /// The words themselves: a transcript, a document, a court record.
    Primary,
    /// Reporting.
    #[default]
    Secondary,
    /// Opinion, satire, advocacy: only what it quotes counts, and that as its own.
    Opinion,
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
    /// How much its statements weigh.
    pub tier: Tier,
    /// The language of its prose.
    pub language: &'static Language,
    /// The decoded text of the file, without a byte order mark; all file spans count in it.
    pub text: Text,
    /// The prose, in the order of the file; what is not prose (code, navigation, comments) is in no block.
    pub blocks: Vec<Block>,
    /// Requests to pass over a finding, `<!-- copydesk: ok CODE: REASON -->`, in the order of the file.
    pub pardons: Vec<Pardon>,
}

/// What a block is, and so what may be believed of it.
#[derive(Clone, Debug, PartialEq, Eq)]
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
        /// As the transcript or its list of speakers names them.
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
    /// The count of the block among the article's paragraphs, from 1, as a reader would count; 0 for furniture.
    pub paragraph: usize,
    /// Level of a heading, or depth of a list; 0 elsewhere.
    pub level: u8,
    map: SpanMap,
}

/// How the bytes of a block's prose lie in the file: runs, in order. The prose is without gaps; the file may hold markup
/// between two runs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SpanMap {
    runs: Vec<Run>,
}

/// Bytes of the prose and the bytes of the file they come from. Of equal length they correspond byte by byte; else
/// (`&mdash;`) as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Run {
    prose: Span,
    file: Span,
}

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

impl SpanMap {
    /// A map for prose that stands in the file as it is, at `start`.
    pub fn identity(start: usize, len: usize) -> SpanMap {
        SpanMap { runs: vec![Run { prose: 0..len, file: start..start + len }] }
    }

    /// Appends a run: the next `prose_len` bytes of the prose come from the file bytes `file`.
    pub fn push(&mut self, prose_len: usize, file: Span) {
        let start = self.runs.last().map_or(0, |run| run.prose.end);
        self.runs.push(Run { prose: start..start + prose_len, file });
    }

    /// The bytes of the file behind a span of the prose.
    pub fn to_file(&self, span: &Span) -> Span {
        let first = self.runs.partition_point(|run| run.prose.end <= span.start);
        let last = self.runs.partition_point(|run| run.prose.start < span.end).saturating_sub(1);
        let start =
            self.runs.get(first).map_or(self.extent().end, |run| run.file_at(span.start, run.file.start));
        let end = self.runs.get(last).map_or(start, |run| run.file_at(span.end, run.file.end));
        start..end.max(start)
    }

    /// The prose offset of a file offset, if it lies in this block.
    pub fn to_prose(&self, file: usize) -> Option<usize> {
        if file < self.extent().start || file > self.extent().end {
            return None;
        }
        let run = self.runs.get(self.runs.partition_point(|run| run.file.start <= file).checked_sub(1)?)?;
        Some((run.prose.start + file - run.file.start).min(run.prose.end))
    }

    /// The part of the file from the first run to the last.
    pub fn extent(&self) -> Span {
        let start = self.runs.first().map_or(0, |run| run.file.start);
        start..self.runs.last().map_or(start, |run| run.file.end)
    }
}

impl Run {
    /// The file offset of a prose offset in this run; `edge` where the run is mapped as a whole.
    fn file_at(&self, at: usize, edge: usize) -> usize {
        let exact = self.prose.len() == self.file.len();
        if exact {
            self.file.start + at.clamp(self.prose.start, self.prose.end) - self.prose.start
        } else {
            edge
        }
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

    /// The part of the file it takes up.
    pub fn extent(&self) -> Span {
        self.map.extent()
    }

    /// May what it says be believed? Furniture, captions, opinions and corrections are no evidence.
    pub fn is_evidence(&self) -> bool {
        use BlockKind::*;
        matches!(self.kind, Heading | Paragraph | ListItem | BlockQuote | TableRow { .. } | Speech { .. })
    }
}
