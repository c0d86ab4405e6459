//! Quantities: a value, a unit, a bound, and what is counted.
mod age;
mod column;
mod counted;
mod guard;
mod hedge;
mod line;
mod money;
mod number;
mod ordinal;
mod phrase;
mod quantity;
mod range;
pub mod unit;

use std::{borrow::Cow, sync::Arc};

use self::{line::Line, phrase::Phrase};
pub use crate::lang::figure::Bound;
use crate::{
    facts::{
        Place,
        memo::{self, Split},
    },
    lang::date::DateWords,
    source::BlockKind,
    text::Span,
};

/// A quantity as the text gives it.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// With its hedge, currency sign and unit: `more than $5bn`, `15-minute`.
    pub place: Place,
    /// The number, with magnitude words multiplied in (5bn is 5e9).
    pub value: Value,
    /// Singular common name: "percent", "percentage point", "dollar", "minute", "acre", "mile per hour"; none for a plain
    /// count. A currency is told apart by country where the text does ("canadian dollar").
    pub unit: Option<Cow<'static, str>>,
    /// How the text bounds or hedges it.
    pub bound: Bound,
    /// The noun that is counted or the unit's own words, in the block's prose: `84 [positions]`, `four unnamed [officials]`.
    pub counted: Option<Span>,
    /// The last digit place that the text gives, as a power of ten of the value: 15 → 1, 612.4 million → 100_000,
    /// "nearly 100" → 1, 5bn → 1e9. A difference below half of it may be rounding.
    pub precision: f64,
    /// What sort of number it is.
    pub kind: FigureKind,
}

impl Figure {
    /// Is it a rank, which is compared with ranks only?
    pub fn is_rank(&self) -> bool {
        self.kind == FigureKind::Ordinal
    }
}

/// The number of a figure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Value {
    /// One number.
    Number(f64),
    /// From one number to another: `15 to 20 minutes`.
    Range(f64, f64),
    /// A vote or score: `6-3`.
    Tally(f64, f64),
}

impl Value {
    /// The lower and the upper number; one number twice. A tally's in the order written.
    pub fn ends(&self) -> (f64, f64) {
        match *self {
            Value::Number(value) => (value, value),
            Value::Range(low, high) | Value::Tally(low, high) => (low, high),
        }
    }
}

/// What sort of number a figure is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum FigureKind {
    /// A quantity of something, or a plain count.
    #[default]
    Quantity,
    /// The age of a person: `81`, `a 9-year-old`.
    Age,
    /// A share without a percent sign: `two-thirds`, `half`, `one in five`, `nine in ten` (value between 0 and 1).
    Fraction,
    /// A vote or score.
    Tally,
    /// A rank, which is no quantity: `36th`, "fifth", "No. 4 on the list".
    Ordinal,
}

/// The figures of a block, in order, as if it were the first of its article. Numbers that belong to a date are none.
pub(super) fn read(block: &Split, dates: &[Span]) -> Vec<Figure> {
    let line = Line::new(block.prose, &block.tokens, block.language.figures);
    let heading = *block.kind == BlockKind::Heading;
    let mut phrases = phrase::all(&line, heading);
    if let BlockKind::TableRow { header: Some(header) } = block.kind {
        column::apply(header, &line, &mut phrases);
    }
    add_ranks(&line, block.language.dates, heading, &mut phrases);
    phrases.retain(|phrase| !is_dated(&line.span(phrase.core.0, phrase.core.1), dates));
    phrases.into_iter().map(|phrase| figure(&line, phrase)).collect()
}

/// The figures of an article, in text order.
pub(super) fn placed(blocks: &[Arc<memo::Reading>]) -> Vec<Figure> {
    let all = blocks
        .iter()
        .enumerate()
        .flat_map(|(number, block)| block.figures.iter().map(move |it| (number, it)));
    all.map(|(number, it)| Figure { place: Place::new(number, it.place.span()), ..it.clone() }).collect()
}

/// Adds the ranks that stand apart from the quantities ("a fifth" is one of those).
fn add_ranks(line: &Line, dates: &DateWords, heading: bool, phrases: &mut Vec<Phrase>) {
    let quantities = phrases.len();
    for rank in ordinal::all(line, dates, heading) {
        let next = phrases[..quantities].partition_point(|it| it.end <= rank.start);
        if phrases[..quantities].get(next).is_none_or(|it| it.start >= rank.end) {
            phrases.push(rank);
        }
    }
    phrases.sort_by_key(|it| it.start);
}

/// Does a mention of a date take in some of these bytes? The dates are in text order and lie apart.
fn is_dated(span: &Span, dates: &[Span]) -> bool {
    let next = dates.partition_point(|date| date.end <= span.start);
    dates.get(next).is_some_and(|date| date.start < span.end)
}

fn figure(line: &Line, phrase: Phrase) -> Figure {
    Figure {
        place: Place::new(0, line.span(phrase.start, phrase.end)),
        value: phrase.value,
        unit: phrase.unit,
        bound: phrase.bound,
        counted: phrase.counted.map(|(start, end)| line.span(start, end)),
        precision: phrase.precision,
        kind: phrase.kind,
    }
}

#[cfg(test)]
mod tests;
