//! Character references: `&mdash;`, `&#8217;`.
use html5gum::{Token, Tokenizer};

use crate::{source::map::Prose, text::Span};

/// No reference is longer, in bytes.
const LONGEST: usize = 40;

/// Appends the file bytes `span` of `text`, its references resolved.
pub(super) fn push(prose: &mut Prose, text: &str, span: &Span) {
    let mut at = span.start;
    while let Some(found) = text[at..span.end].find('&') {
        prose.push(&text[at..at + found], at);
        let start = at + found;
        let end = end_of(&text[start..span.end]) + start;
        match resolve(&text[start..end]) {
            Some(words) => prose.push_as(&words, start..end),
            None => prose.push(&text[start..end], start),
        }
        at = end;
    }
    prose.push(&text[at..span.end], at);
}

/// Where a reference that begins with `&` ends.
fn end_of(text: &str) -> usize {
    let name = text
        .bytes()
        .skip(1)
        .take(LONGEST)
        .take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'#')
        .count();
    1 + name + usize::from(text[1 + name..].starts_with(';'))
}

/// What it stands for; none where it stands for itself.
pub(super) fn resolve(reference: &str) -> Option<String> {
    if reference.len() < 2 {
        return None;
    }
    let mut words = String::new();
    for token in Tokenizer::new(reference) {
        let Ok(token) = token;
        if let Token::String(string) = token {
            words.push_str(&String::from_utf8_lossy(&string.value));
        }
    }
    (!words.is_empty() && words != reference).then_some(words)
}
