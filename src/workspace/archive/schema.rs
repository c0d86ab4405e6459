//! What stands in the index: an article's own document, then one for each of its sentences.
//!
//! Documents that are added together stay together and in order, also when segments are merged, so that a sentence belongs
//! to the last article before it.
use tantivy::{
    DocAddress, Searcher, TantivyDocument, TantivyError,
    schema::{BytesOptions, FAST, Field, NumericOptions, STORED, Schema, Value},
};
use xxhash_rust::xxh3::xxh3_64;

use crate::source::Article;

/// The fields of the index.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fields {
    /// Of an article: itself, sealed.
    pub(super) article: Field,
    /// Of an article, and of nothing else: a hash of the path of its file.
    pub(super) path: Field,
    /// Of an article: when its file was last changed and how long it is, in a hash.
    pub(super) stamp: Field,
    /// Of an article: how many sentences follow.
    pub(super) sentences: Field,
    /// Of an article: the bytes of its text.
    pub(super) bytes: Field,
    /// Of an article: its words with a capital, folded: names are among them.
    pub(super) capitals: Field,
    /// Of an article: the prints of its long paragraphs, to be read.
    pub(super) prints: Field,
    /// Of an article: the [`bucket`]s of the same, to be found by.
    pub(super) buckets: Field,
    /// Of a sentence: the keys of its words.
    pub(super) words: Field,
}

impl Fields {
    /// A schema with these fields.
    pub(super) fn schema() -> Schema {
        let mut schema = Schema::builder();
        // Without lengths of fields: nothing is ranked by them.
        let numbers = NumericOptions::default().set_indexed();
        schema.add_text_field("article", STORED);
        schema.add_u64_field("path", FAST);
        schema.add_u64_field("stamp", FAST);
        schema.add_u64_field("sentences", FAST);
        schema.add_u64_field("bytes", FAST);
        // As bytes, which nothing splits again.
        schema.add_bytes_field("capitals", BytesOptions::default().set_indexed());
        schema.add_u64_field("prints", FAST);
        schema.add_u64_field("buckets", numbers.clone());
        schema.add_u64_field("words", numbers);
        schema.build()
    }

    /// The fields of an index.
    pub(super) fn of(schema: &Schema) -> Result<Fields, TantivyError> {
        Ok(Fields {
            article: schema.get_field("article")?,
            path: schema.get_field("path")?,
            stamp: schema.get_field("stamp")?,
            sentences: schema.get_field("sentences")?,
            bytes: schema.get_field("bytes")?,
            capitals: schema.get_field("capitals")?,
            prints: schema.get_field("prints")?,
            buckets: schema.get_field("buckets")?,
            words: schema.get_field("words")?,
        })
    }
}

/// What a print is looked up by: a part of it. A dictionary of whole prints, of which hardly two are alike, would be the
/// largest and the slowest to write of all.
pub(super) fn bucket(print: u64) -> u64 {
    print >> 48
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
pub(super) fn sealed(text: &str) -> String {
    format!("{:016x}{text}", xxh3_64(text.as_bytes()))
}

/// Without it, if it is right.
fn unsealed(sealed: &str) -> Option<&str> {
    let (sum, text) = sealed.split_at_checked(16)?;
    (u64::from_str_radix(sum, 16) == Ok(xxh3_64(text.as_bytes()))).then_some(text)
}
