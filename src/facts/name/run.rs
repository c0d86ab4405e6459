//! Runs of words that look like a name by their capitals, and the name within a run.
use std::ops::Range;

use crate::{
    facts::name::{office, piece::Piece},
    lang::name::{NameWords, has},
    text::token::Kind,
};

/// Stretches of capitalised words, with the particles, initials and small words between them.
pub(super) fn runs(pieces: &[Piece], words: &NameWords) -> Vec<Range<usize>> {
    let mut runs = Vec::new();
    let mut at = 0;
    while at < pieces.len() {
        if !starts(pieces, at, words) {
            at += 1;
            continue;
        }
        let start = at;
        at = particle_name(pieces, at).unwrap_or(at) + 1;
        while let Some(next) = extended(pieces, start, at, words) {
            at = next;
        }
        runs.push(start..at);
    }
    runs
}

fn is_capital(piece: &Piece, words: &NameWords) -> bool {
    piece.capital && !has(words.capitalised, &piece.fold)
}

fn starts(pieces: &[Piece], at: usize, words: &NameWords) -> bool {
    is_capital(&pieces[at], words) || particle_name(pieces, at).is_some()
}

/// `al-Assad`: the place of the capital after a small particle and a hyphen.
fn particle_name(pieces: &[Piece], at: usize) -> Option<usize> {
    let hyphen = pieces.get(at + 1).filter(|piece| piece.is_mark('-') && piece.glued)?;
    let name = pieces.get(at + 2).filter(|piece| piece.capital && piece.glued)?;
    let small = pieces[at].is_word() && !pieces[at].capital && pieces[at].fold.len() == 2;
    (small && hyphen.glued && name.is_word()).then_some(at + 2)
}

/// One step further: the end of the run with its next word, if that belongs to it.
fn extended(pieces: &[Piece], start: usize, end: usize, words: &NameWords) -> Option<usize> {
    let last = &pieces[end - 1];
    let next = pieces.get(end)?;
    if last.possessive || next.opens {
        return None;
    }
    match next.kind {
        Kind::Word if is_capital(next, words) && !next.glued => Some(end + 1),
        Kind::Word => small_word(pieces, start, end, words),
        Kind::Number => has(words.numbered, &last.fold).then_some(end + 1),
        Kind::Mark('.') => {
            let short =
                last.fold.len() == 1 || has(words.honorifics, &last.fold) || is_short_form(last, words);
            let after = pieces.get(end + 1)?;
            (next.glued && short && is_capital(after, words) && !after.opens).then_some(end + 2)
        }
        Kind::Mark('-') => {
            let after = pieces.get(end + 1)?;
            let joins = next.glued && after.glued && after.capital && !last.shouted && !after.shouted;
            joins.then_some(end + 2)
        }
        Kind::Mark('&') => pieces.get(end + 1).filter(|after| is_capital(after, words)).map(|_| end + 2),
        Kind::Mark(_) => None,
    }
}

/// An abbreviated office or saint, after which a full stop ends nothing.
fn is_short_form(piece: &Piece, words: &NameWords) -> bool {
    let short = piece.fold.len() <= 4;
    short
        && (has(words.particles, &piece.fold)
            || has(words.place_words, &piece.fold)
            || !words.offices_from(&piece.fold).is_empty())
}

/// Particles (`de la`) and joiners (`Department of Health and Human Services`) before another capital.
fn small_word(pieces: &[Piece], start: usize, end: usize, words: &NameWords) -> Option<usize> {
    if let Some(name) = particle_name(pieces, end) {
        return Some(name + 1);
    }
    let joins = |list: &[&str]| {
        let len =
            pieces[end..].iter().take(3).take_while(|piece| !piece.capital && has(list, &piece.fold)).count();
        let after =
            pieces.get(end + len).filter(|after| len > 0 && is_capital(after, words) && !after.opens)?;
        after.is_word().then_some(end + len + 1)
    };
    if let Some(end) = joins(words.particles) {
        return Some(end);
    }
    let last = &pieces[end - 1];
    let of = pieces[end].fold == words.of;
    let in_body = pieces[start..end].iter().any(|piece| piece.fold == words.of && !piece.capital);
    let body = has(words.organisation_words, &last.fold) || has(words.place_words, &last.fold) || in_body;
    if body && (of || in_body) {
        return joins(words.joiners);
    }
    let office = office::at(pieces, end - 1, words).filter(|_| of)?;
    let wide = office::with_field(pieces, office, words);
    (wide.end > end).then_some(wide.end)
}

/// The run without sentence openers, offices and forms of address: what may be a name. Empty if nothing is left.
pub(super) fn name_part(pieces: &[Piece], run: &Range<usize>, words: &NameWords) -> Range<usize> {
    let mut start = run.start;
    let opener = |piece: &Piece| match piece.opens {
        true => has(words.function_words, &piece.fold),
        false => has(words.determiners, &piece.fold),
    };
    while start < run.end && pieces[start].is_word() && opener(&pieces[start]) {
        start += 1;
    }
    for at in (start..run.end).rev() {
        if let Some(office) = office::at(pieces, at, words) {
            start = office::with_field(pieces, office, words).end.min(run.end);
            break;
        }
    }
    let skipped = |piece: &Piece| {
        !piece.is_word() || has(words.honorifics, &piece.fold) || has(words.definite, &piece.fold)
    };
    while start < run.end && skipped(&pieces[start]) {
        start += 1;
    }
    start..run.end
}

/// The count of its words.
pub(super) fn word_count(pieces: &[Piece], part: &Range<usize>) -> usize {
    pieces[part.clone()].iter().filter(|piece| piece.is_word()).count()
}

/// Does a form of address or an office stand right before?
pub(super) fn is_addressed(pieces: &[Piece], start: usize, words: &NameWords) -> bool {
    let at = if pieces[start - 1].is_mark('.') { start.saturating_sub(2) } else { start - 1 };
    has(words.honorifics, &pieces[at].fold) || office::at(pieces, at, words).is_some()
}
