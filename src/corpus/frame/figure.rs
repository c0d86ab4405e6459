//! What a figure is about, and whether it is a level, a change, or worked out from others.
use std::ops::Range;

use crate::{
    corpus::{
        frame::{Frame, Framer, Nearness},
        terms::Concepts,
    },
    facts::figure::Figure,
};

/// A figure belongs to the words right beside it.
const FIGURE: Nearness = Nearness { halves: 5.0, across_clause: 0.55 };

/// Articles and the like between "of" and the whole: so many words with it at most.
const BEHIND_OF: usize = 4;

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
        Frame {
            head,
            whole,
            is_change,
            is_worked_out,
            is_definite,
            ..self.frame(&figure.place, &own, FIGURE)
        }
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
