//! Can two figures both be true of one thing? Values as stretches of the number line, units converted, roundings allowed.
use crate::facts::figure::{
    Bound, Figure, FigureKind, Value,
    unit::{Dimension, dimension},
};

/// What a figure measures: figures of different measures are never compared.
#[derive(Clone, Debug, PartialEq)]
pub enum Measure {
    /// A unit that converts.
    Dimension(Dimension),
    /// A share of something: percent or a fraction.
    Share,
    /// Another unit, by its name.
    Unit(String),
    /// A plain count.
    Count,
    /// The age of a person.
    Age,
    /// A vote or score.
    Tally,
    /// A place in an order.
    Rank,
}

/// What a figure measures.
pub fn measure(figure: &Figure) -> Measure {
    match (figure.kind, figure.unit.as_deref()) {
        (FigureKind::Tally, _) => Measure::Tally,
        (FigureKind::Ordinal, _) => Measure::Rank,
        (FigureKind::Age, _) => Measure::Age,
        (FigureKind::Fraction, None) => Measure::Share,
        (_, None | Some("people" | "person")) => Measure::Count,
        (_, Some(unit)) => match dimension(unit).map(|scale| scale.dimension) {
            Some(Dimension::Share | Dimension::Points) => Measure::Share,
            Some(dimension) => Measure::Dimension(dimension),
            None => Measure::Unit(unit.to_owned()),
        },
    }
}

/// A stretch of the number line, in the base unit of the measure; open at an end where `*_open`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stretch {
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
    /// The lower end itself is excluded.
    pub low_open: bool,
    /// The upper end itself is excluded.
    pub high_open: bool,
}

impl Stretch {
    fn closed(low: f64, high: f64) -> Stretch {
        Stretch { low, high, low_open: false, high_open: false }
    }

    /// Do two stretches share a point?
    pub fn meets(&self, other: &Stretch) -> bool {
        before(self.low, self.low_open, other.high, other.high_open)
            && before(other.low, other.low_open, self.high, self.high_open)
    }

    /// Does a number lie in it?
    pub fn has(&self, value: f64) -> bool {
        value.is_finite() && self.meets(&Stretch::closed(value, value))
    }

    /// Does this stretch hold the whole of the other?
    fn holds(&self, other: &Stretch) -> bool {
        before(self.low, self.low_open && !other.low_open, other.low, false)
            && before(other.high, false, self.high, self.high_open && !other.high_open)
    }
}

/// Is `a` not after `b`, and before it where either end is open? Within rounding of floating-point numbers.
fn before(a: f64, a_open: bool, b: f64, b_open: bool) -> bool {
    let slack = 1e-9 * if a.is_finite() && b.is_finite() { a.abs().max(b.abs()) } else { 0.0 };
    if a_open || b_open { a < b - slack } else { a <= b + slack }
}

/// "About" leaves so much room on either side.
const ABOUT: f64 = 0.06;
/// "Nearly" and "just over" leave so much room on one side.
const NEARLY: f64 = 0.15;

/// Where the true value may lie for the words of `figure` to be fair. Rounding is allowed for by half the last digit.
pub fn stretch(figure: &Figure) -> Stretch {
    let (low, high) = ends(figure);
    let half =
        if figure.kind == FigureKind::Tally { 0.0 } else { figure.precision * scale(figure).0.abs() / 2.0 };
    let about = half.max(ABOUT * high.abs());
    let plain = Stretch::closed(low - half, high + half);
    match figure.bound {
        Bound::Plain | Bound::Exactly => plain,
        Bound::About => Stretch::closed(low - about, high + about),
        Bound::Nearly => Stretch { high_open: false, ..Stretch::closed(low - NEARLY * low.abs(), high) },
        Bound::JustOver => Stretch::closed(low, high + NEARLY * high.abs()),
        Bound::MoreThan => Stretch { low: high, high: f64::INFINITY, low_open: true, high_open: false },
        Bound::AtLeast => Stretch::closed(low, f64::INFINITY),
        Bound::LessThan => Stretch { low: f64::NEG_INFINITY, high: low, low_open: false, high_open: true },
        Bound::AtMost => Stretch::closed(f64::NEG_INFINITY, high),
    }
}

/// What a source's figure says of the true value, its hedges aside: a number is just that number.
fn told(figure: &Figure) -> Stretch {
    if is_open(figure) { stretch(figure) } else { point(figure) }
}

/// Where the true value may lie by a source's figure.
fn possible(figure: &Figure) -> Stretch {
    if matches!(figure.bound, Bound::Plain | Bound::Exactly) { point(figure) } else { stretch(figure) }
}

fn point(figure: &Figure) -> Stretch {
    let (low, high) = ends(figure);
    Stretch::closed(low, high)
}

/// The ends of a figure's value in the base unit of its measure; a fraction in percent.
pub fn ends(figure: &Figure) -> (f64, f64) {
    let (factor, offset) = scale(figure);
    let (low, high) = figure.value.ends();
    (low * factor + offset, high * factor + offset)
}

fn scale(figure: &Figure) -> (f64, f64) {
    match (figure.kind, figure.unit.as_deref().and_then(dimension)) {
        (FigureKind::Fraction, None) => (100.0, 0.0),
        (_, Some(scale)) => (scale.factor, scale.offset),
        (_, None) => (1.0, 0.0),
    }
}

