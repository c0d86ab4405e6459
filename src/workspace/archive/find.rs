//! The sentences that share the most with a question.
//!
//! MaxScore (Turtle and Flood, 1995): words are taken in the order of what they tell, and the lists of common words, which
//! could not lift a sentence among the best by themselves, are only looked up for sentences that rarer words have led to.
//! So the cost follows the rare words of the question, not the size of the archive; the outcome is exact.
use std::cmp::Ordering;

use tantivy::{
    DocAddress, DocId, DocSet, SegmentReader, TERMINATED, Term, postings::SegmentPostings,
    schema::IndexRecordOption,
};

use super::{Archive, articles::Articles, name};
use crate::corpus::{
    question::Question,
    rarity::{Counts, rarity},
};

/// So many sentences are found for each question, and the articles that they lead to are no more than these.
const SENTENCES: usize = 32;
const ARTICLES: usize = 8;
/// A sentence that shares less than this part of what the best one shares is of another thing.
const NEAR: f32 = 0.4;
/// As many entries of the rarest words are read first, to learn how good the best are.
const FIRST: u32 = 4096;

/// The articles of the sentences that answer best: those that hold the words, then those of names that may be meant.
pub(super) fn articles(archive: &Archive, question: &Question) -> tantivy::Result<Vec<DocAddress>> {
    let mut articles = articles_with(archive, &question.keys)?;
    for meant in name::meant(archive, question)? {
        let others = articles_with(archive, &meant)?.into_iter().filter(|it| !articles.contains(it));
        articles.extend(others.collect::<Vec<_>>());
    }
    Ok(articles)
}

fn articles_with(archive: &Archive, keys: &[(u64, f32)]) -> tantivy::Result<Vec<DocAddress>> {
    let mut articles: Vec<DocAddress> = Vec::new();
    for sentence in sentences(archive, keys, SENTENCES)? {
        let article = article_of(archive, sentence)?;
        if !articles.contains(&article) && articles.len() < ARTICLES {
            articles.push(article);
        }
    }
    Ok(articles)
}

/// The article that a sentence stands in.
fn article_of(archive: &Archive, sentence: DocAddress) -> tantivy::Result<DocAddress> {
    let segment = archive.searcher.segment_reader(sentence.segment_ord);
    let article = Articles::of(segment)?.of_document(sentence.doc_id);
    Ok(DocAddress::new(sentence.segment_ord, article))
}

fn sentences(archive: &Archive, keys: &[(u64, f32)], most: usize) -> tantivy::Result<Vec<DocAddress>> {
    let telling =
        |&(key, weight): &(u64, f32)| (key, weight * rarity(archive.sentences(), archive.count(key)));
    let mut words: Vec<(u64, f32)> = keys.iter().map(telling).collect();
    words.sort_by(|a, b| a.1.total_cmp(&b.1).then(a.0.cmp(&b.0)));
    let mut best = Best { hits: Vec::new(), most };
    for (ordinal, segment) in archive.searcher.segment_readers().iter().enumerate() {
        search(archive, segment, ordinal as u32, &words, &mut best)?;
    }
    best.hits.sort_by(Hit::order);
    let near = best.hits.first().map_or(0.0, |hit| hit.score * NEAR);
    Ok(best.hits.into_iter().filter(|hit| hit.score >= near).map(|hit| hit.address).collect())
}

/// A sentence and how much it shares.
#[derive(Clone, Copy, Debug)]
struct Hit {
    score: f32,
    address: DocAddress,
}

impl Hit {
    /// The best first; of equals the one that stands first.
    fn order(&self, other: &Hit) -> Ordering {
        other.score.total_cmp(&self.score).then(self.address.cmp(&other.address))
    }
}

/// The best so far.
struct Best {
    hits: Vec<Hit>,
    most: usize,
}

impl Best {
    /// What a sentence must share more than to be among them.
    fn floor(&self) -> f32 {
        match self.hits.len() < self.most {
            true => 0.0,
            false => self.hits.iter().map(|hit| hit.score).fold(f32::INFINITY, f32::min),
        }
    }

