//! Two figures that have each other's values in a source.
use crate::{
    compare::{
        figure::{ComparedFigure, SAME_THING, Verdict},
        quantity::Relation,
    },
    facts::figure::Figure,
};

/// Two figures of one paragraph that have each other's values in a source are swapped, though each value is in the source.
pub(super) fn settle(compared: &mut [ComparedFigure<'_>]) {
    for second in 1..compared.len() {
        for first in (0..second).rev() {
            let (a, b) = (&compared[first], &compared[second]);
            if a.frame.head != b.frame.head || a.figure.is_rank() != b.figure.is_rank() {
                continue;
            }
            if let (Some(at_a), Some(at_b)) = (rather(a, b.figure), rather(b, a.figure)) {
                compared[first].verdict = Verdict::Conflict(at_a);
                compared[second].verdict = Verdict::Conflict(at_b);
            }
        }
    }
}

/// The answer with the `other` figure's value, if it is liker than every answer with the figure's own.
fn rather(it: &ComparedFigure<'_>, other: &Figure) -> Option<usize> {
    let own = it.answers.iter().find(|it| it.relation == Relation::Agrees)?;
    let equals = |theirs: &Figure| theirs.value == other.value && theirs.unit == other.unit;
    let at = it.answers.iter().position(|it| it.relation == Relation::Conflicts && equals(it.figure))?;
    let answer = &it.answers[at];
    let same_passage = answer.fact.source == own.fact.source
        && answer.figure.place.block.abs_diff(own.figure.place.block) <= 1;
    (same_passage && answer.likeness >= SAME_THING && answer.likeness > 1.1 * own.likeness).then_some(at)
}
