//! Two numbers that belong together: from one to another, or a vote.
use super::{
    FigureKind, Value, guard,
    line::Line,
    number,
    phrase::{self, Phrase},
    quantity::{self, Quantity, Unit},
    unit,
};
use crate::text::token::Kind;

/// What the two numbers came to: nothing, where they are hours, years or a name.
pub(super) struct Pair {
    pub(super) phrase: Option<Phrase>,
    pub(super) end: usize,
}

/// How two numbers are joined.
#[derive(Clone, Copy, PartialEq)]
enum Joint {
    Dash,
    To,
    And,
    Or,
    GiveOrTake,
}

/// Reads the second number behind the first, if the two make one figure.
pub(super) fn read(line: &Line, first: &Quantity, heading: bool) -> Option<Pair> {
    let votes = line.any_phrase(first.end, line.words.votes).filter(|_| first.is_bare());
    let (joint, next) = joint(line, first, votes.unwrap_or(first.end))?;
    let next = line.lookup(next, line.words.hedges).map_or(next, |(end, _)| end);
    let second = quantity::read(line, next)?;
    let end = second.end;
    if joint == Joint::GiveOrTake {
        return Some(Pair { phrase: Some(margin(first, &second)?), end });
    }
    if is_named(line, first, &second, heading) || is_years(line, first, &second, joint) {
        let together = joint == Joint::Dash || is_year(line, first) || guard::is_hour(line, &second);
        return together.then_some(Pair { phrase: None, end });
    }
    if is_tally(line, first, &second, joint, votes.is_some()) {
        return Some(Pair { phrase: Some(tally(first, &second)), end });
    }
    if joint == Joint::Dash && is_code(line, first, &second) {
        return Some(Pair { phrase: None, end });
    }
    let phrase = if votes.is_some() { None } else { merge(line, first, &second, joint) }?;
    Some(Pair { phrase: Some(phrase), end })
}

/// Is one of the two part of a name, a date or an hour ("from 9 to 5 p.m.")?
fn is_named(line: &Line, first: &Quantity, second: &Quantity, heading: bool) -> bool {
    guard::is_inside_word(line, first.start)
        || guard::is_named(line, first, heading) && !is_one(first)
        || guard::is_named_apart(line, second, heading) && !is_one(second)
}

/// `2015-16`, "1990 to 1994"; not the year of "from 14 in 2015 to 20".
fn is_years(line: &Line, first: &Quantity, second: &Quantity, joint: Joint) -> bool {
    is_year(line, second) || is_year(line, first) && joint == Joint::Dash
}

fn is_year(line: &Line, quantity: &Quantity) -> bool {
    quantity.is_bare() && guard::is_year(line, quantity)
}

/// `23-1234`: the number of a case or a part.
fn is_code(line: &Line, first: &Quantity, second: &Quantity) -> bool {
    let plain = first.is_plain_digits(line) && second.is_plain_digits(line);
    plain && second.number.value >= 1000.0 && first.number.value < 100.0
}

/// The word "one", which alone would be a pronoun: "one to two hours".
fn is_one(first: &Quantity) -> bool {
    first.is_bare() && !first.number.digits && first.number.value == 1.0
}

fn joint(line: &Line, first: &Quantity, at: usize) -> Option<(Joint, usize)> {
    if let Some(next) = line.any_phrase(at, line.words.give_or_take) {
        return Some((Joint::GiveOrTake, next));
    }
    let after_dash = line.past_hyphen(at);
    if line.is_dash(at) && line.is_glued(at) && line.is_any(at + 1, line.words.to) {
        return Some((Joint::To, at + 2));
    }
    if after_dash > at {
        return Some((Joint::Dash, after_dash));
    }
    let opened = first_start(line, first);
    if line.is_any(at, line.words.to) {
        return Some((Joint::To, at + 1));
    }
    if line.is_any(at, line.words.and) && line.is_any_before(opened, line.words.between) {
        return Some((Joint::And, at + 1));
    }
    (line.is_any(at, line.words.or) && first.is_bare()).then_some((Joint::Or, at + 1))
}

/// Where the first number starts with its hedge.
fn first_start(line: &Line, first: &Quantity) -> usize {
    line.lookup_before(first.start, line.words.hedges).map_or(first.start, |(start, _)| start)
}

