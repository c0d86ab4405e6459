//! Offices beside a name: in front ("Library Director Karen Whitlow") or behind (", the county sheriff").
use std::ops::Range;

use crate::{
    facts::name::piece::Piece,
    lang::name::{NameWords, get, has},
    text::token::Kind,
};

/// Longest office or description behind a name, in pieces.
const REACH: usize = 12;
/// Most words between the determiner of a description and its office.
const MODIFIERS: usize = 5;

/// The pieces of the office that begins at `at`, the longest of the table.
pub(super) fn at(pieces: &[Piece], at: usize, words: &NameWords) -> Option<Range<usize>> {
    let first = pieces.get(at).filter(|piece| piece.is_word() && !piece.possessive)?;
    let fits = |office: &str| {
        let mut rest = pieces[at..].iter();
        office.split(' ').all(|word| rest.next().is_some_and(|piece| piece.fold == word))
    };
    let fitting = words.offices_from(&first.fold).iter().filter(|office| fits(office.words));
    let len = fitting.map(|office| office.words.split(' ').count()).max()?;
    Some(at..at + len)
}

/// The office with its field: `Secretary of the Treasury`. The field's words are known ones, else a name that follows
/// would be taken for one.
pub(super) fn with_field(pieces: &[Piece], office: Range<usize>, words: &NameWords) -> Range<usize> {
    let mut end = office.end;
    if pieces.get(end).is_none_or(|piece| piece.fold != words.of) {
        return office;
    }
    end += 1;
    while pieces.get(end).is_some_and(|piece| has(words.definite, &piece.fold)) {
        end += 1;
    }
    let seat = end;
    while pieces.get(end).is_some_and(|piece| is_seat(piece, words)) {
        end += 1;
    }
    if end > seat { office.start..end } else { office }
}

fn is_seat(piece: &Piece, words: &NameWords) -> bool {
    get(words.fields, &piece.fold).is_some() || words.country(&piece.fold).is_some()
}

/// The office in front of the name that starts at `start` and ends before `end`.
pub(super) fn before(pieces: &[Piece], start: usize, end: usize, words: &NameWords) -> Option<Range<usize>> {
    let start = skip_honorific(pieces, start, words);
    let last = start.checked_sub(1)?;
    if !pieces[last].is_mark(',') {
        return ending_at(pieces, start, words).map(|office| widened(pieces, office, words));
    }
    let closed = pieces.get(end).is_none_or(|piece| !piece.is_word());
    let office = introduced(pieces, last, words).map(|office| widened(pieces, office, words))?;
    let owned = pieces[office.clone()].iter().any(|piece| piece.possessive)
        || office.start.checked_sub(1).is_some_and(|at| has(words.definite, &pieces[at].fold));
    (closed && owned).then_some(office)
}

/// Where the name starts without its form of address, counted back from the bare name.
fn skip_honorific(pieces: &[Piece], start: usize, words: &NameWords) -> usize {
    let dot = start.checked_sub(1).filter(|&at| pieces[at].is_mark('.')).unwrap_or(start);
    match dot.checked_sub(1) {
        Some(at) if has(words.honorifics, &pieces[at].fold) => at,
        Some(_) => dot,
        None => start,
    }
}

/// The office that ends right before `end`, with its field.
fn ending_at(pieces: &[Piece], end: usize, words: &NameWords) -> Option<Range<usize>> {
    (1..=6)
        .rev()
        .filter_map(|back| end.checked_sub(back))
        .filter_map(|start| {
            let office = with_field(pieces, at(pieces, start, words)?, words);
            (office.end == end).then_some(office)
        })
        .next()
}

/// The office in a phrase that ends before `end` and may hold more: `The president of Municipal Workers Local 418,`.
fn introduced(pieces: &[Piece], end: usize, words: &NameWords) -> Option<Range<usize>> {
    if let Some(office) = ending_at(pieces, end, words) {
        return Some(office);
    }
    let from = end.saturating_sub(REACH);
    let of = (from..end).rev().find(|&at| pieces[at].fold == words.of)?;
    let clean = pieces[of + 1..end]
        .iter()
        .all(|piece| !piece.is_word() || piece.capital || has(words.definite, &piece.fold));
    let office = ending_at(pieces, of, words)?;
    clean.then_some(office.start..end)
}

/// The office with the words that go before it: `White House deputy press secretary`, `Mexico’s Foreign Affairs Secretary`.
pub(super) fn widened(pieces: &[Piece], office: Range<usize>, words: &NameWords) -> Range<usize> {
    let mut start = office.start;
    while let Some(at) = start.checked_sub(1) {
        let piece = &pieces[at];
        let hyphen = piece.is_mark('-') && piece.glued && pieces[start].glued;
        // "ex-mayor": what stands before a hyphen is tied to it.
        let tied = pieces[start].glued && !pieces[start].is_mark('-');
        if !hyphen && (tied || !goes_before(piece, words)) {
            break;
        }
        start = at;
        if piece.possessive {
            start = name_start(pieces, at, words);
            break;
        }
    }
    while start < office.start && (pieces[start].is_mark('-') || pieces[start].is_mark('.')) {
        start += 1;
    }
    start..office.end
}

