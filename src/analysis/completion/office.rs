//! After a name and a comma: the person's office, as the sources give it.
use crate::{
    analysis::completion::{Around, Suggestion, SuggestionKind},
    corpus::{
        Corpus,
        names::{HeldOffice, KnownName},
    },
    facts::name::{fold, folded_words},
    lang::Language,
    text::token::{Token, tokens},
};

/// A name has no more words.
const LONGEST: usize = 4;

pub(super) fn complete(around: &Around<'_>, corpus: &Corpus) -> Vec<Suggestion> {
    /// An office is typed no longer without another comma.
    const ROOM: usize = 60;
    let before = around.before();
    let Some(comma) = before.rfind(',').filter(|at| before.len() - at <= ROOM) else { return Vec::new() };
    let typed = without_article(before[comma + 1..].trim_start(), around.language);
    // Names and offices stand on the line of the caret, or the name on the line above.
    if typed.contains(['\n', '.', '!', '?', ':', ';', '"', '“', '”'])
        || !before[comma + 1..].starts_with(char::is_whitespace)
    {
        return Vec::new();
    }
    let people = people(&before[..comma], corpus, around.language.names.suffixes);
    people.into_iter().flat_map(|known| offices(around, typed, corpus, known)).collect()
}

/// The sources' offices come without "the".
fn without_article<'a>(typed: &'a str, language: &Language) -> &'a str {
    match typed.split_once(' ') {
        Some((first, rest)) if language.thesaurus.definites.contains(&first) => rest,
        _ => typed,
    }
}

/// The people that the words at the end of a text name: of the longest name that somebody has.
fn people<'a>(text: &str, corpus: &'a Corpus, suffixes: &[&str]) -> Vec<&'a KnownName> {
    let words: Vec<Token> = tokens(&text[last_line(text)..]);
    let line = &text[last_line(text)..];
    for count in (1..=LONGEST.min(words.len())).rev() {
        let name = &words[words.len() - count..];
        let capital = |at: usize| name[at].is_word() && name[at].of(line).starts_with(char::is_uppercase);
        if !capital(0) || !capital(count - 1) {
            continue;
        }
        let folded = folded_words(&line[name[0].span.start..name[count - 1].span.end]);
        let people = corpus.names.people(&folded, suffixes);
        let named: Vec<&KnownName> =
            people.into_iter().map(|at| corpus.names.get(at)).filter(|it| !it.offices.is_empty()).collect();
        if !named.is_empty() {
            return named;
        }
    }
    Vec::new()
}

/// Where the last few words of a text may begin.
fn last_line(text: &str) -> usize {
    text.rfind(['\n', '.', '!', '?', ',']).map_or(0, |at| at + 1)
}

fn offices(around: &Around<'_>, typed: &str, corpus: &Corpus, known: &KnownName) -> Vec<Suggestion> {
    let span = around.caret - typed.len()..around.caret;
    let suggestion = |office: &HeldOffice| {
        let text = behind(office, corpus);
        let begins = text.to_lowercase().starts_with(&typed.to_lowercase()) && text != typed;
        begins.then(|| Suggestion {
            kind: SuggestionKind::Office,
            label: text.clone(),
            detail: known.text.clone(),
            span: span.clone(),
            attribution: None,
            filter: text.clone(),
            text,
            evidence: corpus.fact_evidence(office.source, &office.place),
        })
    };
    // Those that stand behind the name in the source are written for this place.
    let (front, back): (Vec<&HeldOffice>, Vec<&HeldOffice>) =
        known.offices.iter().partition(|it| it.in_front);
    back.into_iter().chain(front).filter_map(suggestion).collect()
}

/// An office from in front of a name, as it reads behind it: "Mayor" gets a small letter, "French" keeps its own.
fn behind(office: &HeldOffice, corpus: &Corpus) -> String {
    if !office.in_front {
        return office.text.clone();
    }
    let small = |word: &str| match corpus.names.is_common(&fold(word)) {
        true => word.to_lowercase(),
        false => word.to_owned(),
    };
    office.text.split(' ').map(small).collect::<Vec<_>>().join(" ")
}
