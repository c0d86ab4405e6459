//! Numbers in words.
use super::{Number, share};
use crate::{facts::figure::line::Line, lang::figure::NumberWord};

/// Is there a word of a number at `at`?
pub(in crate::facts::figure) fn number_word(line: &Line, at: usize) -> Option<NumberWord> {
    if !line.is_word(at) {
        return None;
    }
    let table = line.words.numbers;
    let found = table.binary_search_by_key(&line.lower(at), |&(word, _)| word).ok()?;
    Some(table[found].1)
}

/// "ninety-seven", "two hundred and five", "a thousand".
pub(super) fn read(line: &Line, at: usize) -> Option<Number> {
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

/// "two hundred **and five**": only what fits below the last place, which gets smaller with each tail. Behind a comma
/// it takes hundreds: "two million, three hundred".
fn with_tail(line: &Line, number: Number) -> Number {
    let next = number.end + 1;
    let comma = line.lower(number.end) == ",";
    let joined = comma || line.is_any(number.end, line.words.and);
    if number.precision < 100.0 || !joined || share::fraction_words(line, next).is_some() {
        return number;
    }
    let fits = |tail: &Number| tail.value < number.precision && (!comma || tail.value >= 100.0);
    match sum_of_words(line, next, 0.0).filter(fits) {
        Some(tail) => {
            let tail = with_tail(line, tail);
            Number { value: number.value + tail.value, precision: tail.precision, end: tail.end, ..number }
        }
        None => number,
    }
}

/// "three point four seven".
pub(super) fn spoken_decimals(line: &Line, number: Number) -> Option<Number> {
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
