//! Words that mean the same thing for the purpose of telling what a figure or date is about.

/// One language's sets of near-synonyms and words without content.
#[derive(Debug)]
pub struct Thesaurus {
    /// Words too common to tell one thing from another; sorted.
    pub stopwords: &'static [&'static str],
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
    /// Phrases that limit a statement in time or degree when they stand right beside it.
    pub limits: &'static [&'static str],
    /// Sounds and phrases that a tidy transcriber leaves out.
    pub fillers: &'static [&'static str],
    /// Endings of contractions, and the word each stands for.
    pub contractions: &'static [(&'static str, &'static str)],
    /// Words that join clauses: what stands behind them belongs less to what stands before.
    pub joiners: &'static [&'static str],
}