/// Where the owner's name begins whose last word is at `last`: `Harbour Line’s`.
fn name_start(pieces: &[Piece], last: usize, words: &NameWords) -> usize {
    let mut start = last;
    while let Some(at) = start.checked_sub(1).filter(|_| pieces[last].capital) {
        let piece = &pieces[at];
        if !piece.is_word() || piece.possessive || !is_named(piece, words) {
            break;
        }
        start = at;
    }
    start
}

/// A capitalised word that may be part of a name.
fn is_named(piece: &Piece, words: &NameWords) -> bool {
    let word = piece.fold.as_str();
    let lists = [words.function_words, words.capitalised, words.determiners, words.honorifics];
    piece.capital && !lists.iter().any(|list| has(list, word))
}

fn goes_before(piece: &Piece, words: &NameWords) -> bool {
    let word = piece.fold.as_str();
    let field = get(words.fields, word).is_some();
    let known = [words.office_modifiers, words.ranks, words.former].iter().any(|list| has(list, word));
    let named = is_named(piece, words);
    let opener = piece.opens && piece.capital && has(words.function_words, word);
    piece.is_word() && (field || ((known || named) && !opener))
}

/// The office or description behind the name that ends before `end`: `, the incident commander`, `, who chairs …`,
/// ` is chief of …`.
pub(super) fn after(pieces: &[Piece], end: usize, words: &NameWords) -> Option<Range<usize>> {
    let first = pieces.get(end)?;
    if has(words.copulas, &first.fold) {
        let office = description(pieces, end + 1, words)?;
        return held(pieces, &office, words).then_some(office);
    }
    if !first.is_mark(',') {
        return None;
    }
    let mut start = end + 1;
    if pieces.get(start).is_some_and(|piece| piece.kind == Kind::Number)
        && pieces.get(start + 1).is_some_and(|piece| piece.is_mark(','))
    {
        start += 2;
    }
    let next = pieces.get(start)?;
    if next.fold == words.who {
        let verb = pieces.get(start + 1)?;
        get(words.office_verbs, &verb.fold)?;
        return Some(start + 1..phrase_end(pieces, start + 2, words));
    }
    let office = description(pieces, start, words)?;
    let closed = pieces.get(office.end).is_none_or(|next| !next.is_word() || next.fold == words.who);
    closed.then_some(office)
}

/// Does the description hold an office of the table?
pub(super) fn held(pieces: &[Piece], description: &Range<usize>, words: &NameWords) -> bool {
    description.clone().any(|place| at(pieces, place, words).is_some())
}

/// A noun phrase without its determiner, if it is an office, or opened by "a" ("a retired bookkeeper").
fn description(pieces: &[Piece], start: usize, words: &NameWords) -> Option<Range<usize>> {
    let opener = pieces.get(start)?;
    let determined = has(words.determiners, &opener.fold);
    let start = if determined { start + 1 } else { start };
    let office = (start..pieces.len().min(start + MODIFIERS))
        .take_while(|&place| place == start || may_modify(&pieces[place - 1], words))
        .find_map(|place| at(pieces, place, words));
    let end = match office {
        Some(office) => {
            let end = with_field(pieces, office, words).end;
            if pieces.get(end).is_some_and(|piece| piece.capital) {
                return None;
            }
            phrase_end(pieces, end, words)
        }
        None if has(words.indefinite, &opener.fold) => phrase_end(pieces, start, words),
        None => return None,
    };
    (start < end).then_some(start..end)
}

fn may_modify(piece: &Piece, words: &NameWords) -> bool {
    let hyphen = piece.is_mark('-');
    hyphen
        || (piece.is_word() && (!has(words.function_words, &piece.fold) || goes_before(piece, words)))
            && !has(words.speech_verbs, &piece.fold)
            && !has(words.copulas, &piece.fold)
}

/// Where a phrase that goes on at `start` ends: at a mark, or a word that opens something new.
fn phrase_end(pieces: &[Piece], start: usize, words: &NameWords) -> usize {
    let mut end = start;
    while let Some(piece) = pieces.get(end).filter(|_| end < start + REACH) {
        let word = piece.fold.as_str();
        let linked = has(words.office_prepositions, word) || has(words.determiners, word);
        let closes =
            has(words.function_words, word) || has(words.speech_verbs, word) || has(words.capitalised, word);
        let inside = match piece.kind {
            Kind::Mark(mark) => {
                mark == '-'
                    || (mark == '.' && piece.glued && pieces.get(end + 1).is_some_and(|next| !next.opens))
            }
            Kind::Number => end > start && pieces[end - 1].capital,
            Kind::Word => linked || !closes,
        };
        if !inside {
            break;
        }
        end += 1;
    }
    while end > start
        && (has(words.office_prepositions, &pieces[end - 1].fold)
            || has(words.determiners, &pieces[end - 1].fold)
            || pieces[end - 1].is_mark('.'))
    {
        end -= 1;
    }
    end
}
