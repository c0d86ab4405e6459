//! What a figure is about, and whether it is a level, a change, or worked out from others.
use std::ops::Range;

use crate::{
    corpus::{
        frame::{Frame, Framer, Nearness},
        terms::Concepts,
    },
    facts::figure::Figure,
};

/// What the word before a figure makes it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Role {
    /// The value itself.
    #[default]
    Value,
    /// Where a change began: "up from 12".
    Start,
    /// What a value is compared with: "against 12", "compared with 12 a year before".
    Compared,
}

/// A figure belongs to the words right beside it.
const FIGURE: Nearness = Nearness { halves: 5.0, across_clause: 0.55 };

/// Articles and the like between "of" and the whole: so many words with it at most.
const BEHIND_OF: usize = 4;

/// So many words before a figure may say that it is what another is compared with.
const COMPARED: usize = 6;
/// A verb of change stands so many words before its figure at most.
const DIRECTED: usize = 5;
/// A name has no more words.
const NAME: usize = 3;

impl Framer<'_> {
    /// The frame of a figure; the noun it counts is kept apart from the words around.
    pub fn figure(&self, figure: &Figure) -> Frame {
        let terms = self.terms(figure.place.block);
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
        let is_definite = own.start.checked_sub(1).is_some_and(|at| self.is_definite(figure.place.block, at));
        let whole = self.whole(figure.place.block, own.end);
        let block = figure.place.block;
        Frame {
            head,
            whole,
            role: self.role(block, own.start),
            label: self.label(block, &own),
            direction: self.direction(block, &own),
            is_change,
            is_worked_out,
            is_definite,
            ..self.frame(&figure.place, &own, FIGURE)
        }
    }

    fn word(&self, block: usize, at: usize) -> Option<&str> {
        let term = self.terms(block).words.get(at)?;
        Some(&self.article.blocks[block].prose[term.span.clone()])
    }

    fn role(&self, block: usize, own: usize) -> Role {
        let thesaurus = self.article.language.thesaurus;
        let words = &self.terms(block).words;
        let is_in = |list: &[&str], at: usize| {
            self.word(block, at).is_some_and(|word| list.iter().any(|it| it.eq_ignore_ascii_case(word)))
        };
        let clause = (own.saturating_sub(COMPARED)..own).rev().take_while(|&at| !words[at].breaks);
        match own.checked_sub(1) {
            Some(last) if is_in(thesaurus.starts, last) => Role::Start,
            Some(last) if is_in(thesaurus.against, last) => Role::Compared,
            _ if { clause }.any(|at| is_in(thesaurus.compared, at)) => Role::Compared,
            _ => Role::Value,
        }
    }

    /// "Rose 6 percent", "6 percent lower": the nearest word of its clause that tells.
    fn direction(&self, block: usize, own: &Range<usize>) -> Option<bool> {
        let words = &self.terms(block).words;
        let (up, down) = self.article.language.thesaurus.directions;
        let told = |at: usize| {
            let word = self.word(block, at)?;
            let is_in = |list: &[&str]| list.iter().any(|it| it.eq_ignore_ascii_case(word));
            if is_in(up) { Some(true) } else { is_in(down).then_some(false) }
        };
        let before = (own.start.saturating_sub(DIRECTED)..own.start).rev();
        let mut before = before.take_while(|&at| !words[at].breaks);
        before.find_map(told).or_else(|| told(own.end).filter(|_| own.end > 0 && !words[own.end - 1].breaks))
    }

    /// The noun of "a profit of $6m", the owner of "Quill's 49 percent", the name of "49 percent for Quill".
    fn label(&self, block: usize, own: &Range<usize>) -> Option<u64> {
        let words = &self.terms(block).words;
        let language = self.article.language;
        let before = own.start.checked_sub(1)?;
        let last = self.word(block, before)?;
        if last == language.figures.of {
            let noun = &words[before.checked_sub(1)?];
            return (noun.weight > 0.0 && !noun.breaks).then_some(noun.key);
        }
        let owner = |word: &str| language.quotation.possessives.iter().any(|ending| word.ends_with(ending));
        if owner(last) {
            return Some(words[before].key);
        }
        let given = self.word(block, own.end).is_some_and(|word| language.thesaurus.given.contains(&word));
        let is_name = |at: &usize| self.word(block, *at).is_some_and(|it| it.starts_with(char::is_uppercase));
        let name = (own.end + 1..own.end + 1 + NAME).take_while(is_name).last();
        name.filter(|_| given && !words[own.end].breaks).map(|at| words[at].key)
    }

    /// What stands behind "of", up to the end of the clause.
    fn whole(&self, block: usize, at: usize) -> Option<u64> {
        let words = &self.terms(block).words;
        let of = &self.article.blocks[block].prose[words.get(at)?.span.clone()];
        if of != self.article.language.figures.of {
            return None;
        }
        let clause = words[at + 1..].iter().take_while(|term| !term.breaks);
        clause.take(BEHIND_OF).find(|term| term.weight > 0.0).map(|term| term.key)
    }

    fn is_worked_out(&self, block: usize, own: &Range<usize>) -> bool {
        let terms = self.terms(block);
        let start = terms.words.get(own.start).map_or(0, |term| term.span.start);
        let sentence = terms.sentence_at(start).map_or(0..0, |at| terms.sentences[at].clone());
        terms.words[sentence].iter().any(|term| term.derives)
    }

    fn is_change(&self, block: usize, own: &Range<usize>) -> bool {
        let (before, after) = self.article.language.thesaurus.change;
        let words = &self.terms(block).words;
        let is_in = |list: &[&str], at: Option<usize>| {
            let word = at
                .and_then(|at| words.get(at))
                .map(|term| &self.article.blocks[block].prose[term.span.clone()]);
            word.is_some_and(|word| list.iter().any(|it| it.eq_ignore_ascii_case(word)))
        };
        is_in(before, own.start.checked_sub(1)) || is_in(after, Some(own.end))
    }
}
