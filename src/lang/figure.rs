//! The words of quantities: what the reading of figures takes from a language.

/// A hedge or bound.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Bound {
    /// Said plainly.
    #[default]
    Plain,
    /// "exactly", "precisely".
    Exactly,
    /// "about", "roughly", "some", "around", "or so".
    About,
    /// "nearly", "almost", "close to", "just under": about, and not more.
    Nearly,
    /// "just over", "a little more than": about, and not less.
    JustOver,
    /// "more than", "over", "upwards of", "exceeded".
    MoreThan,
    /// "at least", "no fewer than", "or more".
    AtLeast,
    /// "less than", "fewer than", "under", "below".
    LessThan,
    /// "at most", "no more than", "up to", "as many as".
    AtMost,
}

/// What a word does to the number that is being spelled.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum NumberWord {
    /// 0 to 19: fills the last place of a group.
    Ones(f64),
    /// 20, 30, … 90.
    Tens(f64),
    /// Multiplies what stands before it in its group by a hundred.
    Hundred,
    /// Multiplies its whole group: dozen, thousand, million, lakh.
    Scale(f64),
}

/// A unit and the words that name it after a number, in lower case; a space stands between two tokens (`°` and `%` are
/// tokens of their own).
#[derive(Debug)]
pub struct UnitWords {
    /// The canonical name, the same in every language: what a figure's unit is called in the crate.
    pub name: &'static str,
    /// Words, singular and plural: `mile`, `miles`, `square miles`. A hyphen in the text may stand for a space.
    pub words: &'static [&'static str],
    /// Abbreviations, written exactly so: `km`, `F`.
    pub short: &'static [&'static str],
}

