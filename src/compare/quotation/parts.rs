//! The words, ellipses and brackets between the marks of a quotation.
use crate::{
    corpus::{
        align::Part,
        word::{Word, words},
    },
    lang::Language,
    text::Span,
};

/// The words, ellipses and brackets of a quotation's content.
pub(super) fn parts(prose: &str, content: Span, language: &'static Language) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut from = content.start;
    let mut at = content.start;
    while at < content.end {
        let rest = &prose[at..content.end];
        let (len, part) = match special(rest, language) {
            Some(special) => special,
            None => {
                at += rest.chars().next().map_or(1, char::len_utf8);
                continue;
            }
        };
        parts.extend(words(prose, from..at, language).into_iter().map(Part::Word));
        parts.push(part);
        at += len;
        from = at;
    }
    parts.extend(words(prose, from..content.end, language).into_iter().map(Part::Word));
    parts
}

/// An ellipsis or bracket at the head of `rest`, with its length in bytes.
fn special(rest: &str, language: &'static Language) -> Option<(usize, Part)> {
    if let Some(dots) = ellipsis(rest) {
        return Some((dots, Part::Ellipsis));
    }
    let close = rest.strip_prefix('[')?.find(']')? + 1;
    let inside = &rest[1..close];
    // `[H]e`: the letters that follow belong to the changed word.
    let tail: usize = rest[close + 1..].chars().take_while(|ch| ch.is_alphabetic()).map(char::len_utf8).sum();
    let part = match ellipsis(inside.trim()) {
        Some(_) => Part::Ellipsis,
        None => Part::Bracket(words(inside, 0..inside.len(), language)),
    };
    Some((close + 1 + tail, part))
}

/// `…`, `...`, `. . .`: its length in bytes.
fn ellipsis(text: &str) -> Option<usize> {
    if text.starts_with('…') {
        return Some('…'.len_utf8());
    }
    ["...", ". . ."].iter().find(|dots| text.starts_with(**dots)).map(|dots| dots.len())
}

/// The words of a quotation, without brackets.
pub fn said(parts: &[Part]) -> impl Iterator<Item = &Word> {
    parts.iter().filter_map(|part| match part {
        Part::Word(word) => Some(word),
        _ => None,
    })
}
