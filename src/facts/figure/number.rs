//! Numbers in digits and in words, with their magnitudes and fractions.
mod share;
mod spelled;

pub(super) use self::{
    share::{fraction_words, slashed},
    spelled::number_word,
};
use super::line::Line;
use crate::{lang::figure::NumberWord, text::token::Kind};

/// A number without a unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Number {
    pub(super) value: f64,
    /// The last place that was given; see [`Figure::precision`](super::Figure::precision).
    pub(super) precision: f64,
    /// The token after it.
    pub(super) end: usize,
    /// It starts with digits.
    pub(super) digits: bool,
    /// A magnitude was multiplied in.
    pub(super) scale: f64,
    /// A share of one whole: "two-thirds".
    pub(super) share: bool,
}

impl Number {
    fn new(value: f64, precision: f64, end: usize, digits: bool) -> Number {
        Number { value, precision, end, digits, scale: 1.0, share: false }
    }

    pub(super) fn is_whole(&self) -> bool {
        self.value.fract() == 0.0 && self.precision >= 1.0
    }

    fn times(self, scale: f64, end: usize) -> Number {
        let exact = tidy(self.value * scale);
        Number {
            value: exact,
            precision: tidy(self.precision * scale),
            scale: self.scale * scale,
            end,
            ..self
        }
    }
}

/// Reads the number that starts at a token.
pub(super) fn read(line: &Line, at: usize) -> Option<Number> {
    if let Some(number) = digits(line, at).filter(|_| slashed(line, at).is_none()) {
        let number = power_of_ten(line, number).unwrap_or_else(|| share::mixed(line, number));
        return Some(magnitude(line, number));
    }
    share::read(line, at).or_else(|| {
        let number = spelled::read(line, at)?;
        Some(magnitude(line, share::mixed(line, number)))
    })
}

/// Removes what binary fractions add in the last places: 16.6 times 1e9.
pub(super) fn tidy(value: f64) -> f64 {
    let whole = value.round();
    if (value - whole).abs() <= 1e-9 * value.abs() { whole } else { value }
}

/// `15`, `1,234.56`, `.5`, `½`.
fn digits(line: &Line, at: usize) -> Option<Number> {
    if let Some(Kind::Mark(mark)) = line.kind(at) {
        if let Some(part) = share::vulgar(mark) {
            return Some(Number { share: true, ..Number::new(part, part, at + 1, true) });
        }
        let opens = mark == line.words.decimal && !line.is_glued(at) && line.is_glued(at + 1);
        let text = line.text(at + 1);
        let plain = opens && line.is_number(at + 1) && text.bytes().all(|byte| byte.is_ascii_digit());
        return plain.then(|| decimal(&format!("0.{text}"), at + 2)).flatten();
    }
    if !line.is_number(at) {
        return None;
    }
    let text = line.text(at);
    let (whole, part) = text.split_once(line.words.decimal).unwrap_or((text, ""));
    let groups_right = is_grouped(whole, line.words.grouping);
    let plain = part.bytes().all(|byte| byte.is_ascii_digit()) && groups_right;
    if !plain {
        return None;
    }
    if let Some((text, end)) = spaced_groups(line, at) {
        return decimal(&text, end);
    }
    let whole = whole.replace(line.words.grouping, "");
    let text = if part.is_empty() { whole } else { format!("{whole}.{part}") };
    decimal(&text, at + 1)
}

/// `10 000`, `1 250 000`: groups of three behind one space, one of them with a zero in front, which no number of its
/// own has.
fn spaced_groups(line: &Line, at: usize) -> Option<(String, usize)> {
    let digits = |at: usize| line.text(at).bytes().all(|byte| byte.is_ascii_digit());
    let is_group =
        |at: &usize| line.text(*at).len() == 3 && digits(*at) && line.gap(*at).chars().count() == 1;
    let groups: Vec<&str> = (at + 1..at + 5).take_while(is_group).map(|at| line.text(at)).collect();
    let opens = digits(at) && line.text(at).len() <= 3 && !line.text(at).starts_with('0');
    let sure = opens && groups.iter().any(|group| group.starts_with('0'));
    sure.then(|| (format!("{}{}", line.text(at), groups.concat()), at + 1 + groups.len()))
}

/// `9.83e-3`, `2.48×10−5`, `1.5 × 10^6`. A plain `7e7` is a model.
fn power_of_ten(line: &Line, number: Number) -> Option<Number> {
    let mark = number.end;
    let base = match line.lower(mark) {
        "e" if line.is_glued(mark) => mark,
        "x" | "*" if line.is_glued(mark) && line.text(mark + 1) == "10" => mark + 1,
        "×" | "·" if line.text(mark + 1) == "10" => mark + 1,
        _ => return None,
    };
    let sign = base + 1 + usize::from(line.lower(base + 1) == "^");
    let negative = line.is_dash(sign);
    let at = sign + usize::from(negative);
    let power: i32 = line.text(at).parse().ok().filter(|power| (0..=300).contains(power))?;
    let plain = base == mark && !negative && power < 10 && number.is_whole();
    if plain || !(base + 1..=at).all(|at| line.is_glued(at)) {
        return None;
    }
    let scale = 10f64.powi(if negative { -power } else { power });
    let scaled = Number { value: number.value * scale, precision: number.precision * scale, ..number };
    scaled.value.is_finite().then_some(Number { end: at + 1, ..scaled })
}

fn decimal(text: &str, end: usize) -> Option<Number> {
    let value = text.parse().ok().filter(|value: &f64| value.is_finite())?;
    let precision = match text.split_once('.') {
        Some((_, part)) => 10f64.powi(-i32::try_from(part.len()).ok()?),
        None => {
            let zeros = text.len() - text.trim_end_matches('0').len();
            if zeros >= 2 && value >= 1000.0 { 10f64.powi(i32::try_from(zeros).ok()?) } else { 1.0 }
        }
    };
    Some(Number::new(value, precision, end, true))
}

/// Groups of three behind the first (or of two, as in `12,34,567`); any run without a mark.
fn is_grouped(whole: &str, mark: char) -> bool {
    let mut groups = whole.rsplit(mark);
    let last = groups.next().unwrap_or_default();
    let mut rest = groups.peekable();
    let grouped = rest.peek().is_none() || last.len() == 3;
    grouped && rest.all(|group| (1..=3).contains(&group.len()))
}

/// Multiplies in "million", `bn`, also twice ("5 hundred thousand").
fn magnitude(line: &Line, number: Number) -> Number {
    let mut number = number;
    loop {
        let next = line.past_hyphen(number.end);
        let scale = match number_word(line, next) {
            Some(NumberWord::Scale(scale)) if number.digits || number.precision < 1.0 => scale,
            Some(NumberWord::Hundred) if number.digits && number.scale == 1.0 => 100.0,
            _ => match line.lookup(next, line.words.magnitudes) {
                Some((_, scale)) if number.scale == 1.0 && number.digits => scale,
                _ => return number,
            },
        };
        if number.scale > 1.0 && scale < 1000.0 {
            return number;
        }
        number = number.times(scale, next + 1);
    }
}
