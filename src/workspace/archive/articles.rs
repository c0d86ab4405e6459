//! Which documents of a segment are articles, and which sentences are theirs.
use std::sync::Arc;

use foldhash::HashSet;
use tantivy::{
    BitSet, DocId, Score, SegmentReader, TantivyError,
    columnar::{Column, ColumnIndex, column_index::Set},
    query::{BitSetDocSet, ConstScorer, EnableScoring, Explanation, Query, Scorer, Weight},
};

/// The articles of a segment: the documents that name a file. Each stands before its sentences.
pub(super) struct Articles {
    files: Column<u64>,
}

impl Articles {
    pub(super) fn of(segment: &SegmentReader) -> tantivy::Result<Articles> {
        Ok(Articles { files: segment.fast_fields().u64("path")? })
    }

    /// Their own documents, each with the number of its file, in order; those that are deleted among them.
    pub(super) fn all(&self) -> impl Iterator<Item = (DocId, u64)> {
        let docs: Box<dyn Iterator<Item = DocId>> = match &self.files.index {
            ColumnIndex::Optional(set) => Box::new(set.iter_non_null_docs()),
            // Articles without a sentence.
            _ => Box::new(0..self.files.num_docs()),
        };
        docs.filter_map(|doc| Some((doc, self.files.first(doc)?)))
    }

    /// The article that a document belongs to.
    pub(super) fn of_document(&self, doc: DocId) -> DocId {
        match &self.files.index {
            ColumnIndex::Optional(set) => set.select(set.rank(doc + 1).saturating_sub(1)),
            _ => doc,
        }
    }
}

/// All documents of some files, to be taken out: a sentence names neither its file nor its article, which a word for each
/// would cost.
#[derive(Clone, Debug)]
pub(super) struct OfFiles(Arc<HashSet<u64>>);

impl OfFiles {
    pub(super) fn new(files: HashSet<u64>) -> OfFiles {
        OfFiles(Arc::new(files))
    }

    fn documents(&self, segment: &SegmentReader) -> tantivy::Result<BitSet> {
        let sentences = segment.fast_fields().u64("sentences")?;
        let articles = Articles::of(segment)?;
        let mut documents = BitSet::with_max_value(segment.max_doc());
        for (own, _) in articles.all().filter(|(_, file)| self.0.contains(file)) {
            let last = own + sentences.first(own).unwrap_or(0) as DocId;
            (own..=last).for_each(|doc| _ = documents.insert(doc));
        }
        Ok(documents)
    }
}

impl Query for OfFiles {
    fn weight(&self, _: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        Ok(Box::new(self.clone()))
    }
}

impl Weight for OfFiles {
    fn scorer(&self, segment: &SegmentReader, boost: Score) -> tantivy::Result<Box<dyn Scorer>> {
        Ok(Box::new(ConstScorer::new(BitSetDocSet::from(self.documents(segment)?), boost)))
    }

    fn explain(&self, _: &SegmentReader, doc: DocId) -> tantivy::Result<Explanation> {
        Err(TantivyError::InvalidArgument(format!("document {doc} is not ranked")))
    }
}
