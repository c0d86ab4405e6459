//! The tokens of a block with what they mean in a date.
use crate::{
    lang::date::{DateWord, DateWords, contains},
    text::{
        Span,
        token::{self, Token, is_apostrophe},
    },
};

/// One word, number or mark.
#[derive(Clone, Debug)]
pub(super) struct Item<'a> {
    /// Its place; a possessive ending is left out.
    pub(super) span: Span,
    /// The words of the place.
    pub(super) text: &'a str,
    /// What it means in a date.
    pub(super) word: Option<DateWord>,
    /// The value, if it is digits alone.
    pub(super) number: Option<i32>,
    /// The mark, if it is one.
    pub(super) mark: Option<char>,
    /// No white space before it.
    pub(super) glued: bool,
    /// It ends in a possessive ending.
    pub(super) possessive: bool,
}

impl Item<'_> {
    /// Is it a mark, or a word that means nothing in a date?
    pub(super) fn is_plain(&self) -> bool {
        self.word.is_none() && !self.text.starts_with(|first: char| first.is_ascii_digit())
    }

    /// Does it begin with a capital letter?
    pub(super) fn is_capital(&self) -> bool {
        self.text.starts_with(char::is_uppercase)
    }

    /// Is it a word in small letters?
    pub(super) fn is_lower(&self) -> bool {
        self.text.starts_with(char::is_lowercase)
    }

    /// Is it a word that is more often something else than part of a date?
    pub(super) fn is_doubtful(&self, words: &DateWords) -> bool {
        contains(words.doubtful, self.text)
    }
}

/// The items of `prose`, which was split into `tokens`. The digits and letters of `14th` and `1990s` become one item.
pub(super) fn items<'a>(prose: &'a str, tokens: &[Token], words: &DateWords) -> Vec<Item<'a>> {
    let mut items: Vec<Item> = Vec::with_capacity(tokens.len());
    let mut lower = String::new();
    for token in tokens {
        let item = item(prose, token, items.last(), words, &mut lower);
        let Some(last) = items.last_mut() else {
            items.push(item);
            continue;
        };
        match ending(last, &item, words) {
            Some(word) => {
                last.word = Some(word);
                last.number = None;
                last.span.end = item.span.end;
                last.text = &prose[last.span.clone()];
            }
            None => items.push(item),
        }
    }
    items
}

fn item<'a>(
    prose: &'a str,
    token: &Token,
    before: Option<&Item>,
    words: &DateWords,
    lower: &mut String,
) -> Item<'a> {
    let mut span = token.span.clone();
    let bare = if token.is_word() { without_possessive(token.of(prose), words) } else { None };
    if let Some(bare) = bare {
        span.end = span.start + bare.len();
    }
    let text = &prose[span.clone()];
    Item {
        word: if token.is_word() { words.meaning(text, lower) } else { None },
        number: if token.is_number() && text.len() <= 8 { text.parse().ok() } else { None },
        mark: if let token::Kind::Mark(mark) = token.kind { Some(mark) } else { None },
        glued: before.is_some_and(|before| before.span.end == span.start),
        possessive: bare.is_some(),
        text,
        span,
    }
}

fn without_possessive<'a>(word: &'a str, words: &DateWords) -> Option<&'a str> {
    word.strip_suffix(words.possessive)?.strip_suffix(is_apostrophe)
}

/// What `last` and the letters glued to it mean together.
fn ending(last: &Item, item: &Item, words: &DateWords) -> Option<DateWord> {
    let number = last.number.filter(|_| item.glued && item.mark.is_none())?;
    let ending = item.text.to_lowercase();
    if ending == words.decade_ending && number % 10 == 0 && matches!(last.text.len(), 2 | 4) {
        return Some(DateWord::Decade(number));
    }
    (number <= 31 && words.ordinal_endings.contains(&ending.as_str())).then_some(DateWord::Ordinal(number))
}