/// A vote or score: `6-3`, "five votes to four". A falling pair of bare numbers is one, a rising pair where words of
/// votes and games stand near.
fn is_tally(line: &Line, first: &Quantity, second: &Quantity, joint: Joint, votes: bool) -> bool {
    let whole = |it: &Quantity| it.is_bare() && it.number.is_whole() && it.number.value >= 0.0;
    let many = first.number.value.max(second.number.value) >= 1000.0;
    if !whole(first) || !whole(second) || is_year(line, first) || matches!(joint, Joint::And | Joint::Or) {
        return false;
    }
    let hyphen_next = line.is_hyphen(second.end);
    let opened = first_start(line, first);
    let from = line.is_any_before(opened, line.words.from) || changes(line, opened, 2);
    let falling = first.number.value >= second.number.value;
    let near = |from: usize, to: usize| (from..to).any(|at| line.is_any(at, line.words.tally));
    let context = near(opened.saturating_sub(7), opened) || near(second.end, second.end + 4);
    let counts = super::counted::has_plural(line, second.end) && !near(second.end, second.end + 3);
    // So many votes are called votes: "7,000 to 5,000 feet" is no tally.
    votes || !from && !hyphen_next && !counts && (falling && !many || context)
}

fn tally(first: &Quantity, second: &Quantity) -> Phrase {
    Phrase {
        value: Value::Tally(first.number.value, second.number.value),
        kind: FigureKind::Tally,
        precision: 1.0,
        end: second.end,
        core: (first.start, second.end),
        ..phrase::plain(first)
    }
}

/// `2,000±5 pounds`: from the one less the other to the one and the other.
fn margin(first: &Quantity, second: &Quantity) -> Option<Phrase> {
    let unit = first.unit.clone().or_else(|| second.unit.clone());
    let same = second.is_bare() || first.is_bare() || first.unit == second.unit;
    let (middle, margin) = (first.number.value, second.number.value.abs());
    let phrase = Phrase {
        end: second.end,
        core: (first.start, second.end),
        value: Value::Range(number::tidy(middle - margin), number::tidy(middle + margin)),
        precision: first.number.precision.min(second.number.precision),
        unit,
        counted: second.unit_at.or(first.unit_at),
        ..phrase::plain(first)
    };
    same.then_some(phrase)
}

/// Makes a range of two quantities whose units agree; none where they are two figures.
fn merge(line: &Line, first: &Quantity, second: &Quantity, joint: Joint) -> Option<Phrase> {
    let low = with_scale_of(first, second);
    let (unit, high) = common_unit(&low, second)?;
    let rising = low.number.value < high;
    let guess = joint != Joint::Or || rising && low.number.value <= 20.0 && high <= low.number.value + 5.0;
    let after_year = is_year(line, first) && !rising;
    if !guess || after_year || is_change(line, first, second, joint) {
        return None;
    }
    let opened = first_start(line, first);
    let from = line.is_any_before(opened, line.words.from);
    let start = if joint == Joint::And || from && joint == Joint::To { opened - 1 } else { first.start };
    let (low_end, high_end) = if rising { (low.number.value, high) } else { (high, low.number.value) };
    Some(Phrase {
        start,
        end: second.end,
        core: (start, second.end),
        value: Value::Range(low_end, high_end),
        precision: low.number.precision.min(second.number.precision),
        unit,
        counted: second.unit_at.or(first.unit_at),
        ..phrase::plain(first)
    })
}

/// `$10-15 billion`: the magnitude holds for both, unless the first is larger without it.
fn with_scale_of(first: &Quantity, second: &Quantity) -> Quantity {
    let scale = second.number.scale;
    let mut first = first.clone();
    if first.number.scale == 1.0 && scale > 1.0 && first.number.value < second.number.value / scale {
        first.number.value = number::tidy(first.number.value * scale);
        first.number.precision *= scale;
    }
    first
}

/// The unit of both and the second value in it.
fn common_unit(first: &Quantity, second: &Quantity) -> Option<(Option<Unit>, f64)> {
    let high = second.number.value;
    match (&first.unit, &second.unit) {
        (None, unit) => Some((unit.clone(), high)),
        (Some(_), None) if first.money_first => Some((first.unit.clone(), high)),
        (Some(low), Some(unit)) if low == unit => Some((Some(low.clone()), high)),
        (Some(low), Some(unit)) => Some((Some(low.clone()), unit::convert(high, unit, low)?)),
        (Some(_), None) => None,
    }
}

/// "rose from 3 to 5", "fell 42 to 7,223": two figures, one after the other.
fn is_change(line: &Line, first: &Quantity, second: &Quantity, joint: Joint) -> bool {
    if joint != Joint::To {
        return false;
    }
    let opened = first_start(line, first);
    if line.is_any_before(opened, line.words.from) {
        return changes(line, opened - 1, 12);
    }
    let own_units = !first.is_bare() && !second.is_bare();
    let far = second.number.value >= 10.0 * first.number.value || second.number.value < first.number.value;
    changes(line, opened, 2) && (own_units || far)
}

/// Does a word of change stand in the few tokens before `at`, in the same clause?
fn changes(line: &Line, at: usize, reach: usize) -> bool {
    (at.saturating_sub(reach)..at)
        .rev()
        .take_while(|&before| !matches!(line.kind(before), Some(Kind::Mark('.' | ';' | '!' | '?'))))
        .any(|before| line.is_any(before, line.words.change))
}
