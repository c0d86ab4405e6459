//! Runs of words that look like a name by their capitals, and the name within a run.
use std::{collections::HashSet, ops::Range};

use crate::{
    facts::name::{office, piece::Piece},
    lang::name::{NameWords, get, has},
    text::token::Kind,
};

/// How an article writes its words.
#[derive(Debug, Default)]
pub(super) struct Usage {
    /// Words that occur in small letters.
    pub(super) lower: HashSet<String>,
    /// Words of names: seen with a capital where only a name has one.
    pub(super) known: HashSet<String>,
}

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

impl Usage {
    /// Learns from a block; `titled` ones teach nothing of names.
    pub(super) fn learn(
        &mut self,
        pieces: &[Piece],
        titled: bool,
        words: &NameWords,
        doubtful: &mut Vec<Vec<String>>,
    ) {
        for piece in pieces.iter().filter(|piece| piece.is_word() && !piece.capital) {
            if !self.lower.contains(&piece.fold) {
                self.lower.insert(piece.fold.clone());
            }
        }
        if titled {
            return;
        }
        for run in runs(pieces, words) {
            let part = name_part(pieces, &run, words);
            let folds: Vec<String> = pieces[part.clone()]
                .iter()
                .filter(|piece| piece.capital)
                .map(|piece| piece.fold.clone())
                .collect();
            let alone = part.start == run.start;
            if folds.len() > 1 && !(alone && pieces[part.start].opens) {
                self.known.extend(folds);
            } else if !folds.is_empty() && !folds.iter().all(|fold| self.known.contains(fold)) {
                let opens = alone && pieces[part.start].opens && folds.len() == 1;
                if !opens {
                    doubtful.push(folds);
                }
            }
        }
    }

    /// Settles what needed the whole article: a word that occurs in small letters opens no name.
    pub(super) fn settle(&mut self, doubtful: Vec<Vec<String>>) {
        for folds in doubtful {
            if !self.lower.contains(&folds[0]) {
                self.known.extend(folds);
            }
        }
    }

    /// The part of a run that is a name by all that the article tells, if any.
    pub(super) fn accepted(
        &self,
        pieces: &[Piece],
        run: &Range<usize>,
        words: &NameWords,
    ) -> Option<Range<usize>> {
        let mut part = name_part(pieces, run, words);
        if part.is_empty() {
            return None;
        }
        let opens = part.start == run.start && pieces[part.start].opens;
        let first = &pieces[part.start];
        if opens
            && word_count(pieces, &part) > 1
            && self.lower.contains(&first.fold)
            && !self.known.contains(&first.fold)
        {
            part.start += 1;
        }
        if word_count(pieces, &part) > 1
            || part.start > run.start && office::at(pieces, part.start - 1, words).is_some()
        {
            return Some(part);
        }
        let piece = &pieces[part.start];
        let adjective = get(words.demonyms, &piece.fold).is_some();
        let titled = part.start > 0 && is_addressed(pieces, part.start, words);
        let speaks = opens && self.speaks(pieces, &part, words);
        let known = self.known.contains(&piece.fold) || words.country(&piece.fold).is_some();
        let long = piece.span.len() > 1;
        (long && !adjective && (known || titled || speaks)).then_some(part)
    }

    /// Of a title or shouted line only the names that the article has elsewhere.
    pub(super) fn known_parts(
        &self,
        pieces: &[Piece],
        run: &Range<usize>,
        words: &NameWords,
    ) -> Vec<Range<usize>> {
        let mut parts: Vec<Range<usize>> = Vec::new();
        for at in run.clone() {
            let piece = &pieces[at];
            let listed = piece.capital
                && (self.known.contains(&piece.fold) || words.country(&piece.fold).is_some())
                && get(words.demonyms, &piece.fold).is_none()
                && !has(words.function_words, &piece.fold);
            let joins = parts.last().is_some_and(|part| part.end == at) && !pieces[at - 1].possessive;
            match parts.last_mut() {
                Some(part) if listed && joins => part.end = at + 1,
                _ if listed && office::at(pieces, at, words).is_none() => parts.push(at..at + 1),
                _ => {}
            }
        }
        parts
    }

    /// `Farraday said`, at the start of a sentence: a name, unless it is a word for many people.
    fn speaks(&self, pieces: &[Piece], part: &Range<usize>, words: &NameWords) -> bool {
        let piece = &pieces[part.start];
        let cue = pieces.get(part.end).is_some_and(|next| has(words.speech_verbs, &next.fold));
        cue && !piece.fold.ends_with(words.plural_ending)
            && !self.lower.contains(&piece.fold)
            && !has(words.function_words, &piece.fold)
    }
}

/// Does a form of address or an office stand right before?
pub(super) fn is_addressed(pieces: &[Piece], start: usize, words: &NameWords) -> bool {
    let at = if pieces[start - 1].is_mark('.') { start.saturating_sub(2) } else { start - 1 };
    has(words.honorifics, &pieces[at].fold) || office::at(pieces, at, words).is_some()
}
