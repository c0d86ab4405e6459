//! The English words of dates.
mod cues;
mod holidays;
mod words;

use crate::lang::date::{DateWords, Tense, Unit};

/// The English table.
pub(super) static DATES: DateWords = DateWords {
    words: words::WORDS,
    doubtful: &["august", "fall", "jan", "mar", "march", "may", "sat", "spring", "sun", "wed"],
    hints: &[
        ("at present", Tense::Present),
        ("at the present time", Tense::Present),
        ("recent days", Tense::Past),
        ("recent months", Tense::Past),
        ("recent weeks", Tense::Past),
        ("recent years", Tense::Past),
        ("these days", Tense::Present),
        ("the foreseeable future", Tense::Future),
        ("the near future", Tense::Future),
    ],
    closed_hints: &[
        ("at the moment", Tense::Present),
        ("the future", Tense::Future),
        ("the past", Tense::Past),
        ("at this time", Tense::Present),
        ("to date", Tense::Present),
    ],
    holidays: holidays::HOLIDAYS,
    ordinal_endings: &["st", "nd", "rd", "th"],
    decade_ending: "s",
    possessive: "s",
    leads: cues::LEADS,
    year_leads: &["after", "before", "circa", "during", "in", "since", "till", "until"],
    number_leads: &["about", "almost", "approximately", "nearly", "roughly", "some"],
    counted: &[
        "children", "dollars", "feet", "men", "miles", "people", "percent", "police", "times", "women",
    ],
    plural_ending: "s",
    part_prefixes: &[("q", Unit::Quarter), ("h", Unit::Half)],
    future_cues: cues::FUTURE_CUES,
    past_cues: cues::PAST_CUES,
    past_ending: "ed",
    named_days: &[(9, 11), (7, 7)],
    day_first: &["british", "european", "uk"],
};
