//! A quotation of the draft beside the words of the sources.
use std::ops::Range;

use crate::{
    compare::speaker::{self, SURE},
    corpus::{
        Corpus,
        align::{Alignment, Part, Step, align},
        passage::Passage,
        word::{Word, words},
    },
    facts::{Facts, quotation::Quotation, sentence},
    lang::Language,
    source::{Article, BlockKind},
    text::Span,
};

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

/// What a cut took away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trap {
    /// A negation right before the cut, or under an ellipsis or bracket: the words of it.
    Negation(String),
    /// A condition or limit right beside the cut.
    Condition(String),
}

/// How many passages are looked at closely.
const CANDIDATES: usize = 12;

/// Compares every quotation of a draft with the corpus.
pub fn compare<'a>(draft: &Article, facts: &'a Facts, corpus: &'a Corpus) -> Vec<QuotedWords<'a>> {
    facts.quotations.iter().map(|it| compare_one(draft, it, corpus)).collect()
}

fn compare_one<'a>(draft: &Article, quotation: &'a Quotation, corpus: &'a Corpus) -> QuotedWords<'a> {
    let parts = parts(&draft.blocks[quotation.place.block].prose, quotation.content.clone(), draft.language);
    let verdict = verdict(draft, quotation, &parts, corpus);
    QuotedWords { quotation, parts, verdict }
}

