//! How alike two figures are in what they are about.
use crate::{
    compare::{
        calendar,
        figure::Days,
        quantity::{Measure, Relation, digits, ends, measure, relation, transposed},
    },
    corpus::{Corpus, frame::Frame, framed::FramedFact, weighed::Weighed},
    facts::{Facts, figure::Figure},
};

/// Another day, other people, another noun or unit: likely another thing.
pub(super) const OTHER_DAY: f32 = 0.4;
const OTHER_PEOPLE: f32 = 0.55;
const OTHER_SUBJECT: f32 = 0.6;
const OTHER_NOUN: f32 = 0.35;
const NO_NOUN: f32 = 0.7;
const OTHER_UNIT: f32 = 0.5;
/// What the same noun or unit adds, the rarer the more.
const SAME_NOUN: f32 = 0.22;
/// The size of a change is not a level.
const CHANGE_AND_LEVEL: f32 = 0.4;
/// What a slip of the pen adds for each digit after the first: the digits of the source in another order, with another
/// unit, or with "million" for "billion".
const SLIP: f32 = 0.1;

/// How alike two figures are, and why.
pub(super) struct Likeness {
    /// All in all.
    pub(super) likeness: f32,
    /// The words around.
    pub(super) shared: f32,
    /// People stand beside both, and not one is the same.
    pub(super) strangers: bool,
    /// The days beside them.
    pub(super) days: Days,
}

/// A figure of the draft, and what it is about.
pub(super) struct Ours<'a> {
    pub(super) figure: &'a Figure,
    pub(super) frame: &'a Frame,
    pub(super) weighed: Weighed,
    pub(super) facts: &'a Facts,
}

pub(super) fn of(ours: &Ours<'_>, fact: &FramedFact, theirs: &Figure, corpus: &Corpus) -> Likeness {
    let &Ours { figure, frame, ref weighed, facts } = ours;
    let shared = weighed.likeness(fact.weighed(corpus));
    let strangers = weighed.has_strangers(fact.weighed(corpus));
    let days = days(frame, facts, fact, corpus);
    let mut likeness = shared + SAME_NOUN * shared_noun(frame, &fact.frame, corpus);
    likeness *= nouns(figure, frame, theirs, &fact.frame) * magnitude(figure, theirs);
    // "Raises pay by 18 percent" and "raises come to 18 percent" are one.
    let one_share = measure(figure) == Measure::Share && figure.value == theirs.value;
    if frame.is_change != fact.frame.is_change && !one_share {
        likeness *= CHANGE_AND_LEVEL;
    }
    if strangers {
        likeness *= OTHER_PEOPLE;
    }
    if weighed.shares_subject(fact.weighed(corpus)) == Some(false) {
        likeness *= OTHER_SUBJECT;
    }
    if shared > 0.0 {
        likeness += slip(figure, theirs);
    }
    if days == Days::Apart {
        likeness *= OTHER_DAY;
    }
    Likeness { likeness, shared, strangers, days }
}

/// 1 for the rarest noun or unit that both have, 0 for one that is everywhere.
fn shared_noun(ours: &Frame, theirs: &Frame, corpus: &Corpus) -> f32 {
    match (ours.head, theirs.head) {
        (Some(ours), Some(theirs)) if ours == theirs => corpus.rarity.share(ours),
        _ => 0.0,
    }
}

/// Without a noun on one side, two ranks are of one order only where their words are this alike.
const SAME_ORDER: f32 = 0.5;

/// Are two ranks places in one order? "Fifth studio album" and "fifth floor" are not.
pub(super) fn is_one_order(ours: &Frame, theirs: &Frame, likeness: f32) -> bool {
    match (ours.head, theirs.head) {
        (Some(ours), Some(theirs)) => ours == theirs,
        _ => likeness >= SAME_ORDER,
    }
}

/// What a likely slip of the pen adds.
fn slip(figure: &Figure, theirs: &Figure) -> f32 {
    let each = match () {
        () if has_other_unit(figure, theirs) => 2.0 * SLIP,
        () if is_slip(figure, theirs) => SLIP,
        () => return if is_same_vote(figure, theirs) { SLIP } else { 0.0 },
    };
    each * (digits(figure) - 1).min(3) as f32
}

/// Another division of as many votes.
fn is_same_vote(figure: &Figure, theirs: &Figure) -> bool {
    let votes = |it: &Figure| it.value.ends().0 + it.value.ends().1;
    measure(figure) == Measure::Tally
        && votes(figure) == votes(theirs)
        && relation(figure, theirs) == Relation::Conflicts
}

/// The right number with another unit.
fn has_other_unit(figure: &Figure, theirs: &Figure) -> bool {
    figure.unit != theirs.unit && figure.value == theirs.value && relation(figure, theirs) != Relation::Agrees
}

/// The same digits, wrongly written. A rank next to another is no slip.
pub(super) fn is_slip(figure: &Figure, theirs: &Figure) -> bool {
    !figure.is_rank()
        && relation(figure, theirs) != Relation::Agrees
        && (has_other_unit(figure, theirs) || transposed(figure, theirs) || is_thousandfold(figure, theirs))
}

/// "Million" for "billion".
fn is_thousandfold(figure: &Figure, theirs: &Figure) -> bool {
    let (a, b) = (ends(figure).0.abs(), ends(theirs).0.abs());
    let power = (a.max(b) / a.min(b).max(f64::MIN_POSITIVE)).log10();
    power > 1.0 && (power - power.round()).abs() < 1e-9 && power.round() % 3.0 == 0.0
}

/// A slip is near the truth; another number is likely another thing's.
fn magnitude(figure: &Figure, theirs: &Figure) -> f32 {
    if figure.is_rank() || figure.value == theirs.value || is_thousandfold(figure, theirs) {
        return 1.0;
    }
    let (a, b) = (ends(figure).0.abs(), ends(theirs).0.abs());
    match a.max(b) / a.min(b).max(f64::MIN_POSITIVE) {
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
