//! The checks. To add one: a file here, and its line in [`ALL`].
mod name_misspelling;
mod title_conflict;

use crate::check::Check;

/// Every check, in the order of the README.
pub static ALL: &[&Check] = &[&name_misspelling::NAME_MISSPELLING, &title_conflict::TITLE_CONFLICT];

/// The check with this code.
pub fn by_code(code: &str) -> Option<&'static Check> {
    ALL.iter().copied().find(|check| check.code == code)
}
