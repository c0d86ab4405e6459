//! How sure it is that marked words are speech, and not a title, a term, or scare quotes.
use crate::{
    facts::quotation::{marks::Marked, paragraph::Said},
    lang::quotation::QuotationWords,
    text::token,
};

/// From 0 to 1; measured on news prose: a tenth of all marked words, and a quarter of single ones, are no speech.
pub(super) fn confidence(prose: &str, marked: &Marked, said: &Said, words: &QuotationWords) -> f32 {
    let content = &prose[marked.content.clone()];
    let tokens = token::tokens(content);
    let count = tokens.iter().filter(|token| token.is_word() || token.is_number()).count();
    let length = match count {
        0 => 0.1,
        1 => 0.36,
        2..=3 => 0.44,
        4 => 0.5,
        5..=7 => 0.62,
        _ => 0.8,
    };
    let attributed = match said.speaker.as_ref().map_or(0.0, |speaker| speaker.confidence) {
        sure if sure >= 0.9 => 0.35,
        good if good >= 0.7 => 0.2,
        guess if guess >= 0.5 => 0.16,
        _ => 0.0,
    };
    let before = preceding(prose, marked.place.start);
    let title = is_title(content, count, words);
    let mut sum: f32 = length + attributed;
    if title {
        sum -= if attributed > 0.3 { 0.2 } else { 0.3 };
        if before.last().is_some_and(|word| introduces_work(word, words)) {
            sum -= 0.3;
        }
    }
    if words.terms.iter().any(|term| ends_with(&before, term)) {
        sum -= if attributed > 0.19 { 0.3 } else { 0.5 };
    }
    if follows(&prose[marked.place.end..], words.mottos) {
        sum -= 0.5;
    }
    if said.thought || before.iter().any(|word| words.carriers.contains(&word.as_str())) {
        sum -= 0.6;
    }
    sum.clamp(0.02, 0.99)
}

/// The last words before a mark, in lower case.
fn preceding(prose: &str, at: usize) -> Vec<String> {
    const WORDS: usize = 5;
    let mut words: Vec<String> = prose[..at].split_whitespace().rev().take(WORDS).map(bare).collect();
    words.reverse();
    words
}

/// One of `nouns` stands among the first words after the marks.
fn follows(rest: &str, nouns: &[&str]) -> bool {
    const WORDS: usize = 4;
    rest.split_whitespace().take(WORDS).any(|word| nouns.contains(&bare(word).as_str()))
}

fn bare(word: &str) -> String {
    word.trim_matches(|ch: char| !ch.is_alphanumeric()).to_lowercase()
}

fn ends_with(words: &[String], phrase: &[&str]) -> bool {
    words.len() >= phrase.len() && words[words.len() - phrase.len()..].iter().zip(phrase).all(|(a, b)| a == b)
}

fn introduces_work(word: &str, words: &QuotationWords) -> bool {
    words.works.contains(&word) || words.possessives.iter().any(|end| word.ends_with(end))
}

/// Capitals on all words but the small ones, two to seven of them.
fn is_title(content: &str, count: usize, words: &QuotationWords) -> bool {
    let capital = |word: &str| {
        let word = word.trim_matches(|ch: char| !ch.is_alphanumeric());
        word.is_empty() || !word.starts_with(char::is_lowercase) || words.title_small.contains(&word)
    };
    let sentence = content.trim_end().ends_with(['!', '?', '.']);
    (1..8).contains(&count)
        && !(count == 1 && sentence)
        && content.split_whitespace().all(capital)
        && content.starts_with(char::is_uppercase)
}
