//! After "about", "more than", "nearly": figures of the sources, those first that the words around speak of.
use crate::{
    analysis::completion::{Around, Suggestion, SuggestionKind},
    corpus::{
        Corpus,
        frame::Frame,
        framed::FramedFact,
        terms::{Term, Terms},
    },
    facts::figure::{Figure, FigureKind},
    finding::Evidence,
    lang::Language,
};

/// How many figures are looked at.
const NEAR: usize = 200;

pub(super) fn complete(around: &Around<'_>, corpus: &Corpus) -> Vec<Suggestion> {
    let before = around.before();
    let typed = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    let lead = before[..before.len() - typed.len()].trim_end();
    let Some(hedge) = hedge(lead, around.language) else { return Vec::new() };
    let frame = frame(&lead[..lead.len() - hedge.len()], around);
    let mut facts = corpus.figures.nearest(&frame, &corpus.rarity, NEAR);
    let is_near = |fact: &FramedFact| facts.iter().any(|it| std::ptr::eq(*it, fact));
    let others: Vec<&FramedFact> = corpus.figures.all.iter().take(NEAR).filter(|it| !is_near(it)).collect();
    facts.extend(others);
    facts.into_iter().filter_map(|fact| suggestion(around, typed, fact, corpus)).collect()
}

/// The hedge that a text ends with, as long as the language has it: a word, no sign.
fn hedge<'a>(text: &'a str, language: &Language) -> Option<&'a str> {
    let ends = |&(hedge, _): &(&str, _)| {
        let start = text.len().checked_sub(hedge.len())?;
        let tail = text.get(start..).filter(|tail| tail.eq_ignore_ascii_case(hedge))?;
        let whole = !text[..start].ends_with(char::is_alphanumeric) && hedge.starts_with(char::is_alphabetic);
        whole.then_some(tail)
    };
    language.figures.hedges.iter().filter_map(ends).max_by_key(|hedge| hedge.len())
}

/// What the words around the caret speak of; nearer ones weigh more.
fn frame(lead: &str, around: &Around<'_>) -> Frame {
    const HALVES: f32 = 5.0;
    let weighed = |text: &str, backwards: bool| {
        let words = Terms::of(text, around.language).words;
        let count = words.len();
        let near = move |at: usize| if backwards { count - 1 - at } else { at };
        let weigh =
            move |(at, word): (usize, Term)| (word.key, word.weight / (1.0 + near(at) as f32 / HALVES));
        words.into_iter().enumerate().map(weigh).filter(|term| term.1 > 0.0).collect::<Vec<_>>()
    };
    let mut terms = weighed(lead, true);
    terms.extend(weighed(around.after(), false));
    terms.sort_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
    terms.dedup_by_key(|term| term.0);
    Frame { terms, ..Frame::default() }
}

fn suggestion(around: &Around<'_>, typed: &str, fact: &FramedFact, corpus: &Corpus) -> Option<Suggestion> {
    let source = &corpus.sources[fact.source];
    let figure = &source.facts.figures[fact.fact];
    if matches!(figure.kind, FigureKind::Ordinal | FigureKind::Tally) {
        return None;
    }
    let text = bare(figure, &source.article.blocks[figure.place.block].prose, around.language);
    if !text.to_lowercase().starts_with(&typed.to_lowercase()) || text == typed {
        return None;
    }
    let evidence: Evidence = corpus.fact_evidence(fact.source, &figure.place);
    Some(Suggestion {
        kind: SuggestionKind::Figure,
        label: text.to_owned(),
        detail: evidence.excerpt.clone(),
        span: around.caret - typed.len()..around.caret,
        text: text.to_owned(),
        attribution: None,
        filter: text.to_owned(),
        evidence,
    })
}

/// A figure with what it counts, without its own hedge: the draft has one.
fn bare<'a>(figure: &Figure, prose: &'a str, language: &Language) -> &'a str {
    let counted = figure.counted.clone().unwrap_or(figure.place.span());
    let text = &prose[figure.place.start.min(counted.start)..figure.place.end.max(counted.end)];
    let led = |&(hedge, _): &(&str, _)| {
        let rest = text.get(hedge.len()..)?;
        let is_led = text[..hedge.len()].eq_ignore_ascii_case(hedge);
        (is_led && !rest.starts_with(char::is_alphanumeric)).then(|| rest.trim_start())
    };
    language.figures.hedges.iter().filter_map(led).min_by_key(|rest| rest.len()).unwrap_or(text)
}
