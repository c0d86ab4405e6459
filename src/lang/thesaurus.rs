//! Words that mean the same thing for the purpose of telling what a figure or date is about.

/// One language's sets of near-synonyms and words without content.
#[derive(Debug)]
pub struct Thesaurus {
    /// Words too common to tell one thing from another; sorted.
    pub stopwords: &'static [&'static str],
    /// Words that name a measure and not what is measured ("lasted", "cost", "total"): they tell little; sorted.
    pub measures: &'static [&'static str],
    /// Words for somebody or something named before.
    pub pronouns: &'static [&'static str],
    /// Words before the day from which on something holds.
    pub beginnings: &'static [&'static str],
    /// Words beside a figure that make it the size of a change: right before it, right behind it.
    pub change: (&'static [&'static str], &'static [&'static str]),
    /// The word before the figure where a change began: "from".
    pub starts: &'static [&'static str],
    /// Words right before what a figure is compared with: "against".
    pub against: &'static [&'static str],
    /// The same, with words between: "compared with an earlier".
    pub compared: &'static [&'static str],
    /// Words of change that go up, and that go down; no nouns, which may name a thing ("falls").
    pub directions: (&'static [&'static str], &'static [&'static str]),
    /// Words between a figure and whom it belongs to: "for".
    pub given: &'static [&'static str],
    /// Words of a sentence that speaks of how things stood before.
    pub formerly: &'static [&'static str],
    /// Words of saying: a date right beside one dates the statement, not what it is about.
    pub statements: &'static [&'static str],
    /// Words before a date that make it a bound: an event before it, after it, one end of a stretch of time.
    pub date_bounds: (&'static [&'static str], &'static [&'static str], &'static [&'static str]),
    /// Words of a date that leans on another day of the text.
    pub leaning: &'static [&'static str],
    /// Words of a sentence whose figures were worked out.
    pub derivations: &'static [&'static str],
    /// Words of a sentence that tells what was printed wrongly, and of one that tells what is right.
    pub withdrawn: &'static [&'static str],
    /// See [`Thesaurus::withdrawn`].
    pub righted: &'static [&'static str],
    /// Words before a figure that make it the sum of others.
    pub totals: &'static [&'static str],
    /// Words before a noun that name a thing again.
    pub definites: &'static [&'static str],
    /// Joiners whose clause belongs to the day that stands before them ("Friday, when it covered").
    pub day_joiners: &'static [&'static str],
    /// Each set stands for one concept; words in their dictionary form or any form that the stemmer does not join.
    pub concepts: &'static [&'static [&'static str]],
    /// Words that turn a statement round; sorted. Words that end in `negative_ending` do so as well.
    pub negations: &'static [&'static str],
    /// Beginnings of verbs that say no without a negation.
    pub denials: &'static [&'static str],
    /// The ending of a negated verb.
    pub negative_ending: &'static str,
    /// Words that make a statement conditional when they open its clause.
    pub conditions: &'static [&'static str],
    /// Clauses that open like a condition and set none ("if anything").
    pub idle_conditions: &'static [&'static str],
    /// Words that leave open whether something happens ("would", "once").
    pub open_words: &'static [&'static str],
    /// Words that open a clause which grants something beside the point.
    pub concessions: &'static [&'static str],
    /// Phrases that limit a statement in time or degree when they stand right beside it.
    pub limits: &'static [&'static str],
    /// Sounds and phrases that a tidy transcriber leaves out.
    pub fillers: &'static [&'static str],
    /// Endings of contractions, and the word each stands for.
    pub contractions: &'static [(&'static str, &'static str)],
    /// Words that join clauses: what stands behind them belongs less to what stands before.
    pub joiners: &'static [&'static str],
}
