//! The date of the text itself, in a line of its own or before its first sentence: it tells when that was written, and when
//! nothing happened.
use crate::{
    facts::memo::Split,
    lang::{Language, name::has},
    source::BlockKind,
    text::{
        Span,
        token::{Token, Tokens},
    },
};

/// Nothing stands so far from the start of its block, in bytes.
const HEAD: usize = 120;

/// A place has no more words.
const PLACE: usize = 5;
/// Nor has the name of a time zone more letters.
const ZONE: usize = 5;
/// Marks that part the place from the date.
const PARTS: &[char] = &[',', '(', '|', '·', '•', '—', '–', '-'];

/// Is a mention the block's own date? `Updated March 3, 9:30 a.m. ET`; `Dale, March 3, 2025`; `DALE, March 3 (Wire) — The …`.
pub(super) fn is_at(block: &Split, span: &Span) -> bool {
    let (before, after) = (&block.prose[..span.start], &block.prose[span.end..]);
    span.start <= HEAD
        && matches!(block.kind, BlockKind::Paragraph | BlockKind::Heading)
        && (opens_line(before, block.language) || is_place(before, block.language))
        && (ends_line(after, block.language) || opens_story(after))
}

/// Nothing, or words of such a line: "Published on".
fn opens_line(text: &str, language: &Language) -> bool {
    words(text).all(|word| language.furniture.is_of_date_line(word))
}

fn words(text: &str) -> impl Iterator<Item = &str> + Clone {
    Tokens::of(text).filter(Token::is_word).map(|token| token.of(text))
}

/// Capitals and a mark behind them: "Port Dale (".
fn is_place(text: &str, language: &Language) -> bool {
    let mut words = words(text);
    let is_name = |word: &str| {
        word.starts_with(char::is_uppercase) && !has(language.names.function_words, &word.to_lowercase())
    };
    text.trim_end().ends_with(PARTS) && words.clone().count() <= PLACE && words.all(is_name)
}

/// Nothing, or a time zone.
fn ends_line(text: &str, language: &Language) -> bool {
    let is_zone = |word: &str| word.len() <= ZONE && word.chars().all(char::is_uppercase);
    words(text).all(|word| is_zone(word) || language.furniture.is_of_date_line(word))
}

/// A dash and the first word of a sentence, perhaps with an agency's name before them.
fn opens_story(text: &str) -> bool {
    let rest = text.trim_start_matches([')', ',', ' ']);
    let rest = match rest.strip_prefix('(') {
        Some(agency) => agency.split_once(')').map_or(rest, |(_, rest)| rest.trim_start()),
        None => rest,
    };
    let story = rest.trim_start_matches(['—', '–', '-']);
    let first = story.trim_start().trim_start_matches(['“', '"', '‘', '\'']).chars().next();
    story.len() < rest.len() && first.is_some_and(char::is_uppercase)
}
