//! The event that a date dates, and what the words before a date make of it.
use std::ops::Range;

use foldhash::HashMap;

use crate::{
    corpus::{
        frame::{Frame, Framer, Nearness, TAKEN_UP, add_all},
        word::key,
    },
    facts::{
        Place,
        date::{DateMention, Stated},
    },
};

/// What a word before a date makes of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateBound {
    /// The event lies before the date.
    Before,
    /// The event lies after it.
    After,
    /// The date is one end of a stretch of time, which end by the word before it ("since", "until").
    Open(u64),
    /// The year names a thing and dates nothing: "the 2026 budget".
    Name,
}

/// A date belongs to the whole of its sentence, more or less.
const DATE: Nearness = Nearness { halves: 9.0, across_clause: 0.65 };
/// The first end of a stretch of time stands at most so many words before the second.
const STRETCH: usize = 6;
/// A word of saying so near before a date takes it.
const STATED_WITHIN: usize = 3;
/// A date's sentence with no more content words than this leans on its neighbours, and so much on the one behind it.
const LITTLE_TOLD: usize = 1;
const SENTENCE_AFTER: f32 = 0.4;
/// …and of one that a relative clause sets apart from it.
const RELATIVE: f32 = 0.3;
/// So many words before a relative clause may be what it tells of.
const ANTECEDENT: usize = 3;
/// The weight of words of a clause that lies before or after the date.
const ANOTHER_DAY: f32 = 0.5;

