//! Is it a person, a place, an organisation?
use std::ops::Range;

use crate::{
    facts::name::{NameKind, office, piece::Piece, run},
    lang::name::{NameWords, has},
    text::token::Kind,
};

/// What the words of the name and the words around it tell.
pub(super) fn of(
    pieces: &[Piece],
    part: &Range<usize>,
    office: Option<&Range<usize>>,
    words: &NameWords,
) -> Option<NameKind> {
    let addressed = part.start > 0 && run::is_addressed(pieces, part.start, words);
    if addressed {
        return Some(NameKind::Person);
    }
    if let Some(kind) = by_own_words(&pieces[part.clone()], words) {
        return Some(kind);
    }
    let held = office.is_some_and(|office| office::held(pieces, office, words));
    if held
        || is_described(pieces, part.end, words)
        || speaks(pieces, part, words)
        || is_related(pieces, part, words)
    {
        return Some(NameKind::Person);
    }
    let before = part.start.checked_sub(1).map_or("", |at| pieces[at].fold.as_str());
    let comes_from = || part.start > 1 && before == words.of && pieces[part.start - 2].is_mark(',');
    if has(words.place_cues, before) || comes_from() {
        return Some(NameKind::Place);
    }
    is_thing(&pieces[part.clone()], before, words).then_some(NameKind::Other)
}

fn by_own_words(name: &[Piece], words: &NameWords) -> Option<NameKind> {
    let (first, last) = (name.first()?, name.iter().rfind(|piece| piece.is_word())?);
    let any = |list: &[&str]| name.len() > 1 && (has(list, &last.fold) || has(list, &first.fold));
    let joined = name.iter().map(|piece| piece.fold.as_str()).collect::<Vec<_>>().join(" ");
    if words.country(&joined).is_some() {
        return Some(NameKind::Place);
    }
    if any(words.organisation_words)
        || name.iter().any(|piece| has(words.numbered, &piece.fold) && !piece.glued && name.len() > 2)
    {
        return Some(NameKind::Organisation);
    }
    if any(words.place_words) {
        return Some(NameKind::Place);
    }
    if any(words.thing_words) {
        return Some(NameKind::Other);
    }
    (first.shouted && name.len() == 1 && first.fold.len() < 6).then_some(NameKind::Organisation)
}

/// With an article before it, or capitals or a country's adjective in it, it is nobody.
fn is_thing(name: &[Piece], before: &str, words: &NameWords) -> bool {
    let nobody = |piece: &Piece| {
        (piece.shouted && !piece.fold.contains('.') && !has(words.suffixes, &piece.fold))
            || words.country(&piece.fold).is_some()
    };
    has(words.determiners, before) || (name.len() > 1 && name.iter().any(nobody))
}

/// An age or "who" follows.
fn is_described(pieces: &[Piece], end: usize, words: &NameWords) -> bool {
    let comma = pieces.get(end).is_some_and(|piece| piece.is_mark(','));
    let next = pieces.get(end + 1);
    let who = next.is_some_and(|piece| piece.fold == words.who);
    let age = next.is_some_and(|piece| piece.kind == Kind::Number && piece.span.len() < 4)
        && pieces.get(end + 2).is_some_and(|piece| piece.is_mark(',') || piece.is_mark('.'));
    comma && (who || age)
}

/// So many words between "his" and the comma.
const RELATION: usize = 3;

/// "His barrister, Ada Quill, argued": what he or she has and calls by a name of two words or more is a person.
fn is_related(pieces: &[Piece], part: &Range<usize>, words: &NameWords) -> bool {
    let Some(comma) = part.start.checked_sub(1).filter(|&at| pieces[at].is_mark(',')) else { return false };
    let near = comma.saturating_sub(RELATION + 1)..comma;
    let nouns = near.rev().take_while(|&at| pieces[at].is_word() && !has(words.owners, &pieces[at].fold));
    let noun = nouns.last();
    let owner = noun.and_then(|at| at.checked_sub(1)).map_or("", |at| pieces[at].fold.as_str());
    part.len() > 1 && has(words.owners, owner)
}

/// A verb of speech stands beside it.
fn speaks(pieces: &[Piece], part: &Range<usize>, words: &NameWords) -> bool {
    let verb = |at: usize| pieces.get(at).is_some_and(|piece| has(words.speech_verbs, &piece.fold));
    verb(part.end) && !pieces[part.end - 1].possessive || part.start.checked_sub(1).is_some_and(verb)
}
