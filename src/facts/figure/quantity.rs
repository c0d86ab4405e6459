//! One number with its sign, its money or its unit.
mod measure;

use std::borrow::Cow;

use self::measure::{add_fraction, take_unit};
pub(super) use self::measure::{compound_tail, unit_words};
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
