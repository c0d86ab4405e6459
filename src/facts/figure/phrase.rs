//! Whole figures: ranges, votes, shares, compounds and ages out of single quantities, with their hedges.
use std::borrow::Cow;

use super::{
    Bound, FigureKind, Value, age, counted, guard, hedge,
    line::Line,
    number::{self, Number, number_word},
    quantity::{self, Quantity, Unit},
    range,
};
use crate::lang::figure::NumberWord;

/// A figure in tokens.
#[derive(Clone, Debug)]
pub(super) struct Phrase {
    pub(super) start: usize,
    pub(super) end: usize,
    /// The tokens of number and unit, without hedges.
    pub(super) core: (usize, usize),
    pub(super) value: Value,
    pub(super) precision: f64,
    pub(super) unit: Option<Unit>,
    /// The tokens of the counted noun or of the unit.
    pub(super) counted: Option<(usize, usize)>,
    pub(super) bound: Bound,
    pub(super) kind: FigureKind,
}

/// All figures of a line, in order.
pub(super) fn all(line: &Line, heading: bool) -> Vec<Phrase> {
    let mut phrases = Vec::new();
    let mut at = 0;
    while at < line.len() {
        if let Some(end) = guard::chain(line, at) {
            at = end;
            continue;
        }
        let Some(quantity) = quantity::read(line, at) else {
            at += 1;
            continue;
        };
        let (phrase, end) = read(line, quantity, heading);
        phrases.extend(phrase);
        at = end.max(at + 1);
    }
    phrases
}

/// The figure that starts with this quantity, if it is one, and the token after it.
fn read(line: &Line, quantity: Quantity, heading: bool) -> (Option<Phrase>, usize) {
    let end = quantity.end;
    if let Some(pair) = range::read(line, &quantity, heading) {
        let end = pair.end;
        return (pair.phrase.map(|phrase| hedge::hedged(line, phrase)), end);
    }
    if let Some(phrase) = ratio(line, &quantity) {
        let end = phrase.end;
        return (Some(hedge::hedged(line, phrase)), end);
    }
    if guard::is_none(line, &quantity, heading) || is_loose_share(line, &quantity) {
        return (None, end);
    }
    let quantity = compound(line, quantity);
    let phrase = age::read(line, &quantity).unwrap_or_else(|| plain(&quantity));
    let phrase = with_noun(line, hedge::hedged(line, phrase));
    let end = phrase.end;
    (Some(phrase), end)
}

/// One quantity as a figure.
pub(super) fn plain(quantity: &Quantity) -> Phrase {
    let kind =
        if quantity.number.share && quantity.is_bare() { FigureKind::Fraction } else { FigureKind::Quantity };
    Phrase {
        start: quantity.start,
        end: quantity.end,
        core: (quantity.start, quantity.end),
        value: Value::Number(quantity.number.value),
        precision: quantity.number.precision,
        unit: quantity.unit.clone(),
        counted: quantity.unit_at,
        bound: Bound::Plain,
        kind,
    }
}

/// "five hours and 40 minutes": one figure in the smallest unit.
fn compound(line: &Line, mut quantity: Quantity) -> Quantity {
    while let Some(unit) = &quantity.unit
        && let Some((tail, times)) = quantity::compound_tail(line, quantity.end, unit)
        && times.fract() == 0.0
        && quantity.number.is_whole()
        && tail.number.value < times
    {
        quantity.number.value = number::tidy(quantity.number.value * times + tail.number.value);
        quantity.number.precision = tail.number.precision;
        (quantity.unit, quantity.unit_at, quantity.end) = (tail.unit, tail.unit_at, tail.end);
    }
    quantity
}

/// "one in five", "nine out of ten".
fn ratio(line: &Line, quantity: &Quantity) -> Option<Phrase> {
    if !quantity.is_bare() || !quantity.number.is_whole() || guard::is_inside_word(line, quantity.start) {
        return None;
    }
    let next = line.any_phrase(quantity.end, line.words.ratio)?;
    let whole = number::read(line, next)?;
    let (above, below) = (quantity.number.value, whole.value);
    let common = below <= 10.0 || [12.0, 20.0, 25.0, 50.0].contains(&below) || below.log10().fract() == 0.0;
    let plain =
        whole.is_whole() && above >= 1.0 && above < below && common && (above < 10.0 || below >= 100.0);
    if !plain
        || quantity::unit_words(line, line.past_hyphen(whole.end))
            .is_some_and(|(_, unit)| unit != line.words.people)
        || line.is_any(whole.end, line.words.clock)
    {
        return None;
    }
    let share = Number {
        value: above / below,
        precision: 1.0 / below,
        end: whole.end,
        share: true,
        ..quantity.number
    };
    Some(plain_share(&Quantity { number: share, end: whole.end, ..quantity.clone() }))
}

fn plain_share(quantity: &Quantity) -> Phrase {
    Phrase { kind: FigureKind::Fraction, ..plain(quantity) }
}

/// A half or a third that tells no share: "the first half", "half-hearted", "a third man".
fn is_loose_share(line: &Line, quantity: &Quantity) -> bool {
    if !quantity.number.share || !quantity.is_bare() || line.is_number(quantity.number_start) {
        return false;
    }
    let (start, end) = (quantity.start, quantity.end);
    if line.is_any_before(start, line.words.ordinals)
        || line.is_hyphen(end)
        || start > 0 && line.is_hyphen(start - 1)
    {
        return true;
    }
    let of = line.lower(end) == line.words.of;
    let hyphen = line.is_hyphen(start + 1);
    let half = line.is_any(end - 1, line.words.half);
    let plural = matches!(number_word(line, start), Some(NumberWord::Ones(ones)) if ones > 1.0);
    let asked =
        line.lookup_before(start, line.words.hedges).is_some() || line.is_any_before(start, line.words.by);
    let noun_next =
        line.is_word(end) && !line.is_any(end, line.words.stops) && !line.is_any(end, line.words.and);
    let alone = asked && !noun_next || half && !line.is_any_before(start, line.words.determiners);
    !(of || hyphen || plural || alone)
}

/// Finds what a plain count counts.
fn with_noun(line: &Line, mut phrase: Phrase) -> Phrase {
    if phrase.unit.is_some() || phrase.kind == FigureKind::Age {
        return phrase;
    }
    let Some(noun) = counted::noun(line, phrase.end) else { return phrase };
    phrase.counted = Some((noun, noun + 1));
    let people = quantity::unit_words(line, noun).is_some_and(|(_, unit)| unit == line.words.people);
    if people && phrase.kind == FigureKind::Quantity && line.lower(phrase.end) != line.words.of {
        phrase.unit = Some(Cow::Borrowed(line.words.people));
    }
    phrase
}
