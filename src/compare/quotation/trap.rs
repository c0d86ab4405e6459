//! Cuts that turn the meaning: every word is the source's, and yet it was not said so.
use std::ops::Range;

use crate::{
    compare::quotation::{Match, parts::said},
    corpus::{
        align::{Alignment, Part, Step},
        word::{Word, words},
    },
    facts::{quotation::Quotation, sentence},
    lang::Language,
    source::Article,
};

/// What a cut took away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trap {
    /// A negation right before the cut, or under an ellipsis or bracket: the words of it.
    Negation(String),
    /// A condition or limit right beside the cut.
    Condition(String),
}

/// What a verbatim cut took away that turns the meaning, unless the draft gives it in its own words.
pub(super) fn trap(draft: &Article, quotation: &Quotation, parts: &[Part], it: &Match) -> Option<Trap> {
    covered_negation(parts, it, draft.language).or_else(|| {
        let around = around(draft, quotation);
        lost_negation(it, &around, draft.language)
            .or_else(|| lost_condition(it, &around, draft.language))
            .or_else(|| lost_premise(parts, it, &around, draft.language))
            .or_else(|| lost_lead(parts, it, &around, draft.language))
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
        let whole = starts_sentence && ends_sentence;
        (!whole && !cut_off).then(|| Trap::Negation(negation.word.text.to_string()))
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

/// A clause right before the cut that makes it conditional: "If you close it, | we drive 26 miles". Words that leave a
/// thing open ("would") tell as much, within the quotation or before it.
fn lost_premise(parts: &[Part], it: &Match, around: &[Word], language: &Language) -> Option<Trap> {
    let thesaurus = language.thesaurus;
    let lead = &it.passage.words[..it.alignment.source.start];
    let (last, lead) =
        lead.split_last().filter(|(last, _)| last.word.ends_clause && !last.word.ends_sentence)?;
    let start = lead.iter().rposition(|it| it.word.ends_clause).map_or(0, |at| at + 1);
    let clause: Vec<&str> = lead[start..].iter().chain([last]).map(|it| &*it.word.text).collect();
    let conditional = clause.first().is_some_and(|first| thesaurus.conditions.contains(first));
    let idle = thesaurus.idle_conditions.contains(&clause.join(" ").as_str());
    let opens = |word: &Word| {
        thesaurus.conditions.contains(&&*word.text) || thesaurus.open_words.contains(&&*word.text)
    };
    let told = around.iter().chain(said(parts)).any(opens);
    (conditional && !idle && !told).then(|| Trap::Condition(clause.join(" ")))
}

/// A condition is not longer, in words.
const PREMISE: usize = 12;

/// The same where no comma closes the condition: "unless they tell me otherwise | I'm staying".
fn lost_lead(parts: &[Part], it: &Match, around: &[Word], language: &Language) -> Option<Trap> {
    let thesaurus = language.thesaurus;
    let start = it.alignment.source.start;
    let lead = &it.passage.words[start.saturating_sub(PREMISE)..start];
    let from = lead.iter().rposition(|it| it.word.ends_clause).map_or(0, |at| at + 1);
    let clause: Vec<&str> = lead[from..].iter().map(|it| &*it.word.text).collect();
    let opener = clause.iter().take(2).position(|word| thesaurus.conditions.contains(word))?;
    let clause = &clause[opener..];
    let subject = it.passage.words.get(start).is_some_and(|it| opens_main_clause(&it.word.text, language));
    let opens = |word: &Word| {
        thesaurus.conditions.contains(&&*word.text) || thesaurus.open_words.contains(&&*word.text)
    };
    let told = around.iter().chain(said(parts)).any(opens);
    (clause.len() > 2 && subject && !told).then(|| Trap::Condition(clause.join(" ")))
}

/// A pronoun that is a subject, also with its verb: "I", "we'll".
fn opens_main_clause(word: &str, language: &Language) -> bool {
    let bare = word.split(['\'', '’']).next().unwrap_or_default();
    language.quotation.pronouns.iter().any(|(pronoun, _)| *pronoun == bare)
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

/// The draft's own words around a quotation, in its sentence; a concession set apart from it ("Though he opposed it,")
/// tells nothing of what was said.
fn around(draft: &Article, quotation: &Quotation) -> Vec<Word> {
    let prose = &draft.blocks[quotation.place.block].prose;
    let sentence = sentence::at(&sentence::split(prose, draft.language), quotation.place.start);
    let before = sentence.start.min(quotation.place.start)..quotation.place.start;
    let after = quotation.place.end..sentence.end.max(quotation.place.end);
    let before = words(prose, before, draft.language);
    let concessions = draft.language.thesaurus.concessions;
    let clauses = before.split_inclusive(|word| word.ends_clause);
    let kept = clauses.filter(|clause| {
        let conceded = clause.first().is_some_and(|word| concessions.contains(&&*word.text));
        !(conceded && clause.last().is_some_and(|word| word.ends_clause))
    });
    let mut around = kept.flatten().cloned().collect::<Vec<Word>>();
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
