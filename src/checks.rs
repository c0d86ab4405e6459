//! The checks. To add one: a file here, and its line in [`ALL`].
mod unused_pardon;

pub use unused_pardon::UNUSED_PARDON;

use crate::check::Check;

/// Every check, in the order of the README.
pub static ALL: &[&Check] = &[&UNUSED_PARDON];

/// The check with this code.
pub fn by_code(code: &str) -> Option<&'static Check> {
    ALL.iter().copied().find(|check| check.code == code)
}

/// Every code, in the order of [`ALL`].
pub fn codes() -> Vec<&'static str> {
    ALL.iter().map(|check| check.code).collect()
}
