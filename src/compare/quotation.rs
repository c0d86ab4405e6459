//! A quotation of the draft beside the words of the sources.
mod parts;
mod release;
mod trap;

pub use parts::said;
pub use trap::Trap;

use crate::{
    compare::{
        quotation::parts::parts,
        speaker::{self, Parties, SURE},
    },
    corpus::{
        Corpus,
        align::{Alignment, Part, Step, align, is_inflected},
        passage::Passage,
    },
    facts::{Facts, quotation::Quotation},
    source::{Article, BlockKind},
};

/// A draft with its facts.
#[derive(Clone, Copy, Debug)]
pub struct Draft<'a> {
    /// As read.
    pub article: &'a Article,
    /// What it states.
    pub facts: &'a Facts,
}

/// A quotation, its parts, and what the sources have of it.
#[derive(Debug)]
pub struct QuotedWords<'a> {
    /// The quotation.
    pub quotation: &'a Quotation,
    /// The words, ellipses and brackets between its marks.
    pub parts: Vec<Part>,
    /// The verdict.
    pub verdict: Verdict<'a>,
}

/// What the sources have of a quotation.
#[derive(Debug)]
pub enum Verdict<'a> {
    /// A title, a term, scare quotes: nothing to check.
    NotSpeech,
    /// Word for word; one match a passage that has it.
    Verbatim(Vec<Match<'a>>),
    /// Word for word, but cut so that the meaning turns.
    Cut(Match<'a>, Trap),
    /// Nearly: words were changed.
    Altered(Match<'a>),
    /// Two quotations run together, or pieces in another order.
    Joined(Match<'a>, Match<'a>),
    /// A source's own prose, and nobody's quotation.
    Paraphrase(Match<'a>),
    /// Nothing near it.
    Unknown,
}

/// A passage and how the quotation lies in it.
#[derive(Clone, Debug)]
pub struct Match<'a> {
    /// The passage.
    pub passage: &'a Passage,
    /// How the words correspond.
    pub alignment: Alignment,
}

/// How many passages are looked at closely.
const CANDIDATES: usize = 12;

/// Compares a quotation of a draft with the corpus.
pub fn compare<'a>(draft: Draft, quotation: &'a Quotation, corpus: &'a Corpus) -> QuotedWords<'a> {
    let prose = &draft.article.blocks[quotation.place.block].prose;
    let parts = parts(prose, quotation.content.clone(), draft.article.language);
    let verdict = verdict(draft, quotation, &parts, corpus);
    QuotedWords { quotation, parts, verdict }
}

fn verdict<'a>(draft: Draft, quotation: &Quotation, parts: &[Part], corpus: &'a Corpus) -> Verdict<'a> {
    let keys: Vec<u64> = said(parts).map(|word| word.key).collect();
    if keys.is_empty() || is_transcript(draft.article, quotation) {
        return Verdict::NotSpeech;
    }
    let near = corpus.passages.nearest(&keys, CANDIDATES);
    let matches: Vec<Match> =
        near.into_iter().map(|passage| Match { passage, alignment: align(parts, &passage.words) }).collect();
    let quotable = |it: &&Match| release::is_quotable(draft, quotation, it.passage, corpus);
    let verbatim: Vec<Match> =
        matches.iter().filter(|it| it.alignment.edits == 0).filter(quotable).cloned().collect();
    if !verbatim.is_empty() {
        return verbatim_verdict(draft, quotation, parts, verbatim);
    }
    if quotation.confidence < 0.5 {
        return Verdict::NotSpeech;
    }
    altered_verdict(draft, quotation, parts, matches, corpus)
}

/// In a transcript, what is said is the draft's own matter.
fn is_transcript(draft: &Article, quotation: &Quotation) -> bool {
    matches!(draft.blocks[quotation.place.block].kind, BlockKind::Speech { .. })
}

fn verbatim_verdict<'a>(
    draft: Draft,
    quotation: &Quotation,
    parts: &[Part],
    verbatim: Vec<Match<'a>>,
) -> Verdict<'a> {
    let traps: Vec<Option<Trap>> =
        verbatim.iter().map(|it| trap::trap(draft.article, quotation, parts, it)).collect();
    match traps.iter().position(Option::is_none) {
        Some(_) => {
            let fair = verbatim.into_iter().zip(traps).filter(|(_, trap)| trap.is_none());
            Verdict::Verbatim(fair.map(|(it, _)| it).collect())
        }
        None => match verbatim.into_iter().zip(traps).next() {
            Some((it, Some(trap))) => Verdict::Cut(it, trap),
            _ => Verdict::Unknown,
        },
    }
}

fn altered_verdict<'a>(
    draft: Draft,
    quotation: &Quotation,
    parts: &[Part],
    matches: Vec<Match<'a>>,
    corpus: &'a Corpus,
) -> Verdict<'a> {
    let likeness = |it: &Match| likeness(parts, it, corpus);
    let best = |quoted: bool| {
        let quotable = |it: &Match| release::is_quotable(draft, quotation, it.passage, corpus);
        let of_kind = matches.iter().filter(|it| quotable(it) == quoted);
        of_kind.max_by(|a, b| likeness(a).total_cmp(&likeness(b)))
    };
    let (said, written) = (best(true), best(false));
    if let Some(joined) = said.and_then(|said| joined(parts, said, &matches)) {
        return joined;
    }
    let said = said.filter(|it| is_altered(draft, quotation, parts, it, corpus));
    let written = written.filter(|it| is_paraphrase(parts, it));
    match (said, written) {
        (Some(said), Some(written)) if likeness(written) > likeness(said) => {
            Verdict::Paraphrase(written.clone())
        }
        (Some(said), _) => Verdict::Altered(said.clone()),
        (None, Some(written)) => Verdict::Paraphrase(written.clone()),
        (None, None) => Verdict::Unknown,
    }
}

