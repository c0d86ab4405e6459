//! Numbers that are no quantities: years, hours, names of things, addresses, ordinals.
use super::{
    line::Line,
    number::{number_word, slashed},
    quantity::Quantity,
};
use crate::{facts::figure::counted, text::token::Kind};

/// The end of a run of numbers that is no quantity as a whole: `555-0142`, `2025-11-04`, `192.168.1.2`, `9:30`, `24/7`.
pub(super) fn chain(line: &Line, at: usize) -> Option<usize> {
    if !line.is_number(at) {
        return None;
    }
    let mut end = at + 1;
    let mut links = 0;
    let mut odd = line.text(at).matches(line.words.decimal).count() > 1 || has_leading_zero(line, at);
    while is_link(line, end) && line.is_glued(end) && line.is_glued(end + 1) && line.is_number(end + 1) {
        odd |= line.lower(end) != "-" && !line.is_dash(end);
        odd |= has_leading_zero(line, end + 1);
        odd |=
            line.is_dash(end) && line.text(end - 1).len() == 3 && line.text(end + 1).len() == 4 && links == 0;
        links += 1;
        end += 2;
    }
    let fraction = links == 1 && slashed(line, at).is_some();
    (odd && !fraction || links > 1).then_some(end)
}

fn is_link(line: &Line, at: usize) -> bool {
    matches!(line.kind(at), Some(Kind::Mark(':' | '/' | '-' | '–' | '‑' | '.' | '\'' | '’' | '′' | '_')))
}

fn has_leading_zero(line: &Line, at: usize) -> bool {
    let text = line.text(at);
    text.len() > 1 && text.starts_with('0') && !text.contains(line.words.decimal)
}

/// Is this number none of anything?
pub(super) fn is_none(line: &Line, quantity: &Quantity, heading: bool) -> bool {
    is_named(line, quantity, heading) || quantity.is_bare() && is_year(line, quantity)
}

/// Is it part of a name, a date, an hour, an address, or a word?
pub(super) fn is_named(line: &Line, quantity: &Quantity, heading: bool) -> bool {
    is_inside_word(line, quantity.start) || is_named_apart(line, quantity, heading)
}

/// The same for the second number of `15-20`, which is tied to the first.
pub(super) fn is_named_apart(line: &Line, quantity: &Quantity, heading: bool) -> bool {
    if is_hour(line, quantity) {
        return true;
    }
    let letter =
        quantity.unit_at.is_some_and(|(start, end)| line.is_glued(start) && line.span(start, end).len() == 1);
    if letter && has_name_before(line, quantity) {
        return true;
    }
    if is_spelled_name(line, quantity, heading) {
        return true;
    }
    quantity.is_bare()
        && (is_word_part(line, quantity.end)
            || is_pronoun(line, quantity)
            || has_month(line, quantity)
            || has_name_before(line, quantity)
            || is_list_number(line, quantity)
            || is_capital_name(line, quantity, heading)
            || is_address(line, quantity))
}

/// `9 a.m.`, "two in the afternoon", "half past two".
pub(super) fn is_hour(line: &Line, quantity: &Quantity) -> bool {
    if line.is_any(quantity.end, line.words.clock) {
        return true;
    }
    let hour = quantity.is_bare() && quantity.number.is_whole() && quantity.number.value <= 12.0;
    let part_of_day = || line.any_phrase(quantity.end, line.words.day_parts).is_some();
    hour && (part_of_day() || line.any_phrase_before(quantity.start, line.words.past_hour))
}

/// `MP3`, `COVID-19`, `#4`, `example.org/2019`: tied to what stands before it.
pub(super) fn is_inside_word(line: &Line, at: usize) -> bool {
    if at == 0 || !line.is_glued(at) {
        return false;
    }
    let tied = |at: usize| line.is_word(at) && number_word(line, at).is_none();
    match line.kind(at - 1) {
        Some(Kind::Word) => true,
        Some(Kind::Mark('#' | '@' | '_' | '/' | '=' | '&' | '\\' | ':' | '^')) => true,
        Some(Kind::Mark('.' | '+')) => line.is_glued(at - 1),
        Some(Kind::Mark('\'' | '’' | '‘')) => {
            line.text(at).len() == 2 && !counted::has_plural(line, at + 1)
        }
        _ => line.is_hyphen(at - 1) && at > 1 && (tied(at - 2) || line.is_number(at - 2)),
    }
}

/// `21st`, `1990s`, "twenty-first", "two-way": tied to what stands after it.
fn is_word_part(line: &Line, end: usize) -> bool {
    if line.is_glued(end) && (line.is_word(end) || line.kind(end) == Some(Kind::Mark('_'))) {
        return true;
    }
    let next = line.past_hyphen(end);
    if next == end {
        return line.is_any(end, line.words.ordinals) && !line.is_number(end - 1) && tens_before(line, end);
    }
    line.is_any(next, line.words.ordinals) || line.is_any(next, line.words.compounds)
}

/// "seventy fourth", but not "two first prizes".
fn tens_before(line: &Line, end: usize) -> bool {
    matches!(number_word(line, end - 1), Some(crate::lang::figure::NumberWord::Tens(_)))
}

