//! Ages: `81-year-old`, "aged 9", `Ruth Dale, 81,`.
use std::borrow::Cow;

use super::{
    FigureKind,
    line::Line,
    phrase::{Phrase, plain},
    quantity::Quantity,
};
use crate::text::token::Kind;

/// The quantity as an age, if it is one.
pub(super) fn read(line: &Line, quantity: &Quantity) -> Option<Phrase> {
    let phrase = plain(quantity);
    if let Some(unit) = quantity.unit.as_deref() {
        let unit = unit_of_age(unit)?;
        let end = line.any_phrase(line.past_hyphen(quantity.end), line.words.old)?;
        return Some(Phrase { end, core: (phrase.start, end), ..aged(phrase, unit) });
    }
    let told = quantity.number.is_whole() && (0.0..=120.0).contains(&quantity.number.value);
    let told =
        told && (is_said(line, quantity) || is_apposition(line, quantity) || is_predicate(line, quantity));
    told.then(|| aged(phrase, "year of age"))
}

fn aged(phrase: Phrase, unit: &'static str) -> Phrase {
    Phrase { unit: Some(Cow::Borrowed(unit)), kind: FigureKind::Age, counted: None, ..phrase }
}

fn unit_of_age(unit: &str) -> Option<&'static str> {
    Some(match unit {
        "year" => "year of age",
        "month" => "month of age",
        "week" => "week of age",
        "day" => "day of age",
        _ => return None,
    })
}

/// "aged 9", "aged 5, 7 and 11", "at the age of 56", "a boy of nine".
fn is_said(line: &Line, quantity: &Quantity) -> bool {
    let in_list = |at: &usize| {
        line.is_number(*at)
            || line.is_any(*at, line.words.and)
            || line.lower(*at) == "," && line.is_number(at - 1)
    };
    let listed = (1..quantity.start).rev().take(8).take_while(in_list).count();
    let at = quantity.start - listed;
    let said = line.any_phrase_before(at, line.words.aged);
    let of_child = at > 1 && line.before(at) == line.words.of && line.is_any(at - 2, line.words.of_age);
    (said || of_child) && !super::counted::has_plural(line, quantity.end)
}

/// "Ruth Dale, who is 81, died"; "She is 73.": no noun follows, and a person is the subject.
fn is_predicate(line: &Line, quantity: &Quantity) -> bool {
    let at = quantity.start;
    let ends = !line.is_word(quantity.end) && !line.is_number(quantity.end) && !line.is_dash(quantity.end)
        || line.is_any(quantity.end, line.words.and);
    at > 1
        && quantity.is_plain_digits(line)
        && line.is_any(at - 1, line.words.is_of_age)
        && line.is_any(at - 2, line.words.persons)
        && ends
}

/// `Ruth Dale, 81, died`: between commas after a name.
fn is_apposition(line: &Line, quantity: &Quantity) -> bool {
    let at = quantity.start;
    let closed = matches!(line.kind(quantity.end), Some(Kind::Mark(',' | '.' | ')' | ';')) | None)
        || line.is_dash(quantity.end) && !line.is_glued(quantity.end);
    at > 1
        && quantity.is_plain_digits(line)
        && line.lower(at - 1) == ","
        && (line.is_capital(at - 2) || line.is_word(at - 2) && line.lower(quantity.end) == ",")
        && !line.is_any(at - 2, line.words.months)
        && closed
}
