//! What stands beside a date of the draft and beside one of the sources as well: it tells that both are of one event.
use crate::{
    compare::{
        figure::{self, ComparedFigure},
        quantity::digits,
        quotation::{self, QuotedWords},
    },
    corpus::{
        framed::FramedFact,
        passage::{Passage, PassageWord},
    },
    facts::{
        Place,
        date::DateMention,
        figure::{Figure, Value},
        sentence,
    },
    source::Article,
};

/// What the sources have too of what stands beside a date.
pub(super) struct Beside<'a> {
    /// The passages that quotations were taken from.
    passages: Vec<&'a Passage>,
    /// The same values for the same things, and how much they tell.
    figures: Vec<(&'a FramedFact, f32)>,
}

/// What the same quotation, figure or vote beside both dates adds to their likeness.
const SAME_QUOTATION: f32 = 0.4;
const SAME_FIGURE: f32 = 0.15;
const SAME_TALLY: f32 = 0.3;
/// A quotation may open the sentence after the date's, or stand behind its attribution there: so many bytes on.
const NEXT_SENTENCE: usize = 24;
/// A long speech is no single moment: so many words at most.
const SHORT: usize = 60;
/// The length of a long sentence, in bytes.
const ONE_SENTENCE: usize = 200;

impl<'a> Beside<'a> {
    /// What stands beside the draft's date with this index.
    pub(super) fn of(
        draft: &Article,
        (at, date): (usize, &DateMention),
        quotations: &'a [QuotedWords<'_>],
        figures: &'a [ComparedFigure<'_>],
    ) -> Beside<'a> {
        Beside { passages: passages(draft, date, quotations), figures: same_figures(at, figures) }
    }

    /// What they add to the likeness of a source's date.
    pub(super) fn adds(&self, fact: &FramedFact, theirs: &DateMention) -> f32 {
        let same_quotation = self.passages.iter().any(|passage| {
            passage.source == fact.source && passage.words.first().is_some_and(|word| is_beside(theirs, word))
        });
        let holds =
            |it: &&(&FramedFact, f32)| it.0.source == fact.source && it.0.frame.dates.contains(&fact.fact);
        let figure = self.figures.iter().find(holds).map_or(0.0, |it| it.1);
        if same_quotation { figure + SAME_QUOTATION } else { figure }
    }
}

/// A vote is cast once; it is no level that changes from day to day.
pub(super) fn is_tally(figure: &Figure) -> bool {
    matches!(figure.value, Value::Tally(..))
}

/// The source figures that are the figure right beside a date; a single digit may be equal by chance.
fn same_figures<'a>(date: usize, figures: &'a [ComparedFigure<'_>]) -> Vec<(&'a FramedFact, f32)> {
    let near = figures.iter().filter(|it| {
        it.frame.dates.first() == Some(&date)
            && it.verdict == figure::Verdict::Supported
            && digits(it.figure) > 1
    });
    near.flat_map(|it| it.answers.iter().filter(|answer| answer.figure.value == it.figure.value))
        .map(|answer| (answer.fact, if is_tally(answer.figure) { SAME_TALLY } else { SAME_FIGURE }))
        .collect()
}

fn passages<'a>(draft: &Article, date: &DateMention, quotations: &'a [QuotedWords<'_>]) -> Vec<&'a Passage> {
    let prose = &draft.blocks[date.place.block].prose;
    let sentence = sentence::at(&sentence::split(prose, draft.language), date.place.start);
    let near = |place: &Place| place.start < sentence.end + NEXT_SENTENCE && sentence.start < place.end;
    let matched =
        quotations.iter().filter(|it| near(&it.quotation.place)).filter_map(|it| match &it.verdict {
            quotation::Verdict::Verbatim(matches) => Some(matches.iter().map(|it| it.passage)),
            _ => None,
        });
    matched.flatten().filter(|passage| passage.words.len() <= SHORT).collect()
}

/// Does a source's date stand near its quotation?
fn is_beside(date: &DateMention, word: &PassageWord) -> bool {
    word.block == date.place.block && date.place.start.abs_diff(word.word.span.start) < ONE_SENTENCE
}
