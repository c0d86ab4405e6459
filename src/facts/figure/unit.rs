//! What the canonical units measure, and how they convert.

/// What a unit measures. Values convert within one dimension only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dimension {
    /// Seconds to weeks.
    Time,
    /// Months to centuries, which have no fixed number of days.
    Calendar,
    /// Metres and miles.
    Length,
    /// Acres and hectares.
    Area,
    /// Litres and gallons.
    Volume,
    /// Kilograms and pounds.
    Mass,
    /// Miles per hour.
    Speed,
    /// Celsius and Fahrenheit.
    Temperature,
    /// Percent and basis points of a share.
    Share,
    /// Percentage and basis points of a difference.
    Points,
    /// Dollars and their cents.
    Dollar,
    /// Pounds sterling and their pennies.
    Sterling,
    /// Bytes and their multiples.
    Data,
    /// Watts and their multiples.
    Power,
    /// Watt hours.
    Energy,
}

/// A unit in terms of the base of its dimension: `base = value * factor + offset`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    /// What it measures.
    pub dimension: Dimension,
    /// How many of the base make one.
    pub factor: f64,
    /// What zero comes to in the base; only temperatures have one.
    pub offset: f64,
}

/// What a canonical unit measures; none for one that converts into no other.
pub fn dimension(unit: &str) -> Option<Scale> {
    use Dimension::*;
    let (dimension, factor) = match unit {
        "millisecond" => (Time, 0.001),
        "second" => (Time, 1.0),
        "minute" => (Time, 60.0),
        "hour" => (Time, 3600.0),
        "day" => (Time, 86_400.0),
        "week" => (Time, 604_800.0),
        "month" | "month of age" => (Calendar, 1.0),
        "quarter" => (Calendar, 3.0),
        "year" | "year of age" => (Calendar, 12.0),
        "decade" => (Calendar, 120.0),
        "century" => (Calendar, 1200.0),
        "nanometre" => (Length, 1e-9),
        "millimetre" => (Length, 0.001),
        "centimetre" => (Length, 0.01),
        "inch" => (Length, 0.0254),
        "foot" => (Length, 0.3048),
        "yard" => (Length, 0.9144),
        "metre" => (Length, 1.0),
        "kilometre" => (Length, 1000.0),
        "mile" => (Length, 1609.344),
        "nautical mile" => (Length, 1852.0),
        "square foot" => (Area, 0.092_903_04),
        "square yard" => (Area, 0.836_127_36),
        "square metre" => (Area, 1.0),
        "acre" => (Area, 4_046.856_422_4),
        "hectare" => (Area, 10_000.0),
        "square kilometre" => (Area, 1e6),
        "square mile" => (Area, 2_589_988.110_336),
        "millilitre" => (Volume, 0.001),
        "litre" => (Volume, 1.0),
        "gallon" => (Volume, 3.785_411_784),
        "barrel" => (Volume, 158.987_294_928),
        "cubic foot" => (Volume, 28.316_846_592),
        "cubic metre" => (Volume, 1000.0),
        "acre-foot" => (Volume, 1_233_481.837_547_52),
        "cubic kilometre" => (Volume, 1e12),
        "milligram" => (Mass, 1e-6),
        "gram" => (Mass, 0.001),
        "ounce" => (Mass, 0.028_349_523_125),
        "pound" => (Mass, 0.453_592_37),
        "kilogram" => (Mass, 1.0),
        "stone" => (Mass, 6.350_293_18),
        "ton" => (Mass, 907.184_74),
        "tonne" => (Mass, 1000.0),
        "metre per second" => (Speed, 1.0),
        "foot per second" => (Speed, 0.3048),
        "kilometre per hour" => (Speed, 1.0 / 3.6),
        "mile per hour" => (Speed, 0.447_04),
        "knot" => (Speed, 1852.0 / 3600.0),
        "celsius" => (Temperature, 1.0),
        "fahrenheit" => (Temperature, 5.0 / 9.0),
        "percent" => (Share, 1.0),
        "percentage point" => (Points, 1.0),
        "basis point" => (Points, 0.01),
        "dollar" => (Dollar, 1.0),
        "cent" => (Dollar, 0.01),
        "pound sterling" => (Sterling, 1.0),
        "penny" => (Sterling, 0.01),
        "byte" => (Data, 1.0),
        "kilobyte" => (Data, 1e3),
        "megabyte" => (Data, 1e6),
        "gigabyte" => (Data, 1e9),
        "terabyte" => (Data, 1e12),
        "watt" => (Power, 1.0),
        "kilowatt" => (Power, 1e3),
        "megawatt" => (Power, 1e6),
        "gigawatt" => (Power, 1e9),
        "kilowatt hour" => (Energy, 1e3),
        "megawatt hour" => (Energy, 1e6),
        _ => return None,
    };
    let offset = if unit == "fahrenheit" { -160.0 / 9.0 } else { 0.0 };
    Some(Scale { dimension, factor, offset })
}

/// A value in another unit of the same dimension: `convert(2.5, "mile", "kilometre")` is 4.02.
pub fn convert(value: f64, from: &str, to: &str) -> Option<f64> {
    if from == to {
        return Some(value);
    }
    let (from, to) = (dimension(from)?, dimension(to)?);
    (from.dimension == to.dimension).then(|| (value * from.factor + from.offset - to.offset) / to.factor)
}

/// Is it a span of time?
pub(super) fn is_time(unit: &str) -> bool {
    matches!(dimension(unit), Some(Scale { dimension: Dimension::Time | Dimension::Calendar, .. }))
}

/// Is it a span of a day or longer?
pub(super) fn is_long(unit: &str) -> bool {
    let day = dimension("day").map_or(0.0, |day| day.factor);
    is_time(unit) && dimension(unit).is_some_and(|it| it.dimension == Dimension::Calendar || it.factor >= day)
}

/// The unit that `6-foot-5` leaves out.
pub(super) fn next_smaller(unit: &str) -> Option<&'static str> {
    (unit == "foot").then_some("inch")
}

/// How many of the smaller unit make one of the larger: "five hours and 40 minutes" is one figure in minutes.
pub(super) fn parts(larger: &str, smaller: &str) -> Option<f64> {
    let (large, small) = (dimension(larger)?, dimension(smaller)?);
    let compound = large.dimension == small.dimension && large.dimension != Dimension::Temperature;
    (compound && large.factor > small.factor).then(|| super::number::tidy(large.factor / small.factor))
}
