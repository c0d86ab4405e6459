//! What the answers come to: supported, contradicted, misapplied, or nothing known.
use crate::{
    compare::{
        figure::{Answer, Days, SAME_THING, Verdict, likeness::is_slip},
        quantity::{Measure, Relation, digits, ends, is_open, measure, transposed},
    },
    corpus::{Corpus, frame::Frame},
    facts::figure::{Figure, FigureKind, unit::Dimension},
    source::BlockKind,
};

/// A small count without the same noun is told apart only by what is nearly the same sentence.
const SMALL_COUNT: f32 = 0.5;
/// A rank contradicts only a rank told in nearly the same words: the fourth thing and the fifth may both be spoken of.
const RANK: f32 = 0.36;
/// In a corpus of so many sentences these floors hold; in a smaller one there is less to be mistaken for.
const MANY: f32 = 120.0;
/// An agreeing answer so much less like the draft's figure than a contradicting one is of another thing.
const SUPPORT_SHARE: f32 = 0.62;
/// …but things change, and the newer source is the better one.
const NEWER_SHARE: f32 = 0.5;
const OPEN_SHARE: f32 = 0.85;
/// What an equal value adds to an agreeing answer's likeness for each digit after the first: chance equals are rare.
const A_DIGIT: f32 = 0.12;
/// Where a source has this very value, of two digits or more, a contradicting answer must be nearly the same sentence.
const DESPITE_EQUAL: f32 = 0.75;

