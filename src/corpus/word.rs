//! Words as compared: folded, hashed, and with the way back to the prose.
mod number;
#[cfg(test)]
mod tests;

use std::{cell::RefCell, ops::Deref, sync::Arc};

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};
use xxhash_rust::xxh3::xxh3_64;

use crate::{
    corpus::{
        remembered::Remembered,
        terms::{Concepts, Meaning},
    },
    lang::Language,
    text::{
        Span,
        token::{Kind, Tokens, is_apostrophe},
    },
};

/// A folded word where it stands. Two spellings a reader takes for the same word have the same key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// What it is wherever it stands.
    form: Arc<Form>,
    /// Where it stands in the prose, in bytes.
    pub span: Span,
    /// The mark after it ends a sentence.
    pub ends_sentence: bool,
    /// A mark stands between it and the next word that ends a clause (comma, dash, colon, full stop).
    pub ends_clause: bool,
}

/// A folded word, and all that is asked of most words: within one line of a cache, for a text goes through thousands.
#[derive(Debug)]
pub struct Form {
    /// Lower case, no accents, straight apostrophes, one spelling, numbers in digits.
    pub text: Box<str>,
    /// Hash of `text`.
    pub key: u64,
    /// What it means.
    pub meaning: Meaning,
}

impl Deref for Word {
    type Target = Form;

    fn deref(&self) -> &Form {
        &self.form
    }
}

impl PartialEq for Form {
    fn eq(&self, other: &Form) -> bool {
        self.text == other.text
    }
}

impl Eq for Form {}

impl Form {
    fn new(text: String, concepts: &Concepts) -> Arc<Form> {
        let key = key(&text);
        Arc::new(Form { key, meaning: concepts.meaning(&text, key), text: text.into() })
    }
}

/// The folded words of a span of prose. Marks are left out; `%` is a word, and so is a whole number with its currency.
pub fn words(prose: &str, span: Span, language: &'static Language) -> Vec<Word> {
    /// Most words are longer than this with the space after them, in bytes.
    const SHORT: usize = 5;
    let concepts = Concepts::of(language);
    let mut words: Vec<Word> = Vec::with_capacity(span.len() / SHORT);
    KNOWN.with_borrow_mut(|known| {
        let salt = key(language.code);
        for token in Tokens::of(&prose[span.clone()]) {
            let place = span.start + token.span.start..span.start + token.span.end;
            match token.kind {
                Kind::Mark(ch) if ch != '%' => mark(&mut words, ch),
                kind => {
                    let written = &prose[place.clone()];
                    let form = known
                        .get(key(written) ^ salt, || Form::new(folded(kind, written, language), concepts));
                    push(&mut words, form, place, prose, concepts);
                }
            }
        }
    });
    number::joined(words, prose, span.start, concepts)
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

thread_local! {
    /// Folded forms, by the hash of what is written and its language.
    static KNOWN: RefCell<Remembered<Arc<Form>>> = RefCell::default();
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

fn push(words: &mut Vec<Word>, form: Arc<Form>, span: Span, prose: &str, concepts: &Concepts) {
    if let Some(last) = words.last_mut()
        && let Some(joined) = joined(last, &form.text, &prose[last.span.end..span.start])
    {
        last.span.end = span.end;
        last.form = Form::new(joined, concepts);
        return;
    }
    words.push(Word { form, span, ends_sentence: false, ends_clause: false });
}

/// `fifty-five` and `per cent` are one word.
fn joined(last: &Word, next: &str, between: &str) -> Option<String> {
    if between == " " && next == "cent" && &*last.text == "per" {
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
