//! An article made ready for the index.
use std::{ops::Range, sync::Arc};

use foldhash::HashSet;

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
    /// The values of its own document.
    own: Vec<(tantivy::schema::Field, Kept)>,
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
        let (own, words, sentences, paragraphs) = Default::default();
        let mut prepared = Prepared { own, words, sentences, paragraphs, bytes };
        let mut capitals = Capitals::default();
        article.byline.iter().for_each(|byline| capitals.add(byline, &Terms::of(byline, article.language)));
        for block in &article.blocks {
            let terms = Terms::of(&block.prose, article.language);
            capitals.add(&block.prose, &terms);
            prepared.add(block, &terms);
        }
        let prints: Vec<u64> = prepared.paragraphs.iter().filter_map(|it| it.print).collect();
        let own = &mut prepared.own;
        own.reserve_exact(5 + 2 * prints.len() + capitals.words.len());
        own.push((fields.article, Kept::Text(sealed(&article.to_json()))));
        let numbers = [(fields.path, file), (fields.stamp, stamp), (fields.bytes, bytes)].into_iter();
        let prints =
            prints.into_iter().flat_map(|print| [(fields.prints, print), (fields.buckets, bucket(print))]);
        own.extend(numbers.chain(prints).map(|(field, number)| (field, Kept::Number(number))));
        own.extend(capitals.words.into_iter().map(|word| (fields.capitals, Kept::Text(word))));
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
        let Prepared { mut own, words, sentences, paragraphs, .. } = self;
        let words: Arc<[u64]> = words.into();
        let new = paragraphs.into_iter().filter(|it| it.print.is_none_or(|print| seen.insert(print)));
        let new: Vec<Range<usize>> = new.flat_map(|it| sentences[it.sentences].iter().cloned()).collect();
        own.push((fields.sentences, Kept::Number(new.len() as u64)));
        let own = Entry::article(own, fields.words, &words);
        let new = new.into_iter().map(|sentence| Entry::sentence(fields.words, &words, sentence));
        std::iter::once(own).chain(new).collect()
    }
}

/// Shorter words are no slips of the pen.
const SHORTEST: usize = 4;

/// The words that begin with a capital, folded, each as it is written once.
#[derive(Default)]
struct Capitals<'a> {
    written: HashSet<&'a str>,
    words: Vec<String>,
}

impl<'a> Capitals<'a> {
    fn add(&mut self, text: &'a str, terms: &Terms) {
        for term in &terms.words {
            let word = &text[term.span.clone()];
            let is_one = word.starts_with(char::is_uppercase) && word.chars().count() >= SHORTEST;
            if is_one && self.written.insert(word) {
                self.words.push(fold(word));
            }
        }
    }
}
