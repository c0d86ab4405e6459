//! How many facts of each kind were checked, and what came of it.
use crate::{
    analysis::standing::{Standing, Standings, Verdict, goes_on},
    facts::Facts,
};

/// The outcomes for one kind of fact.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Compared with the sources: the sum of the other three.
    pub checked: usize,
    /// A source has it.
    pub supported: usize,
    /// It cannot be as the sources have it.
    pub contradicted: usize,
    /// No source speaks of it.
    pub unsupported: usize,
}

/// The outcomes of a draft.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Quoted speech; the pieces of one utterance count as one.
    pub quotations: Tally,
    /// Figures; those in a quotation that a source has are the quotation's matter.
    pub figures: Tally,
    /// Dates that can be placed in the calendar or the week.
    pub dates: Tally,
    /// Mentions of people, places and organisations.
    pub names: Tally,
}

impl Counts {
    /// Counted from the standing of every fact.
    pub(super) fn of(facts: &Facts, standings: &Standings) -> Counts {
        let own = |at: &usize| !goes_on(facts, &standings.quotations, *at);
        let utterances = (0..standings.quotations.len()).filter(own).map(|at| &standings.quotations[at]);
        Counts {
            quotations: Tally::of(utterances),
            figures: Tally::of(standings.figures.iter()),
            dates: Tally::of(standings.dates.iter()),
            names: Tally::of(standings.names.iter()),
        }
    }

    /// Both together.
    #[must_use]
    pub fn and(self, other: Counts) -> Counts {
        Counts {
            quotations: self.quotations.and(other.quotations),
            figures: self.figures.and(other.figures),
            dates: self.dates.and(other.dates),
            names: self.names.and(other.names),
        }
    }
}

impl Tally {
    fn of<'a>(standings: impl Iterator<Item = &'a Standing>) -> Tally {
        let mut tally = Tally::default();
        for standing in standings {
            *match standing.verdict {
                Verdict::Unchecked => continue,
                Verdict::Supported => &mut tally.supported,
                Verdict::Contradicted => &mut tally.contradicted,
                Verdict::Unsupported => &mut tally.unsupported,
            } += 1;
            tally.checked += 1;
        }
        tally
    }

    /// Both together.
    #[must_use]
    pub fn and(self, other: Tally) -> Tally {
        Tally {
            checked: self.checked + other.checked,
            supported: self.supported + other.supported,
            contradicted: self.contradicted + other.contradicted,
            unsupported: self.unsupported + other.unsupported,
        }
    }
}
