//! Sentences of a block of prose.
use crate::{
    lang::Language,
    text::{Span, floor_char_boundary},
};

/// The sentences of `prose`, in order, without the white space between them. Closing marks and brackets go with the
/// sentence they close. A full stop after an abbreviation or an initial, or before a small letter, ends nothing.
pub fn split(prose: &str, language: &Language) -> Vec<Span> {
    let mut sentences = Vec::new();
    let (mut start, mut from) = (0, 0);
    while let Some((at, ch)) = next_stop(prose, from) {
        let mut end = at + ch.len_utf8();
        end += prose[end..].find(|ch| !is_tail(ch)).unwrap_or(prose.len() - end);
        if ch == '\n' || ends_sentence(&prose[start..at], ch, &prose[end..], language) {
            push_trimmed(&mut sentences, prose, start..end);
            start = end;
        }
        from = end;
    }
    push_trimmed(&mut sentences, prose, start..prose.len());
    sentences
}

/// The sentence that holds `at`, or the last one before it.
pub fn at(sentences: &[Span], at: usize) -> Span {
    let after = sentences.partition_point(|sentence| sentence.start <= at);
    sentences.get(after.saturating_sub(1)).cloned().unwrap_or(0..0)
}

/// The next mark that may end a sentence, from a place on.
fn next_stop(prose: &str, from: usize) -> Option<(usize, char)> {
    /// The first byte of `…`, and of other marks.
    const ELLIPSIS: u8 = 0xe2;
    let mut at = from;
    loop {
        // Most of a text is letters, which are passed by as bytes.
        let mut rest = prose.as_bytes()[at..].iter();
        at += rest.position(|byte| matches!(byte, b'.' | b'!' | b'?' | b'\n' | &ELLIPSIS))?;
        let ch = prose[at..].chars().next()?;
        if ch.is_ascii() || ch == '…' {
            return Some((at, ch));
        }
        at += ch.len_utf8();
    }
}

fn is_tail(ch: char) -> bool {
    matches!(ch, '.' | '!' | '?' | '…' | '"' | '\'' | '”' | '’' | '»' | '›' | ')' | ']')
}

fn ends_sentence(before: &str, stop: char, after: &str, language: &Language) -> bool {
    let Some(next) = after.chars().find(|ch| !ch.is_whitespace()) else { return true };
    if !after.starts_with(char::is_whitespace) {
        return false;
    }
    let opens = next.is_uppercase() || next.is_ascii_digit() || !next.is_alphanumeric();
    if stop != '.' || !opens {
        return opens;
    }
    let word =
        before.rsplit(|ch: char| ch.is_whitespace() || "(“\"‘'[—".contains(ch)).next().unwrap_or_default();
    let word = word.to_lowercase();
    let initial = word.chars().count() == 1 && word.chars().all(char::is_alphabetic) && word != "i";
    let numbering = next.is_ascii_digit() && language.numbering.contains(&word.as_str());
    !initial && !numbering && !language.abbreviations.contains(&word.as_str())
}

/// What goes on for longer is no sentence but a list or a table, in bytes; it is cut between two words.
const LONGEST: usize = 2000;

fn push_trimmed(sentences: &mut Vec<Span>, prose: &str, span: Span) {
    let mut span = trimmed(prose, span);
    while span.len() > LONGEST {
        let room = floor_char_boundary(prose, span.start + LONGEST);
        let end = prose[span.start..room].rfind(' ').map_or(room, |at| span.start + at);
        sentences.push(trimmed(prose, span.start..end));
        span = trimmed(prose, end..span.end);
    }
    if !span.is_empty() {
        sentences.push(span);
    }
}

fn trimmed(prose: &str, span: Span) -> Span {
    let text = &prose[span.clone()];
    let start = span.start + text.len() - text.trim_start().len();
    start..start + text.trim().len()
}
