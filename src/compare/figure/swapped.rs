//! Two figures that have each other's values in a source.
use crate::{
    compare::{
        figure::{Answer, ComparedFigure, SAME_THING, Verdict},
        quantity::{Measure, Relation, measure},
    },
    corpus::frame::{Frame, Role},
    facts::figure::Figure,
    source::{Article, BlockKind},
};

/// Two figures of one paragraph that have each other's values in a source are swapped, though each value is in the source.
pub(super) fn settle(draft: &Article, compared: &mut [ComparedFigure<'_>]) {
    let mut pairs: Vec<Swap> = Vec::new();
    for second in 1..compared.len() {
        pairs.extend((0..second).rev().filter_map(|first| swap(draft, compared, first, second)));
    }
    // Each has been swapped with one other, the likeliest.
    pairs.sort_by(|a, b| b.liker.total_cmp(&a.liker));
    let mut settled: Vec<usize> = Vec::new();
    for swap in pairs {
        if swap.figures.iter().any(|it| settled.contains(it)) {
            continue;
        }
        for (figure, at) in swap.figures.into_iter().zip(swap.answers) {
            compared[figure].verdict = Verdict::Conflict(at);
            settled.push(figure);
        }
    }
}

/// Two figures, the answer that each should have been, and how much liker it is so.
struct Swap {
    figures: [usize; 2],
    answers: [usize; 2],
    liker: f32,
}

fn swap(draft: &Article, compared: &[ComparedFigure<'_>], first: usize, second: usize) -> Option<Swap> {
    let (a, b) = (&compared[first], &compared[second]);
    let same_head = a.frame.head == b.frame.head;
    let open = a.frame.head.is_none() || b.frame.head.is_none() || a.figure.unit != b.figure.unit;
    if !(same_head || open && measure(a.figure) == measure(b.figure))
        || a.figure.is_rank() != b.figure.is_rank()
    {
        return None;
    }
    let (one, other) = (Choice::of(a, b.figure)?, Choice::of(b, a.figure)?);
    let liker = same_head && one.is_liker(1.1) && other.is_liker(1.1);
    let together =
        (one.cross.shared + other.cross.shared) / (one.own.shared + other.own.shared).max(f32::MIN_POSITIVE);
    let told = [
        tied(&a.frame, one.own).map(|same| !same),
        tied(&b.frame, other.own).map(|same| !same),
        tied(&a.frame, one.cross),
        tied(&b.frame, other.cross),
    ];
    // The columns of a table tell its figures apart, and a noun of its own the figure that has it.
    let in_table = matches!(draft.blocks[a.figure.place.block].kind, BlockKind::TableRow { .. });
    let named = |it: &ComparedFigure<'_>, choice: &Choice<'_>| {
        let head = it.frame.head.filter(|_| measure(it.figure) == Measure::Count);
        head.is_some() && head == choice.own.fact.frame.head && head != choice.cross.fact.frame.head
    };
    let against = told.contains(&Some(false)) || in_table || named(a, &one) || named(b, &other);
    let telling = told.iter().filter(|it| **it == Some(true)).count();
    let clear = match telling {
        _ if against => false,
        0 => together > CLEARLY,
        1 => together > 1.0,
        _ => true,
    };
    let swap = Swap { figures: [first, second], answers: [one.at, other.at], liker: together };
    (liker || clear).then_some(swap)
}

/// Where no word beside the figures tells, all words together must be so much liker the other way round.
const CLEARLY: f32 = 1.3;

/// The answer with the figure's own value, and the one in the same passage with the other figure's.
struct Choice<'a> {
    own: &'a Answer<'a>,
    cross: &'a Answer<'a>,
    at: usize,
}

impl<'a> Choice<'a> {
    fn of(it: &'a ComparedFigure<'_>, other: &Figure) -> Option<Choice<'a>> {
        let own = it.answers.iter().find(|it| it.relation == Relation::Agrees)?;
        let equals = |theirs: &Figure| {
            let same_unit = theirs.unit == other.unit || measure(other) == Measure::Count;
            theirs.value == other.value && same_unit && measure(theirs) == measure(other)
        };
        let at = it.answers.iter().position(|it| it.relation == Relation::Conflicts && equals(it.figure))?;
        let cross = &it.answers[at];
        let same_passage = cross.fact.source == own.fact.source
            && cross.figure.place.block.abs_diff(own.figure.place.block) <= 1;
        (same_passage && cross.likeness >= SAME_THING).then_some(Choice { own, cross, at })
    }

    fn is_liker(&self, times: f32) -> bool {
        self.cross.likeness > times * self.own.likeness
    }
}

/// Do the words right beside the two figures tie them to the same thing? `None` where they do not tell.
pub(super) fn tied(ours: &Frame, theirs: &Answer<'_>) -> Option<bool> {
    let theirs = &theirs.fact.frame;
    match (ours.role, theirs.role) {
        (Role::Start, Role::Value) | (Role::Value, Role::Start) => Some(false),
        (Role::Value, Role::Value) => ours.label.zip(theirs.label).map(|(ours, theirs)| ours == theirs),
        (Role::Value, _) | (_, Role::Value) => None,
        _ => Some(true),
    }
}
