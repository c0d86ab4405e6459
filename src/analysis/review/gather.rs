//! From the facts and findings of a draft to the notes on it.
use std::{
    cmp::Reverse,
    collections::{BTreeSet, HashMap, hash_map::Entry},
};

use crate::{
    analysis::{
        Accepted, Analysis,
        hint::measured,
        review::{Kind, Mark, Note, Outcome, Review, disputed},
        standing::{Verdict, goes_on},
    },
    compare::{Comparison, side_by_side},
    facts::{FactRef, Facts, Place, name::folded_words},
    finding::{Finding, Severity},
    source::Article,
    text::Span,
};

/// Something found, open or answered for.
#[derive(Clone, Copy, Debug)]
pub(super) enum Found<'a> {
    Open(&'a Finding),
    Accepted(&'a Accepted),
}

impl<'a> Found<'a> {
    pub(super) fn finding(self) -> &'a Finding {
        match self {
            Found::Open(finding) => finding,
            Found::Accepted(accepted) => &accepted.finding,
        }
    }
}

/// A note in the making: the facts it is on, and what was found on them.
#[derive(Debug, Default)]
pub(super) struct Subject<'a> {
    pub(super) facts: Vec<FactRef>,
    pub(super) found: Vec<Found<'a>>,
    /// How many facts are counted.
    counted: usize,
    /// Of a finding on no fact: where it is, if it is in the prose at all.
    place: Option<Place>,
}

pub(super) fn review(analysis: &Analysis) -> Review<'_> {
    let mut subjects = subjects(analysis);
    subjects.sort_by_cached_key(|it| {
        let Place { block, start, end } = first(analysis, it);
        (block, end, Reverse(start))
    });
    let compared = compared(analysis, &subjects);
    let mut review = Review { analysis, notes: Vec::new(), marks: Vec::new(), wrong: Vec::new() };
    for (note, subject) in subjects.iter().enumerate() {
        let is_name = matches!(subject.facts.first(), Some(FactRef::Name(_)));
        let marks = places(analysis, subject).enumerate();
        review.marks.extend(marks.map(|(at, place)| Mark { place, note, again: is_name && at > 0 }));
        let knowledge = told(subject)
            .map(|fact| analysis.knowledge_in(&compared[&analysis.facts.place(fact).block], fact));
        let knowledge = knowledge.collect();
        review.notes.push(Note { knowledge, ..noted(analysis, subject) });
    }
    review.marks.sort_by_key(|it| (it.place.block, it.place.start, Reverse(it.place.end)));
    for (at, mark) in review.marks.iter().enumerate() {
        review.notes[mark.note].marks.push(at);
    }
    review.wrong = disputed::within_quotations(analysis, &review.notes);
    review
}

/// The blocks of what is told, compared.
fn compared<'a>(analysis: &'a Analysis, subjects: &[Subject<'_>]) -> HashMap<usize, Comparison<'a>> {
    let blocks = subjects.iter().flat_map(told).map(|fact| analysis.facts.place(fact).block);
    let blocks: Vec<usize> = blocks.collect::<BTreeSet<usize>>().into_iter().collect();
    let Analysis { draft, facts, corpus, .. } = analysis;
    let compared = side_by_side((draft, facts, corpus), &blocks, |comparer, block| comparer.block(block));
    blocks.into_iter().zip(compared).collect()
}

/// A subject for each fact that was checked, for each utterance, for each name however often it is mentioned, and for each
/// finding on none of them.
fn subjects(analysis: &Analysis) -> Vec<Subject<'_>> {
    let (found, remarks) = found(analysis);
    let mut subjects: Vec<Subject<'_>> = Vec::new();
    let mut names: HashMap<(Vec<String>, Verdict), usize> = HashMap::new();
    let mut utterance = 0;
    for fact in analysis.facts.all() {
        let found = found.get(&fact).cloned().unwrap_or_default();
        let is_checked = analysis.is_checked(fact);
        if !is_checked && found.is_empty() {
            continue;
        }
        let next = subjects.len();
        let at = match fact {
            FactRef::Quotation(at) if goes_on(&analysis.facts, &analysis.standings.quotations, at) => {
                utterance
            }
            FactRef::Name(at) if found.is_empty() => {
                let key = (folded_words(&analysis.facts.names[at].full), analysis.standing(fact).verdict);
                *names.entry(key).or_insert(next)
            }
            _ => next,
        };
        let is_quotation = matches!(fact, FactRef::Quotation(_));
        if at == next {
            subjects.push(Subject::default());
        }
        if is_quotation {
            utterance = at;
        }
        let subject = &mut subjects[at];
        subject.counted += usize::from(is_checked && (at == next || !is_quotation));
        subject.facts.push(fact);
        subject.found.extend(found);
    }
    let remark = |(found, place)| Subject { found: vec![found], place, ..Subject::default() };
    subjects.extend(remarks.into_iter().map(remark));
    subjects
}

type OnFacts<'a> = HashMap<FactRef, Vec<Found<'a>>>;

/// What was found, by the fact it is on; and what is on none, with its place if it is in the prose.
fn found(analysis: &Analysis) -> (OnFacts<'_>, Vec<(Found<'_>, Option<Place>)>) {
    let open = analysis.findings.iter().map(Found::Open);
    let accepted = analysis.accepted.iter().map(Found::Accepted);
    let (mut on_facts, mut remarks) = (OnFacts::new(), Vec::new());
    for found in open.chain(accepted) {
        let place = place(&analysis.draft, &found.finding().span);
        match place
            .as_ref()
            .and_then(|place| fact_of(analysis, found.finding(), place))
            .map(|fact| on_facts.entry(fact))
        {
            Some(Entry::Occupied(mut others)) => others.get_mut().push(found),
            Some(Entry::Vacant(none)) => drop(none.insert(vec![found])),
            None => remarks.push((found, place)),
        }
    }
    (on_facts, remarks)
}