/// The share of the quotation that a passage has, rare words counting more; words the quotation drops count against it.
fn likeness(parts: &[Part], it: &Match, corpus: &Corpus) -> f64 {
    let weight = |part: usize| match &parts[part] {
        Part::Word(word) => 0.5 + f64::from(corpus.rarity.here(word.meaning.key)),
        _ => 0.0,
    };
    // Another form of the source's word tells for the source, not against it.
    let is_form = |part: usize, word: usize| match &parts[part] {
        Part::Word(ours) => is_inflected(&ours.text, &it.passage.words[word].word.text),
        _ => false,
    };
    let (mut same, mut all, mut dropped) = (0.0, 0.0, 0);
    for step in &it.alignment.steps {
        match step {
            Step::Same(part, _) => {
                same += weight(*part);
                all += weight(*part);
            }
            Step::Changed(part, word) if is_form(*part, *word) => all += weight(*part).min(1.0),
            Step::Changed(part, _) | Step::Added(part) => all += weight(*part).min(4.0),
            // A clause cut out whole is one change, not a dozen.
            Step::Dropped(_) => dropped += 1,
            Step::Covered(..) => (),
        }
    }
    if all == 0.0 { 0.0 } else { same / (all + f64::from(dropped.min(4))) }
}

/// So much of a quotation must be the source's for the rest to be called a change.
const ALTERED: f64 = 0.55;
/// Where the speaker is known to be somebody else, only a near copy is the same utterance.
const ALTERED_OTHER_SPEAKER: f64 = 0.75;

fn is_altered(draft: Draft, quotation: &Quotation, parts: &[Part], it: &Match, corpus: &Corpus) -> bool {
    let words = said(parts).count();
    if words < 3 || it.alignment.same < 2 {
        return false;
    }
    let other = spoken_by_another(draft, quotation, it.passage, corpus) == Some(true);
    let floor = if other { ALTERED_OTHER_SPEAKER } else { ALTERED };
    let enough = if words < 5 { it.alignment.same * 2 > words } else { it.alignment.same * 2 >= words };
    enough && likeness(parts, it, corpus) >= floor
}

/// Whether a passage's speaker is somebody else than the draft says; `None` where either is unknown.
pub fn spoken_by_another(
    draft: Draft,
    quotation: &Quotation,
    passage: &Passage,
    corpus: &Corpus,
) -> Option<bool> {
    let ours = quotation.speaker.as_ref().filter(|speaker| speaker.confidence >= SURE)?;
    let theirs = passage.quoted.as_ref()?.speaker.as_ref().filter(|speaker| speaker.confidence >= SURE)?;
    speaker::same(&Parties { draft, quotation, ours, passage, theirs, corpus }).map(|same| !same)
}

/// A word or two in common prove nothing.
const TELLING: usize = 2;

/// Are the words a source's, and every passage that has them somebody else's than the draft says?
pub fn is_misattributed(draft: Draft, quoted: &QuotedWords<'_>, corpus: &Corpus) -> bool {
    let Verdict::Verbatim(matches) = &quoted.verdict else { return false };
    let another = |it: &Match<'_>| spoken_by_another(draft, quoted.quotation, it.passage, corpus);
    said(&quoted.parts).count() >= TELLING && matches.iter().all(|it| another(it) == Some(true))
}

/// Nearly the reporter's own words: four fifths of at least five words, or three or more verbatim.
fn is_paraphrase(parts: &[Part], it: &Match) -> bool {
    let words = said(parts).count();
    let changed =
        it.alignment.steps.iter().filter(|step| matches!(step, Step::Changed(..) | Step::Added(_))).count();
    match words {
        0..=2 => false,
        3 | 4 => it.alignment.edits == 0,
        _ => it.alignment.same * 5 >= words * 4 && changed * 5 <= words,
    }
}

/// Fewer words in a row may be chance.
const JOINED_RUN: usize = 3;

/// Finds the words that `said` does not have verbatim in another passage, or elsewhere in the same one.
fn joined<'a>(parts: &[Part], said: &Match<'a>, matches: &[Match<'a>]) -> Option<Verdict<'a>> {
    let strange: Vec<usize> = said.alignment.steps.iter().filter_map(strange_part).collect();
    let (first, last) = (*strange.first()?, *strange.last()?);
    let rest = &parts[first..=last];
    let contiguous = said
        .alignment
        .steps
        .iter()
        .filter(|step| matches!(step, Step::Same(part, _) if (first..=last).contains(part)));
    if strange.len() < JOINED_RUN || contiguous.count() > 1 || said.alignment.same < JOINED_RUN {
        return None;
    }
    // A linking word may stand between the two.
    let candidates = [rest, rest.get(1..).unwrap_or_default(), &rest[..rest.len() - 1]];
    candidates.into_iter().filter(|run| self::said(run).count() >= JOINED_RUN).find_map(|run| {
        let other = matches.iter().filter(|it| it.passage.is_quoted()).find_map(|it| {
            let alignment = align(run, &it.passage.words);
            (alignment.edits == 0).then_some(Match { passage: it.passage, alignment })
        })?;
        Some(Verdict::Joined(said.clone(), other))
    })
}

fn strange_part(step: &Step) -> Option<usize> {
    match step {
        Step::Changed(part, _) | Step::Added(part) => Some(*part),
        _ => None,
    }
}
