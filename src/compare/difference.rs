//! Where a quotation departs from its source: the words of each, and how grave the change is.
use rust_stemmers::{Algorithm, Stemmer};

use crate::{
    compare::quotation::{Match, QuotedWords},
    corpus::{
        Corpus,
        align::{Part, Step},
    },
    lang::Language,
    source::Article,
    text::Span,
};

/// One departure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// What stands in the draft, in the prose of the quotation's block; for words left out, the words on either side.
    pub draft: Span,
    /// The draft's words there.
    pub ours: String,
    /// The source's words there; empty where words were added.
    pub theirs: String,
    /// Only words of the source are missing.
    pub dropped: bool,
    /// A contraction undone, a filler dropped, a tense or number cleaned up.
    pub minor: bool,
}

/// The departures of a quotation from a match, in order.
pub fn differences(
    draft: &Article,
    quoted: &QuotedWords<'_>,
    it: &Match<'_>,
    corpus: &Corpus,
) -> Vec<Difference> {
    let block = &draft.blocks[quoted.quotation.place.block].prose;
    let steps = &it.alignment.steps;
    let mut differences = Vec::new();
    let mut at = 0;
    while at < steps.len() {
        let end = at + steps[at..].iter().take_while(|step| is_edit(step)).count();
        if end > at {
            differences.extend(difference(block, &quoted.parts, steps, at..end, it, corpus, draft.language));
        }
        at = end + 1;
    }
    differences
}

fn is_edit(step: &Step) -> bool {
    !matches!(step, Step::Same(..) | Step::Covered(..))
}

fn difference(
    prose: &str,
    parts: &[Part],
    steps: &[Step],
    run: std::ops::Range<usize>,
    it: &Match<'_>,
    corpus: &Corpus,
    language: &Language,
) -> Option<Difference> {
    let (ours, theirs): (Vec<Option<usize>>, Vec<Option<usize>>) =
        steps[run.clone()].iter().map(sides).unzip();
    let (ours, theirs): (Vec<usize>, Vec<usize>) =
        (ours.into_iter().flatten().collect(), theirs.into_iter().flatten().collect());
    let minor = is_minor(parts, &ours, &theirs, it, language);
    let dropped = ours.is_empty();
    // Where words are missing, the mark goes over the words on either side, and the source's own go with it.
    let (mut ours, mut theirs) = (ours, theirs);
    if dropped {
        let before = steps[..run.start].iter().rev().find(|step| matches!(step, Step::Same(..)));
        let after = steps[run.end..].iter().find(|step| matches!(step, Step::Same(..)));
        for (part, word) in [before, after].into_iter().flatten().filter_map(both) {
            ours.push(part);
            theirs.push(word);
        }
        ours.sort_unstable();
        theirs.sort_unstable();
    }
    let span = part_span(parts, *ours.first()?)?.start..part_span(parts, *ours.last()?)?.end;
    let theirs = match (theirs.first(), theirs.last()) {
        (Some(first), Some(last)) => source_words(it, *first..last + 1, corpus),
        _ => String::new(),
    };
    Some(Difference { ours: prose[span.clone()].to_owned(), draft: span, theirs, dropped, minor })
}

fn sides(step: &Step) -> (Option<usize>, Option<usize>) {
    match step {
        Step::Same(part, word) | Step::Changed(part, word) => (Some(*part), Some(*word)),
        Step::Added(part) => (Some(*part), None),
        Step::Dropped(word) => (None, Some(*word)),
        Step::Covered(..) => (None, None),
    }
}

fn both(step: &Step) -> Option<(usize, usize)> {
    let (part, word) = sides(step);
    part.zip(word)
}

fn part_span(parts: &[Part], at: usize) -> Option<Span> {
    match parts.get(at)? {
        Part::Word(word) => Some(word.span.clone()),
        _ => None,
    }
}

/// The source's own words, with the marks between them.
pub fn source_words(it: &Match<'_>, range: std::ops::Range<usize>, corpus: &Corpus) -> String {
    let words = &it.passage.words[range];
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return String::new() };
    let article = corpus.article(it.passage.source);
    if first.block == last.block && first.word.span.start < last.word.span.end {
        let prose = &article.blocks[first.block].prose[first.word.span.start..last.word.span.end];
        // An attribution in the middle of an utterance is not part of the words.
        if !prose.contains(['"', '“', '”', '‘', '«', '„']) {
            return prose.to_owned();
        }
    }
    let each = words.iter().map(|word| &article.blocks[word.block].prose[word.word.span.clone()]);
    each.collect::<Vec<_>>().join(" ")
}

fn is_minor(parts: &[Part], ours: &[usize], theirs: &[usize], it: &Match<'_>, language: &Language) -> bool {
    let text = |at: &usize| match &parts[*at] {
        Part::Word(word) => word.text.to_string(),
        _ => String::new(),
    };
    let ours: Vec<String> = ours.iter().map(text).collect();
    let theirs: Vec<String> = theirs.iter().map(|at| it.passage.words[*at].word.text.to_string()).collect();
    if ours.is_empty() {
        return language.thesaurus.fillers.contains(&theirs.join(" ").as_str());
    }
    if undone(&ours, language) == undone(&theirs, language) {
        return true;
    }
    let stemmer = Stemmer::create(Algorithm::English);
    ours.len() == theirs.len() && ours.iter().zip(&theirs).all(|(a, b)| stemmer.stem(a) == stemmer.stem(b))
}

/// Contractions written out.
fn undone(words: &[String], language: &Language) -> Vec<String> {
    let mut out = Vec::new();
    for word in words {
        match language.thesaurus.contractions.iter().find(|(ending, _)| word.ends_with(ending)) {
            Some((ending, full)) => {
                out.extend([word[..word.len() - ending.len()].to_owned(), (*full).to_owned()])
            }
            None => out.push(word.clone()),
        }
    }
    out
}