/// The fact that a finding is on: of those of its kind that it touches, the one that came out worst, then the one that it
/// fits best.
fn fact_of(analysis: &Analysis, finding: &Finding, place: &Place) -> Option<FactRef> {
    let kind = Kind::of_code(finding.code);
    let own = |fact: FactRef| measured(&analysis.facts, fact);
    let touches = |it: &Place| it.block == place.block && it.start < place.end && place.start < it.end;
    let misfit = |it: Place| it.start.abs_diff(place.start) + it.end.abs_diff(place.end);
    let touching = analysis.facts.in_block(place.block);
    let touching =
        touching.filter(|&fact| touches(&own(fact)) || beside(&analysis.facts, fact).is_some_and(touches));
    touching.max_by_key(|&fact| {
        let is_of_kind = kind.is_none_or(|kind| kind == Kind::of(fact));
        (is_of_kind, analysis.standing(fact).verdict, Reverse(misfit(own(fact))))
    })
}

/// What stands beside a fact and belongs to it: who said a quotation, the office of a name.
fn beside(facts: &Facts, fact: FactRef) -> Option<&Place> {
    match fact {
        FactRef::Quotation(at) => facts.quotations[at].speaker.as_ref()?.place.as_ref(),
        FactRef::Name(at) => facts.names[at].office.as_ref(),
        FactRef::Figure(_) | FactRef::Date(_) => None,
    }
}

/// All of a note but its knowledge.
fn noted<'a>(analysis: &'a Analysis, subject: &Subject<'a>) -> Note<'a> {
    let open = subject.found.iter().filter_map(|it| match it {
        Found::Open(finding) => Some(*finding),
        Found::Accepted(_) => None,
    });
    let mut findings: Vec<&Finding> = open.collect();
    findings.sort_by_key(|it| Reverse(it.severity));
    let accepted = subject.found.iter().filter_map(|it| match it {
        Found::Open(_) => None,
        Found::Accepted(accepted) => Some(*accepted),
    });
    Note {
        kind: subject.facts.first().map_or(Kind::Remark, |&fact| Kind::of(fact)),
        outcome: outcome(analysis, subject),
        facts: subject.counted,
        block: first(analysis, subject).block,
        marks: Vec::new(),
        words: words(analysis, subject),
        findings,
        accepted: accepted.collect(),
        knowledge: Vec::new(),
        disputed: disputed::disputed(analysis, subject),
    }
}

fn outcome(analysis: &Analysis, subject: &Subject<'_>) -> Outcome {
    let open = |it: &&Found<'_>| matches!(it, Found::Open(_));
    let is_answered = !subject.found.is_empty() && !subject.found.iter().any(|it| open(&it));
    let is_wrong = subject.found.iter().filter(open).any(|it| it.finding().severity >= Severity::Warning);
    match subject.facts.iter().map(|&fact| analysis.standing(fact).verdict).max() {
        Some(_) if is_wrong => Outcome::Contradicted,
        Some(Verdict::Supported) => Outcome::Supported,
        _ if is_answered => Outcome::Accepted,
        Some(Verdict::Contradicted) => Outcome::Contradicted,
        Some(Verdict::Unsupported) => Outcome::Unsupported,
        Some(Verdict::Unchecked) | None => Outcome::Remark,
    }
}

/// The words it is on; of a name only those of its first mention.
fn words(analysis: &Analysis, subject: &Subject<'_>) -> String {
    let pieces = places(analysis, subject).map(|it| it.text(&analysis.draft).to_owned());
    let is_name = matches!(subject.facts.first(), Some(FactRef::Name(_)));
    pieces.take(if is_name { 1 } else { usize::MAX }).collect::<Vec<_>>().join(" … ")
}

/// The facts whose passages are told: of a name, its first mention's are those of all.
fn told<'s>(subject: &'s Subject<'_>) -> impl Iterator<Item = FactRef> + 's {
    let is_name = matches!(subject.facts.first(), Some(FactRef::Name(_)));
    subject.facts.iter().copied().take(if is_name { 1 } else { usize::MAX })
}

/// Where in the prose a subject is.
fn places<'s>(analysis: &'s Analysis, subject: &'s Subject<'_>) -> impl Iterator<Item = Place> + 's {
    let facts = subject.facts.iter().map(|&fact| measured(&analysis.facts, fact));
    facts.chain(subject.place.clone()).filter(|it| it.start < it.end)
}

/// Where it is first; what is nowhere in the prose is before the block that follows, or in the last.
fn first(analysis: &Analysis, subject: &Subject<'_>) -> Place {
    let place = places(analysis, subject).min_by_key(|it| (it.block, it.end));
    place.unwrap_or_else(|| {
        let at = subject.found.first().map_or(0, |it| it.finding().span.start);
        let blocks = &analysis.draft.blocks;
        let next = blocks.partition_point(|block| block.extent().end <= at);
        Place::new(next.min(blocks.len().saturating_sub(1)), 0..0)
    })
}

/// The place in the prose of bytes of the file.
pub(super) fn place(draft: &Article, span: &Span) -> Option<Place> {
    let (block, start) = draft.block_at(span.start)?;
    let it = &draft.blocks[block];
    let end = it.to_prose(span.end.min(it.extent().end))?;
    (start < end).then(|| Place::new(block, start..end))
}
