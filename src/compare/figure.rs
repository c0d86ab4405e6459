//! A figure of the draft beside the sources' figures for the same thing.
use crate::{
    compare::{
        calendar,
        quantity::{Measure, Relation, digits, ends, is_open, measure, relation, stretch},
    },
    corpus::{
        Corpus,
        frame::{Frame, Framer},
        framed::FramedFact,
        value_key,
    },
    facts::{Facts, figure::Figure},
    source::{Article, BlockKind},
};

/// A figure and what the sources say of the thing it measures.
#[derive(Debug)]
pub struct ComparedFigure<'a> {
    /// The figure.
    pub figure: &'a Figure,
    /// What it is about.
    pub frame: Frame,
    /// Source figures that may be for the same thing, the likest first.
    pub answers: Vec<Answer<'a>>,
    /// The verdict.
    pub verdict: Verdict,
}

/// A source's figure that may answer the draft's.
#[derive(Clone, Copy, Debug)]
pub struct Answer<'a> {
    /// Where it is from, and its frame.
    pub fact: &'a FramedFact,
    /// The figure.
    pub figure: &'a Figure,
    /// How alike the two are in what they are about.
    pub likeness: f32,
    /// How the values stand to each other.
    pub relation: Relation,
    /// The days spoken of beside them.
    pub days: Days,
}

/// How the days beside two figures stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Days {
    /// Both are told, and they meet.
    Same,
    /// Both are told, and they do not meet.
    Apart,
    /// One is not told.
    Untold,
}

/// What the sources say of a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Some source has it.
    Supported,
    /// It follows from supported figures by arithmetic.
    Derived,
    /// A source has another value for the same thing: the index of the answer.
    Conflict(usize),
    /// The value, without its hedge or with its bound turned round: the index of the answer.
    HedgeLost(usize),
    /// The value and unit, but of another thing: the index of the answer that has the value.
    Misapplied(usize),
    /// Nothing answers it.
    Unknown,
}

impl ComparedFigure<'_> {
    /// Do the sources give other values of this thing for other days?
    pub fn changes(&self) -> bool {
        let same_thing = |it: &&Answer| it.days == Days::Apart && it.likeness / OTHER_DAY >= SAME_THING;
        self.answers.iter().filter(same_thing).any(|it| it.relation == Relation::Conflicts)
    }

    /// Do the sources give a value of this thing for the day that stands beside it?
    pub fn is_dated(&self) -> bool {
        self.answers.iter().any(|it| it.days == Days::Same && it.likeness >= SAME_THING)
    }
}

/// How many source figures are looked at closely.
const CANDIDATES: usize = 60;
/// From here on two figures are taken to be for the same thing.
const SAME_THING: f32 = 0.28;
/// An agreeing answer so much less like the draft's figure than a contradicting one is of another thing.
const SUPPORT_SHARE: f32 = 0.62;
const OPEN_SHARE: f32 = 0.85;
/// A figure on another day, of other people, or of another noun, is likely of another thing.
const OTHER_DAY: f32 = 0.4;
const OTHER_PEOPLE: f32 = 0.55;
const OTHER_NOUN: f32 = 0.35;
const NO_NOUN: f32 = 0.7;
const OTHER_UNIT: f32 = 0.5;
/// What the same noun or unit adds, the rarer the more.
const SAME_NOUN: f32 = 0.2;
/// The size of a change is not a level.
const CHANGE_AND_LEVEL: f32 = 0.6;
/// What an equal value adds to an agreeing answer's likeness for each digit after the first: chance equals are rare.
const A_DIGIT: f32 = 0.12;

/// Compares every figure of a draft with the corpus.
pub fn compare<'a>(draft: &'a Article, facts: &'a Facts, corpus: &'a Corpus) -> Vec<ComparedFigure<'a>> {
    let framer = Framer::new(draft, facts);
    let mut compared: Vec<ComparedFigure> = facts
        .figures
        .iter()
        .map(|figure| {
            let frame = framer.figure(figure);
            let answers = answers(draft, figure, &frame, facts, corpus);
            let verdict = verdict(figure, &answers);
            ComparedFigure { figure, frame, answers, verdict }
        })
        .collect();
    settle_swapped(&mut compared);
    settle_derived(&mut compared);
    compared
}

