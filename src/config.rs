//! The writer's wishes, as plain data; `workspace` reads them from disk.
use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::finding::Severity;

/// What may be set in `copydesk.toml` or on the command line and changes a verdict.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Config {
    /// The severity of a code, `None` for off; codes not named keep their own.
    pub severities: BTreeMap<String, Option<Severity>>,
    /// Names that are right though near to one of the corpus.
    pub accepted_names: Vec<String>,
    /// The day of publication of a draft that names none.
    pub published: Option<Date>,
    /// `11/04/2025` is 11 April; unless this is set, it is November 4.
    pub day_first: bool,
}

/// The known word that `word` was most likely meant to be, if one is near enough for a typing error.
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    /// Half of the letters may be wrong: a suggestion costs nothing.
    const NEAR: f64 = 0.5;
    let folded = word.to_lowercase().replace('_', "-");
    known
        .into_iter()
        .map(|known| (strsim::normalized_damerau_levenshtein(&folded, &known.replace('_', "-")), known))
        .filter(|(likeness, _)| *likeness >= NEAR)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, known)| known)
}

/// "no WHAT is called `word`", with the nearest known word, or all of them where none is near.
pub fn unknown(what: &str, word: &str, known: &[&str]) -> String {
    match nearest(word, known.iter().copied()) {
        Some(near) => format!("no {what} is called `{word}`; did you mean `{near}`?"),
        None => format!("no {what} is called `{word}`; known are {}", known.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_finger_is_named() {
        let known = ["misquote", "figure-conflict", "day_first"];
        let table = [
            ("misqote", Some("misquote")),
            ("Figure_Conflict", Some("figure-conflict")),
            ("dayfirst", Some("day_first")),
            ("zzz", None),
            ("", None),
        ];
        for (word, near) in table {
            assert_eq!(nearest(word, known), near, "{word}");
        }
        assert_eq!(unknown("key", "x", &["a", "b"]), "no key is called `x`; known are a, b");
    }
}
