//! Money: signs, codes and names before or after an amount.
use std::borrow::Cow;

use super::{
    line::Line,
    quantity::{Unit, is_minus},
};
use crate::text::token::Kind;

/// Money before a number: the token after it and the unit.
pub(super) fn before(line: &Line, at: usize) -> Option<(usize, &'static str)> {
    let (end, unit) = sign(line, at)?;
    let number_next =
        line.is_number(end) || is_minus(line, end) || line.is_glued(end + 1) && line.lower(end) == ".";
    number_next.then_some((end, unit))
}

/// A sign or code of money. The tokens of `US$` stand together; a code is in capitals.
fn sign(line: &Line, at: usize) -> Option<(usize, &'static str)> {
    if !line.is_capital(at) && !matches!(line.kind(at), Some(Kind::Mark(_))) {
        return None;
    }
    let (end, unit) = line.lookup(at, line.words.money_signs)?;
    let together = (at + 1..end).all(|part| line.is_glued(part));
    together.then_some((end, unit))
}

/// Money named without an amount: `$`, "dollars".
pub(super) fn named(line: &Line, at: usize) -> Option<(usize, Unit)> {
    let signed = sign(line, at).map(|(end, unit)| (end, Cow::Borrowed(unit)));
    signed.or_else(|| after(line, at))
}

/// `€`, "dollars", "Canadian dollars" after a number.
pub(super) fn after(line: &Line, at: usize) -> Option<(usize, Unit)> {
    let (name_at, country) = line.lookup(at, line.words.money_adjectives).unwrap_or((at, ""));
    if let Some((end, name)) = line.lookup(name_at, line.words.money_names)
        && (line.text(name_at).len() > 1 || line.is_glued(at) && line.text(name_at) == line.lower(name_at))
    {
        let unit =
            if country.is_empty() { Cow::Borrowed(name) } else { Cow::Owned(format!("{country} {name}")) };
        return Some((end, unit));
    }
    let (end, unit) = sign(line, at)?;
    let of_next = line.is_number(end) && (line.is_glued(end) || !line.is_glued(at));
    let tied = line.is_glued(at) && !line.is_dash(at - 1) || line.is_word(at);
    (tied && !of_next).then_some((end, Cow::Borrowed(unit)))
}
