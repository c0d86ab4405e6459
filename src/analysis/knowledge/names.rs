//! What the sources say of a name: how they spell it, and the offices they give.
use std::iter;

use crate::{
    analysis::{
        Analysis,
        knowledge::{Answer, Passage, Says},
        standing::Verdict,
    },
    corpus::names::{HeldOffice, KnownName},
    facts::{
        FactRef, Place,
        name::{Name, folded_words},
    },
};

/// Shorter words are too near to too many others.
const SHORTEST: usize = 4;
/// From this length two slips may be one word's.
const LONG: usize = 8;
/// At most so many names are shown that look like the draft's.
const ALIKE: usize = 3;

pub(super) fn answers(analysis: &Analysis, name: &Name) -> Vec<Answer> {
    let names = &analysis.corpus.names;
    let words = folded_words(&name.full);
    let known: Vec<usize> = names.with_all(&words).collect();
    if known.is_empty() {
        let alike = alike(analysis, &words).into_iter();
        return alike.flat_map(|known| mentions(analysis, names.get(known), Says::Near).take(1)).collect();
    }
    let at = analysis.facts.names.iter().position(|it| std::ptr::eq(it, name));
    let verdict = at.map(|at| analysis.standing(FactRef::Name(at)).verdict);
    let says = if verdict == Some(Verdict::Contradicted) { Says::Contradicts } else { Says::Agrees };
    known.into_iter().flat_map(|known| mentions(analysis, names.get(known), says)).collect()
}

/// What each source has of a name: the office it gives, else the name alone.
fn mentions<'a>(
    analysis: &'a Analysis,
    known: &'a KnownName,
    says: Says,
) -> impl Iterator<Item = Answer> + 'a {
    known.sources.iter().filter_map(move |&source| {
        let offices = known.offices.iter().filter(|office| office.source == source);
        let office = offices.max_by_key(|office| (office.title.is_some(), office.text.len()));
        let place = office.map(|office| &office.place).filter(|place| place.start < place.end);
        let place = place.or_else(|| first(analysis, known, source))?;
        let words = words(known, office);
        Some(Passage::of_fact(&analysis.corpus, source, place).answer(says, words, iter::once(place.span())))
    })
}

/// "Ada Quill, mayor of Callow Bay"
fn words(known: &KnownName, office: Option<&HeldOffice>) -> String {
    office.map_or(known.text.clone(), |office| format!("{}, {}", known.text, office.text))
}

/// Where a source first has a name.
fn first<'a>(analysis: &'a Analysis, known: &KnownName, source: usize) -> Option<&'a Place> {
    let it = &analysis.corpus.sources[source];
    let mut said = it.facts.names.iter().filter(|it| !it.by_office);
    // Most sources write it alike; folding is for those that do not.
    let alike = said.clone().find(|it| *it.full == known.text);
    let name = alike.or_else(|| said.find(|it| folded_words(&it.full) == known.words))?;
    Some(&name.place)
}

/// The known names that a slip of the pen in one word could make of these, the nearest first.
fn alike(analysis: &Analysis, words: &[String]) -> Vec<usize> {
    let names = &analysis.corpus.names;
    let strange = |word: &&String| word.chars().count() >= SHORTEST && names.word(word).is_none();
    let near = words.iter().filter(strange).flat_map(|word| {
        let limit = if word.chars().count() + 1 >= LONG { 2 } else { 1 };
        names.near(word, limit)
    });
    // What else the sources know of the name must be that name's too.
    let known_words: Vec<&String> = words.iter().filter(|word| names.word(word).is_some()).collect();
    let fits = |known: &&usize| {
        let name = names.get(**known);
        name.first.is_some() && known_words.iter().all(|word| name.words.contains(word))
    };
    let mut found: Vec<usize> = Vec::new();
    let known = near.filter_map(|(_, right)| names.word(right)).flat_map(|word| &word.names);
    for known in known.filter(fits) {
        if found.len() < ALIKE && !found.contains(known) {
            found.push(*known);
        }
    }
    found
}
