//! What a figure or date is about: the content words around it, nearer ones weighing more, with who and which day.
//!
//! Weighting by nearness (1/(1+distance/5), less across a clause boundary) was measured against whole-sentence overlap
//! and sentence embeddings and ranks the right source sentence first most often.
mod date;
mod figure;

use std::{cell::OnceCell, ops::Range};

use foldhash::HashMap;

pub use crate::corpus::frame::{date::DateBound, figure::Role};

use crate::{
    corpus::terms::{Term, Terms},
    facts::{Facts, Place, date::DateMention, in_block, name::Name, name::NameKind},
    source::{Article, BlockKind},
    text::{Span, token::is_apostrophe},
};

/// The frame of a fact.
#[derive(Clone, Debug, Default)]
pub struct Frame {
    /// Concepts and how near they stand (0 to 1), each once, sorted by key.
    pub terms: Vec<(u64, f32)>,
    /// The concept that is counted, or the noun behind the unit.
    pub head: Option<u64>,
    /// Of a share, the first word of what it is a share of: the gardeners, in "36 percent of the gardeners".
    pub whole: Option<u64>,
    /// The figure names a thing again: "the 14 governors".
    pub is_definite: bool,
    /// Concepts right beside the fact that are named again: "the debate", "Saturday's rally".
    pub named_again: Vec<u64>,
    /// Words of its sentence say that it was worked out: "that leaves", "in all", "twice as much".
    pub is_worked_out: bool,
    /// It is the size of a change ("by $3.5m", "$138 more").
    pub is_change: bool,
    /// What the words right beside the figure make it: a start, a comparison.
    pub role: Role,
    /// The concept that the figure is tied to by the words right beside it: "a profit of $6m", "Quill's 49 percent".
    pub label: Option<u64>,
    /// It goes up, or down, by the words right beside it.
    pub direction: Option<bool>,
    /// The date is a bound of the event ("before", "after", "since").
    pub bound: Option<DateBound>,
    /// It dates a statement, not what the statement is about.
    pub is_statement: bool,
    /// The body or place that the fact is told of: the nearest such name before it in its clause.
    pub subject: Option<String>,
    /// Full names of people, or what may be people, in the same sentence.
    pub people: Vec<String>,
    /// The dates in the same sentence, nearest first, by index in the article's facts.
    pub dates: Vec<usize>,
}

/// An article's terms, block by block, for making frames. A block is split when a frame first needs it.
#[derive(Debug)]
pub struct Framer<'a> {
    article: &'a Article,
    facts: &'a Facts,
    terms: Vec<OnceCell<Terms>>,
}

/// How fast words lose weight with their distance from a fact.
#[derive(Clone, Copy, Debug)]
struct Nearness {
    /// In so many words the weight halves.
    halves: f32,
    /// Each clause boundary leaves this share of it.
    across_clause: f32,
}

/// Right beside a fact: so many words away.
const BESIDE: usize = 5;
/// The weight of words in the sentence before, and where the fact's sentence takes them up with a pronoun.
const SENTENCE_BEFORE: f32 = 0.25;
const TAKEN_UP: f32 = 0.6;
/// The weight of words of the heading or lead-in of a list or table.
const LEAD_IN: f32 = 0.4;
/// So many items below a lead-in it is forgotten.
const LONGEST_LIST: usize = 200;

