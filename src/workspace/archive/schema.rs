//! What stands in the index: an article's own document, then one for each of its sentences.
//!
//! Documents that are added together stay together and in order, also when segments are merged, so that a sentence finds
//! its article by counting back.
use std::collections::BTreeSet;

use foldhash::HashSet;
use tantivy::{
    DocAddress, Searcher, TantivyDocument, TantivyError, Term,
    schema::{
        FAST, Field, IndexRecordOption, NumericOptions, STORED, Schema, TextFieldIndexing, TextOptions, Value,
    },
};
use xxhash_rust::xxh3::xxh3_64;

use crate::{
    corpus::{copies, terms::Terms},
    facts::name::fold,
    source::{Article, Block},
};

/// The fields of the index.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fields {
    /// Of an article: itself, sealed.
    pub(super) article: Field,
    /// Of every document: a hash of the path of its file, so that all of a file can be taken out.
    pub(super) file: Field,
    /// Of an article: the same, to be read.
    pub(super) path: Field,
    /// Of an article: when its file was last changed and how long it is, in a hash.
    pub(super) stamp: Field,
    /// Of an article: how many sentences follow.
    pub(super) sentences: Field,
    /// Of an article: the bytes of its text.
    pub(super) bytes: Field,
    /// Of an article: its words with a capital, folded: names are among them.
    pub(super) capitals: Field,
    /// Of an article: the prints of its long paragraphs.
    pub(super) prints: Field,
    /// Of a sentence: the keys of its words.
    pub(super) words: Field,
    /// Of a sentence: so many documents before it stands its article; 0 for the article itself.
    pub(super) back: Field,
}

impl Fields {
    /// A schema with these fields.
    pub(super) fn schema() -> Schema {
        let mut schema = Schema::builder();
        let raw = TextFieldIndexing::default().set_tokenizer("raw").set_fieldnorms(false);
        let raw = raw.set_index_option(IndexRecordOption::Basic);
        // Without lengths of fields: nothing is ranked by them.
        let numbers = NumericOptions::default().set_indexed();
        schema.add_text_field("article", STORED);
        schema.add_u64_field("file", numbers.clone());
        schema.add_u64_field("path", FAST);
        schema.add_u64_field("stamp", FAST);
        schema.add_u64_field("sentences", FAST);
        schema.add_u64_field("bytes", FAST);
        schema.add_text_field("capitals", TextOptions::default().set_indexing_options(raw));
        schema.add_u64_field("prints", numbers.clone());
        schema.add_u64_field("words", numbers);
        schema.add_u64_field("back", FAST);
        schema.build()
    }

    /// The fields of an index.
    pub(super) fn of(schema: &Schema) -> Result<Fields, TantivyError> {
        Ok(Fields {
            article: schema.get_field("article")?,
            file: schema.get_field("file")?,
            path: schema.get_field("path")?,
            stamp: schema.get_field("stamp")?,
            sentences: schema.get_field("sentences")?,
            bytes: schema.get_field("bytes")?,
            capitals: schema.get_field("capitals")?,
            prints: schema.get_field("prints")?,
            words: schema.get_field("words")?,
            back: schema.get_field("back")?,
        })
    }

    /// All documents of a file.
    pub(super) fn of_file(self, file: u64) -> Term {
        Term::from_field_u64(self.file, file)
    }

    /// An article as it will stand in the index: the work that needs no other article.
    pub(super) fn prepare(self, article: &Article, file: u64, stamp: u64) -> Prepared {
        let mut own = TantivyDocument::new();
        own.add_text(self.article, sealed(&article.to_json()));
        own.add_u64(self.file, file);
        own.add_u64(self.path, file);
        own.add_u64(self.stamp, stamp);
        own.add_u64(self.bytes, article.text.len() as u64);
        own.add_u64(self.back, 0);
        let mut capitals = Capitals::default();
        article.byline.iter().for_each(|byline| capitals.add(byline, &Terms::of(byline, article.language)));
        let paragraph = |block: &Block| {
            let terms = Terms::of(&block.prose, article.language);
            capitals.add(&block.prose, &terms);
            Paragraph::of(block, &terms)
        };
        let paragraphs: Vec<Paragraph> = article.blocks.iter().map(paragraph).collect();
        capitals.words.into_iter().for_each(|word| own.add_text(self.capitals, word));
        paragraphs.iter().filter_map(|it| it.print).for_each(|print| own.add_u64(self.prints, print));
        Prepared { own, file, paragraphs, bytes: article.text.len() as u64 }
    }

    /// The documents of an article, its own first. Paragraphs that were `seen` are found where they stood first.
    pub(super) fn documents(self, prepared: Prepared, seen: &mut HashSet<u64>) -> Vec<TantivyDocument> {
        let Prepared { mut own, file, paragraphs, .. } = prepared;
        let new = paragraphs.into_iter().filter(|it| it.print.is_none_or(|print| seen.insert(print)));
        let sentences: Vec<Vec<u64>> = new.flat_map(|it| it.sentences).collect();
        own.add_u64(self.sentences, sentences.len() as u64);
        let mut documents = vec![own];
        for (at, keys) in sentences.into_iter().enumerate() {
            let mut sentence = TantivyDocument::new();
            sentence.add_u64(self.file, file);
            sentence.add_u64(self.back, at as u64 + 1);
            keys.into_iter().for_each(|key| sentence.add_u64(self.words, key));
            documents.push(sentence);
        }
        documents
    }
}

/// An article read, its words looked up.
pub(super) struct Prepared {
    own: TantivyDocument,
    file: u64,
    paragraphs: Vec<Paragraph>,
    /// The bytes of its text.
    pub(super) bytes: u64,
}

/// A block's sentences as the keys of their words, and its print where it is long.
struct Paragraph {
    print: Option<u64>,
    sentences: Vec<Vec<u64>>,
}

impl Paragraph {
    fn of(block: &Block, terms: &Terms) -> Paragraph {
        let sentences = terms.sentences.iter().map(|sentence| terms.keys(sentence)).collect();
        Paragraph { print: copies::print(block, terms), sentences }
    }
}

/// Shorter words are no slips of the pen.
const SHORTEST: usize = 4;

/// The words that begin with a capital, folded, each once.
#[derive(Default)]
struct Capitals {
    written: HashSet<String>,
    words: BTreeSet<String>,
}

impl Capitals {
    fn add(&mut self, text: &str, terms: &Terms) {
        for term in &terms.words {
            let word = &text[term.span.clone()];
            let is_one = word.starts_with(char::is_uppercase) && word.chars().count() >= SHORTEST;
            if is_one && !self.written.contains(word) {
                self.written.insert(word.to_owned());
                self.words.insert(fold(word));
            }
        }
    }
}

/// The article of a document; none where it is not as it was written.
pub(super) fn article(
    searcher: &Searcher,
    fields: Fields,
    address: DocAddress,
) -> tantivy::Result<Option<Article>> {
    let document: TantivyDocument = searcher.doc(address)?;
    let stored = document.get_first(fields.article).and_then(|value| value.as_str());
    Ok(stored.and_then(unsealed).and_then(Article::from_json))
}

/// With a checksum in front: a quotation is never cited from a page that has rotted.
fn sealed(text: &str) -> String {
    format!("{:016x}{text}", xxh3_64(text.as_bytes()))
}

/// Without it, if it is right.
fn unsealed(sealed: &str) -> Option<&str> {
    let (sum, text) = sealed.split_at_checked(16)?;
    (u64::from_str_radix(sum, 16) == Ok(xxh3_64(text.as_bytes()))).then_some(text)
}
