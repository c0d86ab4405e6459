//! Who does what a verb says: the subject, found without a parser.
use crate::{
    facts::quotation::{
        clause::{Class, Verb},
        cue::REACH,
        phrase::{Phrase, View},
    },
    lang::quotation::Form,
};

/// How often a subject may be inherited from the verb before.
const STEPS: usize = 2;

impl View<'_> {
    /// The subject of the verb at `verb`; the doer, where it is a passive with one.
    pub(super) fn subject(&self, verb: usize) -> Option<Phrase> {
        self.subject_within(verb, STEPS)
    }

    fn subject_within(&self, verb: usize, steps: usize) -> Option<Phrase> {
        let Class::Verb(_, form) = self.class(verb)? else { return None };
        let at = self.before_fillers(verb);
        if form == Form::Past && self.is_passive(verb) {
            return self.doer(verb);
        }
        let before = self.class(at.checked_sub(1)?)?;
        if form == Form::Participle && at == verb {
            let named = matches!(before, Class::Name | Class::Pronoun(_)) && at >= 2;
            let absolute =
                named && self.phrase_before(at).is_some_and(|it| self.follows_preposition(it.start));
            return if absolute { self.phrase_before(at) } else { self.inherit(verb, steps) };
        }
        match before {
            Class::Relative => self.antecedent(at - 1),
            Class::Comma if at == verb && self.is_inserted(verb) => self.phrase_after(verb + 1),
            Class::Comma | Class::Dash | Class::Close if at >= 2 => self.apposed(at - 1),
            class if class.is_nominal() || matches!(class, Class::Pronoun(_) | Class::Quantifier) => {
                self.phrase_before(at).filter(|phrase| self.agrees(phrase, form))
            }
            Class::Determiner | Class::Quote(_) => None,
            _ => self.inherit(at, steps),
        }
    }

    /// A noun that looks like a verb has no fitting subject: "phone call", "angry comments".
    fn agrees(&self, phrase: &Phrase, form: Form) -> bool {
        let last = phrase.end - 1;
        let bare = phrase.clone().all(|at| self.class(at) == Some(Class::Word));
        match form {
            Form::Base => !matches!(self.class(last), Some(Class::Word)) || self.lower(last).ends_with('s'),
            Form::Present => !bare && !self.items[last].possessive,
            _ => !self.items[last].possessive,
        }
    }

    fn before_fillers(&self, verb: usize) -> usize {
        let mut at = verb;
        while at > 0 && self.items[at - 1].class.is_filler() {
            at -= 1;
        }
        at
    }

    fn is_passive(&self, verb: usize) -> bool {
        let auxiliary = (0..verb).rev().find(|&at| self.class(at) != Some(Class::Adverb));
        auxiliary.is_some_and(|at| self.words.passives.contains(&self.lower(at).as_str()))
    }

    fn doer(&self, verb: usize) -> Option<Phrase> {
        let by = (verb + 1..self.items.len().min(verb + 6)).find(|&at| self.lower(at) == self.words.by)?;
        self.phrase_after(by + 1)
    }

    fn follows_preposition(&self, at: usize) -> bool {
        at > 0 && self.class(at - 1) == Some(Class::Preposition)
    }

    /// The noun before "who" or ", which".
    fn antecedent(&self, relative: usize) -> Option<Phrase> {
        let comma = relative.checked_sub(1).filter(|&at| self.class(at) == Some(Class::Comma));
        self.phrase_before(comma.unwrap_or(relative))
    }

    /// `It will, says Smith, …`: the verb of saying stands before a name.
    fn is_inserted(&self, verb: usize) -> bool {
        let saying = matches!(self.class(verb), Some(Class::Verb(Verb::Saying, Form::Past | Form::Present)));
        let after = self.phrase_after(verb + 1);
        saying && after.is_some_and(|phrase| self.class(phrase.end - 1) == Some(Class::Name))
    }

    /// `Smith, the mayor, said`: the first noun phrase of the clause that ends with the comma.
    fn apposed(&self, comma: usize) -> Option<Phrase> {
        let ends =
            |at: &usize| matches!(self.class(*at), Some(Class::Semicolon | Class::Colon | Class::Quote(_)));
        let first = comma.saturating_sub(REACH);
        let start = (first..comma).rev().find(ends).map_or(first, |at| at + 1);
        self.first_subject(start, comma)
    }

    /// The subject of the verb of saying before `at`, or of the sentence.
    fn inherit(&self, at: usize, steps: usize) -> Option<Phrase> {
        let said = (at.saturating_sub(REACH)..at).rev().filter(|&at| match self.class(at) {
            Some(Class::Verb(verb, form)) => verb != Verb::Hinting && form != Form::Base,
            _ => false,
        });
        let inherited = match steps {
            0 => None,
            _ => said.take(2).find_map(|verb| self.subject_within(verb, steps - 1)),
        };
        inherited.or_else(|| self.first_subject(0, at))
    }

    /// The first noun phrase of the clause in `start..end` that is not part of an opening ("On Monday, …").
    pub(super) fn first_subject(&self, start: usize, end: usize) -> Option<Phrase> {
        let mut at = start;
        let end = end.min(start + 2 * REACH);
        while at < end {
            match self.class(at)? {
                Class::Preposition | Class::Subordinator | Class::To | Class::Verb(..) => {
                    let comma = (at..end).find(|&at| self.class(at) == Some(Class::Comma));
                    let Some(comma) = comma else { return self.before_first_verb(at + 1, end) };
                    at = comma + 1;
                }
                class if class.is_nominal() || matches!(class, Class::Pronoun(_)) => break,
                Class::Determiner | Class::Quantifier => break,
                _ => at += 1,
            }
        }
        self.phrase_after(at).filter(|phrase| phrase.end <= end)
    }

    fn before_first_verb(&self, start: usize, end: usize) -> Option<Phrase> {
        let verb =
            (start..end).find(|&at| matches!(self.class(at), Some(Class::Verb(..) | Class::Auxiliary)))?;
        self.phrase_before(verb).filter(|phrase| phrase.start >= start)
    }
}