impl Framer<'_> {
    /// The frame of a date: the event it dates.
    pub fn date(&self, date: &DateMention) -> Frame {
        let own = self.terms(date.place.block).within(&date.place.span());
        let is_statement = self.is_statement(date.place.block, &own);
        let bound = self.bound(date.place.block, &own).or(self.names_thing(date, &own));
        let mut frame = Frame { is_statement, bound, ..self.frame(&date.place, &own, DATE) };
        if date.of_text {
            frame.terms.clear();
            return frame;
        }
        self.add_neighbours(&mut frame, &date.place);
        self.set_apart(&mut frame, &date.place, &own);
        frame
    }

    /// "After the harbor had been blocked, Quill flew home on Friday": the clause tells of another day.
    fn set_apart(&self, frame: &mut Frame, place: &Place, own: &Range<usize>) {
        let terms = self.terms(place.block);
        let Some(sentence) = terms.sentence_at(place.start).map(|at| terms.sentences[at].clone()) else {
            return;
        };
        let (before, after, _) = self.article.language.thesaurus.date_bounds;
        let prose = &self.article.blocks[place.block].prose;
        let orders = |at: &usize| {
            let word = prose[terms.words[*at].span.clone()].to_lowercase();
            before.contains(&word.as_str()) || after.contains(&word.as_str())
        };
        let mut apart = Vec::new();
        for start in sentence.clone().filter(orders) {
            let end = (start + 1..sentence.end)
                .find(|at| terms.words[*at].breaks)
                .map_or(sentence.end, |at| at + 1);
            if end <= own.start || own.end <= start {
                apart.extend(terms.words[start..end].iter().map(|term| term.key));
            }
        }
        apart.sort_unstable();
        for term in frame.terms.iter_mut().filter(|term| apart.binary_search(&term.0).is_ok()) {
            term.1 *= ANOTHER_DAY;
        }
        let Some(clause) = self.relative_clause(place.block, &sentence) else { return };
        let inside = clause.start <= own.start && own.end <= clause.end;
        let antecedent = clause.start.saturating_sub(ANTECEDENT);
        let is_apart = |at: &usize| match inside {
            true => *at < antecedent || clause.end <= *at,
            false => clause.contains(at),
        };
        let (others, kept): (Vec<usize>, Vec<usize>) = sentence.partition(is_apart);
        let is_kept = |key: u64| kept.iter().any(|&at| terms.words[at].key == key);
        for key in others.into_iter().map(|at| terms.words[at].key).filter(|&key| !is_kept(key)) {
            if let Ok(at) = frame.terms.binary_search_by_key(&key, |term| term.0) {
                frame.terms[at].1 *= RELATIVE;
            }
        }
    }

    /// ", who had asked for it on Friday,": what its date dates is told within, and of nothing else.
    fn relative_clause(&self, block: usize, sentence: &Range<usize>) -> Option<Range<usize>> {
        let words = &self.terms(block).words;
        let prose = &self.article.blocks[block].prose;
        let relatives = self.article.language.quotation.relatives;
        let opens = |at: &usize| {
            let set_off =
                at.checked_sub(1).is_some_and(|last| prose[words[last].span.end..].starts_with(','));
            set_off && relatives.contains(&&prose[words[*at].span.clone()])
        };
        let start = sentence.clone().find(opens)?;
        let closes = |at: &usize| prose[words[*at].span.end..].starts_with(',');
        let end = (start + 1..sentence.end).find(closes).map_or(sentence.end, |at| at + 1);
        Some(start..end)
    }

    /// "That date is March 3." says nothing of the event: the sentences around do, also across a paragraph's end.
    fn add_neighbours(&self, frame: &mut Frame, place: &Place) {
        let terms = self.terms(place.block);
        let Some(sentence) = terms.sentence_at(place.start) else { return };
        let told =
            |at: usize| terms.words[terms.sentences[at].clone()].iter().filter(|it| it.weight > 0.0).count();
        if told(sentence) > LITTLE_TOLD {
            return;
        }
        let mut weights: HashMap<u64, f32> = frame.terms.drain(..).collect();
        if let Some(after) = terms.sentences.get(sentence + 1) {
            add_all(&mut weights, terms, after.clone(), SENTENCE_AFTER);
        }
        let above = place.block.checked_sub(1).filter(|_| sentence == 0).map(|above| self.terms(above));
        if let Some((terms, last)) = above.and_then(|terms| Some((terms, terms.sentences.last()?))) {
            add_all(&mut weights, terms, last.clone(), TAKEN_UP);
        }
        frame.terms = weights.into_iter().collect();
        frame.terms.sort_unstable_by_key(|term| term.0);
    }

    /// What the word before a date makes of it.
    fn bound(&self, block: usize, own: &Range<usize>) -> Option<DateBound> {
        let (before, after, open) = self.article.language.thesaurus.date_bounds;
        let text = |at: usize| {
            self.article.blocks[block].prose[self.terms(block).words[at].span.clone()].to_lowercase()
        };
        let last = own.start.checked_sub(1)?;
        let word = text(last);
        let opened = || (own.start.saturating_sub(STRETCH)..last).any(|at| open.contains(&text(at).as_str()));
        let joins = || self.article.language.thesaurus.joiners.contains(&word.as_str());
        match word.as_str() {
            word if before.contains(&word) => Some(DateBound::Before),
            word if after.contains(&word) => Some(DateBound::After),
            word if open.contains(&word) => Some(DateBound::Open(key(word))),
            // "Between Sunday's briefing and Monday evening".
            _ if joins() && opened() => Some(DateBound::Open(key(&word))),
            _ => None,
        }
    }

    /// "The 2026 budget" is one with its year: another year's would be another budget.
    fn names_thing(&self, date: &DateMention, own: &Range<usize>) -> Option<DateBound> {
        let words = &self.terms(date.place.block).words;
        let year = date.stated == Stated { year: Some(date.stated.year?), ..Stated::default() };
        let named = own.start.checked_sub(1).is_some_and(|at| self.is_definite(date.place.block, at));
        let beside = words[..own.end].last().is_some_and(|term| !term.breaks);
        let thing = words.get(own.end).is_some_and(|term| term.weight > 0.0);
        (year && named && beside && thing).then_some(DateBound::Name)
    }

    fn is_statement(&self, block: usize, own: &Range<usize>) -> bool {
        let words = &self.terms(block).words;
        words[own.start.saturating_sub(STATED_WITHIN)..own.start].iter().any(|term| term.states)
    }
}
