//! Quantities: a value, a unit, a bound, and what is counted.
use std::borrow::Cow;

use crate::{
    facts::{Place, date::DateMention},
    source::Article,
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

/// What sort of number a figure is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
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
}

/// A hedge or bound.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Bound {
    /// Said plainly.
    #[default]
    Plain,
    /// "exactly", "precisely".
    Exactly,
    /// "about", "roughly", "some", "around", "or so".
    About,
    /// "nearly", "almost", "close to", "just under": about, and not more.
    Nearly,
    /// "just over", "a little more than": about, and not less.
    JustOver,
    /// "more than", "over", "upwards of", "exceeded".
    MoreThan,
    /// "at least", "no fewer than", "or more".
    AtLeast,
    /// "less than", "fewer than", "under", "below".
    LessThan,
    /// "at most", "no more than", "up to", "as many as".
    AtMost,
}

/// The figures of an article, in text order. Numbers that belong to a date are none.
pub fn find(_article: &Article, _dates: &[DateMention]) -> Vec<Figure> {
    Vec::new()
}
