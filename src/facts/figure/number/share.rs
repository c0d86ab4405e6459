//! Fractions: "two-thirds", `3/4`, `½`, and what they add to a whole number.
use super::{
    Number,
    spelled::{number_word, spoken_decimals},
};
use crate::{facts::figure::line::Line, lang::figure::NumberWord, text::token::Kind};

/// The value of a fraction in one character.
pub(super) fn vulgar(mark: char) -> Option<f64> {
    let (above, below) = match mark {
        '½' => (1, 2),
        '⅓' => (1, 3),
        '⅔' => (2, 3),
        '¼' => (1, 4),
        '¾' => (3, 4),
        '⅕' => (1, 5),
        '⅖' => (2, 5),
        '⅗' => (3, 5),
        '⅘' => (4, 5),
        '⅙' => (1, 6),
        '⅚' => (5, 6),
        '⅛' => (1, 8),
        '⅜' => (3, 8),
        '⅝' => (5, 8),
        '⅞' => (7, 8),
        _ => return None,
    };
    Some(f64::from(above) / f64::from(below))
}

/// A whole number and a fraction: "two and a half", `2 1/2`, `2½`.
pub(super) fn mixed(line: &Line, number: Number) -> Number {
    if !number.is_whole() || number.value >= 10_000.0 {
        return number;
    }
    if let Some(spoken) = spoken_decimals(line, number) {
        return spoken;
    }
    let Some((part, end)) = mixed_part(line, number.end) else { return number };
    Number { value: number.value + part, precision: part.min(1.0 - part), end, ..number }
}

fn mixed_part(line: &Line, at: usize) -> Option<(f64, usize)> {
    if let Some(Kind::Mark(mark)) = line.kind(at)
        && let Some(part) = vulgar(mark)
    {
        return Some((part, at + 1));
    }
    if let Some((part, end)) = slashed(line, at).filter(|_| !line.is_glued(at)) {
        return Some((part, end));
    }
    let joint = line.past_hyphen(at);
    if !line.is_any(joint, line.words.and) {
        return None;
    }
    fraction_words(line, line.past_hyphen(joint + 1)).filter(|_| !line.is_number(joint + 1))
}

/// `1/2`, where the lower number is one that measures use, or one part of something: `1/40 of`.
pub(in crate::facts::figure) fn slashed(line: &Line, at: usize) -> Option<(f64, usize)> {
    let glued = line.is_glued(at + 1) && line.is_glued(at + 2);
    if !glued
        || !line.is_number(at)
        || line.lower(at + 1) != "/"
        || (line.lower(at + 3) == "/" && line.is_glued(at + 3))
    {
        return None;
    }
    let above: f64 = line.text(at).parse().ok()?;
    let below: f64 = line.text(at + 2).parse().ok()?;
    let measured = [2.0, 3.0, 4.0, 5.0, 8.0, 16.0, 32.0].contains(&below)
        || above == 1.0 && line.lower(at + 3) == line.words.of;
    (measured && above < below && above > 0.0).then(|| (above / below, at + 3))
}

/// "a half", "two-thirds", "three quarters", "half".
pub(in crate::facts::figure) fn fraction_words(line: &Line, at: usize) -> Option<(f64, usize)> {
    if line.is_any(at, line.words.half) {
        return Some((0.5, at + 1));
    }
    let above = match number_word(line, at) {
        Some(NumberWord::Ones(ones)) => ones,
        _ if line.is_any(at, line.words.articles) => 1.0,
        _ => return None,
    };
    let next = line.past_hyphen(at + 1);
    if above == 1.0 && line.is_any(next, line.words.half) {
        return Some((0.5, next + 1));
    }
    let table = if above == 1.0 { line.words.parts } else { line.words.plural_parts };
    let (end, below) = line.lookup(next, table)?;
    Some((above / below, end))
}

/// A share that stands alone: "half", "two-thirds", `3/4`; also of a magnitude, "half a million".
pub(super) fn read(line: &Line, at: usize) -> Option<Number> {
    let (value, end) = slashed(line, at).or_else(|| fraction_words(line, at))?;
    let number = Number { share: true, ..Number::new(value, value, end, line.is_number(at)) };
    let mut next = line.past_hyphen(end);
    if line.lower(next) == line.words.of {
        next += 1;
    }
    if line.is_any(next, line.words.articles) {
        next = line.past_hyphen(next + 1);
    }
    match number_word(line, next) {
        Some(NumberWord::Scale(scale)) => Some(Number { share: false, ..number.times(scale, next + 1) }),
        Some(NumberWord::Hundred) => Some(Number { share: false, ..number.times(100.0, next + 1) }),
        _ => Some(number),
    }
}
