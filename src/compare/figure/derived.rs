//! What follows from known figures by simple arithmetic: a sum, a difference, a share, a multiple, a part of the year.
use crate::{
    compare::{
        figure::{Answer, ComparedFigure, Verdict, likeness::is_slip},
        quantity::{Measure, Stretch, digits, ends, is_open, measure, stretch},
    },
    corpus::Corpus,
    facts::{
        figure::{Bound, Figure},
        in_block, sentence,
    },
};

/// Settles the conflicts that arithmetic explains. A figure whose digits are a source's in another order is a slip,
/// whatever it may add up to.
pub(super) fn settle(compared: &mut [ComparedFigure<'_>], beside: &[&ComparedFigure<'_>], corpus: &Corpus) {
    for at in 0..compared.len() {
        let it = &compared[at];
        let Verdict::Conflict(answer) = it.verdict else { continue };
        if it.figure.is_rank() {
            continue;
        }
        let is_share = measure(it.figure) == Measure::Share;
        let is_slip = digits(it.figure) > 1 && is_slip(it.figure, it.answers[answer].figure);
        if is_slip || is_open(it.figure) && !is_share || is_turned(it, answer) {
            continue;
        }
        // Itself is none of these: it is in conflict.
        let own: Vec<&ComparedFigure> =
            compared.iter().chain(beside.iter().copied()).filter(|it| is_known(it)).collect();
        let ours: Vec<Known> = own.iter().map(|it| known(it.figure)).collect();
        // Whoever works out a share says "roughly" or "more than".
        let worked_out = it.frame.is_worked_out || is_share && it.figure.bound != Bound::Plain;
        let theirs = if worked_out { told(it, &own, corpus) } else { Vec::new() };
        if follows(it.figure, &ours, &theirs) || adds_up(it.figure, &it.answers[answer], corpus) {
            compared[at].verdict = Verdict::Derived;
        }
    }
}

/// Words so alike are of one thing, and not of the rest of it.
const ONE_THING: f32 = 0.5;

/// The rest of a share, told of the share itself: "71 percent dropped out" for 29 percent.
fn is_turned(it: &ComparedFigure<'_>, answer: usize) -> bool {
    let answer = &it.answers[answer];
    let rest = 100.0 - ends(answer.figure).0;
    measure(it.figure) == Measure::Share && answer.shared >= ONE_THING && stretch(it.figure).has(rest)
}

/// So small a term makes many a wrong number right.
const TERM: f64 = 10.0;

/// Is it the sum or the difference of two figures of the answer's own sentence?
fn adds_up(figure: &Figure, answer: &Answer<'_>, corpus: &Corpus) -> bool {
    let source = &corpus.sources[answer.fact.source];
    let place = &answer.figure.place;
    let prose = &source.article.blocks[place.block].prose;
    let sentence = sentence::at(&sentence::split(prose, source.article.language), place.start);
    let figures = &source.facts.figures;
    let here = figures[in_block(figures, |it| &it.place, place.block)].iter();
    let is_term = |it: &&Figure| {
        sentence.contains(&it.place.start)
            && measure(it) == measure(figure)
            && it.unit == answer.figure.unit
            && ends(it).0 >= TERM
            && !it.is_rank()
    };
    let terms: Vec<f64> = here.filter(is_term).map(|it| ends(it).0).collect();
    let room = stretch(figure);
    let made = |at: usize, a: f64| terms[at + 1..].iter().any(|b| room.has(a + b) || room.has((a - b).abs()));
    digits(figure) > 1 && terms.iter().enumerate().any(|(at, &a)| made(at, a))
}

/// Does nothing contradict it? What no source speaks of is the draft's own, and may be added up all the same.
fn is_known(it: &ComparedFigure<'_>) -> bool {
    !it.figure.is_rank() && matches!(it.verdict, Verdict::Supported | Verdict::Derived | Verdict::Unknown)
}

/// A term of a sum.
type Known = (Measure, f64);

fn known(figure: &Figure) -> Known {
    (measure(figure), ends(figure).0)
}

/// So many of the likest source figures are looked at, and what stands in their paragraphs.
const SOURCES: usize = 4;

/// The source figures in the paragraphs of the likest answers, of this figure and of the supported ones near it.
fn told(it: &ComparedFigure<'_>, own: &[&ComparedFigure<'_>], corpus: &Corpus) -> Vec<Known> {
    fn places(it: &ComparedFigure<'_>, most: usize) -> impl Iterator<Item = (usize, usize)> {
        it.answers.iter().take(most).map(|answer| (answer.fact.source, answer.figure.place.block))
    }
    let mut places: Vec<(usize, usize)> =
        places(it, SOURCES).chain(own.iter().flat_map(|it| places(it, 1))).collect();
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
    // A share of a sum.
    let part = match (&a.0, &b.0) {
        (Measure::Share, of) | (of, Measure::Share) => of == wanted && *wanted != Measure::Share,
        _ => false,
    };
    sum || share && shares || product && room.has(x * y) || part && room.has(x * y / 100.0)
}
