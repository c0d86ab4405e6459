//! What follows from known figures by simple arithmetic: a sum, a difference, a share, a multiple, a part of the year.
use crate::{
    compare::{
        figure::{ComparedFigure, Verdict, likeness::is_slip},
        quantity::{Measure, Stretch, digits, ends, is_open, measure, stretch},
    },
    corpus::Corpus,
    facts::figure::{Bound, Figure},
};

/// Settles the conflicts that arithmetic explains. A figure whose digits are a source's in another order is a slip,
/// whatever it may add up to.
pub(super) fn settle(compared: &mut [ComparedFigure<'_>], corpus: &Corpus) {
    for at in 0..compared.len() {
        let Verdict::Conflict(answer) = compared[at].verdict else { continue };
        let figure = compared[at].figure;
        if figure.is_rank() {
            continue;
        }
        let is_share = measure(figure) == Measure::Share;
        let is_slip = digits(figure) > 1 && is_slip(figure, compared[at].answers[answer].figure);
        if is_slip || is_open(figure) && !is_share {
            continue;
        }
        let own = own(compared, at);
        let ours: Vec<Known> = own.iter().map(|&it| known(compared[it].figure)).collect();
        // Whoever works out a share says "roughly" or "more than".
        let worked_out = compared[at].frame.is_worked_out || is_share && figure.bound != Bound::Plain;
        let theirs = if worked_out { told(compared, at, &own, corpus) } else { Vec::new() };
        if follows(figure, &ours, &theirs) {
            compared[at].verdict = Verdict::Derived;
        }
    }
}

/// The figures of the draft near the one at `at` that nothing contradicts.
fn own(compared: &[ComparedFigure<'_>], at: usize) -> Vec<usize> {
    let block = compared[at].figure.place.block;
    let near = |it: usize| {
        it != at && !compared[it].figure.is_rank() && compared[it].figure.place.block.abs_diff(block) <= 1
    };
    // What no source speaks of is the draft's own, and may be added up all the same.
    let known =
        |it: usize| matches!(compared[it].verdict, Verdict::Supported | Verdict::Derived | Verdict::Unknown);
    (0..compared.len()).filter(|&it| near(it) && known(it)).collect()
}

/// A term of a sum.
type Known = (Measure, f64);

fn known(figure: &Figure) -> Known {
    (measure(figure), ends(figure).0)
}

/// So many of the likest source figures are looked at, and what stands in their paragraphs.
const SOURCES: usize = 4;

/// The source figures in the paragraphs of the likest answers, of this figure and of the supported ones near it.
fn told(compared: &[ComparedFigure<'_>], at: usize, own: &[usize], corpus: &Corpus) -> Vec<Known> {
    let places = |it: usize, most: usize| {
        compared[it].answers.iter().take(most).map(|answer| (answer.fact.source, answer.figure.place.block))
    };
    let mut places: Vec<(usize, usize)> =
        places(at, SOURCES).chain(own.iter().flat_map(|&it| places(it, 1))).collect();
    places.sort_unstable();
    places.dedup();
    let figures = places.iter().flat_map(|&(source, block)| {
        corpus.sources[source].facts.figures.iter().filter(move |it| it.place.block == block && !it.is_rank())
    });
    let mut known: Vec<Known> = figures.map(known).collect();
    known.dedup();
    known
}

fn follows(figure: &Figure, ours: &[Known], theirs: &[Known]) -> bool {
    let (wanted, room) = (measure(figure), stretch(figure));
    let alone = ours.iter().chain(theirs).any(|it| it.0 == wanted && from_one(&wanted, it.1, &room));
    let all: Vec<&Known> = ours.iter().chain(theirs).collect();
    alone
        || all.iter().enumerate().any(|(at, a)| all[at + 1..].iter().any(|b| from_two(&wanted, a, b, &room)))
}

/// A yearly sum told by the month, the week, the day.
const PERIODS: &[f64] = &[7.0, 12.0, 52.0, 365.0];

fn from_one(wanted: &Measure, a: f64, room: &Stretch) -> bool {
    let part = PERIODS.iter().any(|times| room.has(a / times) || room.has(a * times));
    part || room.has(2.0 * a) || room.has(a / 2.0) || *wanted == Measure::Share && room.has(100.0 - a)
}

fn from_two(wanted: &Measure, a: &Known, b: &Known, room: &Stretch) -> bool {
    let (x, y) = (a.1, b.1);
    let sum = a.0 == *wanted && b.0 == *wanted && (room.has(x + y) || room.has((x - y).abs()));
    let share = *wanted == Measure::Share && a.0 == b.0 && a.0 != Measure::Share;
    let shares = [x / y, y / x, (x - y) / y, (y - x) / x].into_iter().any(|it| room.has(100.0 * it.abs()));
    // A price times a count.
    let product =
        a.0 != b.0 && (a.0 == *wanted && b.0 == Measure::Count || b.0 == *wanted && a.0 == Measure::Count);
    sum || share && shares || product && room.has(x * y)
}
