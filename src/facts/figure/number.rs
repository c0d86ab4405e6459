//! Numbers in digits and in words, with their magnitudes and fractions.
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
        return Some(magnitude(line, mixed(line, number)));
    }
    share(line, at).or_else(|| {
        let number = words(line, at)?;
        Some(magnitude(line, mixed(line, number)))
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
        if let Some(part) = vulgar(mark) {
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
    let whole = whole.replace(line.words.grouping, "");
    let text = if part.is_empty() { whole } else { format!("{whole}.{part}") };
    decimal(&text, at + 1)
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

/// The value of a fraction in one character.
fn vulgar(mark: char) -> Option<f64> {
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

/// Is there a word of a number at `at`?
pub(super) fn number_word(line: &Line, at: usize) -> Option<NumberWord> {
    if !line.is_word(at) {
        return None;
    }
    let table = line.words.numbers;
    let found = table.binary_search_by_key(&line.lower(at), |&(word, _)| word).ok()?;
    Some(table[found].1)
}

/// "ninety-seven", "two hundred and five", "a thousand".
fn words(line: &Line, at: usize) -> Option<Number> {
    let opens_scale = |at| matches!(number_word(line, at), Some(NumberWord::Hundred | NumberWord::Scale(_)));
    if line.is_any(at, line.words.articles) {
        return if opens_scale(at + 1) { spelled(line, at + 1, 1.0) } else { None };
    }
    if opens_scale(at) {
        number_word(line, at + 1)?;
        let open = line.is_any_before(at, line.words.vague)
            || at > 0 && (line.is_number(at - 1) || line.is_dash(at - 1));
        return if open { None } else { spelled(line, at, 1.0) };
    }
    spelled(line, at, 0.0)
}

/// A number of words as far as it is read.
#[derive(Clone, Copy)]
struct Sum {
    total: f64,
    /// What is not yet multiplied by a scale.
    group: f64,
    /// The last place named.
    place: f64,
    last_scale: f64,
    started: bool,
}

impl Sum {
    /// Takes the next word, if a number may go on with it.
    fn take(self, word: NumberWord) -> Option<Sum> {
        let open = !self.started || self.place != 1.0;
        let next = Sum { started: true, ..self };
        Some(match word {
            NumberWord::Ones(ones) if takes_ones(self.group, ones) && (open || self.group >= 20.0) => {
                Sum { group: self.group + ones, place: 1.0, ..next }
            }
            NumberWord::Tens(tens) if self.group % 100.0 == 0.0 && open => {
                Sum { group: self.group + tens, place: 1.0, ..next }
            }
            NumberWord::Hundred if self.group > 0.0 && self.group < 100.0 => {
                Sum { group: self.group * 100.0, place: 100.0, ..next }
            }
            NumberWord::Scale(scale) if self.group > 0.0 && scale < self.last_scale => {
                let place = if scale < 100.0 { 1.0 } else { scale };
                Sum { total: self.total + self.group * scale, group: 0.0, place, last_scale: scale, ..next }
            }
            _ => return None,
        })
    }
}

/// Adds up the words of a number; `given` is what an article or nothing stands for before "hundred".
fn spelled(line: &Line, at: usize, given: f64) -> Option<Number> {
    sum_of_words(line, at, given).map(|number| with_tail(line, number))
}

fn sum_of_words(line: &Line, at: usize, given: f64) -> Option<Number> {
    let mut sum = Sum { total: 0.0, group: given, place: 1.0, last_scale: f64::INFINITY, started: false };
    let (mut next, mut end) = (at, at);
    while let Some(more) = number_word(line, next).and_then(|word| sum.take(word)) {
        sum = more;
        end = next + 1;
        next = line.past_hyphen(end);
    }
    let scale = if sum.last_scale.is_finite() { sum.last_scale } else { 1.0 };
    let number = Number { scale, ..Number::new(sum.total + sum.group, sum.place, end, false) };
    sum.started.then_some(number)
}

fn takes_ones(group: f64, ones: f64) -> bool {
    let tens = group % 100.0;
    tens == 0.0 || (tens >= 20.0 && tens % 10.0 == 0.0 && ones < 10.0 && ones > 0.0)
}

/// "two hundred **and five**": only what fits below the last place, which gets smaller with each tail.
fn with_tail(line: &Line, number: Number) -> Number {
    let next = number.end + 1;
    if number.precision < 100.0
        || !line.is_any(number.end, line.words.and)
        || fraction_words(line, next).is_some()
    {
        return number;
    }
    match sum_of_words(line, next, 0.0).filter(|tail| tail.value < number.precision) {
        Some(tail) => {
            let tail = with_tail(line, tail);
            Number { value: number.value + tail.value, precision: tail.precision, end: tail.end, ..number }
        }
        None => number,
    }
}

/// A whole number and a fraction: "two and a half", `2 1/2`, `2½`.
fn mixed(line: &Line, number: Number) -> Number {
    if !number.is_whole() || number.value >= 10_000.0 {
        return number;
    }
    if let Some(spoken) = spoken_decimals(line, number) {
        return spoken;
    }
    let Some((part, end)) = mixed_part(line, number.end) else { return number };
    Number { value: number.value + part, precision: part.min(1.0 - part), end, ..number }
}

/// "three point four seven".
fn spoken_decimals(line: &Line, number: Number) -> Option<Number> {
    if number.digits || line.lower(number.end) != line.words.point {
        return None;
    }
    let mut said = number;
    said.end += 1;
    while let Some(NumberWord::Ones(digit)) = number_word(line, said.end).filter(|_| said.precision > 1e-6) {
        said.precision = tidy_decimal(said.precision / 10.0);
        said.value = tidy_decimal(said.value + digit * said.precision);
        said.end += 1;
    }
    (said.precision < 1.0).then_some(said)
}

/// Rounds to the twelfth place: 4 + 9 * 0.1 is 4.9.
fn tidy_decimal(value: f64) -> f64 {
    (value * 1e12).round() / 1e12
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

/// `1/2`, where the lower number is one that measures use.
pub(super) fn slashed(line: &Line, at: usize) -> Option<(f64, usize)> {
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
    let measured = [2.0, 3.0, 4.0, 5.0, 8.0, 16.0, 32.0].contains(&below);
    (measured && above < below && above > 0.0).then(|| (above / below, at + 3))
}

/// "a half", "two-thirds", "three quarters", "half".
pub(super) fn fraction_words(line: &Line, at: usize) -> Option<(f64, usize)> {
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
fn share(line: &Line, at: usize) -> Option<Number> {
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
