//! The words and marks of a block, with what name-finding asks of each.
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use crate::{
    facts::memo::Split,
    lang::name::NameWords,
    text::{
        Span,
        token::{self, Kind},
    },
};

/// A word, number or mark of a block's prose.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    /// In the prose, without a possessive ending.
    pub(super) span: Span,
    pub(super) kind: Kind,
    /// The word for comparison; empty for numbers and marks.
    pub(super) fold: String,
    /// It begins with a capital.
    pub(super) capital: bool,
    /// It is all capitals, of two letters or more.
    pub(super) shouted: bool,
    /// A possessive ending was cut off.
    pub(super) possessive: bool,
    /// Nothing stands between it and the piece before.
    pub(super) glued: bool,
    /// A capital says nothing here: it opens a sentence, a quotation, a list.
    pub(super) opens: bool,
}

impl Piece {
    pub(super) fn is_word(&self) -> bool {
        self.kind == Kind::Word
    }

    pub(super) fn is_mark(&self, mark: char) -> bool {
        self.kind == Kind::Mark(mark)
    }
}

/// For comparison: small letters, without accents, apostrophes straight.
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let plain = text.nfd().filter(|&ch| !is_combining_mark(ch));
    plain.flat_map(char::to_lowercase).map(|ch| if token::is_apostrophe(ch) { '\'' } else { ch }).collect()
}

/// The words of a name, folded, in order.
pub fn folded_words(name: &str) -> Vec<String> {
    token::tokens(name).iter().filter(|token| token.is_word()).map(|token| fold(token.of(name))).collect()
}

/// The pieces of a block's prose, in order.
pub(super) fn pieces(block: &Split) -> Vec<Piece> {
    let prose = block.prose;
    let mut sentences = block.sentences.iter().peekable();
    let mut pieces: Vec<Piece> = Vec::with_capacity(block.tokens.len());
    let mut fresh = true;
    for token in &block.tokens {
        while sentences.next_if(|sentence| sentence.start <= token.span.start).is_some() {
            fresh = true;
        }
        let glued = pieces.last().is_some_and(|last| last.span.end == token.span.start);
        let mut piece = piece(prose, token, block.language.names);
        piece.glued = glued && !pieces.last().is_some_and(|last| last.possessive);
        piece.opens = fresh;
        fresh = match piece.kind {
            Kind::Mark(mark) => fresh || (opens_after(mark) && !(glued && mark != ':')),
            _ => !piece.capital && prose[piece.span.clone()].ends_with('.'),
        };
        pieces.push(piece);
    }
    pieces
}

/// The pieces of a phrase, without regard to sentences.
pub(super) fn pieces_of(phrase: &str, words: &NameWords) -> Vec<Piece> {
    token::tokens(phrase).iter().map(|token| piece(phrase, token, words)).collect()
}

fn piece(prose: &str, token: &token::Token, words: &NameWords) -> Piece {
    let text = token.of(prose);
    let mut folded = if token.is_word() { fold(text.trim_end_matches('.')) } else { String::new() };
    let mut span = token.span.clone();
    let possessive = folded.strip_suffix(words.possessive).map(str::to_owned);
    let cut = text.char_indices().rev().find(|&(_, ch)| token::is_apostrophe(ch)).map(|(at, _)| at);
    if let (Some(stem), Some(cut)) = (&possessive, cut) {
        folded = stem.clone();
        span.end = span.start + cut;
    }
    let letters = prose[span.clone()].chars().filter(|ch| ch.is_alphabetic());
    let shouted = letters.clone().count() > 1 && letters.clone().all(char::is_uppercase);
    Piece {
        capital: token.is_word() && text.starts_with(char::is_uppercase),
        shouted,
        possessive: possessive.is_some(),
        span,
        kind: token.kind,
        fold: folded,
        glued: false,
        opens: false,
    }
}

/// A capital after such a mark may be the mark's doing.
fn opens_after(mark: char) -> bool {
    matches!(mark, '"' | '\'' | '“' | '‘' | '«' | '„' | ':' | '•' | '*' | '|' | '—' | '(' | '[')
}
