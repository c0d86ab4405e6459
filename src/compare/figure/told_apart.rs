//! Figures that the draft tells apart: "the fire spread from the ninth floor to the tenth"; "eleven of his 19 members".
use std::collections::HashSet;

use crate::{
    compare::{
        figure::{Answer, ComparedFigure, Verdict},
        quantity::{Relation, transposed},
    },
    facts::sentence,
    source::Article,
};

/// A source's rank and the noun the draft has for it.
type Told = (usize, usize, Option<u64>);

/// A source's rank that the draft gives too, here or in the blocks beside, of the same noun, speaks of that one and contradicts no other.
pub(super) fn settle(draft: &Article, compared: &mut [ComparedFigure<'_>], beside: &[&ComparedFigure<'_>]) {
    settle_parts(draft, compared);
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

/// A source's figure that another of the sentence has been taken from does not contradict this one.
fn settle_parts(draft: &Article, compared: &mut [ComparedFigure<'_>]) {
    for at in 0..compared.len() {
        let it = &compared[at];
        let Verdict::Conflict(answer) = it.verdict else { continue };
        let answer = &it.answers[answer];
        if it.figure.is_rank() || transposed(it.figure, answer.figure) {
            continue;
        }
        let place = &it.figure.place;
        let sentences = sentence::split(&draft.blocks[place.block].prose, draft.language);
        let sentence = sentence::at(&sentences, place.start);
        let is_taken = compared.iter().any(|other| {
            let own = other.answers.iter().find(|it| it.relation == Relation::Agrees);
            other.verdict == Verdict::Supported
                && sentence.contains(&other.figure.place.start)
                && other.frame.head == it.frame.head
                && own
                    .is_some_and(|own| std::ptr::eq(own.fact, answer.fact) && own.likeness >= answer.likeness)
        });
        if is_taken {
            compared[at].verdict = Verdict::Unknown;
        }
    }
}

fn told(it: &ComparedFigure<'_>, answer: &Answer<'_>) -> Told {
    (answer.fact.source, answer.fact.fact, it.frame.head)
}
