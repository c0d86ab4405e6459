//! A change of the right size in the wrong direction.
use crate::compare::{
    figure::{ComparedFigure, Days, SAME_THING, Verdict},
    quantity::Relation,
};

/// Answers so much less alike than the best do not count.
const AS_LIKE: f32 = 0.5;
/// The words must be this much more alike than for any other conflict: two changes often have one size.
const SURE: f32 = 1.3;

/// Settles figures that every source has with a rise where the draft has a fall, or the other way round.
pub(super) fn settle(compared: &mut [ComparedFigure<'_>]) {
    for it in compared.iter_mut().filter(|it| it.verdict == Verdict::Supported && !it.figure.is_rank()) {
        let Some(ours) = it.frame.direction else { continue };
        let agrees = |at: &usize| it.answers[*at].relation == Relation::Agrees;
        let Some(best) = (0..it.answers.len()).find(agrees) else { continue };
        let likeness = it.answers[best].likeness;
        let turned = |at: usize| {
            let answer = &it.answers[at];
            let theirs = &answer.fact.frame;
            theirs.direction == Some(!ours) && theirs.role == it.frame.role && answer.days != Days::Apart
        };
        let alike = (best..it.answers.len()).filter(agrees);
        let mut alike = alike.filter(|&at| it.answers[at].likeness >= AS_LIKE * likeness);
        if likeness >= SURE * SAME_THING && alike.all(turned) {
            it.verdict = Verdict::Conflict(best);
        }
    }
}
