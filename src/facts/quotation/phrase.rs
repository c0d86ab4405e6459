//! Noun phrases: the words that name a speaker, before or after a verb.
use std::ops::Range;

use crate::{
    facts::quotation::clause::{Class, Item},
    lang::quotation::QuotationWords,
};

/// Items of a noun phrase.
pub(super) type Phrase = Range<usize>;

/// How many nouns may hang on each other ("the mayor of the city of …").
const CHAIN: usize = 3;

/// A sentence's items with the prose and the language they are read in.
#[derive(Clone, Copy)]
pub(super) struct View<'a> {
    pub(super) prose: &'a str,
    pub(super) items: &'a [Item],
    pub(super) words: &'a QuotationWords,
}

impl<'a> View<'a> {
    pub(super) fn class(&self, at: usize) -> Option<Class> {
        self.items.get(at).map(|item| item.class)
    }

    /// The item's text in lower case.
    pub(super) fn lower(&self, at: usize) -> String {
        self.items.get(at).map_or_else(String::new, |item| self.prose[item.span.clone()].to_lowercase())
    }

    fn is_particle(&self, at: usize) -> bool {
        let lower = self.lower(at);
        self.words.particles.contains(&lower.as_str())
    }

    fn is_linking(&self, at: usize) -> bool {
        self.class(at) == Some(Class::Preposition) && self.words.linking.contains(&self.lower(at).as_str())
    }

    /// The noun phrase that ends before `end`; the part of it that names the speaker.
    pub(super) fn phrase_before(&self, end: usize) -> Option<Phrase> {
        let last = self.over_brackets(end.checked_sub(1)?)?;
        match self.class(last)? {
            Class::Pronoun(_) => Some(last..last + 1),
            Class::Quantifier => Some(last..last + 1),
            class if class.is_nominal() => {
                let whole = self.start_of(last)..last + 1;
                self.core(whole)
            }
            _ => None,
        }
    }

    /// The noun phrase that begins at `start`.
    pub(super) fn phrase_after(&self, start: usize) -> Option<Phrase> {
        if let Class::Pronoun(_) = self.class(start)? {
            return Some(start..start + 1);
        }
        let mut end = self.run_after(start);
        let named = end > start && self.class(end - 1) == Some(Class::Name);
        if !named && end > start && self.is_linking(end) {
            let object = self.run_after(end + 1);
            end = if object > end + 1 { object } else { end };
        }
        if end == start + 1 && self.class(start) == Some(Class::Determiner) {
            return None;
        }
        self.core(start..end)
    }

    fn run_after(&self, start: usize) -> usize {
        let mut end = start;
        while self.opens_phrase(end) {
            end += 1;
        }
        while let Some(class) = self.class(end) {
            let inside = class.is_nominal() || self.is_past_adjective(end) || self.is_inner_particle(end);
            if !inside {
                break;
            }
            end += 1;
        }
        end
    }

    /// "de", "of", "de la" between two capitalised words.
    fn is_inner_particle(&self, at: usize) -> bool {
        let before =
            at.checked_sub(1).map(|one| if self.is_particle(one) { one.saturating_sub(1) } else { one });
        let next = if self.is_particle(at + 1) { at + 2 } else { at + 1 };
        let named = before.is_some_and(|before| self.class(before) == Some(Class::Name));
        named && self.is_particle(at) && self.class(next) == Some(Class::Name)
    }

    /// "elected officials", "the accused man": a verb's form before a noun.
    fn is_past_adjective(&self, at: usize) -> bool {
        self.class(at).is_some_and(Class::is_verb)
            && self.class(at + 1) == Some(Class::Word)
            && at > 0
            && matches!(self.class(at - 1), Some(Class::Determiner | Class::Word))
    }

    /// Skips a bracket that closes before the verb: `Smith (R-Tex.) said`.
    fn over_brackets(&self, last: usize) -> Option<usize> {
        if self.class(last)? != Class::Close {
            return Some(last);
        }
        let open = (0..last).rev().take(12).find(|&at| self.class(at) == Some(Class::Open))?;
        open.checked_sub(1)
    }

    fn start_of(&self, last: usize) -> usize {
        let mut start = self.run_start(last);
        for _ in 0..CHAIN {
            let Some(link) = start.checked_sub(1).filter(|&at| self.is_linking(at)) else { break };
            let Some(head) = link.checked_sub(1) else { break };
            let nominal =
                self.class(head).is_some_and(|class| class.is_nominal() || class == Class::Quantifier);
            let head_start = self.run_start(head);
            let leads = head_start > 0 && self.class(head_start - 1) == Some(Class::Preposition);
            let lone = self.class(head) == Some(Class::Name) && self.lower(link) != "of";
            if !nominal || (leads && !self.is_linking(head_start - 1)) || lone {
                break;
            }
            start = head_start;
        }
        start
    }

    fn run_start(&self, last: usize) -> usize {
        let mut start = last;
        while let Some(before) = start.checked_sub(1) {
            let Some(class) = self.class(before) else { break };
            if class == Class::Determiner {
                return before;
            }
            let inside =
                class.is_nominal() || self.is_past_adjective(before) || self.is_inner_particle(before);
            if !inside && class != Class::Quantifier {
                break;
            }
            start = before;
        }
        start
    }

    fn opens_phrase(&self, at: usize) -> bool {
        matches!(self.class(at), Some(Class::Determiner | Class::Quantifier))
    }

    /// A name alone, where a phrase ends in one ("campaign manager [Robby Mook]"), else the whole.
    fn core(&self, whole: Phrase) -> Option<Phrase> {
        let last = whole.end.checked_sub(1).filter(|&last| last >= whole.start)?;
        if whole.clone().all(|at| self.class(at) == Some(Class::Number)) {
            return None;
        }
        if self.class(last)? != Class::Name {
            return Some(whole);
        }
        let mut start = last;
        while start > whole.start
            && (self.class(start - 1) == Some(Class::Name) && !self.items[start - 1].possessive
                || self.is_inner_particle(start - 1)
                || self.opens_phrase(start - 1))
        {
            start -= 1;
        }
        let hangs = start > whole.start && self.is_linking(start - 1);
        Some(if hangs { whole } else { start..whole.end })
    }
}
