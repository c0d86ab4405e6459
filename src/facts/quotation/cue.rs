//! The verb or phrase that gives a quotation its speaker, within one sentence.
use std::ops::Range;

use crate::{
    facts::quotation::{
        clause::{Class, Verb},
        phrase::{Phrase, View},
    },
    lang::quotation::Form,
};

/// A speaker and what attributes the words to it, as items of a sentence.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Attribution {
    pub(super) speaker: Phrase,
    pub(super) cue: Option<Range<usize>>,
    /// 0 to 1.
    pub(super) confidence: f32,
    /// The verb tells of a thought, not of speech.
    pub(super) thought: bool,
}

/// How far a subject may stand from the quotation, in items.
pub(super) const REACH: usize = 60;

/// The longest line `— Name, office`, in items.
const SIGNATURE: usize = 20;

impl View<'_> {
    /// The likeliest attribution of the quotation at item `at`.
    pub(super) fn attribution(&self, at: usize) -> Option<Attribution> {
        let mut best: Option<Attribution> = None;
        let found = [
            self.verb_after(at),
            self.according(at),
            self.verb_before(at),
            self.parenthesis(at),
            self.utterance(at),
            self.label(at),
            self.signature(at),
        ];
        for found in found.into_iter().flatten() {
            if best.as_ref().is_none_or(|best| found.confidence > best.confidence) {
                best = Some(found);
            }
        }
        best.or_else(|| self.main_clause(at))
    }

    /// `“…,” said Smith`; `“…,” Smith, the mayor, said`; `“…” is how Smith put it`.
    fn verb_after(&self, quote: usize) -> Option<Attribution> {
        let mut start = quote + 1;
        if self.class(start) == Some(Class::Auxiliary) && self.class(start + 1) == Some(Class::Subordinator) {
            start += 2;
        }
        let mut tied = self.hangs(quote);
        while let Some(class) = self.class(start).filter(|class| class.is_break() || *class == Class::Adverb)
        {
            tied |= class != Class::Adverb;
            start += 1;
        }
        if let Some(Class::Verb(verb, form)) = self.class(start) {
            let speaks = matches!(verb, Verb::Saying | Verb::Thinking) || verb == Verb::Hinting && tied;
            if speaks && form != Form::Participle && form != Form::Base {
                let speaker = self.phrase_after(start + 1)?;
                return Some(found(speaker, start, if tied { 0.95 } else { 0.8 }, verb));
            }
        }
        // `“…,” as Smith put it`
        let start = if self.lower(start) == self.words.as_told { start + 1 } else { start };
        let verb_at = self.verb_following(start)?;
        let Class::Verb(verb, _) = self.class(verb_at)? else { return None };
        let speaker = self.subject(verb_at)?;
        let confidence = match verb {
            Verb::Saying | Verb::Telling | Verb::Thinking if tied => 0.95,
            Verb::Saying | Verb::Telling if quote == 0 => 0.9,
            Verb::Hinting | Verb::Judging if tied => 0.75,
            _ => 0.55,
        };
        Some(found(speaker, verb_at, confidence, verb))
    }

    /// The verb whose subject begins at `start`, but for title words before a name.
    fn verb_following(&self, start: usize) -> Option<usize> {
        let end = self.items.len().min(start + REACH);
        for at in start..end {
            match self.class(at)? {
                Class::Verb(..) => {
                    let Some(subject) = self.subject(at) else { continue };
                    let titled = start <= subject.start
                        && (start..subject.start).all(|at| {
                            let class = self.class(at);
                            class.is_some_and(Class::is_nominal) || class == Some(Class::Determiner)
                        });
                    if titled && subject.end <= at && self.is_apposition(subject.end, at) {
                        return Some(at);
                    }
                }
                Class::Quote(_) | Class::Semicolon | Class::Colon => return None,
                _ => {}
            }
        }
        None
    }

    /// Between subject and verb stand only fillers, or what a comma, bracket, relative or preposition opens.
    fn is_apposition(&self, start: usize, verb: usize) -> bool {
        let opened = self.class(start).is_some_and(|class| {
            matches!(class, Class::Comma | Class::Dash | Class::Open | Class::Relative | Class::Preposition)
        });
        opened || (start..verb).all(|at| self.items[at].class.is_filler())
    }

    /// The words break off before the marks close: `…,”`, or the sentence goes on after `?”`.
    fn hangs(&self, quote: usize) -> bool {
        let text = self.prose[self.items[quote].span.clone()].trim_end();
        let inside = text.trim_end_matches(|ch: char| !ch.is_alphanumeric() && !",?!—–-….".contains(ch));
        inside.ends_with([',', '?', '!', '—', '–', '-', '…']) && self.class(quote + 1).is_some()
    }

    /// The nearest strong verb before: `Smith said the plan was “…”`.
    fn verb_before(&self, quote: usize) -> Option<Attribution> {
        let mut best: Option<Attribution> = None;
        for at in (quote.saturating_sub(REACH)..quote).rev() {
            let Some(Class::Verb(verb, form)) = self.class(at) else {
                if self.class(at) == Some(Class::Semicolon) {
                    break;
                }
                continue;
            };
            let Some(speaker) = self.subject(at).or_else(|| self.inverted(at)) else { continue };
            if (speaker.start..speaker.end).contains(&quote) {
                continue;
            }
            let confidence = self.strength_before(at, quote, verb, form);
            if best.as_ref().is_none_or(|best| confidence > best.confidence) {
                best = Some(found(speaker, at, confidence, verb));
            }
        }
        best
    }

    /// `Said Smith: “…”`; `“…,” said Smith, the mayor, “…”`: the subject after the verb.
    fn inverted(&self, verb: usize) -> Option<Phrase> {
        let saying = matches!(self.class(verb), Some(Class::Verb(Verb::Saying, Form::Past | Form::Present)));
        let lead = (0..verb).rev().find(|&at| !self.items[at].class.is_break());
        let first = lead.is_none_or(|at| matches!(self.items[at].class, Class::Quote(_)));
        if saying && first { self.phrase_after(verb + 1) } else { None }
    }

    fn strength_before(&self, verb_at: usize, quote: usize, verb: Verb, form: Form) -> f32 {
        let between = verb_at + 1..quote;
        let direct = between.clone().all(|at| {
            let class = self.items[at].class;
            class.is_filler() || class.is_break() || class == Class::Subordinator
        });
        let colon = quote > 0 && self.class(quote - 1) == Some(Class::Colon);
        let far = 0.004 * between.len() as f32;
        let strength = match verb {
            Verb::Saying | Verb::Telling if direct || colon => 0.95,
            Verb::Saying | Verb::Telling => (0.88 - far).max(0.7),
            Verb::Judging if direct => 0.9,
            Verb::Judging => (0.88 - far).max(0.65),
            Verb::Hinting | Verb::Thinking if colon || direct => 0.8,
            Verb::Hinting | Verb::Thinking => (0.74 - far).max(0.5),
        };
        let strength = if form == Form::Base { strength - 0.08 } else { strength };
        // The words may be those of an owner before the marks: `Smith said on the eve of Lee’s “…”`.
        let owned = quote.checked_sub(1).is_some_and(|at| self.items[at].possessive);
        if owned { strength.min(0.65) } else { strength }
    }

    /// `The plan is “not viable”, the mayor said.`
    fn parenthesis(&self, quote: usize) -> Option<Attribution> {
        for at in quote + 1..self.items.len().min(quote + REACH) {
            let Some(Class::Verb(verb @ (Verb::Saying | Verb::Telling), form)) = self.class(at) else {
                continue;
            };
            let Some(speaker) = self.subject(at).filter(|it| it.start > quote + 1 && it.end <= at) else {
                continue;
            };
            let lead = (quote + 1..speaker.start).rev().find(|&at| !self.items[at].class.is_nominal())?;
            let set_off = match self.items[lead].class {
                Class::Comma => true,
                Class::Quote(_) => self.hangs(lead),
                _ => false,
            };
            let ends = self.class(at + 1).is_none_or(|class| {
                class.is_break() || class.is_filler() || matches!(class, Class::Stop | Class::Preposition)
            });
            let ends = ends || verb == Verb::Telling;
            if set_off && ends && form != Form::Participle && self.is_apposition(speaker.end, at) {
                return Some(found(speaker, at, 0.8, verb));
            }
        }
        None
    }

    /// `According to Smith, …`; `…, in the words of Smith`.
    fn according(&self, quote: usize) -> Option<Attribution> {
        let near = quote.saturating_sub(REACH)..self.items.len().min(quote + REACH);
        let starts = near.filter_map(|at| {
            let phrase = self.words.according.iter().find(|phrase| self.reads(at, phrase))?;
            Some((at, at + phrase.len()))
        });
        let (start, end) = starts.min_by_key(|(start, _)| start.abs_diff(quote))?;
        let speaker = self.phrase_after(end)?;
        let near = start == quote + 1 || start == 0 || self.class(start - 1) == Some(Class::Comma);
        let confidence = if near { 0.92 } else { 0.85 };
        (start.abs_diff(quote) < REACH).then_some(Attribution {
            speaker,
            cue: Some(start..end),
            confidence,
            thought: false,
        })
    }

    pub(super) fn reads(&self, at: usize, phrase: &[&str]) -> bool {
        phrase.iter().enumerate().all(|(index, word)| self.lower(at + index) == *word)
    }

    /// `Smith’s phrase “…”`; `“…” was the mayor’s verdict`; `in his words, “…”`.
    fn utterance(&self, quote: usize) -> Option<Attribution> {
        let near = quote.saturating_sub(REACH)..self.items.len().min(quote + 7);
        for at in near {
            let owner = self.items[at].possessive || self.is_oblique(at);
            let noun = (at + 1..at + 4).find(|&at| self.words.utterances.contains(&self.lower(at).as_str()));
            let Some(noun) = noun.filter(|_| owner) else { continue };
            // "her answer was that …" governs its whole clause; else the noun must be near.
            let governs = noun < quote && self.opens_clause(noun + 1);
            if !governs && at + 8 < quote {
                continue;
            }
            let speaker = if self.is_oblique(at) { Some(at..at + 1) } else { self.phrase_before(at + 1) };
            let confidence = if governs || noun.abs_diff(quote) <= 4 { 0.85 } else { 0.65 };
            return Some(Attribution {
                speaker: speaker?,
                cue: Some(noun..noun + 1),
                confidence,
                thought: false,
            });
        }
        None
    }

    /// `was that`, `is:`
    fn opens_clause(&self, at: usize) -> bool {
        self.class(at) == Some(Class::Auxiliary)
            && matches!(self.class(at + 1), Some(Class::Subordinator | Class::Colon))
    }

    fn is_oblique(&self, at: usize) -> bool {
        let lower = self.lower(at);
        self.class(at) == Some(Class::Determiner) && self.words.oblique.iter().any(|(word, _)| *word == lower)
    }

    /// `Smith: “…”`
    fn label(&self, quote: usize) -> Option<Attribution> {
        let colon = quote.checked_sub(1).filter(|&at| self.class(at) == Some(Class::Colon))?;
        let speaker = self.phrase_before(colon).filter(|phrase| phrase.start == 0)?;
        Some(Attribution { speaker, cue: None, confidence: 0.85, thought: false })
    }

    /// `“…” — Smith, 71`: a name after a dash ends the text.
    fn signature(&self, quote: usize) -> Option<Attribution> {
        let dash = (self.class(quote + 1) == Some(Class::Dash)).then_some(quote + 1)?;
        if self.items.len() > dash + SIGNATURE {
            return None;
        }
        let plain = (dash..self.items.len()).all(|at| {
            !matches!(
                self.items[at].class,
                Class::Verb(..) | Class::Auxiliary | Class::Quote(_) | Class::Pronoun(_)
            )
        });
        let speaker = self.phrase_after(dash + 1).filter(|_| plain)?;
        Some(Attribution { speaker, cue: None, confidence: 0.92, thought: false })
    }

    /// No verb of the lists: the subject of the sentence may be meant.
    fn main_clause(&self, quote: usize) -> Option<Attribution> {
        let speaker = self.first_subject(0, quote)?;
        Some(Attribution { speaker, cue: None, confidence: 0.5, thought: false })
    }

    /// A sentence that is only a subject and a verb of saying.
    pub(super) fn lone_clause(&self) -> Option<Attribution> {
        let verb_at = self.verb_following(0)?;
        let Class::Verb(verb @ (Verb::Saying | Verb::Thinking), form) = self.class(verb_at)? else {
            return None;
        };
        let ends = self.class(verb_at + 1).is_none_or(|class| class == Class::Stop || class.is_filler());
        let speaker = self.subject(verb_at)?;
        (ends && form != Form::Participle).then(|| found(speaker, verb_at, 0.85, verb))
    }

    /// Whom the sentence is about, where it holds no quotation: the subject of its verb of saying, or of the sentence.
    pub(super) fn topic(&self) -> Option<Attribution> {
        let end = self.items.len();
        let told = (0..end).rev().find_map(|at| match self.class(at)? {
            Class::Verb(verb @ (Verb::Saying | Verb::Telling | Verb::Judging), _) => {
                self.subject(at).map(|speaker| found(speaker, at, 0.7, verb))
            }
            _ => None,
        });
        let asks = self.items.last().is_some_and(|last| self.prose[last.span.clone()].ends_with('?'));
        told.or_else(|| if asks { None } else { self.main_clause(end) })
    }
}

fn found(speaker: Phrase, verb_at: usize, confidence: f32, verb: Verb) -> Attribution {
    Attribution { speaker, cue: Some(verb_at..verb_at + 1), confidence, thought: verb == Verb::Thinking }
}
