//! Words as compared: folded, hashed, and with the way back to the prose.
mod number;
#[cfg(test)]
mod tests;

use std::{cell::RefCell, sync::Arc};

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};
use xxhash_rust::xxh3::xxh3_64;

use crate::{
    corpus::remembered::Remembered,
    lang::Language,
    text::{
        Span,
        token::{Kind, is_apostrophe, tokens},
    },
};

/// A folded word. Two spellings a reader takes for the same word have the same key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// The folded form: lower case, no accents, straight apostrophes, one spelling, numbers in digits.
    pub text: Arc<str>,
    /// Hash of `text`.
    pub key: u64,
    /// Where it stands in the prose, in bytes.
    pub span: Span,
    /// The mark after it ends a sentence.
    pub ends_sentence: bool,
    /// A mark stands between it and the next word that ends a clause (comma, dash, colon, full stop).
    pub ends_clause: bool,
}

/// The folded words of a span of prose. Marks are left out; `%` is a word, and so is a whole number with its currency.
pub fn words(prose: &str, span: Span, language: &Language) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    for token in tokens(&prose[span.clone()]) {
        let place = span.start + token.span.start..span.start + token.span.end;
        match token.kind {
            Kind::Mark(ch) if ch != '%' => mark(&mut words, ch),
            kind => {
                let form = known(kind, &prose[place.clone()], language);
                push(&mut words, form, place, prose);
            }
        }
    }
    number::joined(words, prose, span.start, language.spelling)
}

/// The folded form of one word, as [`words`] gives it.
pub fn fold(word: &str, language: &Language) -> String {
    let folded: String = if word.is_ascii() {
        word.to_ascii_lowercase()
    } else {
        word.nfkd()
            .filter(|ch| !is_combining_mark(*ch))
            .map(|ch| if is_apostrophe(ch) { '\'' } else { ch })
            .flat_map(char::to_lowercase)
            .collect()
    };
    language.spelling.fold(&folded)
}

/// The hash that [`Word::key`] holds: XXH3, the same on every machine and in every version, for it is kept on disk.
pub fn key(text: &str) -> u64 {
    hash(text.as_bytes())
}

/// The same of any bytes.
pub fn hash(bytes: &[u8]) -> u64 {
    xxh3_64(bytes)
}

/// A folded form and its key.
type Form = (Arc<str>, u64);

thread_local! {
    /// Folded forms, by the hash of what is written.
    static KNOWN: RefCell<Remembered<Form>> = RefCell::default();
}

fn known(kind: Kind, written: &str, language: &Language) -> Form {
    KNOWN.with_borrow_mut(|known| {
        known.get(language, key(written), || {
            let text = folded(kind, written, language);
            let key = key(&text);
            (text.into(), key)
        })
    })
}

fn folded(kind: Kind, written: &str, language: &Language) -> String {
    match kind {
        Kind::Word => {
            let word = fold(written, language);
            language.spelling.number(&word).map_or(word, |number| number.to_string())
        }
        Kind::Number => number::plain(&written.replace(',', "")),
        Kind::Mark(_) => language.spelling.percent.to_owned(),
    }
}

fn push(words: &mut Vec<Word>, (text, key): Form, span: Span, prose: &str) {
    if let Some(last) = words.last_mut()
        && let Some(joined) = joined(last, &text, &prose[last.span.end..span.start])
    {
        last.span.end = span.end;
        last.key = self::key(&joined);
        last.text = joined.into();
        return;
    }
    words.push(Word { key, text, span, ends_sentence: false, ends_clause: false });
}

/// `fifty-five` and `per cent` are one word.
fn joined(last: &Word, next: &str, between: &str) -> Option<String> {
    if &*last.text == "per" && next == "cent" && between == " " {
        return Some("percent".to_owned());
    }
    if between != "-" {
        return None;
    }
    let (tens, ones): (u32, u32) = (last.text.parse().ok()?, next.parse().ok()?);
    let compound = (20..=90).contains(&tens) && tens % 10 == 0 && (1..=9).contains(&ones);
    compound.then(|| (tens + ones).to_string())
}

fn mark(words: &mut [Word], mark: char) {
    let Some(last) = words.last_mut() else { return };
    last.ends_sentence |= matches!(mark, '.' | '!' | '?');
    last.ends_clause |= matches!(mark, '.' | '!' | '?' | ',' | ';' | ':' | '—' | '–');
}
