//! What a figure or date is about: the content words around it, nearer ones weighing more, with who and which day.
//!
//! Weighting by nearness (1/(1+distance/5), less across a clause boundary) was measured against whole-sentence overlap
//! and sentence embeddings and ranks the right source sentence first most often.
use std::{collections::HashMap, ops::Range};

use crate::{
    corpus::{
        names::Names,
        terms::{Concepts, Term, Terms},
    },
    facts::{Facts, Place, date::DateMention, figure::Figure, name::Name, name::NameKind},
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
    /// The figure names a thing again: "the 14 governors".
    pub is_definite: bool,
    /// Concepts right beside the fact that are named again: "the debate", "Saturday's rally".
    pub named_again: Vec<u64>,
    /// Words of its sentence say that it was worked out: "that leaves", "in all", "twice as much".
    pub is_worked_out: bool,
    /// It is the size of a change ("by $3.5m", "$138 more").
    pub is_change: bool,
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

/// What a word before a date makes of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateBound {
    /// The event lies before the date.
    Before,
    /// The event lies after it.
    After,
    /// The date is one end of a stretch of time.
    Open,
}

/// An article's terms, block by block, for making frames.
#[derive(Debug)]
pub struct Framer<'a> {
    article: &'a Article,
    facts: &'a Facts,
    terms: Vec<Terms>,
}

/// How fast words lose weight with their distance from a fact.
#[derive(Clone, Copy, Debug)]
struct Nearness {
    /// In so many words the weight halves.
    halves: f32,
    /// Each clause boundary leaves this share of it.
    across_clause: f32,
}

/// A figure belongs to the words right beside it.
const FIGURE: Nearness = Nearness { halves: 5.0, across_clause: 0.55 };
/// A date belongs to the whole of its sentence, more or less.
const DATE: Nearness = Nearness { halves: 9.0, across_clause: 0.65 };
/// The first end of a stretch of time stands at most so many words before the second.
const STRETCH: usize = 6;
/// Right beside a fact: so many words away.
const BESIDE: usize = 5;
/// A word of saying so near before a date takes it.
const STATED_WITHIN: usize = 3;
/// The weight of words in the sentence before, and where the fact's sentence takes them up with a pronoun.
const SENTENCE_BEFORE: f32 = 0.25;
const TAKEN_UP: f32 = 0.6;
/// The weight of words of the heading or lead-in of a list or table.
const LEAD_IN: f32 = 0.4;
/// So many items below a lead-in it is forgotten.
const LONGEST_LIST: usize = 200;