pub(super) fn of(figure: &Figure, frame: &Frame, answers: &[Answer<'_>], corpus: &Corpus) -> Verdict {
    let best = |wanted: &[Relation]| answers.iter().position(|it| wanted.contains(&it.relation));
    let likeness = |at: Option<usize>| at.map_or(0.0, |at| answers[at].likeness);
    let agreeing = best(&[Relation::Agrees]);
    let hedged = best(&[Relation::HedgeLost]);
    let conflicting = best(&[Relation::Conflicts, Relation::OtherUnit]);
    if let Some(at) = misapplied(figure, frame, answers, corpus) {
        return Verdict::Misapplied(at);
    }
    if agreeing.is_some_and(|at| supports(figure, frame, answers, at, conflicting, corpus)) {
        return Verdict::Supported;
    }
    let hedge_likeness = likeness(hedged) + no_chance(figure);
    match (hedged, conflicting) {
        (Some(at), _)
            if hedge_likeness >= SAME_THING && hedge_likeness >= SUPPORT_SHARE * likeness(conflicting) =>
        {
            Verdict::HedgeLost(at)
        }
        (_, Some(at)) if likeness(conflicting) >= floor(figure, frame, &answers[at], corpus) => {
            Verdict::Conflict(at)
        }
        _ if agreeing.is_some() => Verdict::Supported,
        _ => Verdict::Unknown,
    }
}

fn contradicts(relation: Relation) -> bool {
    matches!(relation, Relation::Conflicts | Relation::OtherUnit | Relation::HedgeLost)
}

/// How like an answer must be to contradict. The larger a corpus, the liker is its likest figure by chance.
fn floor(figure: &Figure, frame: &Frame, answer: &Answer<'_>, corpus: &Corpus) -> f32 {
    let same_noun = frame.head.is_some() && frame.head == answer.fact.frame.head;
    let is_slip = digits(figure) > 1 && transposed(figure, answer.figure);
    let unsure = measure(figure) == Measure::Count
        && !same_noun
        && !is_slip
        && (ends(figure).1 <= 12.0 || frame.head.is_none());
    let floor = match measure(figure) {
        Measure::Rank => RANK,
        _ if unsure => SMALL_COUNT,
        _ => SAME_THING,
    };
    let size = (corpus.rarity.sentences() as f32 + 1.0).ln() / MANY.ln();
    floor * size.clamp(0.45, 1.25)
}

/// Two figures of many digits are not equal by chance; ranks often are.
fn no_chance(figure: &Figure) -> f32 {
    // The digits of a third are the quotient's.
    if figure.is_rank() || figure.kind == FigureKind::Fraction {
        return 0.0;
    }
    A_DIGIT * (digits(figure) - 1).min(3) as f32
}

fn supports(
    figure: &Figure,
    frame: &Frame,
    answers: &[Answer<'_>],
    at: usize,
    conflicting: Option<usize>,
    corpus: &Corpus,
) -> bool {
    let against =
        answers.iter().filter(|it| contradicts(it.relation)).map(|it| it.likeness).fold(0.0, f32::max);
    let answer = &answers[at];
    let same_day = conflicting.is_some_and(|other| answers[other].days == Days::Same);
    if answer.days == Days::Apart {
        // The value of another day is wrong only where a source has one of this day.
        return !same_day;
    }
    let bound = is_open(figure);
    let by_chance = bound && !is_near(figure, answer.figure);
    let told_otherwise = conflicting.is_some_and(|other| answers[other].figure.bound == figure.bound);
    if by_chance && told_otherwise {
        return false;
    }
    let is_newer =
        conflicting.is_some_and(|other| corpus.is_newer(answer.fact.source, answers[other].fact.source));
    let share = match () {
        () if by_chance => OPEN_SHARE,
        () if is_newer => NEWER_SHARE,
        () => SUPPORT_SHARE,
    };
    let bonus = if bound || other_noun(figure, answer, frame) { 0.0 } else { no_chance(figure) };
    let slip = conflicting
        .is_some_and(|other| is_slip(figure, answers[other].figure) && against > SLIP * answer.likeness);
    if slip {
        return false;
    }
    if conflicting.is_some_and(|other| stands_beside(figure, answer, &answers[other])) {
        return true;
    }
    let equal = !bound
        && !figure.is_rank()
        && digits(figure) > 1
        && answer.figure.value == figure.value
        && answer.shared > 0.0
        && !other_noun(figure, answer, frame);
    answer.likeness + bonus >= share * against
        || equal && (!same_day || answer.days == Days::Same) && against < DESPITE_EQUAL
}

/// "He leads 19 volunteers; 11 of them lost their homes": the second count has no noun of its own.
/// "It came 3rd in May and 5th in June": neither rank has one.
fn stands_beside(figure: &Figure, bare: &Answer<'_>, other: &Answer<'_>) -> bool {
    bare.fact.frame.head.is_none()
        && (other.fact.frame.head.is_some() || figure.is_rank())
        && (bare.fact.source, bare.figure.place.block) == (other.fact.source, other.figure.place.block)
}

/// Where the digits are those of a contradicting answer in another order, it need only be so much liker.
const SLIP: f32 = 3.0;

/// "41 hurt" and "41 people were hurt" are of one noun: people are often left to be understood.
fn other_noun(figure: &Figure, answer: &Answer<'_>, frame: &Frame) -> bool {
    let people = measure(figure) == Measure::Count && figure.unit.is_some() != answer.figure.unit.is_some();
    frame.head.is_some()
        && answer.fact.frame.head.is_some()
        && frame.head != answer.fact.frame.head
        && !people
}

/// A bound agrees with half of all numbers by chance, unless it lies close to one: "fewer than 120" of 118.
fn is_near(bound: &Figure, theirs: &Figure) -> bool {
    let (ours, theirs) = (ends(bound).0, ends(theirs).0);
    (ours - theirs).abs() <= 0.2 * theirs.abs()
}

/// The words around a misapplied figure share no more than this with those of the source that has it.
const ELSEWHERE: f32 = 0.2;

/// A source has this very value, but only of other people, on another day or in another story of theirs.
fn misapplied(figure: &Figure, frame: &Frame, answers: &[Answer<'_>], corpus: &Corpus) -> Option<usize> {
    let equal = |it: &&Answer| it.relation == Relation::Agrees && it.figure.value == figure.value;
    let first = answers.iter().position(|it| equal(&it))?;
    if digits(figure) < 2 || is_open(figure) {
        return None;
    }
    // A headline tells what the whole story is of, whoever is named in it.
    let in_heading =
        |it: &Answer| corpus.article(it.fact.source).blocks[it.figure.place.block].kind == BlockKind::Heading;
    let all = |wanted: &dyn Fn(&Answer) -> bool| answers.iter().filter(equal).all(wanted);
    let elsewhere = match measure(figure) {
        Measure::Dimension(Dimension::Time | Dimension::Calendar) => {
            all(&|it| it.strangers && !in_heading(it))
        }
        Measure::Share => {
            is_known(frame, corpus) && all(&|it| it.shared < ELSEWHERE / 2.0 && !it.fact.frame.is_change)
        }
        _ => false,
    };
    elsewhere.then_some(first)
}

/// Is what the figure is about something that the sources speak of?
fn is_known(frame: &Frame, corpus: &Corpus) -> bool {
    let near: Vec<u64> = frame.terms.iter().filter(|term| term.1 >= 0.5).map(|term| term.0).collect();
    near.len() > 2 && near.iter().all(|key| corpus.rarity.knows(*key))
}
