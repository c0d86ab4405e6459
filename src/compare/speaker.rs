//! Do two mentions of a speaker mean the same one?
mod holder;

use crate::{
    compare::quotation::Draft,
    corpus::{Corpus, passage::Passage},
    facts::{
        name::{NameKind, fold},
        quotation::{Quotation, Speaker, gender},
    },
    lang::{Language, name::has, quotation::Gender},
    source::Article,
    text::token,
};

/// Below this an attribution is a guess, and nobody is accused on a guess.
pub const SURE: f32 = 0.7;

/// Two attributions of the same words, each sure.
pub struct Parties<'a> {
    /// The draft.
    pub draft: Draft<'a>,
    /// Its quotation.
    pub quotation: &'a Quotation,
    /// Whom the draft gives the words to.
    pub ours: &'a Speaker,
    /// The source's passage.
    pub passage: &'a Passage,
    /// Whom the source gives them to.
    pub theirs: &'a Speaker,
    /// All sources.
    pub corpus: &'a Corpus,
}

/// Whether two speakers are one: `None` where that cannot be told.
///
/// Persons are told apart by their names: any shared name word but a first name makes them one. An office is a person's if
/// the draft names just one who holds it; a pronoun that was not resolved, or a body ("the ministry"), is never told apart
/// from anybody. A document ("the report said") is told apart from people who are not spoken of where it is quoted.
pub fn same(it: &Parties) -> Option<bool> {
    let language = it.draft.article.language;
    let source = it.corpus.article(it.passage.source);
    let ours = match it.ours.resolved {
        None => holder::of(it).unwrap_or_else(|| capitals(full(it.ours), language)),
        Some(_) => capitals(full(it.ours), language),
    };
    let theirs = capitals(full(it.theirs), language);
    if ours.iter().any(|word| theirs.contains(word)) && !are_namesakes(&ours, &theirs, it.corpus) {
        return Some(true);
    }
    let fits = |speaker: &Speaker, words: &[String], article: &Article| {
        let human = !words.is_empty()
            && gender::pronoun(&speaker.text, article).is_some_and(|gender| gender != Gender::Open);
        (human || is_person(words, it.corpus, language)) && agrees(speaker, words, article, it.corpus)
    };
    if !fits(it.ours, &ours, it.draft.article) {
        return None;
    }
    let speaks =
        |one: &[String], other: &[String]| holder::speaks_for(it, &people(one, it.corpus, language), other);
    if speaks(&ours, &theirs) || speaks(&theirs, &ours) {
        return None;
    }
    let another =
        fits(it.theirs, &theirs, source) && !holder::may_hold(it, &theirs) && !in_doubt(it, &ours, &theirs);
    (another || is_document(it, &ours)).then_some(false)
}

/// Have two people of the sources the first name in common, and nothing else? Not if there is one of all these names.
fn are_namesakes(ours: &[String], theirs: &[String], corpus: &Corpus) -> bool {
    let (Some((first, rest)), Some((other, others))) = (ours.split_first(), theirs.split_first()) else {
        return false;
    };
    let known = |words: &[String]| corpus.names.of_words(words).is_some();
    let both = || ours.iter().chain(others).cloned().collect::<Vec<String>>();
    first == other
        && !rest.is_empty()
        && !others.is_empty()
        && !rest.iter().any(|word| others.contains(word))
        && known(ours)
        && known(theirs)
        && corpus.names.with_all(&both()).next().is_none()
}

fn full(speaker: &Speaker) -> &str {
    speaker.resolved.as_deref().unwrap_or(&speaker.text)
}

/// The capitalised words of a name, folded and without possessive endings: a name without its small particles.
pub(super) fn capitals(name: &str, language: &Language) -> Vec<String> {
    let words = language.names;
    let tokens = token::tokens(name);
    let capital = tokens.iter().filter(|it| it.is_word() && it.of(name).starts_with(char::is_uppercase));
    let folded = capital.map(|it| fold(it.of(name)));
    let bare = folded.map(|word| word.strip_suffix(words.possessive).unwrap_or(&word).to_owned());
    bare.filter(|word| word.len() > 1 && !has(words.function_words, word)).collect()
}

/// Is it the name of a person that some source knows?
fn is_person(words: &[String], corpus: &Corpus, language: &Language) -> bool {
    !people(words, corpus, language).is_empty()
}

/// The people of the sources whom the words, or the last of them, name.
fn people(words: &[String], corpus: &Corpus, language: &Language) -> Vec<usize> {
    let named = |from: usize| {
        let mut people = corpus.names.people(&words[from..], language.names.suffixes);
        people.retain(|&known| corpus.names.is_person(known));
        people
    };
    (0..words.len()).map(named).find(|people| !people.is_empty()).unwrap_or_default()
}

/// A pronoun that the sources would not use for the person was led back to the wrong one.
fn agrees(speaker: &Speaker, words: &[String], article: &Article, corpus: &Corpus) -> bool {
    let asked = gender::pronoun(&speaker.text, article).filter(|gender| *gender != Gender::Open);
    let people = people(words, corpus, article.language);
    let known = people.iter().filter_map(|&known| corpus.names.get(known).gender());
    asked.is_none_or(|asked| known.into_iter().all(|known| known == asked))
}

/// The draft's pronoun may mean the source's speaker: the draft names both, and only the source's is shown to fit.
fn in_doubt(it: &Parties, ours: &[String], theirs: &[String]) -> bool {
    let asked = gender::pronoun(&it.ours.text, it.draft.article).filter(|gender| *gender != Gender::Open);
    let people = |words: &[String]| people(words, it.corpus, it.draft.article.language);
    let shown = |words: &[String]| {
        asked.is_some() && people(words).iter().any(|&known| it.corpus.names.get(known).gender() == asked)
    };
    let named = holder::named_before(it);
    shown(theirs) && !shown(ours) && people(theirs).iter().any(|known| named.contains(known))
}

/// How far above a document's words its author or subject may be named, in blocks.
const BLOCKS_BACK: usize = 2;

/// Are the words a document's, and the person not spoken of around it?
fn is_document(it: &Parties, ours: &[String]) -> bool {
    let article = it.corpus.article(it.passage.source);
    let last = it.theirs.text.rsplit(' ').next().unwrap_or_default();
    if !article.language.quotation.documents.contains(&last) {
        return false;
    }
    let Some(block) = it.theirs.place.as_ref().map(|place| place.block) else { return false };
    let names = &it.corpus.sources[it.passage.source].facts.names;
    let near = names.iter().filter(|name| {
        name.kind == NameKind::Person
            && (block.saturating_sub(BLOCKS_BACK)..=block).contains(&name.place.block)
    });
    near.into_iter()
        .all(|name| !capitals(&name.full, article.language).iter().any(|word| ours.contains(word)))
}
