//! The unit of a number: behind it, of a share, and in a compound of two.
use std::borrow::Cow;

use super::{Quantity, read};
use crate::facts::figure::{line::Line, money, number, unit};

/// Takes the unit that follows the number, through "of an" after a share and a hyphen before the unit.
pub(super) fn take_unit(line: &Line, quantity: &mut Quantity) {
    let at = unit_start(line, quantity.end);
    if let Some((end, unit)) = money::after(line, at) {
        if quantity.unit.is_none() {
            quantity.unit = Some(unit);
            quantity.unit_at = Some((at, end));
        }
        quantity.end = end;
        return;
    }
    if quantity.unit.is_some() {
        return;
    }
    if quantity.number.share {
        take_whole(line, quantity);
        return;
    }
    let Some((end, unit)) = unit_words(line, at) else { return };
    let ordinal = line.is_any(at, line.words.ordinals)
        && (at == quantity.end && quantity.number.value != 1.0 || line.is_hyphen(end));
    if ordinal {
        return;
    }
    quantity.unit = Some(Cow::Borrowed(sterling(line, quantity, unit, end)));
    quantity.unit_at = Some((at, end));
    quantity.end = end;
    add_fraction(line, quantity);
}

/// Where a unit may stand after a number: behind a hyphen, "or so", "more".
fn unit_start(line: &Line, end: usize) -> usize {
    let hedge = line.lookup(line.past_hyphen(end), line.words.hedges_after).map(|(end, _)| end);
    let at = line.past_hyphen(hedge.filter(|&end| followed_by_unit(line, end)).unwrap_or(end));
    let adjective = line.is_any(at, line.words.unit_adjectives) && followed_by_unit(line, at + 1);
    at + usize::from(adjective)
}

fn followed_by_unit(line: &Line, at: usize) -> bool {
    let at = line.past_hyphen(at);
    unit_words(line, at).is_some() || money::after(line, at).is_some()
}

/// "a quarter **of an hour**", "half **a mile**", "half **of 1 percent**": a share of one unit is that much of the unit.
fn take_whole(line: &Line, quantity: &mut Quantity) {
    let mut at = line.past_hyphen(quantity.end);
    if line.lower(at) == line.words.of {
        at += 1;
    }
    let one =
        line.is_any(at, line.words.articles) || line.lower(at) == line.words.one || line.text(at) == "1";
    if one {
        at += 1;
    } else if at != line.past_hyphen(quantity.end) || line.is_any(quantity.end - 1, line.words.ordinals) {
        return;
    }
    let Some((end, unit)) = unit_words(line, at) else { return };
    if line.is_any(at, line.words.ordinals) || unit == line.words.people {
        return;
    }
    let (unit, times) = finer(unit);
    quantity.number.value = number::tidy(quantity.number.value * times);
    quantity.number.precision = (quantity.number.precision * times).max(f64::EPSILON);
    quantity.number.share = false;
    quantity.unit = Some(Cow::Borrowed(unit));
    quantity.unit_at = Some((at, end));
    quantity.end = end;
}

/// Parts of an hour are told in minutes.
fn finer(unit: &'static str) -> (&'static str, f64) {
    match unit {
        "hour" => ("minute", 60.0),
        _ => (unit, 1.0),
    }
}

/// "an hour **and a half**".
pub(super) fn add_fraction(line: &Line, quantity: &mut Quantity) {
    if !line.is_any(quantity.end, line.words.and) || !quantity.number.is_whole() {
        return;
    }
    let Some((part, end)) = number::fraction_words(line, quantity.end + 1) else { return };
    let whole_follows = line.lower(end) == line.words.of || followed_by_unit(line, end);
    if whole_follows || line.is_number(quantity.end + 1) {
        return;
    }
    quantity.number.value += part;
    quantity.number.precision = part;
    quantity.end = end;
}

/// A unit in words or short, the longest that fits: the token after it and its canonical name. What is short for a unit
/// and a word besides (`in`) must stand against its number.
pub(in crate::facts::figure) fn unit_words(line: &Line, at: usize) -> Option<(usize, &'static str)> {
    let text = line.text(at);
    if text.is_empty() {
        return None;
    }
    let may_be_short = line.is_glued(at) || !line.is_any(at, line.words.stops);
    let found = line.words.units.iter().filter_map(|unit| {
        let short = (may_be_short && unit.short.contains(&text)).then_some(at + 1);
        let end = line.any_phrase(at, unit.words).max(short)?;
        Some((end, unit.name))
    });
    found.max_by_key(|&(end, _)| end)
}

/// Pounds are money where millions of them are told, unless they are pounds of something.
fn sterling(line: &Line, quantity: &Quantity, unit: &'static str, end: usize) -> &'static str {
    let money = unit == "pound" && quantity.number.scale >= 1e6 && line.lower(end) != line.words.of;
    if money { "pound sterling" } else { unit }
}

/// "and 40 minutes" behind hours, `-5` behind `6-foot`: what follows in a smaller unit of the same dimension, and how
/// many make one. Behind a comma, days and longer spans are a list: "3 years, 2 months".
pub(in crate::facts::figure) fn compound_tail(line: &Line, at: usize, unit: &str) -> Option<(Quantity, f64)> {
    let mut next = line.past_hyphen(at);
    if line.lower(next) == "," {
        if unit::is_long(unit) {
            return None;
        }
        next += 1;
    }
    if line.is_any(next, line.words.and) {
        next += 1;
    }
    if !line.is_number(next) && number::number_word(line, next).is_none() {
        return None;
    }
    let mut tail = read(line, next)?;
    // "15 hours and 15-minute breaks" are two.
    let apart = line.is_hyphen(tail.number.end) && !line.is_hyphen(at) && !tail.is_bare();
    if apart {
        return None;
    }
    if tail.is_bare() && line.is_hyphen(at) {
        tail.unit = unit::next_smaller(unit).map(Cow::Borrowed);
    }
    let times = unit::parts(unit, tail.unit.as_deref()?)?;
    Some((tail, times))
}
