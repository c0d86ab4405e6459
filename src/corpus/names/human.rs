//! Is a name surely a human being's, by what stands right beside it?
use crate::{
    facts::{
        Place,
        name::{fold, folded_words},
    },
    lang::name::{NameWords, has},
    source::Article,
};

/// `Ada Quill, 52,`; `Ada Quill, who`; `Dr. Ada Quill`; `Ada Quill QC`; `said Ada Quill, a nurse`.
pub(super) fn is_told(article: &Article, place: &Place) -> bool {
    let words = article.language.names;
    let prose = &article.blocks[place.block].prose;
    let (before, after) = (&prose[..place.start], &prose[place.end..]);
    let address =
        before.split_whitespace().next_back().map(|word| fold(word.trim_matches(['.', '*', '_', '(', '“'])));
    let written = folded_words(place.text(article));
    let lettered = written.len() > 2 && written.last().is_some_and(|last| has(words.suffixes, last));
    let told = after.strip_prefix(", ").is_some_and(|rest| is_age(rest) || opens_with(rest, words.who));
    let spoken = before.split_whitespace().next_back().is_some_and(|word| has(words.speech_verbs, word));
    let described = spoken && after.strip_prefix(", ").is_some_and(|rest| is_described(rest, words));
    told || lettered || described || address.is_some_and(|word| has(words.honorifics, &word))
}

/// "said Ada Quill, a nurse": what is no body's description.
fn is_described(rest: &str, words: &NameWords) -> bool {
    let end = rest.find([',', '.', ';', '“', '"']).unwrap_or(rest.len());
    let mut description = rest[..end].split_whitespace().map(fold);
    let opens = description.next().is_some_and(|first| has(words.indefinite, &first));
    opens && !description.any(|word| has(words.bodies, &word))
}

/// Two figures between commas.
fn is_age(rest: &str) -> bool {
    let end = rest.find(|ch: char| !ch.is_ascii_digit()).unwrap_or(rest.len());
    (1..=2).contains(&end) && rest[end..].starts_with([',', '.', ';', ')'])
}

fn opens_with(rest: &str, word: &str) -> bool {
    rest.strip_prefix(word).is_some_and(|rest| rest.starts_with(' '))
}