fn answers<'a>(
    draft: &Article,
    figure: &Figure,
    frame: &Frame,
    facts: &Facts,
    corpus: &'a Corpus,
) -> Vec<Answer<'a>> {
    let wanted = measure(figure);
    // A table's cell has its unit in a heading, or nowhere.
    let in_table = matches!(draft.blocks[figure.place.block].kind, BlockKind::TableRow { .. });
    let bare_cell = in_table && figure.unit.is_none();
    let mut near = corpus.figures.nearest(frame, &corpus.rarity, CANDIDATES);
    for equal in corpus.figures.of_value(value_key(figure), CANDIDATES) {
        if !near.iter().any(|it| std::ptr::eq(*it, equal)) {
            near.push(equal);
        }
    }
    let mut answers: Vec<Answer> = near
        .into_iter()
        .filter_map(|fact| {
            let theirs = &corpus.sources[fact.source].facts.figures[fact.fact];
            if measure(theirs) != wanted && !(bare_cell && theirs.value == figure.value) {
                return None;
            }
            let days = days(frame, facts, fact, corpus);
            let likeness = likeness(figure, frame, fact, theirs, corpus)
                * if days == Days::Apart { OTHER_DAY } else { 1.0 };
            Some(Answer { fact, figure: theirs, likeness, relation: relation(figure, theirs), days })
        })
        .collect();
    answers.sort_by(|a, b| b.likeness.total_cmp(&a.likeness));
    answers
}

fn likeness(figure: &Figure, frame: &Frame, fact: &FramedFact, theirs: &Figure, corpus: &Corpus) -> f32 {
    let mut likeness = frame.likeness(&fact.frame, &corpus.rarity);
    likeness = (likeness + SAME_NOUN * shared_noun(frame, &fact.frame, corpus))
        * nouns(figure, frame, theirs, &fact.frame);
    likeness *= magnitude(figure, theirs);
    if frame.is_change != fact.frame.is_change {
        likeness *= CHANGE_AND_LEVEL;
    }
    let strangers =
        |a: &[String], b: &[String]| !a.is_empty() && !b.is_empty() && !a.iter().any(|name| b.contains(name));
    if strangers(&frame.people, &fact.frame.people) {
        likeness *= OTHER_PEOPLE;
    }
    likeness
}

/// 1 for the rarest noun or unit that both have, 0 for one that is everywhere.
fn shared_noun(ours: &Frame, theirs: &Frame, corpus: &Corpus) -> f32 {
    match (ours.head, theirs.head) {
        (Some(ours), Some(theirs)) if ours == theirs => corpus.figures.head_rarity(ours),
        _ => 0.0,
    }
}

/// A slip is near the truth, or off by a word such as "million"; another number is likely another thing's.
fn magnitude(figure: &Figure, theirs: &Figure) -> f32 {
    let (a, b) = (ends(figure).0.abs(), ends(theirs).0.abs());
    let ratio = a.max(b) / a.min(b).max(1e-9);
    let word_or_unit = ratio.log10().rem_euclid(3.0) < 1e-6 || figure.value == theirs.value;
    match ratio {
        _ if word_or_unit => 1.0,
        ..=4.0 => 1.0,
        ..=12.0 => 0.85,
        _ => 0.6,
    }
}

/// Counts are of the same thing only if the noun is; another unit with another number is likely another thing.
fn nouns(figure: &Figure, frame: &Frame, theirs: &Figure, their_frame: &Frame) -> f32 {
    if measure(figure) != Measure::Count {
        let other = figure.unit != theirs.unit
            && figure.value != theirs.value
            && relation(figure, theirs) != Relation::Agrees;
        return if other && figure.unit.is_some() { OTHER_UNIT } else { 1.0 };
    }
    match (frame.head, their_frame.head) {
        (Some(ours), Some(theirs)) if ours == theirs => 1.0,
        (Some(_), Some(_)) if figure.unit.is_some() && theirs.unit.is_some() => 1.0,
        // "Four people were arrested" and "four arrests": people are often left to be understood.
        (Some(_), Some(_)) if figure.unit.is_some() || theirs.unit.is_some() => NO_NOUN,
        (Some(_), Some(_)) => OTHER_NOUN,
        _ => NO_NOUN,
    }
}

/// How the dates beside two figures stand to each other.
fn days(frame: &Frame, facts: &Facts, fact: &FramedFact, corpus: &Corpus) -> Days {
    let theirs = &corpus.sources[fact.source].facts.dates;
    let pairs = frame.dates.iter().flat_map(|ours| fact.frame.dates.iter().map(move |their| (ours, their)));
    let relations: Vec<calendar::Relation> =
        pairs.map(|(ours, their)| calendar::relation(&facts.dates[*ours], &theirs[*their])).collect();
    match () {
        () if relations.contains(&calendar::Relation::Agrees) => Days::Same,
        () if relations.contains(&calendar::Relation::Conflicts) => Days::Apart,
        () => Days::Untold,
    }
}

