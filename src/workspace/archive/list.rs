//! Which files an archive holds, and as of when.
use std::path::Path;

use foldhash::{HashMap, HashSet};
use tantivy::{
    DocAddress, DocSet, Searcher, TERMINATED, Term,
    schema::{Field, IndexRecordOption},
};
use xxhash_rust::xxh3::xxh3_64;

use super::schema::{self, Fields};
use crate::corpus::{copies, terms::Terms};

/// What the archive holds of one file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Held {
    pub(super) stamp: u64,
    pub(super) articles: u64,
    pub(super) sentences: u64,
    pub(super) bytes: u64,
}

/// A number for a path, the same in every version.
pub(super) fn file(path: &Path) -> u64 {
    xxh3_64(path.to_string_lossy().as_bytes())
}

/// Every file, by the number of its path.
pub(super) fn held(searcher: &Searcher) -> tantivy::Result<HashMap<u64, Held>> {
    let mut all: HashMap<u64, Held> = HashMap::default();
    for segment in searcher.segment_readers() {
        let fields = segment.fast_fields();
        let (files, stamps) = (fields.u64("path")?, fields.u64("stamp")?);
        let (sentences, bytes) = (fields.u64("sentences")?, fields.u64("bytes")?);
        for doc in segment.doc_ids_alive() {
            let Some(file) = files.first(doc) else { continue };
            let held = all.entry(file).or_default();
            held.stamp = stamps.first(doc).unwrap_or_default();
            held.articles += 1;
            held.sentences += sentences.first(doc).unwrap_or_default();
            held.bytes += bytes.first(doc).unwrap_or_default();
        }
    }
    Ok(all)
}

/// The prints of all paragraphs.
pub(super) fn prints(searcher: &Searcher, fields: Fields) -> tantivy::Result<HashSet<u64>> {
    let mut prints = HashSet::default();
    for segment in searcher.segment_readers() {
        let index = segment.inverted_index(fields.prints)?;
        let mut stream = index.terms().stream()?;
        while let Some((term, _)) = stream.next() {
            prints.extend(term.try_into().ok().map(u64::from_be_bytes));
        }
    }
    Ok(prints)
}

/// With the files that go, all that share a paragraph with one of them: where it was found may be gone. Their prints are
/// taken out of `seen`, so that who is read next is where they are found.
pub(super) fn with_copies(
    searcher: &Searcher,
    fields: Fields,
    going: Vec<u64>,
    seen: &mut HashSet<u64>,
) -> tantivy::Result<HashSet<u64>> {
    let (mut all, mut rest): (HashSet<u64>, Vec<u64>) = (HashSet::default(), going);
    while let Some(file) = rest.pop() {
        if !all.insert(file) {
            continue;
        }
        for address in holding(searcher, fields.file, file)? {
            for print in prints_of(searcher, fields, address)?.into_iter().filter(|print| seen.remove(print))
            {
                for copy in holding(searcher, fields.prints, print)? {
                    let files = searcher.segment_reader(copy.segment_ord).fast_fields().u64("path")?;
                    rest.extend(files.first(copy.doc_id));
                }
            }
        }
    }
    Ok(all)
}

/// The documents that hold a value.
pub(super) fn holding(searcher: &Searcher, field: Field, value: u64) -> tantivy::Result<Vec<DocAddress>> {
    let (term, mut found) = (Term::from_field_u64(field, value), Vec::new());
    for (ordinal, segment) in searcher.segment_readers().iter().enumerate() {
        let Some(mut postings) =
            segment.inverted_index(field)?.read_postings(&term, IndexRecordOption::Basic)?
        else {
            continue;
        };
        while postings.doc() != TERMINATED {
            if !segment.is_deleted(postings.doc()) {
                found.push(DocAddress::new(ordinal as u32, postings.doc()));
            }
            postings.advance();
        }
    }
    Ok(found)
}

fn prints_of(searcher: &Searcher, fields: Fields, address: DocAddress) -> tantivy::Result<Vec<u64>> {
    let Some(article) = schema::article(searcher, fields, address)? else { return Ok(Vec::new()) };
    let print = |block| copies::print(block, &Terms::of(&block.prose, article.language));
    Ok(article.blocks.iter().filter_map(print).collect())
}
