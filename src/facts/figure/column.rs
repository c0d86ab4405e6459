//! What the head of a table's column says of the numbers below it: `Acres`, `Cost ($m)`, `Population (thousands)`.
use super::{
    FigureKind, Value,
    line::Line,
    money,
    number::{number_word, tidy},
    phrase::Phrase,
    quantity::{self, Unit},
    unit,
};
use crate::{
    lang::figure::NumberWord,
    text::token::{Kind, tokens},
};

/// One column as its head names it.
pub(super) struct Column {
    unit: Option<Unit>,
    /// What its numbers are multiplied by: 1000 for `(thousands)`.
    scale: f64,
}

/// Gives the figures of a row the units of their columns. The cells of row and head are joined by ` | `.
pub(super) fn apply(head: &str, line: &Line, phrases: &mut [Phrase]) {
    let column = |cell: &str| Column::of(&Line::new(cell, &tokens(cell), line.words));
    let columns: Vec<Column> = head.split(BAR).map(column).collect();
    let (mut column, mut at) = (0, 0);
    for phrase in phrases {
        column += (at..phrase.start).filter(|&at| line.kind(at) == Some(Kind::Mark(BAR))).count();
        at = phrase.start;
        if let Some(column) = columns.get(column) {
            column.apply(phrase, line);
        }
    }
}

const BAR: char = '|';

impl Column {
    fn of(head: &Line) -> Column {
        let bracket = (0..head.len()).find(|&at| matches!(head.lower(at), "(" | "["));
        let from = bracket.map_or(0, |at| at + 1);
        let per = (from..head.len()).find(|&at| head.is_any(at, head.words.per));
        let tokens = from..per.unwrap_or(head.len());
        let unit = tokens.clone().find_map(|at| unit_at(head, at, bracket.is_some()));
        let scale = tokens.clone().find_map(|at| scale_at(head, at));
        if unit.is_none() && scale.is_none() && bracket.is_some() {
            return Column { unit: (0..from).find_map(|at| unit_at(head, at, false)), scale: 1.0 };
        }
        Column { unit, scale: scale.unwrap_or(1.0) }
    }

    /// A number with a unit or a magnitude of its own keeps it.
    fn apply(&self, phrase: &mut Phrase, line: &Line) {
        let counts = phrase.unit.is_none() && phrase.counted.is_some();
        let agrees = phrase.unit.is_none() || phrase.unit == self.unit;
        if phrase.kind != FigureKind::Quantity || counts || !agrees {
            return;
        }
        phrase.unit.clone_from(&self.unit);
        if (phrase.core.0..phrase.core.1).any(|at| line.is_word(at)) {
            return;
        }
        let scaled = |value: f64| tidy(value * self.scale);
        phrase.precision *= self.scale;
        phrase.value = match phrase.value {
            Value::Number(value) => Value::Number(scaled(value)),
            Value::Range(low, high) => Value::Range(scaled(low), scaled(high)),
            tally @ Value::Tally(..) => tally,
        };
    }
}

/// The unit that a head names. Outside brackets one letter is an initial (`W`, `L`), and a span of time in the singular
/// numbers the rows (`Year`, `Day`).
fn unit_at(head: &Line, at: usize, sure: bool) -> Option<Unit> {
    if let Some((_, unit)) = money::named(head, at) {
        return Some(unit);
    }
    let (end, unit) = quantity::unit_words(head, at)?;
    let named = head.span(at, end).len() > 1 || !head.is_word(at);
    let counts = !unit::is_time(unit) || (head.words.looks_plural)(head.lower(end - 1));
    (sure || named && counts).then_some(Unit::Borrowed(unit))
}

/// `m` behind money, "thousands", `000`.
fn scale_at(head: &Line, at: usize) -> Option<f64> {
    if let Some((end, _)) = money::named(head, at)
        && let Some((_, scale)) = head.lookup(end, head.words.money_magnitudes)
    {
        return Some(scale);
    }
    match number_word(head, at) {
        Some(NumberWord::Scale(scale)) if scale >= 1000.0 => Some(scale),
        _ if head.text(at) == "000" => Some(1000.0),
        _ => head.lookup(at, head.words.magnitudes).map(|(_, scale)| scale),
    }
}
