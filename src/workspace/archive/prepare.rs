//! An article made ready for the index.
use std::{ops::Range, sync::Arc};

use foldhash::HashSet;
use tantivy::schema::Field;

use super::{
    document::{Entry, Kept},
    schema::{Fields, bucket, sealed},
};
use crate::{
    corpus::{copies, terms::Terms},
    facts::name::fold,
    source::{Article, Block},
};

/// An article read, its words looked up.
pub(super) struct Prepared {
    /// The values of its own document, and their text.
    own: Vec<(Field, Kept)>,
    text: String,
    /// The keys of all its words, in order; sentences are ranges of them, and paragraphs ranges of sentences.
    words: Vec<u64>,
    sentences: Vec<Range<usize>>,
    paragraphs: Vec<Paragraph>,
    /// The bytes of its text.
    pub(super) bytes: u64,
}

/// A block's sentences, and its print where it is long.
struct Paragraph {
    print: Option<u64>,
    sentences: Range<usize>,
}

impl Prepared {
    /// An article as it will stand in the index: the work that needs no other article.
    pub(super) fn of(article: &Article, fields: Fields, file: u64, stamp: u64) -> Prepared {
        let bytes = article.text.len() as u64;
        let text = sealed(&article.to_json());
        let own = vec![
            (fields.article, Kept::Text(0..text.len())),
            (fields.path, Kept::Number(file)),
            (fields.stamp, Kept::Number(stamp)),
            (fields.bytes, Kept::Number(bytes)),
        ];
        let (words, sentences, paragraphs) = Default::default();
        let mut prepared = Prepared { own, text, words, sentences, paragraphs, bytes };
        let mut capitals = Capitals::default();
        article.byline.iter().for_each(|byline| capitals.add(byline, &Terms::of(byline, article.language)));
        for block in &article.blocks {
            let terms = Terms::of(&block.prose, article.language);
            capitals.add(&block.prose, &terms);
            prepared.add(block, &terms);
        }
        prepared.own.reserve_exact(2 * prepared.paragraphs.len() + capitals.0.len() + 1);
        for print in prepared.paragraphs.iter().filter_map(|it| it.print) {
            prepared.own.push((fields.prints, Kept::Number(print)));
            prepared.own.push((fields.buckets, Kept::Number(bucket(print))));
        }
        for word in capitals.0 {
            let start = prepared.text.len();
            prepared.text.push_str(&fold(word));
            prepared.own.push((fields.capitals, Kept::Bytes(start..prepared.text.len())));
        }
        prepared
    }

    fn add(&mut self, block: &Block, terms: &Terms) {
        let (before, start) = (self.sentences.len(), self.words.len());
        self.words.extend(terms.words.iter().map(|term| term.key));
        let placed = |sentence: &Range<usize>| start + sentence.start..start + sentence.end;
        self.sentences.extend(terms.sentences.iter().map(placed));
        let sentences = before..self.sentences.len();
        self.paragraphs.push(Paragraph { print: copies::print(block, terms), sentences });
    }

    /// The documents of an article, its own first. Paragraphs that were `seen` are found where they stood first.
    pub(super) fn documents(self, fields: Fields, seen: &mut HashSet<u64>) -> Vec<Entry> {
        let Prepared { mut own, text, words, sentences, paragraphs, .. } = self;
        let words: Arc<[u64]> = words.into();
        let new = paragraphs.into_iter().filter(|it| it.print.is_none_or(|print| seen.insert(print)));
        let new: Vec<Range<usize>> = new.flat_map(|it| sentences[it.sentences].iter().cloned()).collect();
        own.push((fields.sentences, Kept::Number(new.len() as u64)));
        let own = Entry::article(own, text, fields.words, &words);
        let new = new.into_iter().map(|sentence| Entry::sentence(fields.words, &words, sentence));
        std::iter::once(own).chain(new).collect()
    }
}

/// Shorter words are no slips of the pen.
const SHORTEST: usize = 4;

/// The words that begin with a capital, each once.
#[derive(Default)]
struct Capitals<'a>(HashSet<&'a str>);

impl<'a> Capitals<'a> {
    fn add(&mut self, text: &'a str, terms: &Terms) {
        let words = terms.words.iter().map(|term| &text[term.span.clone()]);
        let is_one = |word: &&str| word.starts_with(char::is_uppercase) && word.chars().count() >= SHORTEST;
        self.0.extend(words.filter(is_one));
    }
}