/// "one" without a unit is a pronoun or an article more often than a count.
fn is_pronoun(line: &Line, quantity: &Quantity) -> bool {
    quantity.end == quantity.start + 1 && line.lower(quantity.start) == line.words.one
}

/// `Nov. 4`, `4 November`, the year of `November 4, 2025`.
fn has_month(line: &Line, quantity: &Quantity) -> bool {
    let day = quantity.number.value <= 31.0;
    let Some(before) = quantity.start.checked_sub(1) else { return day && is_month(line, quantity.end) };
    let dot = line.kind(before) == Some(Kind::Mark('.'));
    let after_month = is_month(line, if dot { before.saturating_sub(1) } else { before });
    let year = quantity.is_plain_digits(line) && line.text(quantity.start).len() == 4;
    day && (is_month(line, quantity.end) || after_month) || year && after_month
}

fn is_month(line: &Line, at: usize) -> bool {
    line.is_capital(at) && line.is_any(at, line.words.months)
}

/// "Highway 101", "No. 2", "Flight 370", "Group of Seven".
fn has_name_before(line: &Line, quantity: &Quantity) -> bool {
    let Some(mut before) = quantity.start.checked_sub(1) else { return false };
    let stop = line.kind(before) == Some(Kind::Mark('.')) && line.is_glued(before) && before > 0;
    if stop {
        before -= 1;
    }
    if line.lower(before) == line.words.of && line.is_capital(before.saturating_sub(1)) {
        before = before.saturating_sub(1);
    }
    let abbreviated = !stop || line.span(before, before + 1).len() <= 4;
    let proper = line.text(before) != line.lower(before);
    abbreviated
        && line.is_any(before, line.words.named)
        && (proper || !counted::has_plural(line, quantity.end))
        && !is_verb_of_count(line, before)
}

/// "They number 43", "the injured number 43": a plural is the subject, and no noun.
fn is_verb_of_count(line: &Line, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).filter(|_| line.is_any(at, line.words.number_verbs)) else {
        return false;
    };
    let many = (line.words.looks_plural)(line.lower(before)) || (line.words.looks_past)(line.lower(before));
    line.is_word(before) && (many || line.is_any(before, line.words.many))
}

/// `1. First item`, `(2) second item`, at the very start.
fn is_list_number(line: &Line, quantity: &Quantity) -> bool {
    let opens = quantity.start == 0 || quantity.start == 1 && line.lower(0) == "(";
    opens
        && quantity.is_plain_digits(line)
        && line.is_glued(quantity.end)
        && matches!(line.kind(quantity.end), Some(Kind::Mark('.' | ')')))
        && quantity.end + 1 < line.len()
}

/// `Apollo 11`, `the 787 Dreamliner`: a name in capitals around the digits, in running text.
fn is_capital_name(line: &Line, quantity: &Quantity, heading: bool) -> bool {
    let at = quantity.start;
    if heading || at == 0 || !quantity.is_plain_digits(line) {
        return false;
    }
    let (before, after) = (at - 1, quantity.end);
    let capital =
        line.is_word(before) && line.text(before) != line.lower(before) && !line.opens_sentence(before);
    let model = line.is_any(before, line.words.determiners) && line.is_capital(after);
    let asked = line.is_any(before, line.words.months) || line.lookup_before(at, line.words.hedges).is_some();
    (capital || model) && !asked && !counted::has_plural(line, after)
}

/// `Three Mile Island`: a number word with a capital in the middle of a sentence, beside another capital.
fn is_spelled_name(line: &Line, quantity: &Quantity, heading: bool) -> bool {
    let (at, end) = (quantity.number_start, quantity.number.end);
    let inside =
        at > 0 && !quantity.number.digits && !heading && line.is_capital(at) && !line.opens_sentence(at);
    inside && (line.is_capital(end) || line.is_capital(at - 1))
}

/// `1600 Main St`: a number, a name in capitals, and a word for a street.
fn is_address(line: &Line, quantity: &Quantity) -> bool {
    if !quantity.is_plain_digits(line) {
        return false;
    }
    let end = quantity.end;
    let street = |at: usize| line.is_capital(at) && line.is_any(at, line.words.streets);
    let name = |at: usize| line.is_capital(at) || line.lower(at) == "." || line.is_number(at);
    (end + 1..end + 5).take_while(|&at| (end..at).all(name)).any(street)
}

/// A number that a reader takes for a year: four digits without a mark, counting nothing.
pub(super) fn is_year(line: &Line, quantity: &Quantity) -> bool {
    let plain = quantity.is_plain_digits(line) && line.text(quantity.start).len() == 4;
    if !plain || !(1300.0..=2100.0).contains(&quantity.number.value) {
        return false;
    }
    let hedged = line.lookup_before(quantity.start, line.words.hedges).is_some();
    let after_stop =
        line.is_any_before(quantity.start, line.words.stops) || line.before(quantity.start) == ",";
    let counts = counted::is_plural(line, quantity.end) && !line.is_capital(quantity.end);
    !(counts && (hedged || !after_stop))
}
