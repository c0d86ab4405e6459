//! Where something is wrong: the draft's words around it, to be set against the source's.
use crate::{
    analysis::{
        Analysis,
        review::{
            Kind, Note,
            gather::{Subject, place},
        },
    },
    corpus::excerpt,
    facts::{FactRef, Place, sentence},
    finding::Severity,
    text::Span,
};

/// The draft's words around something wrong.
#[derive(Debug, PartialEq, Eq)]
pub struct Disputed {
    /// The sentence, or the quotation, cut to a readable length.
    pub around: Place,
    /// Bytes of those words: what the findings are about, in order.
    pub wrong: Vec<Span>,
}

/// The words around the first thing that is wrong; none where nothing is.
pub(super) fn disputed(analysis: &Analysis, subject: &Subject<'_>) -> Option<Disputed> {
    let serious = subject.found.iter().map(|it| it.finding()).filter(|it| it.severity >= Severity::Warning);
    let wrong: Vec<Place> = serious.filter_map(|it| place(&analysis.draft, &it.span)).collect();
    let first = wrong.first()?;
    let draft = &analysis.draft;
    let prose = &draft.blocks[first.block].prose;
    let sentence = || sentence::at(&sentence::split(prose, draft.language), first.start);
    let around = quotation_around(analysis, subject, first).unwrap_or_else(sentence);
    let around = Place::new(first.block, excerpt(prose, &around, &first.span()));
    let here = wrong.iter().filter(|it| it.block == around.block);
    let within = here.map(|it| it.start.max(around.start)..it.end.min(around.end));
    let within = within.filter(|it| it.start < it.end);
    let mut wrong: Vec<Span> = within.map(|it| it.start - around.start..it.end - around.start).collect();
    wrong.sort_by_key(|it| (it.start, it.end));
    Some(Disputed { around, wrong })
}

fn quotation_around(analysis: &Analysis, subject: &Subject<'_>, it: &Place) -> Option<Span> {
    let quotations = subject.facts.iter().filter_map(|fact| match fact {
        FactRef::Quotation(at) => Some(&analysis.facts.quotations[*at].place),
        _ => None,
    });
    let mut around = quotations.filter(|place| place.block == it.block);
    around.find(|place| place.start <= it.start && it.end <= place.end).map(Place::span)
}

/// What the grave open findings on quotations are about: there they are less than the whole.
pub(super) fn within_quotations(analysis: &Analysis, notes: &[Note<'_>]) -> Vec<Place> {
    let quotations = notes.iter().filter(|it| it.kind == Kind::Quotation);
    let found = quotations.flat_map(|it| it.findings.iter()).filter(|it| it.severity >= Severity::Warning);
    let mut wrong: Vec<Place> = found.filter_map(|it| place(&analysis.draft, &it.span)).collect();
    wrong.sort();
    wrong.dedup();
    wrong
}
