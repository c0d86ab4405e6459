//! Stretches of the sources' words that a quotation may have been taken from: what somebody is quoted as saying, and
//! the reporters' own prose; with retrieval by shared rare words.
use std::ops::Range;

use foldhash::HashMap;

use crate::{
    corpus::{
        align::SourceWord,
        copies::Copies,
        shares::Shares,
        word::{Word, words},
    },
    facts::{Facts, Place, quotation::Quotation, quotation::Speaker},
    source::{Article, BlockKind},
    text::{Span, floor_char_boundary},
};

/// Words of one source that belong together.
#[derive(Clone, Debug)]
pub struct Passage {
    /// Index of the source in the corpus.
    pub source: usize,
    /// In order; an utterance printed in pieces runs on over the attribution between them.
    pub words: Vec<PassageWord>,
    /// Who is quoted; `None` for the source's own prose.
    pub quoted: Option<Quoted>,
}

/// What is known of a quoted passage.
#[derive(Clone, Debug)]
pub struct Quoted {
    /// The speaker, where the source tells.
    pub speaker: Option<Speaker>,
    /// The quotations it is made of, by index in the source's facts.
    pub quotations: Range<usize>,
    /// Folded words of the source's prose right before the first mark, in the same sentence, nearest last.
    pub lead: Vec<Word>,
}

/// A word of a passage.
#[derive(Clone, Debug)]
pub struct PassageWord {
    /// The folded word; its span counts in the block's prose.
    pub word: Word,
    /// Index of the block.
    pub block: usize,
    /// It stands in parentheses or brackets: the source reporter's gloss.
    pub gloss: bool,
}

impl SourceWord for PassageWord {
    fn key(&self) -> u64 {
        self.word.key
    }

    fn text(&self) -> &str {
        &self.word.text
    }

    fn is_gloss(&self) -> bool {
        self.gloss
    }
}

impl Passage {
    /// Where a range of its words stands; in the first block only, if it runs over several.
    pub fn place(&self, range: &Range<usize>) -> Place {
        let words = &self.words[range.clone()];
        let (Some(first), Some(last)) =
            (words.first(), words.iter().rfind(|word| word.block == words[0].block))
        else {
            return Place { block: 0, start: 0, end: 0 };
        };
        Place { block: first.block, start: first.word.span.start, end: last.word.span.end }
    }

    /// Is it quoted speech?
    pub fn is_quoted(&self) -> bool {
        self.quoted.is_some()
    }
}

/// All passages of a corpus, findable by their words.
#[derive(Debug, Default)]
pub struct Passages {
    /// In the order of the sources.
    pub all: Vec<Passage>,
    postings: HashMap<u64, Vec<u32>>,
}

impl Passages {
    /// Adds the passages of a source that are no copies.
    pub fn add(&mut self, source: usize, article: &Article, facts: &Facts, copies: &Copies) {
        let all = utterances(source, article, facts).into_iter().chain(prose(source, article, facts));
        let is_copy = |it: &Passage| it.words.first().is_some_and(|word| copies.is_copy(source, word.block));
        for passage in all.filter(|it| !is_copy(it)) {
            let at = self.all.len() as u32;
            for word in &passage.words {
                let posting = self.postings.entry(word.word.key).or_default();
                if posting.last() != Some(&at) {
                    posting.push(at);
                }
            }
            self.all.push(passage);
        }
    }

    /// How much it tells that a word occurs: high for rare words, 0 for one in every passage.
    pub fn rarity(&self, key: u64) -> f64 {
        let count = self.postings.get(&key).map_or(0, Vec::len);
        ((self.all.len() + 1) as f64 / (count + 1) as f64).ln()
    }

    /// The `most` passages that share the most, and the rarest, words with `keys`; best first.
    pub fn nearest(&self, keys: &[u64], most: usize) -> Vec<&Passage> {
        let mut shares = Shares::of(self.all.len());
        for key in keys {
            if let Some(posting) = self.postings.get(key) {
                shares.add(posting, self.rarity(*key) + 0.05);
            }
        }
        shares.best(most).map(|at| &self.all[at]).collect()
    }
}

/// What is quoted, each run of pieces that belong to one utterance as one passage.
fn utterances(source: usize, article: &Article, facts: &Facts) -> Vec<Passage> {
    let mut passages: Vec<Passage> = Vec::new();
    for (at, quotation) in facts.quotations.iter().enumerate() {
        let words = placed_words(article, quotation.place.block, quotation.content.clone());
        match passages.last_mut() {
            Some(last) if quotation.continues => {
                last.close(article, quotation);
                last.extend(words, quotation, at);
            }
            _ => {
                let quoted = Quoted {
                    speaker: quotation.speaker.clone(),
                    quotations: at..at + 1,
                    lead: lead(article, quotation),
                };
                passages.push(Passage { source, words, quoted: Some(quoted) });
            }
        }
    }
    passages
}

