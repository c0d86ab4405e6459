//! The checks. To add one: a file here, and its line in [`ALL`].
mod misattributed_quote;
mod misquote;
mod paraphrase_as_quote;
mod unsourced_quote;

use crate::check::Check;

/// Every check, in the order of the README.
pub static ALL: &[&Check] = &[
    &misquote::MISQUOTE,
    &misattributed_quote::MISATTRIBUTED_QUOTE,
    &paraphrase_as_quote::PARAPHRASE_AS_QUOTE,
    &unsourced_quote::UNSOURCED_QUOTE,
];

/// The check with this code.
pub fn by_code(code: &str) -> Option<&'static Check> {
    ALL.iter().copied().find(|check| check.code == code)
}
