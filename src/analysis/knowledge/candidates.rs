//! Which of a figure's or date's answers are worth telling.
use crate::analysis::knowledge::Says;

/// A contradicting answer is told beside an agreeing one only where both are plainly for the same thing, and about as like.
const SURELY_SAME: f32 = 0.6;
const AGAINST: f32 = 0.8;
/// An answer so much less like the draft's fact than the best is another thing's.
const AS_LIKE: f32 = 0.6;

/// The answers to one fact, the likest first, and how to look at them.
pub(super) struct Candidates<'m, A, R> {
    pub(super) answers: &'m [A],
    pub(super) relation: fn(&A) -> R,
    pub(super) likeness: fn(&A) -> f32,
}

impl<'m, A, R: PartialEq + Copy> Candidates<'m, A, R> {
    /// Those that stand so to the draft's fact, and are at least so like.
    pub(super) fn all(&self, relation: R, floor: f32, says: Says) -> impl Iterator<Item = (Says, &'m A)> {
        let (related, likeness) = (self.relation, self.likeness);
        let alike = self.answers.iter().filter(move |it| related(it) == relation && likeness(it) >= floor);
        alike.map(move |it| (says, it))
    }

    /// For a fact that some source has.
    pub(super) fn supported(&self, agrees: R, conflicts: R) -> Vec<(Says, &'m A)> {
        let best = self.all(agrees, 0.0, Says::Agrees).next().map_or(0.0, |it| (self.likeness)(it.1));
        let against = self.all(conflicts, SURELY_SAME.max(AGAINST * best), Says::Contradicts);
        self.all(agrees, 0.0, Says::Agrees).chain(against).collect()
    }

    /// For a fact that the answer at `best` contradicts: that one first.
    pub(super) fn contradicted(&self, best: usize, agrees: R) -> Vec<(Says, &'m A)> {
        let best = &self.answers[best];
        let floor = AS_LIKE * (self.likeness)(best);
        let others = self.all((self.relation)(best), floor, Says::Contradicts);
        let others = others.filter(|it| !std::ptr::eq(it.1, best));
        let with = self.all(agrees, floor, Says::Agrees);
        std::iter::once((Says::Contradicts, best)).chain(others).chain(with).collect()
    }
}