impl Passage {
    /// A full stop after the attribution between two pieces ends the sentence of the first, whose own mark is a comma.
    fn close(&mut self, article: &Article, next: &Quotation) {
        let Some(last) = self.words.last_mut() else { return };
        let prose = &article.blocks[next.place.block].prose;
        let between = match last.block == next.place.block {
            true => prose.get(last.word.span.end..next.place.start).unwrap_or_default(),
            false => "",
        };
        let ended = last.block != next.place.block || between.trim_end().ends_with(['.', '!', '?']);
        last.word.ends_sentence |= ended;
        last.word.ends_clause |= ended;
    }

    fn extend(&mut self, words: Vec<PassageWord>, quotation: &Quotation, at: usize) {
        self.words.extend(words);
        let Some(quoted) = &mut self.quoted else { return };
        quoted.quotations.end = at + 1;
        let confidence =
            |speaker: &Option<Speaker>| speaker.as_ref().map_or(0.0, |speaker| speaker.confidence);
        if confidence(&quotation.speaker) > confidence(&quoted.speaker) {
            quoted.speaker = quotation.speaker.clone();
        }
    }
}

/// How many words before a quotation may turn its meaning.
const LEAD: usize = 6;

fn lead(article: &Article, quotation: &Quotation) -> Vec<Word> {
    /// The bytes in which so many words stand.
    const ROOM: usize = 40 * LEAD;
    let prose = &article.blocks[quotation.place.block].prose;
    let room = floor_char_boundary(prose, quotation.place.start.saturating_sub(ROOM));
    let start = if room == 0 { 0 } else { next_word(prose, room..quotation.place.start) };
    let before = words(prose, start..quotation.place.start, article.language);
    let clause = before.iter().rposition(|word| word.ends_sentence).map_or(0, |at| at + 1);
    before[clause.max(before.len().saturating_sub(LEAD))..].to_vec()
}

/// The start of the first whole word in a span that may begin within one.
fn next_word(prose: &str, span: Span) -> usize {
    prose[span.clone()].find(char::is_whitespace).map_or(span.end, |at| span.start + at)
}

/// The reporters' own words: each block that is evidence, with what is quoted left out.
fn prose(source: usize, article: &Article, facts: &Facts) -> Vec<Passage> {
    let mut passages = Vec::new();
    for (block, it) in article.blocks.iter().enumerate() {
        if !it.is_evidence() || matches!(it.kind, BlockKind::Speech { .. }) {
            continue;
        }
        let first = facts.quotations.partition_point(|quotation| quotation.place.block < block);
        let here = facts.quotations[first..].iter().take_while(|quotation| quotation.place.block == block);
        let quoted: Vec<Span> = here.map(|it| it.place.span()).collect();
        let mut words = placed_words(article, block, 0..it.prose.len());
        let mut covered = Covered::new(&quoted);
        words.retain(|word| !covered.holds(word.word.span.start));
        if !words.is_empty() {
            passages.push(Passage { source, words, quoted: None });
        }
    }
    passages
}

fn placed_words(article: &Article, block: usize, span: Span) -> Vec<PassageWord> {
    let prose = &article.blocks[block].prose;
    let glosses = glosses(prose, &span);
    let mut covered = Covered::new(&glosses);
    words(prose, span, article.language)
        .into_iter()
        .map(|word| PassageWord { gloss: covered.holds(word.span.start), block, word })
        .collect()
}

/// Tells of rising offsets whether one of several spans holds them; the spans are in the order of their starts.
struct Covered<'a> {
    spans: std::slice::Iter<'a, Span>,
    /// The furthest end of the spans that have begun.
    until: usize,
}

impl Covered<'_> {
    fn new(spans: &[Span]) -> Covered<'_> {
        Covered { spans: spans.iter(), until: 0 }
    }

    fn holds(&mut self, at: usize) -> bool {
        while let Some(span) = self.spans.as_slice().first().filter(|span| span.start <= at) {
            self.until = self.until.max(span.end);
            self.spans.next();
        }
        at < self.until
    }
}

/// Parenthesised and bracketed stretches.
fn glosses(prose: &str, span: &Span) -> Vec<Span> {
    let mut glosses = Vec::new();
    let mut open = None;
    for (at, ch) in prose[span.clone()].char_indices() {
        match ch {
            '(' | '[' => open = Some(span.start + at),
            ')' | ']' => glosses.extend(open.take().map(|start| start..span.start + at)),
            _ => (),
        }
    }
    glosses
}
