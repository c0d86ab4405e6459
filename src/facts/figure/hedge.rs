//! Hedges and bounds: "about", "at least", "or so", "had passed".
use super::{Bound, FigureKind, line::Line, number::number_word, phrase::Phrase, unit};

/// The figure with the hedges that stand before it, behind it and within it.
pub(super) fn hedged(line: &Line, mut phrase: Phrase) -> Phrase {
    if let Some((start, bound)) = before(line, &phrase) {
        (phrase.start, phrase.bound) = (start, bound);
    }
    if let Some(bound) = within(line, &phrase) {
        phrase.bound = bound;
    }
    if let Some((end, bound)) = behind(line, &phrase) {
        phrase.end = end;
        if phrase.bound == Bound::Plain {
            phrase.bound = bound;
        }
    }
    phrase
}

fn before(line: &Line, phrase: &Phrase) -> Option<(usize, Bound)> {
    let hedge = line.lookup_before(phrase.start, line.words.hedges);
    let reached = || line.lookup_before(phrase.start, line.words.reached).filter(|_| is_mark_to_pass(phrase));
    hedge.filter(|&(start, _)| !is_during(line, start, phrase)).or_else(reached)
}

/// "90 **or more** minutes".
fn within(line: &Line, phrase: &Phrase) -> Option<Bound> {
    let (unit, _) = phrase.counted?;
    line.lookup_before(unit, line.words.hedges_after).map(|(_, bound)| bound)
}

fn behind(line: &Line, phrase: &Phrase) -> Option<(usize, Bound)> {
    let found = line.lookup(line.past_hyphen(phrase.end), line.words.hedges_after);
    found.filter(|&(end, _)| !line.is_number(end) && number_word(line, end).is_none())
}

/// An amount can be passed, but of "passed 12 bills" or "passed two hours" nothing is told.
fn is_mark_to_pass(phrase: &Phrase) -> bool {
    let large = phrase.value.ends().0 >= 1000.0;
    !is_time(phrase) && (phrase.unit.is_some() || large) && phrase.kind == FigureKind::Quantity
}

/// "over four years" mostly tells when, not how long.
fn is_during(line: &Line, hedge: usize, phrase: &Phrase) -> bool {
    is_time(phrase)
        && line.is_any(hedge, line.words.during)
        && phrase.start == hedge + 1
        && !line.is_any_before(hedge, line.words.span_openers)
}

fn is_time(phrase: &Phrase) -> bool {
    phrase.unit.as_deref().is_some_and(unit::is_time)
}
