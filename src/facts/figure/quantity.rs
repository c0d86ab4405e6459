//! One number with its sign, its money or its unit.
use std::borrow::Cow;

use super::{
    line::Line,
    money,
    number::{self, Number},
    unit,
};
use crate::text::token::Kind;

/// The name of a unit.
pub(super) type Unit = Cow<'static, str>;

/// A number and what it is a number of.
#[derive(Clone, Debug)]
pub(super) struct Quantity {
    /// The first token: a sign, money or the number.
    pub(super) start: usize,
    /// The token after it.
    pub(super) end: usize,
    /// The first token of the number itself.
    pub(super) number_start: usize,
    pub(super) number: Number,
    pub(super) unit: Option<Unit>,
    /// The tokens of the unit, where they follow the number.
    pub(super) unit_at: Option<(usize, usize)>,
    /// Money stands before the number: it holds for the next number too (`$10-15`).
    pub(super) money_first: bool,
}

impl Quantity {
    pub(super) fn is_bare(&self) -> bool {
        self.unit.is_none()
    }

    /// A whole number in digits alone, as years, votes and names of things have.
    pub(super) fn is_plain_digits(&self, line: &Line) -> bool {
        self.is_bare()
            && self.end == self.number_start + 1
            && self.start == self.number_start
            && line.text(self.number_start).bytes().all(|byte| byte.is_ascii_digit())
    }
}

/// Reads the quantity that starts at a token.
pub(super) fn read(line: &Line, at: usize) -> Option<Quantity> {
    if let Some(one) = article_and_unit(line, at).or_else(|| part_of_point(line, at)) {
        return Some(one);
    }
    let (negative, unsigned) = sign(line, at);
    let money = money::before(line, unsigned);
    let number_start = money.as_ref().map_or(unsigned, |&(end, _)| end);
    let inner_minus = money.is_some() && is_minus(line, number_start);
    let number_start = number_start + usize::from(inner_minus);
    let mut number = number::read(line, number_start)?;
    if money.is_some() || line.is_glued(number.end) {
        number = short_magnitude(line, number, money.is_some());
    }
    if negative || inner_minus {
        number.value = -number.value;
    }
    let mut quantity = Quantity {
        start: at,
        end: number.end,
        number_start,
        number,
        unit: money.map(|(_, unit)| Cow::Borrowed(unit)),
        unit_at: None,
        money_first: money.is_some(),
    };
    take_unit(line, &mut quantity);
    Some(quantity)
}

/// "an hour and a half", "more than a year", "within a week": an article is the number one where a fraction, a hedge or
/// the word before asks how much.
fn article_and_unit(line: &Line, at: usize) -> Option<Quantity> {
    if !line.is_any(at, line.words.articles) {
        return None;
    }
    let (end, unit) = unit_words(line, at + 1).filter(|_| line.lookup(at + 1, line.words.parts).is_none())?;
    let measured = unit::dimension(unit).is_some();
    let lasting = unit::is_time(unit) && line.is_any_before(at, line.words.lasting);
    let hedged = lasting || line.lookup_before(at, line.words.hedges).is_some();
    let goes_on = line.is_any(end, line.words.and)
        && (number::fraction_words(line, end + 1).is_some() || compound_tail(line, end, unit).is_some());
    if !measured || line.is_any(at + 1, line.words.ordinals) || !(hedged || goes_on) {
        return None;
    }
    let number = Number { value: 1.0, precision: 1.0, end: at + 1, digits: false, scale: 1.0, share: false };
    let unit = Some(Cow::Borrowed(unit));
    let mut one = Quantity {
        start: at,
        end,
        number_start: at,
        number,
        unit,
        unit_at: Some((at + 1, end)),
        money_first: false,
    };
    add_fraction(line, &mut one);
    Some(one)
}

/// "quarter-point", "a quarter point": of a percentage point, where one is cut or raised.
fn part_of_point(line: &Line, at: usize) -> Option<Quantity> {
    let start = at + usize::from(line.is_any(at, line.words.articles));
    let half = line.is_any(start, line.words.half);
    let part = line.lookup(start, line.words.parts).filter(|_| !line.is_any(start, line.words.ordinals));
    let below = if half { 2.0 } else { part?.1 };
    let point = line.past_hyphen(start + 1);
    if !line.is_any(point, line.words.points) || half && point == start + 1 {
        return None;
    }
    let value = 1.0 / below;
    let number = Number { value, precision: value, end: start + 1, digits: false, scale: 1.0, share: false };
    Some(Quantity {
        start: at,
        end: point + 1,
        number_start: at,
        number,
        unit: Some(Cow::Borrowed("percentage point")),
        unit_at: Some((point, point + 1)),
        money_first: false,
    })
}

/// A minus sign or word: whether there is one, and the token after it.
fn sign(line: &Line, at: usize) -> (bool, usize) {
    let word = line.is_any(at, line.words.negative)
        && !line.is_any_before(at, line.words.or)
        && (line.is_number(at + 1) || number::number_word(line, at + 1).is_some());
    if word || is_minus(line, at) { (true, at + 1) } else { (false, at) }
}

pub(super) fn is_minus(line: &Line, at: usize) -> bool {
    let before = line.char_before(at);
    matches!(line.kind(at), Some(Kind::Mark('-' | '−' | '–')))
        && line.is_glued(at + 1)
        && before.is_none_or(|ch| ch.is_whitespace() || matches!(ch, '(' | '$' | '€' | '£' | '[' | '“' | '"'))
}

/// `$5m`, `1.2m people`: a letter against the digits that is a magnitude.
fn short_magnitude(line: &Line, number: Number, money: bool) -> Number {
    let at = number.end;
    let table = if money { line.words.money_magnitudes } else { line.words.count_magnitudes };
    let Some((end, scale)) = line.lookup(at, table) else { return number };
    let is_unit = unit_words(line, at).is_some();
    let counts = line.is_word(end) && !line.is_capital(end) && !line.is_any(end, line.words.length_words);
    let letter = money || !is_unit || counts;
    if number.scale > 1.0 || !number.digits || !letter {
        return number;
    }
    Number {
        value: number::tidy(number.value * scale),
        precision: number.precision * scale,
        scale,
        end,
        ..number
    }
}

/// Takes the unit that follows the number, through "of an" after a share and a hyphen before the unit.
fn take_unit(line: &Line, quantity: &mut Quantity) {
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
fn add_fraction(line: &Line, quantity: &mut Quantity) {
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
pub(super) fn unit_words(line: &Line, at: usize) -> Option<(usize, &'static str)> {
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
pub(super) fn compound_tail(line: &Line, at: usize, unit: &str) -> Option<(Quantity, f64)> {
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