impl<'a> Framer<'a> {
    /// Frames for the facts of an article.
    pub fn new(article: &'a Article, facts: &'a Facts) -> Framer<'a> {
        Framer { article, facts, terms: vec![OnceCell::new(); article.blocks.len()] }
    }

    /// The terms of a block.
    pub fn terms(&self, block: usize) -> &Terms {
        self.terms[block].get_or_init(|| {
            let mut terms = Terms::of(&self.article.blocks[block].prose, self.article.language);
            // Days are compared as days, and units as units: their words say nothing of what is spoken of.
            for date in &self.facts.dates[in_block(&self.facts.dates, |it| &it.place, block)] {
                terms.silence(&date.place.span());
            }
            let figures = &self.facts.figures[in_block(&self.facts.figures, |it| &it.place, block)];
            for figure in
                figures.iter().filter(|it| (it.unit.is_some() || it.counted.is_none()) && !it.is_rank())
            {
                terms.silence(&figure.place.span());
            }
            terms
        })
    }

    fn named_again(&self, place: &Place, own: &Range<usize>) -> Vec<u64> {
        let block = &self.article.blocks[place.block];
        let words = &self.terms(place.block).words;
        let near = own.start.saturating_sub(BESIDE)..(own.end + BESIDE).min(words.len());
        let owned = block.prose[place.end..].chars().next().is_some_and(is_apostrophe);
        // "The debate", "the 50-minute news conference", "Saturday's rally".
        let named = |at: usize| at > 0 && !own.contains(&(at - 1)) && self.is_definite(place.block, at - 1);
        let led = named(own.start);
        let again =
            |at: &usize| named(*at) || owned && *at == own.end || led && (own.end..own.end + 2).contains(at);
        near.filter(|at| words[*at].weight > 0.0 && again(at)).map(|at| words[at].key).collect()
    }

    /// Does the word name the thing behind it again: "the", "this"?
    fn is_definite(&self, block: usize, at: usize) -> bool {
        let word = &self.article.blocks[block].prose[self.terms(block).words[at].span.clone()];
        self.article.language.thesaurus.definites.iter().any(|it| it.eq_ignore_ascii_case(word))
    }

    fn frame(&self, place: &Place, own: &Range<usize>, nearness: Nearness) -> Frame {
        let mut weights = HashMap::default();
        self.add_sentence(&mut weights, place, own, nearness);
        self.add_context(&mut weights, place);
        let mut terms: Vec<(u64, f32)> = weights.into_iter().collect();
        terms.sort_unstable_by_key(|term| term.0);
        Frame {
            terms,
            named_again: self.named_again(place, own),
            people: self.people(place),
            subject: self.subject(place, own),
            dates: self.dates(place, own),
            ..Frame::default()
        }
    }

    /// The content words of the sentence as they stand there, the nearest to `place` first.
    pub fn keywords(&self, place: &Place, most: usize) -> Vec<&str> {
        let terms = self.terms(place.block);
        let Some(sentence) = terms.sentence_at(place.start) else { return Vec::new() };
        let own = terms.within(&place.span());
        let away = |at: usize| if at < own.start { own.start - at } else { (at + 1).saturating_sub(own.end) };
        let range =
            terms.sentences[sentence].clone().filter(|at| !own.contains(at) && terms.words[*at].weight > 0.0);
        let mut near: Vec<usize> = range.collect();
        near.sort_by_key(|at| away(*at));
        near.dedup_by_key(|at| terms.words[*at].key);
        let prose = &self.article.blocks[place.block].prose;
        near.into_iter().take(most).map(|at| &prose[terms.words[at].span.clone()]).collect()
    }

    fn add_sentence(
        &self,
        weights: &mut HashMap<u64, f32>,
        place: &Place,
        own: &Range<usize>,
        nearness: Nearness,
    ) {
        let terms = self.terms(place.block);
        let Some(sentence) = terms.sentence_at(place.start) else { return };
        let range = terms.sentences[sentence].clone();
        let words = &terms.words;
        let mut walk = |at: usize, distance: usize, weight: f32| {
            add(weights, words, at, weight / (1.0 + distance as f32 / nearness.halves));
        };
        let mut weight = if own.end > 0 && words[own.end - 1].breaks { nearness.across_clause } else { 1.0 };
        for (at, word) in words.iter().enumerate().take(range.end).skip(own.end) {
            walk(at, at + 1 - own.end, weight);
            if word.breaks {
                weight *= nearness.across_clause;
            }
        }
        weight = 1.0;
        for at in (range.start..own.start.max(range.start)).rev() {
            if words[at].breaks {
                weight *= nearness.across_clause;
            }
            walk(at, own.start - at, weight);
        }
        if sentence > 0 {
            let taken_up = words[range.clone()].iter().take(2).any(|term| term.pronoun);
            let weight = if taken_up { TAKEN_UP } else { SENTENCE_BEFORE };
            add_all(weights, terms, terms.sentences[sentence - 1].clone(), weight);
        }
    }

    /// What stands above: the heading or lead-in of a list item, the head of a table's column.
    fn add_context(&self, weights: &mut HashMap<u64, f32>, place: &Place) {
        let block = &self.article.blocks[place.block];
        let in_list = |kind: &BlockKind| matches!(kind, BlockKind::ListItem | BlockKind::TableRow { .. });
        if let BlockKind::TableRow { header: Some(header) } = &block.kind {
            let column = block.prose[..place.start].matches(" | ").count();
            let head = header.split(" | ").nth(column).unwrap_or_default();
            let head = Terms::of(head, self.article.language);
            add_all(weights, &head, 0..head.words.len(), 0.8);
        }
        if in_list(&block.kind) {
            let mut near = (0..place.block).rev().take(LONGEST_LIST);
            if let Some(above) = near.find(|&at| !in_list(&self.article.blocks[at].kind)) {
                add_all(weights, self.terms(above), 0..self.terms(above).words.len(), LEAD_IN);
            }
        }
    }

    fn subject(&self, place: &Place, own: &Range<usize>) -> Option<String> {
        let sentence = self.sentence(place)?;
        let terms = self.terms(place.block);
        let before = sentence.start..place.start;
        let names = &self.facts.names[starting_in(&self.facts.names, |it| &it.place, place.block, &before)];
        let is_body =
            |name: &&Name| matches!(name.kind, NameKind::Organisation | NameKind::Place | NameKind::Other);
        let nearest = names.iter().rev().take(MOST).find(is_body)?;
        let near = boundaries(terms, own, &terms.within(&nearest.place.span())) <= 1;
        // A sentence that opens with a name is told of it to its end.
        let opening = names.first().filter(|it| is_body(it) && it.place.start == sentence.start);
        Some(nearest).filter(|_| near).or(opening).map(|name| name.full.to_string())
    }

    fn people(&self, place: &Place) -> Vec<String> {
        let Some(sentence) = self.sentence(place) else { return Vec::new() };
        let here = &self.facts.names[starting_in(&self.facts.names, |it| &it.place, place.block, &sentence)];
        let people =
            here.iter().filter(|it| matches!(it.kind, NameKind::Person | NameKind::Other)).take(MOST);
        let mut people: Vec<String> = people.map(|it| it.full.to_string()).collect();
        people.dedup();
        people
    }

    /// The dates that hold for a fact: in its sentence, with at most one clause boundary between.
    fn dates(&self, place: &Place, own: &Range<usize>) -> Vec<usize> {
        let Some(sentence) = self.sentence(place) else { return Vec::new() };
        let terms = self.terms(place.block);
        let holds = |it: &DateMention| {
            let theirs = terms.within(&it.place.span());
            !it.of_text && it.place != *place && boundaries(terms, own, &theirs) <= 1
        };
        let here = starting_in(&self.facts.dates, |it| &it.place, place.block, &sentence);
        let own_at = self.facts.dates[here.clone()].partition_point(|it| it.place.start < place.start);
        let own_at = here.start + own_at;
        let near = own_at.saturating_sub(MOST).max(here.start)..(own_at + MOST).min(here.end);
        let mut dates: Vec<usize> = near.filter(|&at| holds(&self.facts.dates[at])).collect();
        let gap = |it: &Place| match it.start < place.start {
            true => place.start.saturating_sub(it.end),
            false => it.start.saturating_sub(place.end),
        };
        let away =
            |it: &DateMention| (boundaries(terms, own, &terms.within(&it.place.span())), gap(&it.place));
        dates.sort_by_key(|&at| away(&self.facts.dates[at]));
        dates
    }

    fn sentence(&self, place: &Place) -> Option<Span> {
        let terms = self.terms(place.block);
        let range = terms.sentences[terms.sentence_at(place.start)?].clone();
        Some(terms.words[range.start].span.start..terms.words[range.end - 1].span.end.max(place.end))
    }
}

