//! How alike the events are that two dates are of.
use crate::{
    compare::{
        calendar::{Relation, Slip, slip},
        date::beside::Beside,
    },
    corpus::{Corpus, frame::Frame, framed::FramedFact, weighed::Weighed},
    facts::date::DateMention,
};

/// Other people stand beside the two dates.
const OTHER_PEOPLE: f32 = 0.5;
/// The day of a statement is not the day of what it is about.
const STATEMENT_AND_EVENT: f32 = 0.45;
/// Events that share but one word.
const ONE_WORD: f32 = 0.5;
/// Words of this weight say which event is dated.
const TELLING: f32 = 0.2;

/// A date of the draft, its frame, and what stands beside it.
pub(super) struct Ours<'a> {
    pub(super) date: &'a DateMention,
    pub(super) frame: &'a Frame,
    pub(super) weighed: Weighed,
    pub(super) beside: Beside<'a>,
}

/// From 0 upwards; `relation` is how the dates themselves stand to each other.
pub(super) fn likeness(
    ours: &Ours<'_>,
    fact: &FramedFact,
    theirs: &DateMention,
    relation: Relation,
    corpus: &Corpus,
) -> f32 {
    let frame = ours.frame;
    let mut likeness = ours.weighed.likeness(fact.weighed(corpus));
    if ours.weighed.has_strangers(fact.weighed(corpus)) {
        likeness *= OTHER_PEOPLE;
    }
    if frame.is_statement != fact.frame.is_statement {
        likeness *= STATEMENT_AND_EVENT;
    }
    let beside = ours.beside.adds(fact, theirs);
    let words = shared_words(frame, &fact.frame);
    likeness += beside;
    if relation != Relation::Conflicts {
        return likeness;
    }
    let share = if words < 2 && beside == 0.0 { ONE_WORD } else { 1.0 };
    likeness * share * plausible(slip(ours.date, theirs), words)
}

/// A date that differs in one part is likely a slip for this one, the likelier the more words both events share; one that
/// has nothing in common is another event's.
fn plausible(slip: Slip, words: usize) -> f32 {
    match slip {
        Slip::Year if words > 2 => 2.0,
        Slip::Year => 1.5,
        Slip::Part => 1.3,
        Slip::Plain => 1.0,
        Slip::Far => 0.6,
    }
}

/// How many words that tell stand beside both? "The inquiry opens" and "pumping began" share but one.
fn shared_words(ours: &Frame, theirs: &Frame) -> usize {
    let telling = |frame: &Frame| -> Vec<u64> {
        frame.terms.iter().filter(|term| term.1 >= TELLING).map(|term| term.0).collect()
    };
    let theirs = telling(theirs);
    telling(ours).iter().filter(|key| theirs.binary_search(key).is_ok()).count()
}
