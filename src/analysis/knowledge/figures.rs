//! What the sources say of a figure.
use crate::{
    analysis::{
        Analysis,
        knowledge::{Answer, Passage, Says},
    },
    compare::{
        Comparison,
        figure::{self, ComparedFigure, SAME_THING, Verdict},
        quantity::Relation,
    },
};

/// A contradicting answer is told beside an agreeing one only where both are plainly for the same thing, and about as like.
const SURELY_SAME: f32 = 0.6;
const AGAINST: f32 = 0.8;
/// An answer so much less like the draft's figure than the best is another thing's.
const AS_LIKE: f32 = 0.6;

pub(super) fn answers(analysis: &Analysis, comparison: &Comparison<'_>, at: usize) -> Vec<Answer> {
    let own = &analysis.facts.figures[at];
    let Some(compared) = comparison.figures.iter().find(|it| std::ptr::eq(it.figure, own)) else {
        return Vec::new();
    };
    let told = told(compared);
    let passage =
        |it: &figure::Answer<'_>| Passage::of_fact(&analysis.corpus, it.fact.source, &it.figure.place);
    told.into_iter().map(|(says, it)| passage(it).pointed(says)).collect()
}

/// The answers that are worth telling, the best first.
fn told<'m, 'a>(compared: &'m ComparedFigure<'a>) -> Vec<(Says, &'m figure::Answer<'a>)> {
    let all = |relation: Relation, floor: f32, says: Says| {
        let alike = compared.answers.iter().filter(move |it| it.relation == relation && it.likeness >= floor);
        alike.map(move |it| (says, it))
    };
    match compared.verdict {
        Verdict::Supported => {
            let best = all(Relation::Agrees, 0.0, Says::Agrees).next().map_or(0.0, |it| it.1.likeness);
            let against = all(Relation::Conflicts, SURELY_SAME.max(AGAINST * best), Says::Contradicts);
            all(Relation::Agrees, 0.0, Says::Agrees).chain(against).collect()
        }
        Verdict::Conflict(at) | Verdict::HedgeLost(at) => {
            let best = &compared.answers[at];
            let with = all(Relation::Agrees, AS_LIKE * best.likeness, Says::Agrees);
            let others = all(best.relation, AS_LIKE * best.likeness, Says::Contradicts);
            let others = others.filter(|it| !std::ptr::eq(it.1, best));
            std::iter::once((Says::Contradicts, best)).chain(others).chain(with).collect()
        }
        Verdict::Misapplied(at) => vec![(Says::Near, &compared.answers[at])],
        Verdict::Unknown => all(Relation::Compatible, SAME_THING, Says::Near).take(1).collect(),
        Verdict::Derived => Vec::new(),
    }
}
