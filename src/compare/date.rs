//! A date of the draft beside the sources' dates for the same event.
use crate::{
    compare::{
        calendar::{Relation, relation},
        figure::ComparedFigure,
    },
    corpus::{
        Corpus,
        frame::{Frame, Framer},
        framed::FramedFact,
    },
    facts::{Facts, date::DateMention},
    source::Article,
};

/// A date and what the sources say of the event.
#[derive(Debug)]
pub struct ComparedDate<'a> {
    /// The mention.
    pub date: &'a DateMention,
    /// The event it dates.
    pub frame: Frame,
    /// Source dates that may be of the same event, the likest first.
    pub answers: Vec<Answer<'a>>,
    /// The verdict.
    pub verdict: Verdict,
}

/// A source's date that may answer the draft's.
#[derive(Clone, Copy, Debug)]
pub struct Answer<'a> {
    /// Where it is from, and its frame.
    pub fact: &'a FramedFact,
    /// The date.
    pub date: &'a DateMention,
    /// How alike the two events are.
    pub likeness: f32,
    /// How the dates stand to each other.
    pub relation: Relation,
}

/// What the sources say of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Some source has it for this event.
    Supported,
    /// A source has another day for the same event: the index of the answer.
    Conflict(usize),
    /// Nothing answers it.
    Unknown,
}

/// How many source dates are looked at closely.
const CANDIDATES: usize = 60;
/// From here on two dates are taken to be of the same event.
const SAME_EVENT: f32 = 0.4;
/// An agreeing answer so much less like the draft's date than a contradicting one is of another event.
const SUPPORT_SHARE: f32 = 0.6;
const OTHER_PEOPLE: f32 = 0.5;

/// Compares every date of a draft with the corpus. A date that says on which day a figure held is the figure's matter.
pub fn compare<'a>(
    draft: &'a Article,
    facts: &'a Facts,
    corpus: &'a Corpus,
    figures: &[ComparedFigure<'_>],
) -> Vec<ComparedDate<'a>> {
    let framer = Framer::new(draft, facts);
    let compared = facts.dates.iter().enumerate().map(|(at, date)| {
        let frame = framer.date(date);
        let answers = answers(date, &frame, corpus);
        let of_figure = figures.iter().any(|it| it.frame.dates.first() == Some(&at) && it.changes_daily());
        let verdict = if of_figure { Verdict::Unknown } else { verdict(&answers) };
        ComparedDate { date, frame, answers, verdict }
    });
    compared.collect()
}

fn answers<'a>(date: &DateMention, frame: &Frame, corpus: &'a Corpus) -> Vec<Answer<'a>> {
    let near = corpus.dates.nearest(frame, &corpus.rarity, CANDIDATES).into_iter();
    let mut answers: Vec<Answer> = near
        .map(|fact| {
            let theirs = &corpus.sources[fact.source].facts.dates[fact.fact];
            let strangers = !frame.people.is_empty()
                && !fact.frame.people.is_empty()
                && !frame.people.iter().any(|name| fact.frame.people.contains(name));
            let likeness =
                frame.likeness(&fact.frame, &corpus.rarity) * if strangers { OTHER_PEOPLE } else { 1.0 };
            Answer { fact, date: theirs, likeness, relation: relation(date, theirs) }
        })
        .collect();
    answers.sort_by(|a, b| b.likeness.total_cmp(&a.likeness));
    answers
}

fn verdict(answers: &[Answer<'_>]) -> Verdict {
    let best = |wanted: Relation| answers.iter().position(|it| it.relation == wanted);
    let likeness = |at: Option<usize>| at.map_or(0.0, |at| answers[at].likeness);
    let (agreeing, conflicting) = (best(Relation::Agrees), best(Relation::Conflicts));
    if agreeing.is_some() && likeness(agreeing) >= SUPPORT_SHARE * likeness(conflicting) {
        return Verdict::Supported;
    }
    match conflicting {
        Some(at) if answers[at].likeness >= SAME_EVENT => Verdict::Conflict(at),
        _ if agreeing.is_some() => Verdict::Supported,
        _ => Verdict::Unknown,
    }
}
