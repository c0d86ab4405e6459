//! A name of the draft beside the names of the corpus: which of its words are slips, and of what.
use std::{cmp::Reverse, collections::BTreeSet};

use crate::{
    check::BlockContext,
    corpus::names::{KnownName, Names},
    facts::name::{Name, NameKind, fold, folded_words, title::Title},
    lang::name::{NameWords, get, has},
    text::{Span, token},
};

/// Shorter words are too near to too many others.
const SHORTEST: usize = 4;
/// From this length a single word without first name or office is long enough to tell.
const TELLING: usize = 6;
/// From this length two slips may be one word's.
const LONG: usize = 8;

/// A mention of the draft, with what its words say about who is meant.
pub(super) struct Suspect<'a> {
    ctx: &'a BlockContext<'a>,
    name: &'a Name,
    language: &'static NameWords,
    words: Vec<Word>,
    /// The words of the name's full form in the draft that this mention leaves out.
    context: Vec<String>,
}

/// A word of the mention.
struct Word {
    span: Span,
    written: String,
    fold: String,
}

/// A misspelling, with the name it is of.
#[derive(Debug, PartialEq)]
pub(super) struct Slip {
    /// In the block's prose.
    pub(super) span: Span,
    /// The sources' spelling.
    pub(super) right: String,
    /// The name it is of, in the corpus.
    pub(super) known: usize,
    /// What is wrong.
    pub(super) kind: Kind,
}

/// How a name is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Letters are.
    Letters,
    /// Only an accent is missing.
    Accent,
    /// It is right for somebody else.
    Namesake,
}

impl<'a> Suspect<'a> {
    pub(super) fn new(ctx: &'a BlockContext<'a>, name: &'a Name) -> Suspect<'a> {
        let prose = &ctx.draft.blocks[name.place.block].prose;
        let text = &prose[name.place.span()];
        let word = |token: &token::Token| Word {
            span: name.place.start + token.span.start..name.place.start + token.span.end,
            written: token.of(text).to_owned(),
            fold: fold(token.of(text)),
        };
        let words: Vec<Word> = token::tokens(text).iter().filter(|token| token.is_word()).map(word).collect();
        let left_out = |folded: &String| !words.iter().any(|word| word.fold == *folded);
        let context = folded_words(&name.full).into_iter().filter(left_out).collect();
        Suspect { ctx, name, language: ctx.draft.language.names, words, context }
    }

    fn names(&self) -> &'a Names {
        &self.ctx.corpus.names
    }

    /// Did the writer list it as right?
    pub(super) fn is_accepted(&self) -> bool {
        let full = folded_words(&self.name.full);
        self.ctx.config.accepted_names.iter().map(|name| folded_words(name)).any(|accepted| {
            accepted == full
                || (!accepted.is_empty()
                    && accepted.iter().all(|word| self.words.iter().any(|own| own.fold == *word)))
        })
    }

    /// Its misspelt words; or the whole name, where each word is right but they do not belong together.
    pub(super) fn slips(&self) -> Vec<Slip> {
        let mut slips: Vec<Slip> = (0..self.words.len()).filter_map(|at| self.slip(at)).collect();
        if slips.is_empty() {
            slips.extend(self.crossed().or_else(|| self.namesake()));
        }
        slips
    }

    fn slip(&self, at: usize) -> Option<Slip> {
        let word = &self.words[at];
        if word.fold.chars().count() < SHORTEST || self.is_ordinary(&word.fold) {
            return None;
        }
        if self.names().word(&word.fold).is_some() {
            return self.accent(at);
        }
        let limit = if word.fold.chars().count() + 1 >= LONG { 2 } else { 1 };
        let near = self.names().near(&word.fold, limit);
        let mut fitting = near
            .iter()
            .filter_map(|&(distance, right)| Some((distance, (right, self.meant(at, right, distance)?))))
            .peekable();
        let nearest = fitting.peek()?.0;
        let meant = fitting.take_while(|it| it.0 == nearest).map(|(_, meant)| meant);
        let (right, known) = self.likeliest(meant.collect())?;
        let right = self.names().spelling(right).to_owned();
        Some(Slip { span: word.span.clone(), right, known, kind: Kind::Letters })
    }