impl<'a> Framer<'a> {
    /// Splits the article's blocks into terms.
    pub fn new(article: &'a Article, facts: &'a Facts) -> Framer<'a> {
        let mut terms: Vec<Terms> =
            article.blocks.iter().map(|block| Terms::of(&block.prose, article.language)).collect();
        // Days are compared as days, and units as units: their words say nothing of what is spoken of.
        for date in &facts.dates {
            terms[date.place.block].silence(&date.place.span());
        }
        for figure in
            facts.figures.iter().filter(|it| (it.unit.is_some() || it.counted.is_none()) && !it.is_rank())
        {
            terms[figure.place.block].silence(&figure.place.span());
        }
        Framer { article, facts, terms }
    }

    /// The terms of every block.
    pub fn terms(&self) -> &[Terms] {
        &self.terms
    }

    /// The frame of a figure; the noun it counts is kept apart from the words around.
    pub fn figure(&self, figure: &Figure) -> Frame {
        let terms = &self.terms[figure.place.block];
        let counted = figure.counted.as_ref().map_or(0..0, |span| terms.within(span));
        let noun =
            || terms.words[counted.clone()].iter().rfind(|term| term.weight > 0.0).map(|term| term.key);
        // A rank's quality and noun: "largest city".
        let ranked =
            || terms.words[counted.clone()].iter().map(|term| term.key).reduce(|a, b| a.rotate_left(1) ^ b);
        let noun = || if figure.is_rank() { ranked() } else { noun() };
        let unit = figure.unit.as_deref().map(|unit| Concepts::of(self.article.language).key(unit));
        let head = unit.or_else(noun);
        let own = terms.within(&figure.place.span());
        let own = own.start..own.end.max(counted.end);
        let is_change = self.is_change(figure.place.block, &own);
        let is_worked_out = is_change || self.is_worked_out(figure.place.block, &own);
        let is_definite = terms.words.get(own.start).is_some_and(|term| term.definite);
        Frame { head, is_change, is_worked_out, is_definite, ..self.frame(&figure.place, &own, FIGURE) }
    }

    fn is_worked_out(&self, block: usize, own: &Range<usize>) -> bool {
        let terms = &self.terms[block];
        let start = terms.words.get(own.start).map_or(0, |term| term.span.start);
        let sentence = terms.sentence_at(start).map_or(0..0, |at| terms.sentences[at].clone());
        terms.words[sentence].iter().any(|term| term.derives)
    }

    fn named_again(&self, place: &Place, own: &Range<usize>) -> Vec<u64> {
        let block = &self.article.blocks[place.block];
        let words = &self.terms[place.block].words;
        let near = own.start.saturating_sub(BESIDE)..(own.end + BESIDE).min(words.len());
        let owned = block.prose[place.end..].chars().next().is_some_and(is_apostrophe);
        // "The 50-minute news conference".
        let led = words.get(own.start).is_some_and(|term| term.definite);
        let again = |at: &usize| {
            words[*at].definite || owned && *at == own.end || led && (own.end..own.end + 2).contains(at)
        };
        near.filter(|at| words[*at].weight > 0.0 && again(at)).map(|at| words[at].key).collect()
    }

    fn is_change(&self, block: usize, own: &Range<usize>) -> bool {
        let (before, after) = self.article.language.thesaurus.change;
        let words = &self.terms[block].words;
        let is_in = |list: &[&str], at: Option<usize>| {
            let word = at
                .and_then(|at| words.get(at))
                .map(|term| &self.article.blocks[block].prose[term.span.clone()]);
            word.is_some_and(|word| list.iter().any(|it| it.eq_ignore_ascii_case(word)))
        };
        is_in(before, own.start.checked_sub(1)) || is_in(after, Some(own.end))
    }

    /// The frame of a date: the event it dates.
    pub fn date(&self, date: &DateMention) -> Frame {
        let own = self.terms[date.place.block].within(&date.place.span());
        let is_statement = self.is_statement(date.place.block, &own);
        let bound = self.bound(date.place.block, &own);
        Frame { is_statement, bound, ..self.frame(&date.place, &own, DATE) }
    }

    /// What the word before a date makes of it.
    fn bound(&self, block: usize, own: &Range<usize>) -> Option<DateBound> {
        let (before, after, open) = self.article.language.thesaurus.date_bounds;
        let text = |at: usize| {
            self.article.blocks[block].prose[self.terms[block].words[at].span.clone()].to_lowercase()
        };
        let last = own.start.checked_sub(1)?;
        let word = text(last);
        let opened = || (own.start.saturating_sub(STRETCH)..last).any(|at| open.contains(&text(at).as_str()));
        let joins = || self.article.language.thesaurus.joiners.contains(&word.as_str());
        match word.as_str() {
            word if before.contains(&word) => Some(DateBound::Before),
            word if after.contains(&word) => Some(DateBound::After),
            word if open.contains(&word) => Some(DateBound::Open),
            // "Between Sunday's briefing and Monday evening".
            _ if joins() && opened() => Some(DateBound::Open),
            _ => None,
        }
    }

    fn is_statement(&self, block: usize, own: &Range<usize>) -> bool {
        let words = &self.terms[block].words;
        words[own.start.saturating_sub(STATED_WITHIN)..own.start].iter().any(|term| term.states)
    }

    fn frame(&self, place: &Place, own: &Range<usize>, nearness: Nearness) -> Frame {
        let mut weights = HashMap::new();
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
        let terms = &self.terms[place.block];
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
        let terms = &self.terms[place.block];
        let Some(sentence) = terms.sentence_at(place.start) else { return };
        let range = terms.sentences[sentence].clone();
        let words = &terms.words;
        let mut walk = |at: usize, distance: usize, weight: f32| {
            add(weights, words, at, weight / (1.0 + distance as f32 / nearness.halves));
        };
        let mut weight = if own.end > 0 && words[own.end - 1].breaks { nearness.across_clause } else { 1.0 };
        for at in own.end..range.end {
            walk(at, at + 1 - own.end, weight);
            if words[at].breaks {
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
                add_all(weights, &self.terms[above], 0..self.terms[above].words.len(), LEAD_IN);
            }
        }
    }

    fn subject(&self, place: &Place, own: &Range<usize>) -> Option<String> {
        let sentence = self.sentence(place)?;
        let terms = &self.terms[place.block];
        let before = sentence.start..place.start;
        let names = &self.facts.names[starting_in(&self.facts.names, |it| &it.place, place.block, &before)];
        let is_body =
            |name: &&Name| matches!(name.kind, NameKind::Organisation | NameKind::Place | NameKind::Other);
        let nearest = names.iter().rev().take(MOST).find(is_body)?;
        (boundaries(terms, own, &terms.within(&nearest.place.span())) <= 1).then(|| nearest.full.clone())
    }

    fn people(&self, place: &Place) -> Vec<String> {
        let Some(sentence) = self.sentence(place) else { return Vec::new() };
        let here = &self.facts.names[starting_in(&self.facts.names, |it| &it.place, place.block, &sentence)];
        let people =
            here.iter().filter(|it| matches!(it.kind, NameKind::Person | NameKind::Other)).take(MOST);
        let mut people: Vec<String> = people.map(|it| it.full.clone()).collect();
        people.dedup();
        people
    }

    /// The dates that hold for a fact: in its sentence, with at most one clause boundary between.
    fn dates(&self, place: &Place, own: &Range<usize>) -> Vec<usize> {
        let Some(sentence) = self.sentence(place) else { return Vec::new() };
        let terms = &self.terms[place.block];
        let holds = |it: &DateMention| {
            let theirs = terms.within(&it.place.span());
            it.place != *place && boundaries(terms, own, &theirs) <= 1
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
        let terms = &self.terms[place.block];
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

/// Sentences of other news that stand behind every corpus.
pub(super) const BACKGROUND: u32 = 50;

/// How rare concepts are in a corpus, counted by sentence.
#[derive(Clone, Debug, Default)]
pub struct Rarity {
    sentences: u32,
    in_sentences: HashMap<u64, u32>,
}

impl Rarity {
    /// Counts a source's sentences.
    pub fn add(&mut self, terms: &[Terms]) {
        for terms in terms {
            for sentence in &terms.sentences {
                self.sentences += 1;
                let mut keys: Vec<u64> = terms.words[sentence.clone()]
                    .iter()
                    .filter(|term| term.weight > 0.0)
                    .map(|term| term.key)
                    .collect();
                keys.sort_unstable();
                keys.dedup();
                for key in keys {
                    *self.in_sentences.entry(key).or_default() += 1;
                }
            }
        }
    }

    /// From 1 for a word in every sentence upwards. A small corpus is taken as part of a larger one, in which its words
    /// would be rare.
    pub fn of(&self, key: u64) -> f32 {
        let count = self.in_sentences.get(&key).copied().unwrap_or(0);
        1.0 + ((self.sentences + BACKGROUND) as f32 / (count + 1) as f32).ln()
    }

    /// How many sentences were counted.
    pub fn sentences(&self) -> u32 {
        self.sentences
    }

    /// Does the corpus have the concept at all?
    pub fn knows(&self, key: u64) -> bool {
        self.in_sentences.contains_key(&key)
    }
}

impl Frame {
    /// Do people that the corpus knows stand beside both facts, and not one of them beside both?
    pub fn has_strangers(&self, other: &Frame, names: &Names) -> bool {
        let (ours, theirs) = (names.known_people(&self.people), names.known_people(&other.people));
        !ours.is_empty() && !theirs.is_empty() && !ours.iter().any(|it| theirs.contains(it))
    }

    /// Are the two told of bodies or places that have no word in common?
    pub fn has_other_subject(&self, other: &Frame) -> bool {
        let (Some(ours), Some(theirs)) = (&self.subject, &other.subject) else { return false };
        let words = |name: &str| name.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>();
        let theirs = words(theirs);
        !words(ours).iter().any(|word| theirs.contains(word))
    }

    /// How much two frames share: the sum over shared concepts of rarity × nearness × nearness.
    pub fn shared(&self, other: &Frame, rarity: &Rarity) -> f32 {
        let (mut a, mut b) = (self.terms.iter().peekable(), other.terms.iter().peekable());
        let mut sum = 0.0;
        while let (Some(ours), Some(theirs)) = (a.peek(), b.peek()) {
            match ours.0.cmp(&theirs.0) {
                std::cmp::Ordering::Less => drop(a.next()),
                std::cmp::Ordering::Greater => drop(b.next()),
                std::cmp::Ordering::Equal => {
                    sum += rarity.of(ours.0) * ours.1 * theirs.1;
                    a.next();
                    b.next();
                }
            }
        }
        sum
    }

    /// How alike two frames are, from 0 to 1: the shared part of the smaller frame.
    pub fn likeness(&self, other: &Frame, rarity: &Rarity) -> f32 {
        let own =
            |frame: &Frame| frame.terms.iter().map(|term| rarity.of(term.0) * term.1 * term.1).sum::<f32>();
        let size = (own(self) * own(other)).sqrt();
        if size == 0.0 { 0.0 } else { self.shared(other, rarity) / size }
    }
}