/// The tables of one language. Words are in lower case; a phrase is its tokens with one space between.
#[derive(Debug)]
pub struct FigureWords {
    /// The mark between whole and part: `.` in `2.5`.
    pub decimal: char,
    /// The mark between groups of digits: `,` in `1,234`.
    pub grouping: char,
    /// Words of numbers; sorted.
    pub numbers: &'static [(&'static str, NumberWord)],
    /// Words before "hundred" or "dozen" that leave the count open: "several", "few".
    pub vague: &'static [&'static str],
    /// The indefinite articles.
    pub articles: &'static [&'static str],
    /// Words that join the parts of a number or of a compound: "and".
    pub and: &'static [&'static str],
    /// "of", between a share and its whole.
    pub of: &'static str,
    /// The decimal mark as it is said: "point", in "three point five".
    pub point: &'static str,
    /// The word that alone is no count but a pronoun: "one".
    pub one: &'static str,
    /// The words of a half.
    pub half: &'static [&'static str],
    /// Words of the other parts, with how many make a whole; the same word may be an ordinal ("third").
    pub parts: &'static [(&'static str, f64)],
    /// Plurals of the same, which can be no ordinal ("thirds").
    pub plural_parts: &'static [(&'static str, f64)],
    /// Ordinals, which make no figure, also at the end of "twenty-first".
    pub ordinals: &'static [&'static str],
    /// Words before the number of a rank: "number", "no.".
    pub rank_numbers: &'static [&'static str],
    /// Words between a rank and what it is a place in: "among", "on".
    pub rank_places: &'static [&'static str],
    /// Words before a rank by which it is only a mark to compare with: "than", "above".
    pub rank_bounds: &'static [&'static str],
    /// Words before a number that turn its sign: "minus".
    pub negative: &'static [&'static str],
    /// Short magnitudes that also stand apart from the digits: `bn`.
    pub magnitudes: &'static [(&'static str, f64)],
    /// Short magnitudes against the digits of a count: `m` in `1.2m people`.
    pub count_magnitudes: &'static [(&'static str, f64)],
    /// Short magnitudes in an amount of money: `m`, `k`.
    pub money_magnitudes: &'static [(&'static str, f64)],
    /// Words after a length: they make `8m` metres where it might be millions.
    pub length_words: &'static [&'static str],
    /// Words of a point, of which a quarter is one of a percentage point.
    pub points: &'static [&'static str],
    /// Adjectives between a number and its unit: "two more weeks".
    pub unit_adjectives: &'static [&'static str],
    /// Words before a span of time by which "a week" is one week: "within".
    pub lasting: &'static [&'static str],
    /// Units but those of money.
    pub units: &'static [UnitWords],
    /// Signs and codes before or after an amount: `$`, `us $`, `usd`.
    pub money_signs: &'static [(&'static str, &'static str)],
    /// Names of money after an amount: "dollars".
    pub money_names: &'static [(&'static str, &'static str)],
    /// Adjectives of money, with their form in the canonical name: "canadian".
    pub money_adjectives: &'static [(&'static str, &'static str)],
    /// Hedges and bounds before a figure.
    pub hedges: &'static [(&'static str, Bound)],
    /// Verbs of passing a mark, which bound an amount but no small count: "passed", "topped".
    pub reached: &'static [(&'static str, Bound)],
    /// Hedges and bounds after a number or its unit: "or so".
    pub hedges_after: &'static [(&'static str, Bound)],
    /// Hedges that before a span of time rather mean "during", unless one of `span_openers` comes before: "over".
    pub during: &'static [&'static str],
    /// Words before "over four years" that make it a length after all: "for".
    pub span_openers: &'static [&'static str],
    /// Before the first of two numbers: "between".
    pub between: &'static [&'static str],
    /// Words before a number that are verbs of counting behind a plural: "they number 43".
    pub number_verbs: &'static [&'static str],
    /// Subjects that are many without looking so: "they", "the dead".
    pub many: &'static [&'static str],
    /// Before the first of two numbers: "from".
    pub from: &'static [&'static str],
    /// Before a share that is a difference: "by".
    pub by: &'static [&'static str],
    /// From one number to the next: "to".
    pub to: &'static [&'static str],
    /// Between a number and how far off it may be: `±`.
    pub give_or_take: &'static [&'static str],
    /// Between two guesses: "or".
    pub or: &'static [&'static str],
    /// Between the parts of a share: "one in five".
    pub ratio: &'static [&'static str],
    /// Before what a rate is taken of: "per".
    pub per: &'static [&'static str],
    /// Words of change: with them, "from 3 to 5" is two figures and no range.
    pub change: &'static [&'static str],
    /// Words near a vote or a score.
    pub tally: &'static [&'static str],
    /// What is counted in a vote: "votes", in "five votes to four".
    pub votes: &'static [&'static str],
    /// After years, they make an age: "old", "of age".
    pub old: &'static [&'static str],
    /// Before a number, they make it an age: "aged".
    pub aged: &'static [&'static str],
    /// People of whom "of nine" tells the age: "boy".
    pub of_age: &'static [&'static str],
    /// Between a person and a bare age: "is".
    pub is_of_age: &'static [&'static str],
    /// Words for a person, as a subject: "she", "who".
    pub persons: &'static [&'static str],
    /// Words before a number that make it a name or an index: "highway", "no", "section".
    pub named: &'static [&'static str],
    /// Names of the months and their short forms: beside them a number is a date.
    pub months: &'static [&'static str],
    /// After a number, they make it an hour of the clock or a frequency: "p.m.", "o'clock", "FM".
    pub clock: &'static [&'static str],
    /// After a number, they make it an hour: "in the afternoon".
    pub day_parts: &'static [&'static str],
    /// Before a number, they make it an hour: "half past".
    pub past_hour: &'static [&'static str],
    /// After a house number and a name: "street".
    pub streets: &'static [&'static str],
    /// After a hyphen, they make a number part of a word: "two-way".
    pub compounds: &'static [&'static str],
    /// The unit of people, as in [`UnitWords::name`].
    pub people: &'static str,
    /// Words that end the noun phrase after a number.
    pub stops: &'static [&'static str],
    /// Determiners between "of" and the noun that is counted: "three of the officials".
    pub determiners: &'static [&'static str],
    /// Plural nouns that do not look like one.
    pub irregular_plurals: &'static [&'static str],
    /// Does a word look like a plural noun?
    pub looks_plural: fn(&str) -> bool,
    /// Does a word look like a verb of the past, which no count counts?
    pub looks_past: fn(&str) -> bool,
}
