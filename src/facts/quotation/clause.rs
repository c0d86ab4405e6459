//! A sentence as attribution sees it: each quotation is one item, each word has a class, the marks that matter stay.
use std::cell::Cell;

use crate::{
    facts::quotation::marks::Marked,
    lang::{
        Language,
        quotation::{Form, Gender, QuotationWords},
    },
    text::{
        Span,
        token::{self, Kind, Token, is_apostrophe},
    },
};

/// One word, mark, or whole quotation.
#[derive(Clone, Debug)]
pub(super) struct Item {
    /// In the block's prose.
    pub(super) span: Span,
    pub(super) class: Class,
    /// It ends in a possessive.
    pub(super) possessive: bool,
}

/// What an item can do in a clause.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Class {
    /// A quotation, by its index among the marked ones.
    Quote(usize),
    /// A capitalised word.
    Name,
    /// Any other word.
    Word,
    Number,
    Time,
    Pronoun(Gender),
    Determiner,
    Quantifier,
    Preposition,
    Coordinator,
    Subordinator,
    Relative,
    Auxiliary,
    Adverb,
    To,
    Verb(Verb, Form),
    Comma,
    Colon,
    Semicolon,
    Dash,
    Open,
    Close,
    Stop,
    Other,
}

/// How strongly a verb attributes words to its subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verb {
    Saying,
    Telling,
    Judging,
    Hinting,
    Thinking,
}

impl Class {
    /// May it stand inside a noun phrase, before its last word?
    pub(super) fn is_nominal(self) -> bool {
        matches!(self, Class::Name | Class::Word | Class::Number)
    }

    /// May it stand between a subject and its verb?
    pub(super) fn is_filler(self) -> bool {
        matches!(self, Class::Auxiliary | Class::Adverb | Class::Time)
    }

    pub(super) fn is_verb(self) -> bool {
        matches!(self, Class::Verb(..))
    }

    pub(super) fn is_break(self) -> bool {
        matches!(self, Class::Comma | Class::Dash | Class::Semicolon | Class::Colon)
    }
}

/// The items of `region`; the quotations `inner` (in order, disjoint) are one item each.
pub(super) fn items<'a>(
    prose: &str,
    region: Span,
    inner: impl Iterator<Item = (usize, &'a Marked)>,
    language: &Language,
) -> Vec<Item> {
    let mut items = Vec::new();
    let mut at = region.start;
    for (index, marked) in inner {
        push_words(&mut items, prose, at..marked.place.start.max(at), language);
        items.push(Item { span: marked.place.clone(), class: Class::Quote(index), possessive: false });
        at = marked.place.end.max(at);
    }
    push_words(&mut items, prose, at..region.end.max(at), language);
    join_compounds(&mut items, prose);
    settle_nouns(&mut items, prose);
    items
}

/// "the report", "her claims", "the annual report": after a word that opens a noun phrase, what could be a verb is a noun.
fn settle_nouns(items: &mut [Item], prose: &str) {
    let (mut opened, mut described) = (false, false);
    for item in items {
        let noun = match item.class {
            Class::Verb(_, Form::Base) => opened || described,
            Class::Verb(_, Form::Present) => opened,
            _ => false,
        };
        if noun {
            item.class = Class::Word;
        }
        let plural = prose[item.span.clone()].ends_with('s');
        described = item.class == Class::Word && (opened || described) && !plural;
        opened = matches!(item.class, Class::Determiner | Class::Preposition) || item.possessive;
    }
}

fn push_words(items: &mut Vec<Item>, prose: &str, span: Span, language: &Language) {
    let text = &prose[span.clone()];
    for token in token::tokens(text) {
        let joins = items.last().is_some_and(|last| joins(last, &token, text, span.start, prose));
        let token_span = token.span.start + span.start..token.span.end + span.start;
        match items.last_mut() {
            Some(last) if joins => {
                last.span.end = token_span.end;
                last.possessive |= is_possessive_mark(&token);
                continue;
            }
            _ => {}
        }
        let first = items
            .last()
            .is_none_or(|last| matches!(last.class, Class::Stop | Class::Quote(_) | Class::Colon));
        items.push(read(&token, &prose[token_span.clone()], token_span, first, language));
    }
}

fn is_possessive_mark(token: &Token) -> bool {
    matches!(token.kind, Kind::Mark(ch) if is_apostrophe(ch))
}

/// The stop of an initial or abbreviation, or the apostrophe of a plural possessive.
fn joins(last: &Item, token: &Token, text: &str, offset: usize, prose: &str) -> bool {
    let adjacent = last.span.end == token.span.start + offset;
    if !adjacent || !matches!(last.class, Class::Name | Class::Word | Class::Determiner) {
        return false;
    }
    if is_possessive_mark(token) {
        return prose[last.span.clone()].ends_with('s');
    }
    let rest = text[token.span.end..].trim_start();
    let goes_on = !rest.is_empty();
    let short = prose[last.span.clone()].chars().count() <= 4;
    token.is_mark('.') && last.class == Class::Name && goes_on && short
}

