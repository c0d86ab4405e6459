//! English words of quantities.
mod hedges;
mod nouns;
mod numbers;
mod units;

use crate::lang::figure::FigureWords;

/// The English table of figures.
pub(super) static FIGURES: FigureWords = FigureWords {
    decimal: '.',
    grouping: ',',
    numbers: numbers::NUMBERS,
    vague: numbers::VAGUE,
    articles: &["a", "an"],
    and: &["and", "&"],
    of: "of",
    point: "point",
    one: "one",
    half: &["half"],
    parts: numbers::PARTS,
    plural_parts: numbers::PLURAL_PARTS,
    ordinals: numbers::ORDINALS,
    rank_numbers: &["number", "no .", "no", "#"],
    rank_places: &["among", "in", "of", "on", "out"],
    rank_bounds: &["above", "after", "before", "behind", "below", "beyond", "over", "than", "under", "until"],
    negative: &["minus", "negative"],
    magnitudes: &[
        ("bn", 1e9),
        ("mn", 1e6),
        ("mln", 1e6),
        ("mil", 1e6),
        ("bln", 1e9),
        ("tn", 1e12),
        ("trn", 1e12),
        ("cr", 1e7),
    ],
    count_magnitudes: &[("k", 1e3), ("m", 1e6)],
    money_magnitudes: &[("k", 1e3), ("m", 1e6), ("mm", 1e6), ("b", 1e9), ("t", 1e12)],
    length_words: nouns::LENGTH_WORDS,
    points: &["point"],
    unit_adjectives: nouns::UNIT_ADJECTIVES,
    lasting: &["for", "within"],
    units: units::UNITS,
    money_signs: units::MONEY_SIGNS,
    money_names: units::MONEY_NAMES,
    money_adjectives: units::MONEY_ADJECTIVES,
    hedges: hedges::HEDGES,
    reached: hedges::REACHED,
    hedges_after: hedges::HEDGES_AFTER,
    during: &["over"],
    span_openers: hedges::SPAN_OPENERS,
    between: &["between"],
    from: &["from"],
    by: &["by", "than", "to"],
    to: &["to"],
    give_or_take: &["±", "+ / -", "+ / −"],
    or: &["or"],
    ratio: &["in", "in every", "out of", "out of every", "of every"],
    per: &["per", "each", "every"],
    change: hedges::CHANGE,
    tally: hedges::TALLY,
    votes: &["votes", "vote", "judges", "justices", "members"],
    old: &["old", "olds", "of age"],
    aged: &["aged", "age", "ages", "age of", "ages of", "turned", "turns", "turning"],
    of_age: nouns::OF_AGE,
    is_of_age: &["is", "was", "am", "i'm", "i’m"],
    persons: &["he", "she", "who", "i"],
    named: nouns::NAMED,
    months: nouns::MONTHS,
    clock: nouns::CLOCK,
    day_parts: &["in the morning", "in the afternoon", "in the evening", "at night"],
    past_hour: &["half past", "quarter past", "quarter to", "minutes past"],
    streets: nouns::STREETS,
    compounds: nouns::COMPOUNDS,
    people: "people",
    number_verbs: &["number"],
    many: &["they", "we", "who", "dead", "missing", "now"],
    stops: nouns::STOPS,
    determiners: nouns::DETERMINERS,
    irregular_plurals: nouns::IRREGULAR_PLURALS,
    looks_plural,
    looks_past: |word| word.len() > 4 && word.ends_with("ed"),
};

/// An `s` at the end that is none of a singular's (`bus`, `class`, `crisis`) nor of a possessive.
fn looks_plural(word: &str) -> bool {
    let singular = ["ss", "us", "is", "'s", "’s"].iter().any(|ending| word.ends_with(ending));
    word.len() > 2 && (word.ends_with('s') && !singular || word.ends_with("s’") || word.ends_with("s'"))
}

#[cfg(test)]
mod tests {
    #[test]
    fn number_words_are_sorted_for_the_search() {
        assert!(super::FIGURES.numbers.is_sorted_by_key(|&(word, _)| word));
    }
}
