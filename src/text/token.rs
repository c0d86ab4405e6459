//! Words, numbers and marks of a text, with their places: what every extractor walks over.
use crate::text::Span;

/// What a [`Token`] is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Letters, with apostrophes between letters and combining marks: `Mexico’s`, `don't`, `U.S.`, `a.m.`.
    Word,
    /// Digits with separators between digits: `15`, `1,234.56`, `0.25`.
    Number,
    /// One other character that is not white space: a mark, a dash, a currency sign, an emoji.
    Mark(char),
}

/// One word, number or mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Bytes of the text that was split.
    pub span: Span,
    /// What it is made of.
    pub kind: Kind,
}

impl Token {
    /// The token's own text.
    pub fn of<'a>(&self, text: &'a str) -> &'a str {
        &text[self.span.clone()]
    }

    /// Is it a word?
    pub fn is_word(&self) -> bool {
        self.kind == Kind::Word
    }

    /// Is it a number in digits?
    pub fn is_number(&self) -> bool {
        self.kind == Kind::Number
    }

    /// Is it this mark?
    pub fn is_mark(&self, mark: char) -> bool {
        self.kind == Kind::Mark(mark)
    }
}

/// Splits `text` into tokens, in order; white space is left out. `15m` gives a number and a word, `15-minute` a number,
/// a mark and a word.
pub fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(text.len() / 5);
    tokens.extend(Tokens::of(text));
    tokens
}

/// The [`tokens`] of a text, one after the other.
#[derive(Clone, Debug)]
pub struct Tokens<'a> {
    text: &'a str,
    at: usize,
}

impl Tokens<'_> {
    /// Splits `text`.
    pub fn of(text: &str) -> Tokens<'_> {
        Tokens { text, at: 0 }
    }
}

impl Iterator for Tokens<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        let (text, mut start) = (self.text, self.at);
        loop {
            // Most white space is single spaces.
            start += usize::from(text.as_bytes().get(start) == Some(&b' '));
            let ch = text[start..].chars().next()?;
            let (end, kind) = match ch {
                _ if ch.is_whitespace() || is_invisible(ch) => (start + ch.len_utf8(), None),
                _ if ch.is_ascii_digit() => (number_end(text, start), Some(Kind::Number)),
                _ if ch.is_alphabetic() => (word_end(text, start), Some(Kind::Word)),
                _ => (start + ch.len_utf8(), Some(Kind::Mark(ch))),
            };
            self.at = end;
            if let Some(kind) = kind {
                return Some(Token { span: start..end, kind });
            }
            start = end;
        }
    }
}

/// Characters that take no room and mean nothing to a reader: zero-width spaces, joiners, soft hyphens, the byte order mark.
fn is_invisible(ch: char) -> bool {
    matches!(ch, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// An apostrophe, straight or curly.
pub fn is_apostrophe(ch: char) -> bool {
    matches!(ch, '\'' | '’' | 'ʼ' | '＇')
}

fn number_end(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let mut end = start;
    while end < bytes.len() {
        let joins = matches!(bytes[end], b'.' | b',') && bytes.get(end + 1).is_some_and(u8::is_ascii_digit);
        if !bytes[end].is_ascii_digit() && !joins {
            break;
        }
        end += 1;
    }
    end
}

fn word_end(text: &str, start: usize) -> usize {
    // Most words are letters of ASCII to their end.
    let plain = start + text.as_bytes()[start..].iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    if text.as_bytes().get(plain).is_none_or(|next| next.is_ascii() && !matches!(next, b'.' | b'\'')) {
        return plain;
    }
    let mut end = plain;
    let mut chars = text[plain..].char_indices().map(|(at, ch)| (plain + at, ch)).peekable();
    while let Some((at, ch)) = chars.next() {
        let next = chars.peek().map(|&(_, next)| next);
        let letter_next = next.is_some_and(char::is_alphabetic);
        let goes_on = match ch {
            '.' => joins_initials(text, start, at, letter_next),
            _ => ch.is_alphabetic() || is_combining(ch) || (is_apostrophe(ch) && letter_next),
        };
        if !goes_on {
            break;
        }
        end = at + ch.len_utf8();
    }
    end
}

/// The dots of `U.S.` and `a.m.` belong to the word: one letter stands before each.
fn joins_initials(text: &str, start: usize, dot: usize, letter_next: bool) -> bool {
    let mut letters = text[start..dot].chars().rev();
    let one_letter =
        letters.next().is_some_and(char::is_alphabetic) && matches!(letters.next(), None | Some('.'));
    let seen_dot = text[start..dot].contains('.');
    let one_follows = letter_next && {
        let mut after = text[dot + 1..].chars();
        after.next();
        !after.next().is_some_and(char::is_alphabetic)
    };
    one_letter && (seen_dot || one_follows)
}

fn is_combining(ch: char) -> bool {
    matches!(ch, '\u{300}'..='\u{36f}')
}
