//! Do two mentions of a speaker mean the same one?
use crate::{
    corpus::{Corpus, word},
    facts::{name::NameKind, quotation::Speaker},
    lang::Language,
};

/// Below this an attribution is a guess, and nobody is accused on a guess.
pub const SURE: f32 = 0.7;

/// Whether two speakers are one: `None` where that cannot be told.
///
/// Persons are told apart by their names: any shared name word makes them one. An office, a pronoun that was not
/// resolved, or a body ("the ministry") is never told apart from anybody.
pub fn same(draft: &Speaker, source: &Speaker, corpus: &Corpus, language: &Language) -> Option<bool> {
    let (ours, theirs) = (name_words(draft, language), name_words(source, language));
    if ours.iter().any(|word| theirs.contains(word)) {
        return Some(true);
    }
    let both_persons = is_person(draft, &ours, corpus) && is_person(source, &theirs, corpus);
    both_persons.then_some(false)
}

fn full(speaker: &Speaker) -> &str {
    speaker.resolved.as_deref().unwrap_or(&speaker.text)
}

/// The capitalised words of the fullest name: a name without its small particles.
fn name_words(speaker: &Speaker, language: &Language) -> Vec<String> {
    let name = full(speaker);
    let words = word::words(name, 0..name.len(), language).into_iter();
    let capital = |span: &std::ops::Range<usize>| name[span.clone()].starts_with(char::is_uppercase);
    words.filter(|word| capital(&word.span) && word.text.len() > 1).map(|word| trimmed(&word.text)).collect()
}

/// Without a possessive ending.
fn trimmed(word: &str) -> String {
    word.strip_suffix("'s").unwrap_or(word).to_owned()
}

/// Is it the name of a person that some source knows, or a resolved full name?
fn is_person(speaker: &Speaker, words: &[String], corpus: &Corpus) -> bool {
    let name = full(speaker);
    !words.is_empty()
        && corpus.sources.iter().any(|source| {
            source
                .facts
                .names
                .iter()
                .any(|it| it.kind == NameKind::Person && (it.full == name || it.full.ends_with(name)))
        })
}
