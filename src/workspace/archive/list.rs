//! Which files an archive holds, and as of when.
use std::path::Path;

use foldhash::{HashMap, HashSet};
use tantivy::{
    DocAddress, DocId, DocSet, Searcher, SegmentReader, TERMINATED, Term, columnar::Column,
    schema::IndexRecordOption,
};
use xxhash_rust::xxh3::xxh3_64;

use super::{
    articles::Articles,
    schema::{Fields, bucket},
};

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
        let (stamps, sentences, bytes) =
            (fields.u64("stamp")?, fields.u64("sentences")?, fields.u64("bytes")?);
        let articles = Articles::of(segment)?;
        for (doc, file) in articles.all().filter(|&(doc, _)| !segment.is_deleted(doc)) {
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
pub(super) fn prints(searcher: &Searcher) -> tantivy::Result<HashSet<u64>> {
    let mut all = HashSet::default();
    for segment in searcher.segment_readers() {
        let (articles, prints) = (Articles::of(segment)?, Prints::of(segment)?);
        let alive = articles.all().filter(|&(doc, _)| !segment.is_deleted(doc));
        all.extend(alive.flat_map(|(doc, _)| prints.of_article(doc)));
    }
    Ok(all)
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
    let prints = if rest.is_empty() { HashMap::default() } else { prints_of_files(searcher)? };
    while let Some(file) = rest.pop() {
        if !all.insert(file) {
            continue;
        }
        for &print in prints.get(&file).into_iter().flatten().filter(|print| seen.remove(print)) {
            for copy in holding(searcher, fields, print)? {
                let files = searcher.segment_reader(copy.segment_ord).fast_fields().u64("path")?;
                rest.extend(files.first(copy.doc_id));
            }
        }
    }
    Ok(all)
}

/// The prints of the paragraphs of each file.
fn prints_of_files(searcher: &Searcher) -> tantivy::Result<HashMap<u64, Vec<u64>>> {
    let mut all: HashMap<u64, Vec<u64>> = HashMap::default();
    for segment in searcher.segment_readers() {
        let (articles, prints) = (Articles::of(segment)?, Prints::of(segment)?);
        for (doc, file) in articles.all().filter(|&(doc, _)| !segment.is_deleted(doc)) {
            all.entry(file).or_default().extend(prints.of_article(doc));
        }
    }
    Ok(all)
}

/// The articles that hold a paragraph with this print.
pub(super) fn holding(searcher: &Searcher, fields: Fields, print: u64) -> tantivy::Result<Vec<DocAddress>> {
    let (term, mut found) = (Term::from_field_u64(fields.buckets, bucket(print)), Vec::new());
    for (ordinal, segment) in searcher.segment_readers().iter().enumerate() {
        let index = segment.inverted_index(fields.buckets)?;
        let Some(mut postings) = index.read_postings(&term, IndexRecordOption::Basic)? else { continue };
        let prints = Prints::of(segment)?;
        while postings.doc() != TERMINATED {
            let doc = postings.doc();
            if !segment.is_deleted(doc) && prints.of_article(doc).any(|it| it == print) {
                found.push(DocAddress::new(ordinal as u32, doc));
            }
            postings.advance();
        }
    }
    Ok(found)
}

/// The prints of a segment's articles; it may have none.
struct Prints(Option<Column<u64>>);

impl Prints {
    fn of(segment: &SegmentReader) -> tantivy::Result<Prints> {
        segment.fast_fields().column_opt("prints").map(Prints)
    }

    fn of_article(&self, article: DocId) -> impl Iterator<Item = u64> {
        self.0.iter().flat_map(move |prints| prints.values_for_doc(article))
    }
}