fn verdict<'a>(draft: &Article, quotation: &Quotation, parts: &[Part], corpus: &'a Corpus) -> Verdict<'a> {
    let keys: Vec<u64> = said(parts).map(|word| word.key).collect();
    if keys.is_empty() || is_transcript(draft, quotation) {
        return Verdict::NotSpeech;
    }
    let near = corpus.passages.nearest(&keys, CANDIDATES);
    let matches: Vec<Match> =
        near.into_iter().map(|passage| Match { passage, alignment: align(parts, &passage.words) }).collect();
    let verbatim: Vec<Match> =
        matches.iter().filter(|it| it.passage.is_quoted() && it.alignment.edits == 0).cloned().collect();
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
    draft: &Article,
    quotation: &Quotation,
    parts: &[Part],
    verbatim: Vec<Match<'a>>,
) -> Verdict<'a> {
    let traps: Vec<Option<Trap>> = verbatim.iter().map(|it| trap(draft, quotation, parts, it)).collect();
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
    draft: &Article,
    quotation: &Quotation,
    parts: &[Part],
    matches: Vec<Match<'a>>,
    corpus: &'a Corpus,
) -> Verdict<'a> {
    let likeness = |it: &Match| likeness(parts, it, corpus);
    let best = |quoted: bool| {
        let of_kind = matches.iter().filter(|it| it.passage.is_quoted() == quoted);
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
        Part::Word(word) => 0.5 + corpus.passages.rarity(word.key),
        _ => 0.0,
    };
    let (mut same, mut all, mut dropped) = (0.0, 0.0, 0);
    for step in &it.alignment.steps {
        match step {
            Step::Same(part, _) => {
                same += weight(*part);
                all += weight(*part);
            }
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

fn is_altered(draft: &Article, quotation: &Quotation, parts: &[Part], it: &Match, corpus: &Corpus) -> bool {
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
    draft: &Article,
    quotation: &Quotation,
    passage: &Passage,
    corpus: &Corpus,
) -> Option<bool> {
    let ours = quotation.speaker.as_ref().filter(|speaker| speaker.confidence >= SURE)?;
    let theirs = passage.quoted.as_ref()?.speaker.as_ref().filter(|speaker| speaker.confidence >= SURE)?;
    speaker::same(ours, theirs, corpus, draft.language).map(|same| !same)
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

/// The words of a quotation, without brackets.
pub fn said(parts: &[Part]) -> impl Iterator<Item = &Word> {
    parts.iter().filter_map(|part| match part {
        Part::Word(word) => Some(word),
        _ => None,
    })
}

/// What a verbatim cut took away that turns the meaning, unless the draft gives it in its own words.
fn trap(draft: &Article, quotation: &Quotation, parts: &[Part], it: &Match) -> Option<Trap> {
    covered_negation(parts, it, draft.language).or_else(|| {
        let around = around(draft, quotation);
        lost_negation(it, &around, draft.language).or_else(|| lost_condition(it, &around, draft.language))
    })
}

/// A negation under an ellipsis or a bracket, unless whole sentences are left out.
fn covered_negation(parts: &[Part], it: &Match, language: &Language) -> Option<Trap> {
    let words = &it.passage.words;
    it.alignment.steps.iter().find_map(|step| {
        let Step::Covered(part, range) = step else { return None };
        let inner: &[Word] = if let Part::Bracket(inner) = &parts[*part] { inner } else { &[] };
        if inner.iter().any(|word| is_negation(&word.text, language)) || is_outer(range, &it.alignment) {
            return None;
        }
        let starts_sentence = range.start == 0 || words[range.start - 1].word.ends_sentence;
        let ends_sentence =
            range.end > 0 && range.end > range.start && words[range.end - 1].word.ends_sentence;
        let negation = words[range.clone()].iter().rev().find(|it| is_negation(&it.word.text, language))?;
        // Between the negation and the next kept words no sentence may end: else the negation belonged to what was cut.
        let at =
            words[range.clone()].iter().rposition(|it| is_negation(&it.word.text, language))? + range.start;
        let cut_off = words[at..range.end].iter().any(|it| it.word.ends_clause);
        (!(starts_sentence && ends_sentence) && !cut_off)
            .then(|| Trap::Negation(negation.word.text.to_string()))
    })
}

/// An ellipsis at either end covers nothing that was quoted.
fn is_outer(range: &Range<usize>, alignment: &Alignment) -> bool {
    range.end <= alignment.source.start || range.start >= alignment.source.end
}

fn lost_negation(it: &Match, around: &[Word], language: &Language) -> Option<Trap> {
    let lead = lead(it, language);
    let negation = lead.iter().rev().find(|word| is_negation(&word.text, language))?;
    let told = around.iter().any(|word| is_negation(&word.text, language) || is_denial(&word.text, language));
    (!told).then(|| Trap::Negation(negation.text.to_string()))
}

/// How many words before a cut may turn it.
const LEAD: usize = 6;

/// The source's words right before the cut, back to the end of the clause before.
fn lead(it: &Match, language: &Language) -> Vec<Word> {
    let start = it.alignment.source.start;
    let mut lead: Vec<Word> =
        it.passage.words[start.saturating_sub(LEAD)..start].iter().map(|it| it.word.clone()).collect();
    if let Some(quoted) = it.passage.quoted.as_ref().filter(|_| start < LEAD) {
        lead.splice(0..0, quoted.lead.iter().cloned());
    }
    let joins = |word: &Word| word.ends_clause || language.thesaurus.joiners.contains(&&*word.text);
    let clause = lead.iter().rposition(joins).map_or(0, |at| at + 1);
    lead.split_off(clause)
}

fn lost_condition(it: &Match, around: &[Word], language: &Language) -> Option<Trap> {
    let words = &it.passage.words;
    let thesaurus = language.thesaurus;
    let told = |text: &str| around.iter().any(|word| &*word.text == text);
    let next =
        words.get(it.alignment.source.end).filter(|_| !words[it.alignment.source.end - 1].word.ends_sentence);
    if let Some(next) = next {
        let text = &*next.word.text;
        if thesaurus.conditions.contains(&text) && !thesaurus.conditions.iter().any(|it| told(it)) {
            return Some(Trap::Condition(text.to_owned()));
        }
    }
    let limit = thesaurus.limits.iter().find(|limit| is_beside(limit, it))?;
    (!limit.split(' ').all(told)).then(|| Trap::Condition((*limit).to_owned()))
}

/// Does a phrase stand right before or right after the cut, in the same clause?
fn is_beside(phrase: &str, it: &Match) -> bool {
    let words = &it.passage.words;
    let count = phrase.split(' ').count();
    let Range { start, end } = it.alignment.source;
    let is_phrase = |from: usize| {
        words
            .get(from..from + count)
            .is_some_and(|run| run.iter().map(|it| &*it.word.text).eq(phrase.split(' ')))
    };
    let before = start >= count && is_phrase(start - count) && !words[start - 1].word.ends_clause;
    let after = end > 0 && is_phrase(end) && !words[end - 1].word.ends_clause;
    before || after
}

/// The draft's own words around a quotation, in its sentence.
fn around(draft: &Article, quotation: &Quotation) -> Vec<Word> {
    let prose = &draft.blocks[quotation.place.block].prose;
    let sentence = sentence::at(&sentence::split(prose, draft.language), quotation.place.start);
    let before = sentence.start.min(quotation.place.start)..quotation.place.start;
    let after = quotation.place.end..sentence.end.max(quotation.place.end);
    let mut around = words(prose, before, draft.language);
    around.extend(words(prose, after, draft.language));
    around
}

fn is_negation(word: &str, language: &Language) -> bool {
    language.thesaurus.negations.binary_search(&word).is_ok()
        || word.ends_with(language.thesaurus.negative_ending)
}

fn is_denial(word: &str, language: &Language) -> bool {
    language.thesaurus.denials.iter().any(|denial| word.starts_with(denial))
}

/// The words, ellipses and brackets of a quotation's content.
pub fn parts(prose: &str, content: Span, language: &Language) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut from = content.start;
    let mut at = content.start;
    while at < content.end {
        let rest = &prose[at..content.end];
        let (len, part) = match special(rest, language) {
            Some(special) => special,
            None => {
                at += rest.chars().next().map_or(1, char::len_utf8);
                continue;
            }
        };
        parts.extend(words(prose, from..at, language).into_iter().map(Part::Word));
        parts.push(part);
        at += len;
        from = at;
    }
    parts.extend(words(prose, from..content.end, language).into_iter().map(Part::Word));
    parts
}

/// An ellipsis or bracket at the head of `rest`, with its length in bytes.
fn special(rest: &str, language: &Language) -> Option<(usize, Part)> {
    if let Some(dots) = ellipsis(rest) {
        return Some((dots, Part::Ellipsis));
    }
    let close = rest.strip_prefix('[')?.find(']')? + 1;
    let inside = &rest[1..close];
    // `[H]e`: the letters that follow belong to the changed word.
    let tail: usize = rest[close + 1..].chars().take_while(|ch| ch.is_alphabetic()).map(char::len_utf8).sum();
    let part = match ellipsis(inside.trim()) {
        Some(_) => Part::Ellipsis,
        None => Part::Bracket(words(inside, 0..inside.len(), language)),
    };
    Some((close + 1 + tail, part))
}

/// `…`, `...`, `. . .`: its length in bytes.
fn ellipsis(text: &str) -> Option<usize> {
    if text.starts_with('…') {
        return Some('…'.len_utf8());
    }
    ["...", ". . ."].iter().find(|dots| text.starts_with(**dots)).map(|dots| dots.len())
}
