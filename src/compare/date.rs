//! A date of the draft beside the sources' dates for the same event.
mod beside;
mod likeness;

use crate::{
    compare::{
        calendar::{Relation, bounded, relation},
        date::{
            beside::{Beside, is_tally},
            likeness::{Ours, likeness},
        },
        figure::{self, ComparedFigure},
        quantity::{self, Measure, measure},
        quotation::{Draft, QuotedWords},
    },
    corpus::{
        Corpus,
        frame::{DateBound, Frame, Framer},
        framed::FramedFact,
    },
    facts::{date::DateMention, figure::unit::Dimension, in_block},
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
/// From here on two dates are taken to be of the same event; where another source date agrees a little, only from there.
const SAME_EVENT: f32 = 0.33;
const SURELY_SAME_EVENT: f32 = 0.45;
/// An agreeing answer so much less like the draft's date than a contradicting one is of another event: a weekday agrees
/// with one in seven by chance.
const SUPPORT_SHARE: f32 = 0.6;
const WEEKDAY_SHARE: f32 = 0.7;
const LITTLE: f32 = 0.4;
/// An agreeing answer counts so much where it is told of another body or place, and a contradicting one of the draft's.
const ELSEWHERE: f32 = 0.5;
/// Figures whose words are so alike are of one thing on one day.
const SAME_WORDS: f32 = 0.6;
/// A date of an event so unlike supports nothing, though it be the same.
const SLIGHT: f32 = 0.1;

/// Compares each date of a block with the corpus, with the block's compared quotations and figures beside it. A date that
/// says on which day a figure held is the figure's matter.
pub(super) fn compare<'a>(
    draft: Draft<'a>,
    block: usize,
    framer: &Framer<'_>,
    corpus: &'a Corpus,
    quotations: &[QuotedWords<'_>],
    figures: &[ComparedFigure<'_>],
) -> Vec<ComparedDate<'a>> {
    let (article, dates) = (draft.article, &draft.facts.dates);
    let compared = in_block(dates, |it| &it.place, block).map(|at| {
        let date = &dates[at];
        let frame = framer.date(date);
        if date.of_text || is_quoted(date, quotations) {
            return ComparedDate { date, frame, answers: Vec::new(), verdict: Verdict::Unknown };
        }
        let beside = Beside::of(article, (at, date), quotations, figures);
        let ours = Ours { date, frame: &frame, weighed: corpus.weighed(&frame), beside };
        let answers = answers(&ours, corpus);
        let verdict = of_figure(at, figures)
            .filter(|_| !begins(article, date))
            .unwrap_or_else(|| if leans(article, date) { Verdict::Unknown } else { verdict(date, &answers) });
        ComparedDate { date, frame, answers, verdict }
    });
    compared.collect()
}

/// What the figure that a date stands beside says of it: a date that only tells when a figure held is the figure's matter.
fn of_figure(date: usize, figures: &[ComparedFigure<'_>]) -> Option<Verdict> {
    let level = |it: &&ComparedFigure| {
        it.frame.dates.first() == Some(&date)
            && measure(it.figure) != Measure::Dimension(Dimension::Time)
            && !is_tally(it.figure)
    };
    // Where a source has just this figure for another day, the day may be the fault.
    let day_may_be_wrong = |it: &ComparedFigure| {
        it.answers.first().is_some_and(|best| {
            best.relation == quantity::Relation::Agrees
                && best.days == figure::Days::Apart
                && best.shared >= SAME_WORDS
                && quantity::digits(it.figure) > 1
        })
    };
    figures.iter().filter(level).find_map(|it| match it.verdict {
        figure::Verdict::Supported if day_may_be_wrong(it) => None,
        figure::Verdict::Supported if it.is_dated() => Some(Verdict::Supported),
        figure::Verdict::Supported | figure::Verdict::Derived if !it.changes() => None,
        _ => Some(Verdict::Unknown),
    })
}

/// "From Sept. 1" is the day on which a new figure begins, and so an event.
fn begins(draft: &Article, date: &DateMention) -> bool {
    let before = draft.blocks[date.place.block].prose[..date.place.start].split_whitespace().next_back();
    let beginnings = draft.language.thesaurus.beginnings;
    before.is_some_and(|word| beginnings.iter().any(|it| it.eq_ignore_ascii_case(word)))
}

/// "Three days later" leans on some day of the text, and which is a guess that nobody is accused on.
fn leans(draft: &Article, date: &DateMention) -> bool {
    let leaning = draft.language.thesaurus.leaning;
    date.relative
        && date
            .place
            .text(draft)
            .split(' ')
            .any(|word| leaning.iter().any(|it| it.eq_ignore_ascii_case(word)))
}

/// A day inside a quotation is the speaker's, counted from another day; its words are the quotation's matter.
fn is_quoted(date: &DateMention, quotations: &[QuotedWords<'_>]) -> bool {
    let holds = |it: &QuotedWords| it.quotation.place.span().contains(&date.place.start);
    quotations.iter().any(|it| !it.quotation.unmarked && holds(it))
}

fn answers<'a>(ours: &Ours<'_>, corpus: &'a Corpus) -> Vec<Answer<'a>> {
    let near = corpus.dates.nearest(ours.frame, &corpus.rarity, CANDIDATES).into_iter();
    let answer = |fact: &'a FramedFact| {
        let date = &corpus.sources[fact.source].facts.dates[fact.fact];
        let relation = related(ours.frame, ours.date, &fact.frame, date);
        Answer { fact, date, likeness: likeness(ours, fact, date, relation, corpus), relation }
    };
    let mut answers: Vec<Answer> = near.map(answer).collect();
    let subject = |it: &Answer| ours.weighed.shares_subject(it.fact.weighed(corpus));
    let is_told = |it: &Answer| it.relation == Relation::Conflicts && subject(it) == Some(true);
    if answers.iter().any(|it| is_told(it) && it.likeness >= SAME_EVENT) {
        // What another town did on the day does not make it right for this one.
        let of_others = |it: &&mut Answer| it.relation == Relation::Agrees && subject(it) == Some(false);
        answers.iter_mut().filter(of_others).for_each(|it| it.likeness *= ELSEWHERE);
    }
    answers.sort_by(|a, b| b.likeness.total_cmp(&a.likeness));
    answers
}

fn related(frame: &Frame, date: &DateMention, their_frame: &Frame, theirs: &DateMention) -> Relation {
    match (frame.bound, their_frame.bound) {
        (None, None) => relation(date, theirs),
        (Some(DateBound::Open(ours)), Some(DateBound::Open(same))) if ours == same => relation(date, theirs),
        // A year that names a thing may tell when it was, and never when it was not.
        (Some(DateBound::Name), None) | (None, Some(DateBound::Name)) => match relation(date, theirs) {
            Relation::Agrees => Relation::Agrees,
            _ => Relation::Unknown,
        },
        (Some(bound), None) => bounded(bound, date, theirs),
        (_, Some(_)) => Relation::Unknown,
    }
}

fn verdict(date: &DateMention, answers: &[Answer<'_>]) -> Verdict {
    let best = |wanted: Relation| answers.iter().find(|it| it.relation == wanted);
    let (agreeing, conflicting) = (best(Relation::Agrees), best(Relation::Conflicts));
    let agrees = agreeing.map_or(0.0, |it| it.likeness);
    let conflicts = conflicting.map_or(0.0, |it| it.likeness);
    let only_weekday = |it: &DateMention| it.days.is_none() && it.stated.day.is_none();
    let by_weekday = only_weekday(date) || agreeing.is_some_and(|it| only_weekday(it.date));
    if agrees >= SLIGHT && agrees >= conflicts * if by_weekday { WEEKDAY_SHARE } else { SUPPORT_SHARE } {
        return Verdict::Supported;
    }
    let floor = if agrees < LITTLE * conflicts { SAME_EVENT } else { SURELY_SAME_EVENT };
    match answers.iter().position(|it| it.relation == Relation::Conflicts) {
        Some(at) if conflicts >= floor => Verdict::Conflict(at),
        _ if agrees >= SLIGHT => Verdict::Supported,
        _ => Verdict::Unknown,
    }
}
