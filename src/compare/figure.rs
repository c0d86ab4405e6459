//! A figure of the draft beside the sources' figures for the same thing.
mod derived;
mod direction;
mod likeness;
mod neighbour;
mod swapped;
mod told_apart;
mod verdict;

use crate::{
    compare::{
        figure::likeness::{Likeness, OTHER_DAY, Ours},
        quantity::{Relation, measure, relation},
        quotation::Draft,
    },
    corpus::{
        Corpus,
        correction::is_withdrawn,
        frame::{Frame, Framer},
        framed::FramedFact,
        value_key,
    },
    facts::{figure::Figure, in_block},
    source::{Article, BlockKind},
};

/// A figure and what the sources say of the thing it measures.
#[derive(Clone, Debug)]
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
    /// How much the words around them share, before anything else is weighed.
    pub shared: f32,
    /// People stand beside both, and not one is the same.
    pub strangers: bool,
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
    /// The draft itself takes it back, in a correction.
    Withdrawn,
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
pub const SAME_THING: f32 = 0.28;

/// Compares each figure of a block with the corpus, by itself.
pub(super) fn compare<'a>(
    draft: Draft<'a>,
    block: usize,
    framer: &Framer<'_>,
    corpus: &'a Corpus,
) -> Vec<ComparedFigure<'a>> {
    let compare_one = |figure: &'a Figure| {
        let frame = framer.figure(figure);
        if is_withdrawn(draft.article, figure) {
            return ComparedFigure { figure, frame, answers: Vec::new(), verdict: Verdict::Withdrawn };
        }
        let answers = answers(draft, figure, &frame, corpus);
        let verdict = verdict::of(figure, &frame, &answers, corpus);
        ComparedFigure { figure, frame, answers, verdict }
    };
    let figures = &draft.facts.figures;
    figures[in_block(figures, |it| &it.place, block)].iter().map(compare_one).collect()
}

/// Settles what the figures of a block, and those of the blocks beside it, say of one another.
pub(super) fn settle(
    draft: &Article,
    compared: &mut [ComparedFigure<'_>],
    beside: &[&ComparedFigure<'_>],
    corpus: &Corpus,
) {
    told_apart::settle(draft, compared, beside);
    derived::settle(compared, beside, corpus);
    swapped::settle(draft, compared);
    neighbour::settle(draft, compared, corpus);
    direction::settle(compared);
}

fn answers<'a>(draft: Draft, figure: &Figure, frame: &Frame, corpus: &'a Corpus) -> Vec<Answer<'a>> {
    let wanted = measure(figure);
    // A table's cell has its unit in a heading, or nowhere.
    let in_table = matches!(draft.article.blocks[figure.place.block].kind, BlockKind::TableRow { .. });
    let bare_cell = in_table && figure.unit.is_none();
    let ours = Ours { figure, frame, weighed: corpus.weighed(frame), facts: draft.facts };
    let answer = |fact: &'a FramedFact| {
        let theirs = &corpus.sources[fact.source].facts.figures[fact.fact];
        if measure(theirs) != wanted && !(bare_cell && theirs.value == figure.value) {
            return None;
        }
        let Likeness { likeness, shared, strangers, days } = likeness::of(&ours, fact, theirs, corpus);
        let relation = relation(figure, theirs);
        let other_order = figure.is_rank() && !likeness::is_one_order(frame, &fact.frame, likeness);
        if other_order && relation == Relation::Conflicts {
            return None;
        }
        Some(Answer { fact, figure: theirs, likeness, shared, strangers, relation, days })
    };
    let mut answers: Vec<Answer> = candidates(figure, frame, corpus).into_iter().filter_map(answer).collect();
    answers.sort_by(|a, b| b.likeness.total_cmp(&a.likeness));
    answers
}

/// The facts whose words are nearest, and those of an equal value.
fn candidates<'a>(figure: &Figure, frame: &Frame, corpus: &'a Corpus) -> Vec<&'a FramedFact> {
    let mut near = corpus.figures.nearest(frame, &corpus.rarity, CANDIDATES);
    for equal in corpus.figures.of_value(value_key(figure), CANDIDATES) {
        if !near.iter().any(|it| std::ptr::eq(*it, equal)) {
            near.push(equal);
        }
    }
    near
}