/// Names or dates beside a fact: more than anybody puts into one sentence.
const MOST: usize = 24;

/// Which of a kind of facts, in the order of the text, begin within a span of a block.
fn starting_in<T>(
    facts: &[T],
    place: impl for<'p> Fn(&'p T) -> &'p Place,
    block: usize,
    span: &Span,
) -> Range<usize> {
    let first = |at: usize| facts.partition_point(|it| (place(it).block, place(it).start) < (block, at));
    let start = first(span.start);
    start..first(span.end).max(start)
}

/// Clause boundaries between two runs of words.
fn boundaries(terms: &Terms, a: &Range<usize>, b: &Range<usize>) -> usize {
    let (first, second) = if a.start <= b.start { (a, b) } else { (b, a) };
    let from = first.end.saturating_sub(1);
    let between = &terms.words[from..second.start.max(from)];
    // "Friday, when it covered": the comma belongs to the joiner.
    let carried = between.iter().filter(|term| term.carries_day).count();
    between.iter().filter(|term| term.breaks).count().saturating_sub(2 * carried)
}

fn add(weights: &mut HashMap<u64, f32>, words: &[Term], at: usize, weight: f32) {
    let weight = weight * words[at].weight;
    if weight > 0.0 {
        let entry = weights.entry(words[at].key).or_insert(0.0);
        *entry = entry.max(weight);
    }
}

fn add_all(weights: &mut HashMap<u64, f32>, terms: &Terms, range: Range<usize>, weight: f32) {
    for at in range {
        add(weights, &terms.words, at, weight);
    }
}