    fn add(&mut self, hit: Hit) {
        if self.hits.len() >= self.most {
            let last = (0..self.hits.len()).max_by(|&a, &b| self.hits[a].order(&self.hits[b]));
            last.into_iter().for_each(|last| _ = self.hits.swap_remove(last));
        }
        self.hits.push(hit);
    }
}

/// The sentences of one word, in the order of the segment.
struct List {
    postings: SegmentPostings,
    weight: f32,
    /// The weights of this and all less telling words together.
    sum: f32,
}

fn search(
    archive: &Archive,
    segment: &SegmentReader,
    ordinal: u32,
    words: &[(u64, f32)],
    best: &mut Best,
) -> tantivy::Result<()> {
    let mut lists = lists(archive, segment, words)?;
    let first = first_read(&lists);
    if first > 0 {
        // What the rarest words lead to says how good an answer must be; then all is looked through with that.
        let mut sample = Best { hits: best.hits.clone(), most: best.most };
        scan(segment, ordinal, &mut lists, first, 0.0, &mut sample);
        // A little less, so that those that say so are found again.
        let floor = sample.floor() * (1.0 - f32::EPSILON * 8.0);
        lists = self::lists(archive, segment, words)?;
        scan(segment, ordinal, &mut lists, 0, floor, best);
    } else {
        scan(segment, ordinal, &mut lists, 0, 0.0, best);
    }
    Ok(())
}

fn lists(archive: &Archive, segment: &SegmentReader, words: &[(u64, f32)]) -> tantivy::Result<Vec<List>> {
    let index = segment.inverted_index(archive.fields.words)?;
    let (mut lists, mut sum) = (Vec::new(), 0.0);
    for &(key, weight) in words {
        let term = Term::from_field_u64(archive.fields.words, key);
        if let Some(postings) = index.read_postings(&term, IndexRecordOption::Basic)? {
            sum += weight;
            lists.push(List { postings, weight, sum });
        }
    }
    Ok(lists)
}

/// The first of the most telling lists that are short enough to be read through.
fn first_read(lists: &[List]) -> usize {
    let mut entries = 0;
    let short = lists.iter().rev().take_while(|list| {
        entries += list.postings.doc_freq();
        entries <= FIRST
    });
    lists.len() - short.count().max(1).min(lists.len())
}

/// Reads through the lists from `from` on and looks the sentences up in the others; keeps what shares more than `floor`.
fn scan(segment: &SegmentReader, ordinal: u32, lists: &mut [List], from: usize, floor: f32, best: &mut Best) {
    let alive = segment.alive_bitset();
    let mut floor = floor.max(best.floor());
    let needed = |floor: f32, lists: &[List]| from.max(lists.partition_point(|list| list.sum <= floor));
    let mut first = needed(floor, lists);
    while let Some(doc) =
        lists[first..].iter().map(|list| list.postings.doc()).min().filter(|&doc| doc != TERMINATED)
    {
        let score = score(lists, first, doc, floor);
        if score > floor && alive.is_none_or(|alive| alive.is_alive(doc)) {
            best.add(Hit { score, address: DocAddress::new(ordinal, doc) });
            floor = floor.max(best.floor());
            first = needed(floor, lists);
        }
    }
}

/// What a sentence shares: the lists from `first` on stand at it or behind it, and go on.
fn score(lists: &mut [List], first: usize, doc: DocId, floor: f32) -> f32 {
    let mut score = 0.0;
    for list in lists[first..].iter_mut().filter(|list| list.postings.doc() == doc) {
        score += list.weight;
        list.postings.advance();
    }
    for list in lists[..first].iter_mut().rev() {
        if score + list.sum <= floor {
            break;
        }
        let at = list.postings.doc();
        if (if at < doc { list.postings.seek(doc) } else { at }) == doc {
            score += list.weight;
        }
    }
    score
}
