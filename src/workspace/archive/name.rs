//! Names that the archive spells otherwise than the draft.
use tantivy::{Term, query::FuzzyTermQuery};

use super::Archive;
use crate::{
    corpus::{question::Question, word::words},
    lang::ENGLISH,
};

/// Shorter words are too near to too many others; from the second length on two slips may be one word's.
const SHORTEST: usize = 4;
const LONG: usize = 7;
/// So many spellings of a word are followed, the most frequent first.
const SPELLINGS: usize = 4;

/// For a name with a word that the archive does not have: the words of the names that may be meant.
pub(super) fn meant(archive: &Archive, question: &Question) -> tantivy::Result<Vec<Vec<(u64, f32)>>> {
    let mut meant = Vec::new();
    for (at, word) in question.name.iter().enumerate() {
        let long = word.chars().count();
        if long < SHORTEST || knows(archive, word)? {
            continue;
        }
        for spelling in near(archive, word, if long >= LONG { 2 } else { 1 })? {
            let others =
                question.name.iter().enumerate().filter(|&(other, _)| other != at).map(|(_, word)| word);
            let name: Vec<&str> = others.map(String::as_str).chain([spelling.as_str()]).collect();
            meant.push(keys(&name.join(" ")));
        }
    }
    Ok(meant)
}

fn keys(name: &str) -> Vec<(u64, f32)> {
    words(name, 0..name.len(), ENGLISH).iter().map(|word| (word.meaning.key, 1.0)).collect()
}

fn knows(archive: &Archive, word: &str) -> tantivy::Result<bool> {
    let term = Term::from_field_bytes(archive.fields.capitals, word.as_bytes());
    Ok(archive.searcher.doc_freq(&term)? > 0)
}

/// The words with a capital within so many slips of the pen, the most frequent first.
fn near(archive: &Archive, word: &str, slips: u8) -> tantivy::Result<Vec<String>> {
    let field = archive.fields.capitals;
    let automaton = || FuzzyTermQuery::new(Term::from_field_text(field, word), slips, true).automaton();
    let mut spellings: std::collections::BTreeMap<String, u64> = std::collections::BTreeMap::new();
    for segment in archive.searcher.segment_readers() {
        let index = segment.inverted_index(field)?;
        let mut stream = index.terms().search(automaton()?).into_stream()?;
        while let Some((term, info)) = stream.next() {
            let spelling = String::from_utf8_lossy(term).into_owned();
            *spellings.entry(spelling).or_default() += u64::from(info.doc_freq);
        }
    }
    let mut spellings: Vec<(String, u64)> = spellings.into_iter().collect();
    spellings.sort_by_key(|it| std::cmp::Reverse(it.1));
    Ok(spellings.into_iter().map(|(spelling, _)| spelling).take(SPELLINGS).collect())
}
