//! Content words as concepts: stemmed, near-synonyms joined; what tells one thing from another.
use std::{
    ops::{Deref, Range},
    sync::{LazyLock, Mutex},
};

use foldhash::HashMap;
use rust_stemmers::{Algorithm, Stemmer};

use crate::{
    corpus::word::{self, Word, words},
    facts::sentence,
    lang::Language,
    text::Span,
};

/// The content words of a block and where its sentences lie among them.
#[derive(Clone, Debug, Default)]
pub struct Terms {
    /// All words, in order.
    pub words: Vec<Term>,
    /// Ranges of `words`, one a sentence.
    pub sentences: Vec<Range<usize>>,
}

/// A word as a concept.
#[derive(Clone, Debug)]
pub struct Term {
    /// In the block's prose.
    pub span: Span,
    /// A clause ends after it, or it begins one.
    pub breaks: bool,
    /// What it means.
    meaning: Meaning,
}

impl Deref for Term {
    type Target = Meaning;

    fn deref(&self) -> &Meaning {
        &self.meaning
    }
}

/// What a word means wherever it stands.
#[derive(Clone, Copy, Debug)]
pub struct Meaning {
    /// What it is counted and found under: the same for near-synonyms; the word's own for stopwords and numbers.
    pub key: u64,
    /// How much it tells one thing from another: nothing for stopwords and numbers, little for words of measure.
    pub weight: f32,
    /// It begins with a digit.
    pub(super) number: bool,
    /// It begins a clause.
    joins: bool,
    /// A day named before still holds behind it.
    pub carries_day: bool,
    /// It stands for something named before.
    pub pronoun: bool,
    /// A word of arithmetic.
    pub derives: bool,
    /// A word of saying.
    pub states: bool,
}

impl Term {
    fn of(word: &Word) -> Term {
        let meaning = word.meaning;
        Term { span: word.span.clone(), breaks: word.ends_clause || meaning.joins, meaning }
    }
}

impl Terms {
    /// Reads a block's prose.
    pub fn of(prose: &str, language: &'static Language) -> Terms {
        let words: Vec<Term> = words(prose, 0..prose.len(), language).iter().map(Term::of).collect();
        let sentences = sentence::split(prose, language).into_iter().map(|sentence| {
            let start = words.partition_point(|term| term.span.start < sentence.start);
            start..words.partition_point(|term| term.span.start < sentence.end)
        });
        Terms { sentences: sentences.filter(|range| !range.is_empty()).collect(), words }
    }

    /// Words of this span tell nothing.
    pub fn silence(&mut self, span: &Span) {
        let range = self.within(span);
        self.words[range].iter_mut().for_each(|term| term.meaning.weight = 0.0);
    }

    /// The index of the sentence that holds a byte of the prose.
    pub fn sentence_at(&self, at: usize) -> Option<usize> {
        let after = self.sentences.partition_point(|range| self.words[range.start].span.start <= at);
        (!self.sentences.is_empty()).then(|| after.saturating_sub(1))
    }

    /// The keys of a sentence's words, each once, sorted: stopwords and numbers under the word itself.
    pub fn keys(&self, sentence: &Range<usize>) -> Vec<u64> {
        let mut keys: Vec<u64> = self.words[sentence.clone()].iter().map(|term| term.key).collect();
        keys.sort_unstable();
        keys.dedup();
        keys
    }

    /// The words that overlap a span of the prose.
    pub fn within(&self, span: &Span) -> Range<usize> {
        let start = self.words.partition_point(|term| term.span.end <= span.start);
        start..self.words.partition_point(|term| term.span.start < span.end).max(start)
    }
}

/// What a word of measure tells, beside a word that tells in full.
const MEASURE: f32 = 0.25;

/// The concept of each word form that the thesaurus lists, by language.
pub struct Concepts {
    of_stem: HashMap<u64, u64>,
    stemmer: Stemmer,
    pub(super) language: &'static Language,
}

static SHARED: LazyLock<Mutex<HashMap<&'static str, &'static Concepts>>> = LazyLock::new(Mutex::default);

impl Concepts {
    /// The concepts of a language, built once.
    pub fn of(language: &'static Language) -> &'static Concepts {
        let mut shared = SHARED.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        shared.entry(language.code).or_insert_with(|| Box::leak(Box::new(Concepts::new(language))))
    }

    fn new(language: &'static Language) -> Concepts {
        let stemmer = Stemmer::create(Algorithm::English);
        let mut of_stem = HashMap::default();
        for concept in language.thesaurus.concepts {
            let name = word::key(&stemmer.stem(concept[0]));
            for word in *concept {
                of_stem.entry(word::key(&stemmer.stem(word))).or_insert(name);
            }
        }
        Concepts { of_stem, stemmer, language }
    }

    /// The concept of a folded word.
    pub fn key(&self, folded: &str) -> u64 {
        let bare = folded.strip_suffix("'s").unwrap_or(folded);
        let stem = word::key(&self.stemmer.stem(bare));
        self.of_stem.get(&stem).copied().unwrap_or(stem)
    }

    /// What a folded word with this key means.
    pub(super) fn meaning(&self, text: &str, key: u64) -> Meaning {
        let thesaurus = self.language.thesaurus;
        let stop = thesaurus.stopwords.binary_search(&text).is_ok();
        let number = text.starts_with(|ch: char| ch.is_ascii_digit());
        let weight = match () {
            () if stop || number || text.len() < 2 => 0.0,
            () if thesaurus.measures.binary_search(&text).is_ok() => MEASURE,
            () => 1.0,
        };
        Meaning {
            key: if weight > 0.0 { self.key(text) } else { key },
            weight,
            number,
            joins: thesaurus.joiners.contains(&text),
            carries_day: thesaurus.day_joiners.contains(&text),
            derives: thesaurus.derivations.contains(&text),
            states: thesaurus.statements.contains(&text),
            pronoun: thesaurus.pronouns.contains(&text),
        }
    }
}
