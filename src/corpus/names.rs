//! Every name of the corpus: how the sources spell it, and the offices they give.
mod human;

use std::collections::BTreeSet;

use foldhash::{HashMap, HashSet};

use crate::{
    facts::{
        Facts, Place,
        name::{Name, NameKind, fold, folded_words, title::Title},
        quotation::gender,
    },
    lang::{name::has, quotation::Gender},
    source::{Article, BlockKind},
    text::token,
};

/// One name, under its fullest form.
#[derive(Clone, Debug)]
pub struct KnownName {
    /// As the sources write it.
    pub text: String,
    /// What is named.
    pub kind: NameKind,
    /// The words of the full form, folded.
    pub words: Vec<String>,
    /// The sources that have it, by index.
    pub sources: BTreeSet<usize>,
    /// The first mention in what counts as evidence, with its source; none for a byline or a caption.
    pub first: Option<(usize, Place)>,
    /// The offices the sources give, each once a source.
    pub offices: Vec<HeldOffice>,
    /// A source calls whom it names by the last word alone, as people are called.
    by_surname: bool,
    /// An age, a form of address or "who" stands beside it.
    is_human: bool,
    /// How often the sources make it a woman's, and a man's.
    genders: [usize; 2],
    /// How often it names a person, and how often a place or body.
    votes: [usize; 2],
}

impl KnownName {
    /// A mention tells what is named; most mentions decide, and a mention that cannot tell none.
    fn vote(&mut self, kind: NameKind) {
        let person = usize::from(kind != NameKind::Person);
        self.votes[person] += usize::from(kind != NameKind::Other);
        let leads = self.votes[person] >= self.votes[1 - person] + person;
        if kind != NameKind::Other && leads {
            self.kind = kind;
        }
    }

    /// The person's gender, where several mentions tell.
    pub fn gender(&self) -> Option<Gender> {
        (self.genders.iter().sum::<usize>() > 1).then(|| gender::shown(self.genders)).flatten()
    }
}

/// An office that a source gives a person.
#[derive(Clone, Debug)]
pub struct HeldOffice {
    /// In the source's words.
    pub text: String,
    /// What it comes to; none for a description that is no office.
    pub title: Option<Title>,
    /// The source, by index.
    pub source: usize,
    /// The office with the name it is given to, for a citation.
    pub place: Place,
    /// It stands in front of the name.
    pub in_front: bool,
}

/// A word of the corpus's names.
#[derive(Clone, Debug, Default)]
pub struct NameWord {
    /// The names that hold it, by index.
    pub names: Vec<usize>,
    /// As written: "Ramón", and how often.
    pub spellings: HashMap<String, usize>,
}

/// The names of all sources.
#[derive(Debug, Default)]
pub struct Names {
    all: Vec<KnownName>,
    by_words: HashMap<Vec<String>, usize>,
    by_word: HashMap<String, NameWord>,
    /// Words by their first and by their last two characters: a slip of the pen seldom hits both.
    by_edge: HashMap<(bool, [char; 2]), Vec<String>>,
    common: HashSet<String>,
}

impl Names {
    /// Adds the names of a source.
    pub fn add(&mut self, source: usize, article: &Article, facts: &Facts) {
        for name in facts.names.iter().filter(|name| !name.by_office) {
            self.add_mention(source, article, name);
        }
        for (full, counts) in gender::counted(article, &facts.names) {
            if let Some(&known) = self.by_words.get(&folded_words(full)) {
                let genders = &mut self.all[known].genders;
                genders.iter_mut().zip(counts).for_each(|(sum, count)| *sum += count);
            }
        }
        for (index, block) in article.blocks.iter().enumerate() {
            if let BlockKind::Speech { speaker, office, .. } = &block.kind {
                let place = Place::new(index, 0..0);
                let known = self.entry(folded_words(speaker), speaker, NameKind::Person);
                self.all[known].is_human |= self.all[known].words.len() > 1;
                self.add_spellings(known, speaker);
                self.add_office(known, office.as_deref(), source, place, true, article);
                self.all[known].sources.insert(source);
            }
            self.add_common(&block.prose);
        }
        if let Some(byline) = &article.byline {
            let known = self.entry(folded_words(byline), byline, NameKind::Person);
            self.add_spellings(known, byline);
        }
    }

    fn add_mention(&mut self, source: usize, article: &Article, name: &Name) {
        let known = self.entry(folded_words(&name.full), &name.full, name.kind);
        let written = name.place.text(article);
        let it = &mut self.all[known];
        if !it.by_surname && it.words.len() > 1 {
            it.by_surname = folded_words(written) == it.words[it.words.len() - 1..];
        }
        it.is_human |= human::is_told(article, &name.place);
        self.add_spellings(known, written);
        self.add_spellings(known, &name.full);
        if !article.blocks[name.place.block].is_evidence() {
            return;
        }
        self.all[known].sources.insert(source);
        self.all[known].first.get_or_insert_with(|| (source, name.place.clone()));
        if let Some(office) = &name.office {
            let both = office.start.min(name.place.start)..office.end.max(name.place.end);
            let (text, in_front) = (office.text(article), office.start < name.place.start);
            self.add_office(known, Some(text), source, Place::new(office.block, both), in_front, article);
        }
    }

    fn entry(&mut self, words: Vec<String>, text: &str, kind: NameKind) -> usize {
        if let Some(&known) = self.by_words.get(&words) {
            self.all[known].vote(kind);
            return known;
        }
        let known = self.all.len();
        self.by_words.insert(words.clone(), known);
        let (text, sources) = (text.to_owned(), BTreeSet::new());
        let (first, offices) = (None, Vec::new());
        let (genders, votes) = ([0; 2], [0; 2]);
        let (by_surname, is_human) = (false, false);
        self.all.push(KnownName {
            text,
            kind,
            words,
            sources,
            first,
            offices,
            by_surname,
            is_human,
            genders,
            votes,
        });
        self.all[known].vote(kind);
        known
    }