fn verdict(figure: &Figure, answers: &[Answer<'_>]) -> Verdict {
    let best = |wanted: &dyn Fn(Relation) -> bool| answers.iter().position(|it| wanted(it.relation));
    let likeness = |at: Option<usize>| at.map_or(0.0, |at| answers[at].likeness);
    let agreeing = best(&|it| it == Relation::Agrees);
    let hedged = best(&|it| it == Relation::HedgeLost);
    let conflicting = best(&|it| matches!(it, Relation::Conflicts | Relation::OtherUnit));
    let against = likeness(conflicting).max(likeness(hedged));
    let share = if is_open(figure) && !agreeing.is_some_and(|at| is_near(figure, answers[at].figure)) {
        OPEN_SHARE
    } else {
        SUPPORT_SHARE
    };
    let bonus = if is_open(figure) { 0.0 } else { A_DIGIT * (digits(figure) - 1).min(3) as f32 };
    let supports = |at: usize| match answers[at].days {
        // The value of another day is wrong only where a source has one of this day.
        Days::Apart => conflicting.is_none_or(|other| answers[other].days != Days::Same),
        _ => answers[at].likeness + bonus >= share * against,
    };
    if agreeing.is_some_and(supports) {
        return Verdict::Supported;
    }
    match (hedged, conflicting) {
        (Some(at), _)
            if likeness(hedged) >= SAME_THING * 0.8
                && likeness(hedged) >= SUPPORT_SHARE * likeness(conflicting) =>
        {
            Verdict::HedgeLost(at)
        }
        (_, Some(at)) if likeness(conflicting) >= SAME_THING => Verdict::Conflict(at),
        _ if agreeing.is_some() => Verdict::Supported,
        _ => Verdict::Unknown,
    }
}

/// A bound agrees with half of all numbers by chance, unless it lies close to one: "fewer than 120" of 118.
fn is_near(bound: &Figure, theirs: &Figure) -> bool {
    let (ours, theirs) = (ends(bound).0, ends(theirs).0);
    (ours - theirs).abs() <= 0.2 * theirs.abs()
}

/// Two figures of one paragraph that have each other's values in a source are swapped, though each value is in the source.
fn settle_swapped(compared: &mut [ComparedFigure<'_>]) {
    for second in 1..compared.len() {
        for first in (0..second).rev() {
            let (a, b) = (&compared[first], &compared[second]);
            if a.figure.place.block != b.figure.place.block {
                break;
            }
            if let Some((at_a, at_b)) = swapped(a, b) {
                compared[first].verdict = Verdict::Conflict(at_a);
                compared[second].verdict = Verdict::Conflict(at_b);
            }
        }
    }
}

/// The answers that should stand at `a` and `b`, where a source has their values the other way round.
fn swapped(a: &ComparedFigure<'_>, b: &ComparedFigure<'_>) -> Option<(usize, usize)> {
    let (best_a, best_b) = (a.answers.first()?, b.answers.first()?);
    let conflict = best_a.relation == Relation::Conflicts && best_b.relation == Relation::Conflicts;
    let value = |it: &Figure| (it.value, it.unit.clone());
    let crossed = value(best_a.figure) == value(b.figure) && value(best_b.figure) == value(a.figure);
    let near = best_a.fact.source == best_b.fact.source
        && best_a.figure.place.block.abs_diff(best_b.figure.place.block) <= 1;
    (conflict && crossed && near && best_a.likeness.min(best_b.likeness) >= SAME_THING).then_some((0, 0))
}

/// A conflict that supported figures of the same block explain by a sum, a difference, a share or a complement is none.
fn settle_derived(compared: &mut [ComparedFigure<'_>]) {
    for at in 0..compared.len() {
        if !matches!(compared[at].verdict, Verdict::Conflict(_)) {
            continue;
        }
        let block = compared[at].figure.place.block;
        let near = compared
            .iter()
            .filter(|it| it.figure.place.block.abs_diff(block) <= 1 && it.verdict == Verdict::Supported);
        let known: Vec<f64> = near.map(|it| ends(it.figure).0).collect();
        if !is_open(compared[at].figure) && follows(compared[at].figure, &known) {
            compared[at].verdict = Verdict::Derived;
        }
    }
}

fn follows(figure: &Figure, known: &[f64]) -> bool {
    let room = stretch(figure);
    let fits = |it: f64| it.is_finite() && it >= room.low - 1e-9 && it <= room.high + 1e-9;
    let share = measure(figure) == Measure::Share;
    let alone =
        |a: f64| share && fits(100.0 - a) || PERIODS.iter().any(|times| fits(a / times) || fits(a * times));
    let pair = |a: f64, b: f64| {
        fits(a + b) || fits((a - b).abs()) || share && (fits(100.0 * a / b) || fits(100.0 * b / a))
    };
    known.iter().enumerate().any(|(at, a)| alone(*a) || known[at + 1..].iter().any(|b| pair(*a, *b)))
}

/// A yearly sum told by the month, the week, the day.
const PERIODS: &[f64] = &[7.0, 12.0, 52.0, 365.0];