/// How a draft's figure stands to a source's of the same measure, if both speak of the same thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// What the source says makes the draft right.
    Agrees,
    /// Both can be right, but the source does not say so much.
    Compatible,
    /// The same value, but the draft says "exactly" where the source hedges, or turns the bound round.
    HedgeLost,
    /// The same number, but percent is not percentage points.
    OtherUnit,
    /// They cannot both be right.
    Conflicts,
}

/// Compares a draft's figure with a source's.
pub fn relation(draft: &Figure, source: &Figure) -> Relation {
    if let (Value::Tally(a, b), Value::Tally(c, d)) = (draft.value, source.value) {
        return if (a, b) == (c, d) || (a, b) == (d, c) { Relation::Agrees } else { Relation::Conflicts };
    }
    if draft.is_rank() || source.is_rank() {
        return if draft.value == source.value { Relation::Agrees } else { Relation::Conflicts };
    }
    if is_loss(draft) != is_loss(source) {
        return relation(&unsigned(draft), &unsigned(source));
    }
    if is_points(draft) != is_points(source) {
        return if draft.value == source.value { Relation::OtherUnit } else { Relation::Conflicts };
    }
    let same_value = ends(draft) == ends(source);
    if same_value && (turned_round(draft.bound, source.bound) || made_exact(draft.bound, source.bound)) {
        return Relation::HedgeLost;
    }
    let (claimed, told) = (stretch(draft), told(source));
    let further = goes_further(draft, source);
    if claimed.holds(&told) && !further || same_value && draft.bound == Bound::Plain {
        return Relation::Agrees;
    }
    if further || !claimed.meets(&possible(source)) { Relation::Conflicts } else { Relation::Compatible }
}

/// A share with a minus: "-11%" in a table is "down 11 percent" in prose.
fn is_loss(figure: &Figure) -> bool {
    measure(figure) == Measure::Share && figure.value.ends().1 < 0.0
}

fn unsigned(figure: &Figure) -> Figure {
    let value = match figure.value {
        Value::Number(value) => Value::Number(value.abs()),
        Value::Range(low, high) if high < 0.0 => Value::Range(high.abs(), low.abs()),
        value => value,
    };
    Figure { value, ..figure.clone() }
}

/// "More than 70" where the source has "more than 50": the reporter cannot know. "Up to 50" names the most there can be:
/// another most is another figure.
fn goes_further(draft: &Figure, source: &Figure) -> bool {
    let ((ours, _), (theirs, _)) = (ends(draft), ends(source));
    let caps = draft.bound == Bound::AtMost && source.bound == Bound::AtMost;
    let half = draft.precision * scale(draft).0.abs() / 2.0;
    caps && (ours - theirs).abs() > half
        || is_low(draft.bound) && is_low(source.bound) && ours > theirs
        || is_high(draft.bound) && is_high(source.bound) && ours < theirs
}

fn is_low(bound: Bound) -> bool {
    matches!(bound, Bound::MoreThan | Bound::AtLeast)
}

fn is_high(bound: Bound) -> bool {
    matches!(bound, Bound::LessThan | Bound::AtMost)
}

/// Is a bound on one side all that a figure gives? Half of all numbers agree with it by chance.
pub fn is_open(figure: &Figure) -> bool {
    is_low(figure.bound) || is_high(figure.bound)
}

fn is_points(figure: &Figure) -> bool {
    figure.unit.as_deref().and_then(dimension).is_some_and(|scale| scale.dimension == Dimension::Points)
}

fn turned_round(draft: Bound, source: Bound) -> bool {
    let low = |bound| is_low(bound) || bound == Bound::JustOver;
    let high = |bound| is_high(bound) || bound == Bound::Nearly;
    low(draft) && high(source) || high(draft) && low(source)
}

fn made_exact(draft: Bound, source: Bound) -> bool {
    draft == Bound::Exactly && !matches!(source, Bound::Plain | Bound::Exactly)
}

/// How little likely it is that two figures have this value by chance: the count of significant digits.
pub fn digits(figure: &Figure) -> usize {
    let (low, high) = figure.value.ends();
    let count = |value: f64| {
        format!("{value:e}").bytes().take_while(|byte| *byte != b'e').filter(u8::is_ascii_digit).count()
    };
    if low == high { count(low) } else { count(low) + count(high) }
}

/// Do the digits look transposed: the same digits, two neighbours swapped?
pub fn transposed(draft: &Figure, source: &Figure) -> bool {
    let digits = |figure: &Figure| {
        let text = format!("{}", ends(figure).0);
        text.trim_end_matches('0').trim_end_matches('.').replace(['.', '-'], "")
    };
    let (ours, theirs) = (digits(draft), digits(source));
    ours.len() == theirs.len() && ours != theirs && strsim::osa_distance(&ours, &theirs) == 1 && {
        let (mut a, mut b): (Vec<u8>, Vec<u8>) = (ours.into_bytes(), theirs.into_bytes());
        a.sort_unstable();
        b.sort_unstable();
        a == b
    }
}