/// `Texas-based`, `front-runner`: one item, a name if its last part is one.
fn join_compounds(items: &mut Vec<Item>, prose: &str) {
    let mut joined: Vec<Item> = Vec::with_capacity(items.len());
    let mut tie = false;
    for item in items.drain(..) {
        let hyphen = &prose[item.span.clone()] == "-" || &prose[item.span.clone()] == "&";
        let adjacent = joined.last().is_some_and(|last| last.span.end == item.span.start);
        let worded = !matches!(item.class, Class::Quote(_));
        match joined.last_mut() {
            Some(last) if adjacent && tie && worded && !hyphen => {
                let head = if item.class == Class::Name { Class::Name } else { Class::Word };
                *last =
                    Item { span: last.span.start..item.span.end, class: head, possessive: item.possessive };
                tie = false;
            }
            Some(last) if adjacent && hyphen && is_worded(last.class) => {
                last.span.end = item.span.end;
                tie = true;
            }
            _ => {
                tie = false;
                joined.push(item);
            }
        }
    }
    *items = joined;
}

fn is_worded(class: Class) -> bool {
    !matches!(
        class,
        Class::Quote(_)
            | Class::Comma
            | Class::Dash
            | Class::Open
            | Class::Close
            | Class::Stop
            | Class::Other
    )
}

fn read(token: &Token, text: &str, span: Span, first: bool, language: &Language) -> Item {
    let words = language.quotation;
    let class = match token.kind {
        Kind::Number => Class::Number,
        Kind::Mark(ch) => mark(ch),
        Kind::Word => word(text, first, words),
    };
    let possessive =
        words.possessives.iter().any(|ending| text.len() > ending.len() && text.ends_with(ending));
    Item { span, class, possessive }
}

fn mark(ch: char) -> Class {
    match ch {
        ',' => Class::Comma,
        ':' => Class::Colon,
        ';' => Class::Semicolon,
        '—' | '–' | '-' | '―' => Class::Dash,
        '(' | '[' => Class::Open,
        ')' | ']' => Class::Close,
        '.' | '!' | '?' | '…' => Class::Stop,
        '@' | '&' => Class::Name,
        _ => Class::Other,
    }
}

/// The class of a word; `first` in its sentence, where a capital means nothing.
fn word(text: &str, first: bool, words: &QuotationWords) -> Class {
    let lower = text.to_lowercase().replace('’', "'");
    let lower = lower.as_str();
    let capital = text.starts_with(char::is_uppercase);
    if let Some(class) = contracted(lower, words) {
        return class;
    }
    if words
        .times
        .contains(&words.possessives.iter().find_map(|end| lower.strip_suffix(end)).unwrap_or(lower))
        && (capital || lower != "may" && lower != "march")
    {
        return Class::Time;
    }
    if capital && !first && lower != "i" {
        let function = function_word(lower, words);
        let kept = matches!(function, Some(Class::Pronoun(_)));
        return function.filter(|_| kept).unwrap_or(Class::Name);
    }
    if let Some(class) = function_word(lower, words) {
        return class;
    }
    match verb(lower, words) {
        Some((verb, form)) => Class::Verb(verb, form),
        None if capital => Class::Name,
        None if is_adverb(lower, words) => Class::Adverb,
        None => Class::Word,
    }
}

/// "he's", "they'd": the pronoun is the subject.
fn contracted(lower: &str, words: &QuotationWords) -> Option<Class> {
    let (head, _) = lower.split_once('\'')?;
    words.pronouns.iter().find(|(pronoun, _)| *pronoun == head).map(|(_, gender)| Class::Pronoun(*gender))
}

/// The classes of the lists of [`QuotationWords::small_words`].
const SMALL: [Class; 8] = [
    Class::Determiner,
    Class::Quantifier,
    Class::Auxiliary,
    Class::Relative,
    Class::Subordinator,
    Class::Coordinator,
    Class::Preposition,
    Class::Adverb,
];

/// The classes of the lists of [`QuotationWords::verb_lists`].
const VERBS: [Verb; 5] = [Verb::Saying, Verb::Telling, Verb::Judging, Verb::Hinting, Verb::Thinking];

fn function_word(lower: &str, words: &QuotationWords) -> Option<Class> {
    if let Some((_, gender)) = words.pronouns.iter().find(|(pronoun, _)| *pronoun == lower) {
        return Some(Class::Pronoun(*gender));
    }
    if lower == words.to {
        return Some(Class::To);
    }
    words.small.get(lower).map(|list| SMALL[list])
}

fn is_adverb(lower: &str, words: &QuotationWords) -> bool {
    let ending = words.adverb_ending;
    !ending.is_empty() && lower.len() > ending.len() + 2 && lower.ends_with(ending)
}

fn verb(lower: &str, words: &QuotationWords) -> Option<(Verb, Form)> {
    let found = Cell::new(None);
    let known = |base: &str| {
        found.set(words.verbs.get(base).map(|list| VERBS[list]));
        found.get().is_some()
    };
    let form = (words.verb)(lower, &known)?;
    found.get().map(|verb| (verb, form))
}
