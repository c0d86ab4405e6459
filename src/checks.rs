//! The checks. To add one: a file here, and its line in [`ALL`].
mod date_conflict;
mod figure_conflict;
mod figure_misapplied;
mod hedge_dropped;
mod impossible_date;
mod misattributed_quote;
mod misquote;
mod paraphrase_as_quote;
mod self_conflict;
mod sources_disagree;
mod stale_acceptance;
mod stale_date;
mod unsourced_figure;
mod unsourced_quote;
mod weekday_mismatch;
mod name_misspelling;
mod title_conflict;
mod unused_pardon;

pub use misquote::MISQUOTE;
pub use stale_acceptance::{STALE_ACCEPTANCE, stale};
pub use unused_pardon::{UNUSED_PARDON, without};

use crate::check::Check;

/// Every check, in the order of the README.
pub static ALL: &[&Check] = &[
    &misquote::MISQUOTE,
    &misattributed_quote::MISATTRIBUTED_QUOTE,
    &paraphrase_as_quote::PARAPHRASE_AS_QUOTE,
    &unsourced_quote::UNSOURCED_QUOTE,
    &figure_conflict::FIGURE_CONFLICT,
    &hedge_dropped::HEDGE_DROPPED,
    &figure_misapplied::FIGURE_MISAPPLIED,
    &unsourced_figure::UNSOURCED_FIGURE,
    &date_conflict::DATE_CONFLICT,
    &weekday_mismatch::WEEKDAY_MISMATCH,
    &impossible_date::IMPOSSIBLE_DATE,
    &stale_date::STALE_DATE,
    &self_conflict::SELF_CONFLICT,
    &sources_disagree::SOURCES_DISAGREE,
    &name_misspelling::NAME_MISSPELLING,
    &title_conflict::TITLE_CONFLICT,
    &UNUSED_PARDON,
    &STALE_ACCEPTANCE,
];

/// The check with this code.
pub fn by_code(code: &str) -> Option<&'static Check> {
    ALL.iter().copied().find(|check| check.code == code)
}

/// Every code, in the order of [`ALL`].
pub fn codes() -> Vec<&'static str> {
    ALL.iter().map(|check| check.code).collect()
}
