//! A date of the draft beside the sources' dates for the same event.
use crate::{
    compare::{
        calendar::{Relation, bounded, relation},
        figure::{self, ComparedFigure},
        quantity::{Measure, measure},
        quotation::{self, QuotedWords},
    },
    corpus::{
        Corpus,
        frame::{Frame, Framer},
        framed::FramedFact,
        passage::{Passage, PassageWord},
    },
    facts::{Facts, Place, date::DateMention, figure::unit::Dimension, sentence},
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
const OTHER_PEOPLE: f32 = 0.5;
/// The day of a statement is not the day of what it is about.
const STATEMENT_AND_EVENT: f32 = 0.45;
/// The same quotation beside both dates.
const SAME_QUOTATION: f32 = 0.4;

/// Compares every date of a draft with the corpus. A date that says on which day a figure held is the figure's matter.
pub fn compare<'a>(
    draft: &'a Article,
    facts: &'a Facts,
    corpus: &'a Corpus,
    quotations: &[QuotedWords<'_>],
    figures: &[ComparedFigure<'_>],
) -> Vec<ComparedDate<'a>> {
    let framer = Framer::new(draft, facts);
    let compared = facts.dates.iter().enumerate().map(|(at, date)| {
        let frame = framer.date(date);
        let beside = beside(draft, date, quotations);
        let answers = answers(date, &frame, &beside, corpus);
        let verdict = of_figure(at, figures)
            .unwrap_or_else(|| if leans(draft, date) { Verdict::Unknown } else { verdict(date, &answers) });
        ComparedDate { date, frame, answers, verdict }
    });
    compared.collect()
}

/// What the figure that a date stands beside says of it: a date that only tells when a figure held is the figure's matter.
fn of_figure(date: usize, figures: &[ComparedFigure<'_>]) -> Option<Verdict> {
    let level = |it: &&ComparedFigure| {
        it.frame.dates.first() == Some(&date) && measure(it.figure) != Measure::Dimension(Dimension::Time)
    };
    figures.iter().filter(level).find_map(|it| match it.verdict {
        figure::Verdict::Supported if it.is_dated() => Some(Verdict::Supported),
        figure::Verdict::Supported | figure::Verdict::Derived if !it.changes() => None,
        _ => Some(Verdict::Unknown),
    })
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

/// The passages that the quotations in a date's sentence were taken from.
fn beside<'a>(draft: &Article, date: &DateMention, quotations: &'a [QuotedWords<'_>]) -> Vec<&'a Passage> {
    let prose = &draft.blocks[date.place.block].prose;
    let sentence = sentence::at(&sentence::split(prose, draft.language), date.place.start);
    let near = |place: &Place| {
        place.block == date.place.block
            && place.start < sentence.end + NEXT_SENTENCE
            && sentence.start < place.end
    };
    let matched =
        quotations.iter().filter(|it| near(&it.quotation.place)).filter_map(|it| match &it.verdict {
            quotation::Verdict::Verbatim(matches) => Some(matches.iter().map(|it| it.passage)),
            _ => None,
        });
    matched.flatten().filter(|passage| passage.words.len() <= SHORT).collect()
}

/// A quotation may open the sentence after the date's: so many bytes on.
const NEXT_SENTENCE: usize = 8;
/// A long speech is no single moment.
const SHORT: usize = 60;

fn answers<'a>(
    date: &DateMention,
    frame: &Frame,
    beside: &[&Passage],
    corpus: &'a Corpus,
) -> Vec<Answer<'a>> {
    let near = corpus.dates.nearest(frame, &corpus.rarity, CANDIDATES).into_iter();
    let mut answers: Vec<Answer> = near
        .map(|fact| {
            let theirs = &corpus.sources[fact.source].facts.dates[fact.fact];
            let likeness = likeness(frame, fact, theirs, beside, corpus);
            Answer { fact, date: theirs, likeness, relation: related(frame, date, &fact.frame, theirs) }
        })
        .collect();
    answers.sort_by(|a, b| b.likeness.total_cmp(&a.likeness));
    answers
}

fn related(frame: &Frame, date: &DateMention, their_frame: &Frame, theirs: &DateMention) -> Relation {
    match (frame.bound, their_frame.bound) {
        (_, Some(_)) => Relation::Unknown,
        (Some(bound), None) => bounded(bound, date, theirs),
        (None, None) => relation(date, theirs),
    }
}

fn likeness(
    frame: &Frame,
    fact: &FramedFact,
    theirs: &DateMention,
    beside: &[&Passage],
    corpus: &Corpus,
) -> f32 {
    let mut likeness = frame.likeness(&fact.frame, &corpus.rarity);
    let strangers = frame.has_strangers(&fact.frame, &corpus.names);
    if strangers {
        likeness *= OTHER_PEOPLE;
    }
    let same_quotation = beside.iter().any(|passage| {
        passage.source == fact.source && passage.words.first().is_some_and(|word| is_beside(theirs, word))
    });
    if same_quotation {
        return likeness + SAME_QUOTATION;
    }
    if frame.is_statement != fact.frame.is_statement { likeness * STATEMENT_AND_EVENT } else { likeness }
}

/// Does a source's date stand near its quotation?
fn is_beside(date: &DateMention, word: &PassageWord) -> bool {
    word.block == date.place.block && date.place.start.abs_diff(word.word.span.start) < ONE_SENTENCE
}

/// The length of a long sentence, in bytes.
const ONE_SENTENCE: usize = 200;

fn verdict(date: &DateMention, answers: &[Answer<'_>]) -> Verdict {
    let best = |wanted: Relation| answers.iter().find(|it| it.relation == wanted);
    let (agreeing, conflicting) = (best(Relation::Agrees), best(Relation::Conflicts));
    let agrees = agreeing.map_or(0.0, |it| it.likeness);
    let conflicts = conflicting.map_or(0.0, |it| it.likeness);
    let only_weekday = |it: &DateMention| it.days.is_none() && it.stated.day.is_none();
    let by_weekday = only_weekday(date) || agreeing.is_some_and(|it| only_weekday(it.date));
    if agreeing.is_some() && agrees >= conflicts * if by_weekday { WEEKDAY_SHARE } else { SUPPORT_SHARE } {
        return Verdict::Supported;
    }
    let floor = if agrees < LITTLE * conflicts { SAME_EVENT } else { SURELY_SAME_EVENT };
    match answers.iter().position(|it| it.relation == Relation::Conflicts) {
        Some(at) if conflicts >= floor => Verdict::Conflict(at),
        _ if agreeing.is_some() => Verdict::Supported,
        _ => Verdict::Unknown,
    }
}
