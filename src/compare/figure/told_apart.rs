//! Ranks that the draft tells apart: "the fire spread from the ninth floor to the tenth".
use std::collections::HashSet;

use crate::compare::{
    figure::{Answer, ComparedFigure, Verdict},
    quantity::Relation,
};

/// A source's rank and the noun the draft has for it.
type Told = (usize, usize, Option<u64>);

/// A source's rank that the draft gives too, here or in the blocks beside, of the same noun, speaks of that one and contradicts no other.
pub(super) fn settle(compared: &mut [ComparedFigure<'_>], beside: &[&ComparedFigure<'_>]) {
    let near = compared.iter().chain(beside.iter().copied());
    let supported = near.filter(|it| it.figure.is_rank() && it.verdict == Verdict::Supported);
    let told: HashSet<Told> = supported
        .flat_map(|it| it.answers.iter().filter(|at| at.relation == Relation::Agrees).map(|at| told(it, at)))
        .collect();
    for it in compared.iter_mut().filter(|it| it.figure.is_rank()) {
        if let Verdict::Conflict(at) = it.verdict
            && told.contains(&self::told(it, &it.answers[at]))
        {
            it.verdict = Verdict::Unknown;
        }
    }
}

fn told(it: &ComparedFigure<'_>, answer: &Answer<'_>) -> Told {
    (answer.fact.source, answer.fact.fact, it.frame.head)
}
