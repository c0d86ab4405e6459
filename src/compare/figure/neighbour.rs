//! What stands beside a figure tells which of a source's figures is meant.
use crate::{
    compare::{
        figure::{Answer, ComparedFigure, Days, SAME_THING, Verdict},
        quantity::{Relation, digits, is_open},
    },
    corpus::{Corpus, frame::Role},
    facts::sentence,
    source::Article,
    text::Span,
};

/// Settles figures whose value a source has, but for the thing told before or behind the one the draft speaks of.
pub(super) fn settle(draft: &Article, compared: &mut [ComparedFigure<'_>], corpus: &Corpus) {
    for at in 0..compared.len() {
        if is_how_it_stood(draft, compared, at, corpus) {
            compared[at].verdict = Verdict::Supported;
        }
        if let Some(conflict) = conflict(draft, compared, at, corpus) {
            compared[at].verdict = Verdict::Conflict(conflict);
        }
    }
}

/// Its own value stands for something else where another answer is so much liker.
const LIKER: f32 = 1.1;
/// …or for how things stood before.
const MUCH_LIKER: f32 = 1.5;

fn conflict(draft: &Article, all: &[ComparedFigure<'_>], at: usize, corpus: &Corpus) -> Option<usize> {
    let it = &all[at];
    if it.verdict != Verdict::Supported || it.figure.is_rank() || digits(it.figure) < 2 || is_open(it.figure)
    {
        return None;
    }
    let own = it.answers.iter().find(|it| it.relation == Relation::Agrees)?;
    let cross_at = it.answers.iter().position(|it| it.relation == Relation::Conflicts)?;
    let cross = &it.answers[cross_at];
    let comparable = cross.likeness >= SAME_THING
        && cross.likeness > LIKER * own.likeness
        && cross.days != Days::Apart
        && cross.figure.unit == own.figure.unit
        && (cross.fact.source, cross.figure.place.block) == (own.fact.source, own.figure.place.block);
    let is_told = || all.iter().any(|other| other.figure.value == cross.figure.value);
    if !comparable || is_told() {
        return None;
    }
    let (mine, theirs) = (sentence_of(own, corpus), sentence_of(cross, corpus));
    let wrong = if mine == theirs {
        is_past(draft, it, own, cross)
    } else {
        has_companion(draft, all, at, &mine, &theirs, cross, corpus)
    };
    wrong.then_some(cross_at)
}

/// The value from which things changed, told as that: "it had expected 7.9 billion".
fn is_how_it_stood(draft: &Article, all: &[ComparedFigure<'_>], at: usize, corpus: &Corpus) -> bool {
    let it = &all[at];
    let Verdict::Conflict(cross) = it.verdict else { return false };
    let cross = &it.answers[cross];
    let own = it.answers.iter().find(|it| it.relation == Relation::Agrees);
    digits(it.figure) > 1
        && cross.relation == Relation::Conflicts
        && own.is_some_and(|own| {
            own.fact.frame.role != Role::Value
                && own.figure.value == it.figure.value
                && (own.fact.source, own.figure.place.block) == (cross.fact.source, cross.figure.place.block)
                && sentence_of(own, corpus) == sentence_of(cross, corpus)
        })
        && !all.iter().any(|other| other.figure.value == cross.figure.value)
        && tells_of_before(draft, it)
}

fn tells_of_before(draft: &Article, it: &ComparedFigure<'_>) -> bool {
    let prose = &draft.blocks[it.figure.place.block].prose;
    let sentence = sentence::at(&sentence::split(prose, draft.language), it.figure.place.start);
    let formerly = draft.language.thesaurus.formerly;
    let mut words = prose[sentence].split(|ch: char| !ch.is_alphabetic());
    words.any(|word| formerly.iter().any(|it| it.eq_ignore_ascii_case(word)))
}

/// The value from which things changed, told as what they are.
fn is_past(draft: &Article, it: &ComparedFigure<'_>, own: &Answer<'_>, cross: &Answer<'_>) -> bool {
    it.frame.role == Role::Value
        && own.days != Days::Same
        && cross.fact.frame.role == Role::Value
        && own.fact.frame.role != Role::Value
        && cross.likeness > MUCH_LIKER * own.likeness
        && !tells_of_before(draft, it)
}

/// Another figure of the draft's sentence is from the very sentence of the liker answer, and only from there.
fn has_companion(
    draft: &Article,
    all: &[ComparedFigure<'_>],
    at: usize,
    own: &Span,
    theirs: &Span,
    cross: &Answer<'_>,
    corpus: &Corpus,
) -> bool {
    let place = &all[at].figure.place;
    let sentences = sentence::split(&draft.blocks[place.block].prose, draft.language);
    let sentence = sentence::at(&sentences, place.start);
    all.iter().enumerate().any(|(index, other)| {
        let agrees = |it: &&Answer<'_>| it.relation == Relation::Agrees && it.likeness >= SAME_THING;
        let stands_in = |it: &Answer<'_>, span: &Span| {
            it.fact.source == cross.fact.source
                && it.figure.place.block == cross.figure.place.block
                && sentence_of(it, corpus) == *span
        };
        let answers = || other.answers.iter().filter(agrees);
        index != at
            && other.verdict == Verdict::Supported
            && sentence.contains(&other.figure.place.start)
            && answers().any(|it| stands_in(it, theirs))
            && !answers().any(|it| stands_in(it, own))
    })
}

fn sentence_of(answer: &Answer<'_>, corpus: &Corpus) -> Span {
    let article = corpus.article(answer.fact.source);
    let place = &answer.figure.place;
    sentence::at(&sentence::split(&article.blocks[place.block].prose, article.language), place.start)
}