    /// Of several who may be meant the one whose sources have the most of the names around this one; none where two have
    /// as many.
    fn likeliest<'n>(&self, meant: Vec<(&'n str, usize)>) -> Option<(&'n str, usize)> {
        if let &[one] = meant.as_slice() {
            return Some(one);
        }
        let around = self.ctx.seen();
        let names = self.ctx.facts.names.iter().filter(|name| around.contains(&name.place.block));
        let company = names.filter_map(|name| self.names().of_words(&folded_words(&name.full)));
        let company: BTreeSet<usize> = company.collect();
        let shared = |&(_, known): &(&str, usize)| {
            let sources = &self.names().get(known).sources;
            company.iter().filter(|&&name| !self.names().get(name).sources.is_disjoint(sources)).count()
        };
        let mut ranked: Vec<(usize, (&str, usize))> = meant.into_iter().map(|it| (shared(&it), it)).collect();
        ranked.sort_by_key(|it| Reverse(it.0));
        (ranked[0].0 > ranked[1].0).then(|| ranked[0].1)
    }

    /// Words that are no part of a name's spelling: countries, particles, words of the prose.
    fn is_ordinary(&self, folded: &str) -> bool {
        let words = self.language;
        let alone = self.words.len() == 1 && self.name.kind != NameKind::Person;
        words.country(folded).is_some()
            || get(words.demonyms, folded).is_some()
            || has(words.capitalised, folded)
            || has(words.function_words, folded)
            || has(words.honorifics, folded)
            || (alone && self.names().is_common(folded))
    }

    /// The known name that is meant, if `right` is put for the word at `at` and all else agrees.
    fn meant(&self, at: usize, right: &str, distance: usize) -> Option<usize> {
        let names = &self.names().word(right)?.names;
        let fits = |&&known: &&usize| {
            let name = self.names().get(known);
            name.first.is_some()
                && (self.agrees(at, right, distance, name) || self.stands_alone(at, right, distance, name))
        };
        names.iter().filter(fits).copied().max_by_key(|&known| {
            let name = self.names().get(known);
            (self.others(at).filter(|word| name.words.contains(word)).count(), name.sources.len())
        })
    }

    /// The other words of the name that tell who is meant, those of its full form included.
    fn others(&self, at: usize) -> impl Iterator<Item = &String> {
        let own =
            self.words.iter().enumerate().filter(move |&(other, _)| other != at).map(|(_, word)| &word.fold);
        own.chain(&self.context).filter(|word| !has(self.language.particles, word))
    }

    /// The rest of the name is the known name's too, so that this word must be.
    fn agrees(&self, at: usize, right: &str, distance: usize, known: &KnownName) -> bool {
        let word = &self.words[at].fold;
        let short = word.chars().count().min(right.chars().count());
        let named = matches!(known.kind, NameKind::Person | NameKind::Place);
        let inflected = self.is_inflected(word, right) && !(named && self.is_last(at));
        let shared: Vec<&String> = self.others(at).filter(|other| known.words.contains(other)).collect();
        let telling = |other: &String| {
            !has(self.language.organisation_words, other) && !has(self.language.place_words, other)
        };
        let limit = if short >= LONG - 1 && shared.iter().any(|other| telling(other)) { 2 } else { 1 };
        let strange = |other: &String| !known.words.contains(other) && !self.names().is_common(other);
        // Joan and John, Mark and Mary: short first names a letter apart are two people's.
        let given = known.kind == NameKind::Person && !self.is_last(at) && self.name.full.contains(' ');
        let twins = given && short <= SHORTEST && word.chars().count() == right.chars().count();
        !shared.is_empty() && distance <= limit && !inflected && !twins && !self.others(at).any(strange)
    }

    /// A single word, or a city's in a longer name: it must be long, near, and of the same kind.
    fn stands_alone(&self, at: usize, right: &str, distance: usize, known: &KnownName) -> bool {
        let word = &self.words[at].fold;
        let short = word.chars().count().min(right.chars().count());
        if self.is_inflected(word, right)
            || !same_start(word, right)
            || distance > if short >= LONG { 2 } else { 1 }
        {
            return false;
        }
        let person = self.name.kind == NameKind::Person;
        let alone = self.others(at).next().is_none();
        match known.kind {
            NameKind::Person => {
                let surname = known.words.last().is_some_and(|last| last == right);
                alone
                    && surname
                    && person
                    && (short >= TELLING || (short + 1 >= TELLING && self.office_agrees(known)))
            }
            _ => !person && short >= TELLING && known.words.len() == 1 && (alone || at == 0),
        }
    }

    fn is_last(&self, at: usize) -> bool {
        at + 1 == self.words.len() && (at > 0 || !self.context.is_empty())
    }

    /// A plural, or an adjective made of the name.
    fn is_inflected(&self, word: &str, right: &str) -> bool {
        let adds = |long: &str, short: &str| {
            long.strip_prefix(short).is_some_and(|ending| has(self.language.inflections, ending))
        };
        adds(word, right) || adds(right, word)
    }

    /// Does the draft give the office that a source gives the known person?
    fn office_agrees(&self, known: &KnownName) -> bool {
        let office = self.name.office.as_ref().map(|office| office.text(self.ctx.draft));
        let Some(title) = office.and_then(|text| Title::parse(text, self.language)) else { return false };
        let held: Vec<&Title> = known.offices.iter().filter_map(|office| office.title.as_ref()).collect();
        held.iter().any(|held| held.class == title.class) && title.agrees_with(&held)
    }

    /// A word that the sources always write with an accent.
    fn accent(&self, at: usize) -> Option<Slip> {
        let word = &self.words[at];
        let known = self.names().word(&word.fold)?;
        let bare = word.written.to_lowercase() == word.fold;
        let accented = |text: &String| fold(text) != text.to_lowercase();
        if !bare || !known.spellings.keys().all(accented) {
            return None;
        }
        let agrees = |&&index: &&usize| {
            let name = self.names().get(index);
            name.first.is_some() && self.others(at).all(|other| name.words.contains(other))
        };
        let index = known.names.iter().find(agrees).copied()?;
        let right = self.names().spelling(&word.fold).to_owned();
        Some(Slip { span: word.span.clone(), right, known: index, kind: Kind::Accent })
    }

    /// The right name of one with the office of another whose name looks alike: the other is meant.
    pub(super) fn namesake(&self) -> Option<Slip> {
        let folds: Vec<String> = self.words.iter().map(|word| word.fold.clone()).collect();
        let people = self.names().people(&folds, self.language.suffixes);
        let &[own] = people.as_slice() else { return None };
        let own = self.names().get(own);
        if self.words.len() < 2 || own.offices.is_empty() || self.office_agrees(own) {
            return None;
        }
        let alike = |known: &KnownName| {
            let mut pairs = known.words.iter().zip(&folds);
            let near = |(one, other): (&String, &String)| {
                let long = one.chars().count().max(other.chars().count()) >= LONG;
                strsim::osa_distance(one, other) <= if long { 2 } else { 1 }
            };
            known.words.len() == folds.len() && known.words != folds && pairs.all(near)
        };
        let known = (0..self.names().all().len())
            .find(|&known| alike(self.names().get(known)) && self.office_agrees(self.names().get(known)))?;
        let right = self.names().get(known).text.clone();
        Some(Slip { span: self.name.place.span(), right, known, kind: Kind::Namesake })
    }

    /// The first name of one with the surname of another, where either is but a slip away: "Karen Whitlock".
    fn crossed(&self) -> Option<Slip> {
        let [first, last] = self.words.as_slice() else { return None };
        let folds: Vec<String> = self.words.iter().map(|word| word.fold.clone()).collect();
        if self.name.kind != NameKind::Person || self.names().with_all(&folds).next().is_some() {
            return None;
        }
        let near = |word: &str, other: &str| {
            let long = word.chars().count().max(other.chars().count()) >= LONG;
            strsim::osa_distance(word, other) <= if long { 2 } else { 1 }
        };
        let of = |word: &Word, swapped: &Word, front: bool| {
            let names = self.names().word(&word.fold).map(|word| word.names.as_slice()).unwrap_or_default();
            let fits = |&&known: &&usize| {
                let name = self.names().get(known);
                let other = if front { name.words.last() } else { name.words.first() };
                name.first.is_some()
                    && name.words.len() == 2
                    && other.is_some_and(|other| near(other, &swapped.fold))
            };
            names.iter().find(fits).copied()
        };
        let by_surname = of(last, first, false);
        let by_given = of(first, last, true);
        self.names().word(&first.fold).and(self.names().word(&last.fold))?;
        let office = [by_surname, by_given]
            .into_iter()
            .flatten()
            .find(|&known| self.office_agrees(self.names().get(known)));
        let known = office.or(by_surname).or(by_given)?;
        let right = self.names().get(known).text.clone();
        Some(Slip { span: self.name.place.span(), right, known, kind: Kind::Letters })
    }
}

/// A reader takes the first letter in.
fn same_start(one: &str, other: &str) -> bool {
    one.chars().next() == other.chars().next()
}