    fn add_spellings(&mut self, known: usize, text: &str) {
        for token in token::tokens(text).iter().filter(|token| token.is_word()) {
            let (written, folded) = (token.of(text), fold(token.of(text)));
            if !self.by_word.contains_key(&folded) {
                for edge in edges(&folded) {
                    self.by_edge.entry(edge).or_default().push(folded.clone());
                }
            }
            let word = self.by_word.entry(folded).or_default();
            if word.names.last() != Some(&known) && !word.names.contains(&known) {
                word.names.push(known);
            }
            *word.spellings.entry(written.to_owned()).or_default() += 1;
        }
    }

    fn add_office(
        &mut self,
        known: usize,
        text: Option<&str>,
        source: usize,
        place: Place,
        in_front: bool,
        article: &Article,
    ) {
        let Some(text) = text else { return };
        let offices = &mut self.all[known].offices;
        if !offices.iter().any(|office| office.source == source && office.text == text) {
            let title = Title::parse(text, article.language.names);
            offices.push(HeldOffice { text: text.to_owned(), title, source, place, in_front });
        }
    }

    fn add_common(&mut self, prose: &str) {
        for token in token::tokens(prose) {
            let word = token.of(prose);
            if token.is_word() && word.starts_with(char::is_lowercase) && !self.common.contains(word) {
                self.common.insert(word.to_owned());
            }
        }
    }

    /// Every name.
    pub fn all(&self) -> &[KnownName] {
        &self.all
    }

    /// A name by its index.
    pub fn get(&self, index: usize) -> &KnownName {
        &self.all[index]
    }

    /// The name of just these folded words, by its index.
    pub fn of_words(&self, words: &[String]) -> Option<usize> {
        self.by_words.get(words).copied()
    }

    /// Is the name surely a human being's: called by the surname, or given an office or a gender? "Harbour Line" may
    /// speak like one.
    pub fn is_person(&self, index: usize) -> bool {
        let name = &self.all[index];
        let last = name.words.last().map(std::slice::from_ref);
        let called =
            name.is_human || name.by_surname || last.is_some_and(|last| self.of_words(last).is_some());
        name.kind == NameKind::Person && (called || !name.offices.is_empty() || name.gender().is_some())
    }

    /// What is known of a folded word of names.
    pub fn word(&self, folded: &str) -> Option<&NameWord> {
        self.by_word.get(folded)
    }

    /// Does the folded word occur in small letters in some source?
    pub fn is_common(&self, folded: &str) -> bool {
        self.common.contains(folded)
    }

    /// The names that hold all of the folded words.
    pub fn with_all<'a>(&'a self, words: &'a [String]) -> impl Iterator<Item = usize> + 'a {
        let names = words.first().and_then(|word| self.word(word)).map(|word| word.names.as_slice());
        let all = |&known: &usize| words.iter().all(|word| self.all[known].words.contains(word));
        names.unwrap_or_default().iter().copied().filter(all)
    }

    /// The people who may be meant by a name: one person of these words, or several of this surname.
    pub fn people(&self, words: &[String], suffixes: &[&str]) -> Vec<usize> {
        if let Some(known) = self.of_words(words).filter(|_| words.len() > 1) {
            return vec![known];
        }
        let ends = |known: &usize| {
            let name = &self.all[*known];
            let surname = name.words.iter().rfind(|word| !has(suffixes, word));
            name.kind == NameKind::Person && surname == words.last() && name.words.len() > 1
        };
        let people: Vec<usize> = self.with_all(words).filter(ends).collect();
        match people.is_empty() {
            true => self.of_words(words).into_iter().collect(),
            false => people,
        }
    }

    /// The people of the corpus that some of `names` may mean, by index.
    pub fn known_people(&self, names: &[String]) -> Vec<usize> {
        let known = names.iter().flat_map(|name| self.people(&folded_words(name), &[]));
        known.filter(|&it| self.all[it].kind == NameKind::Person).collect()
    }

    /// The words of names within `limit` slips of the pen of `folded`, itself left out, the nearest first.
    pub fn near(&self, folded: &str, limit: usize) -> Vec<(usize, &str)> {
        let listed = edges(folded).into_iter().filter_map(|edge| self.by_edge.get(&edge)).flatten();
        let mut near: Vec<(usize, &str)> = listed
            .filter(|word| word.len().abs_diff(folded.len()) <= limit * 2 && *word != folded)
            .map(|word| (strsim::osa_distance(word, folded), word.as_str()))
            .filter(|&(distance, _)| distance <= limit)
            .collect();
        near.sort_unstable();
        near.dedup();
        near
    }

    /// How the sources mostly write a folded word.
    pub fn spelling<'a>(&'a self, folded: &'a str) -> &'a str {
        let spellings = self.word(folded).into_iter().flat_map(|word| &word.spellings);
        let plain = |text: &str| text.chars().all(char::is_uppercase);
        let most = spellings.max_by_key(|&(text, count)| (!plain(text), *count, text));
        most.map_or(folded, |(text, _)| text)
    }
}

/// The first two and the last two characters of a word.
fn edges(folded: &str) -> Vec<(bool, [char; 2])> {
    let mut chars = folded.chars();
    let first = chars.next().zip(chars.next());
    let mut chars = folded.chars().rev();
    let last = chars.next().zip(chars.next());
    let edge = |front: bool, pair: Option<(char, char)>| pair.map(|(one, two)| (front, [one, two]));
    [edge(true, first), edge(false, last)].into_iter().flatten().collect()
}
