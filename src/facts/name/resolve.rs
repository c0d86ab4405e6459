//! Short forms and offices led back to the full name.
use std::{collections::HashMap, ops::Range};

use crate::{
    facts::{
        Place,
        name::{
            Name, NameKind,
            mention::Mention,
            office,
            piece::{Piece, folded_words, pieces},
            title::Title,
        },
    },
    lang::name::{NameWords, has},
    source::{Article, BlockKind},
    text::Span,
};

/// A full form: its words and how it is written.
struct Full {
    words: Vec<String>,
    text: String,
    /// Index of its first mention, so that a short form prefers one before it.
    since: usize,
    /// A mention in just these words is marked as a person's.
    person: bool,
}

/// The mentions with their full forms and kinds.
pub(super) fn names(article: &Article, mentions: Vec<Mention>) -> Vec<Name> {
    let fulls = fulls(article, &mentions);
    let chosen: Vec<usize> =
        mentions.iter().enumerate().map(|(at, mention)| fulls.of(&mention.words, at)).collect();
    let kinds = kinds(article, &fulls, &mentions, &chosen);
    let name = |(mention, full): (Mention, usize)| {
        let kind = kinds.get(&full).copied().unwrap_or(NameKind::Other);
        let office = mention.office.filter(|_| kind == NameKind::Person);
        Name { place: mention.place, kind, full: fulls.all[full].text.clone(), office, by_office: false }
    };
    mentions.into_iter().zip(chosen).map(name).collect()
}

/// All forms, findable by their first and last words.
#[derive(Default)]
struct Fulls {
    suffixes: &'static [&'static str],
    all: Vec<Full>,
    exact: HashMap<Vec<String>, usize>,
    by_edge: HashMap<String, Vec<usize>>,
}

fn fulls(article: &Article, mentions: &[Mention]) -> Fulls {
    let mut fulls = Fulls { suffixes: article.language.names.suffixes, ..Fulls::default() };
    for block in &article.blocks {
        if let BlockKind::Speech { speaker, .. } = &block.kind {
            fulls.add(folded_words(speaker), speaker, 0, true);
        }
    }
    for (at, mention) in mentions.iter().enumerate() {
        fulls.add(
            mention.words.clone(),
            mention.place.text(article),
            at,
            mention.kind == Some(NameKind::Person),
        );
    }
    fulls
}

impl Fulls {
    fn add(&mut self, words: Vec<String>, text: &str, since: usize, person: bool) {
        if let Some(&known) = self.exact.get(&words) {
            self.all[known].person |= person;
            return;
        }
        let at = self.all.len();
        let surname = words.iter().rfind(|word| !has(self.suffixes, word));
        let edges = [words.first(), surname];
        for edge in edges.into_iter().flatten().filter(|_| words.len() > 1) {
            self.by_edge.entry(edge.clone()).or_default().push(at);
        }
        self.exact.insert(words.clone(), at);
        self.all.push(Full { words, text: text.to_owned(), since, person });
    }

    /// The longest form that ends (or, if there is none such, begins) with these words; of several different ones the
    /// last that was mentioned before.
    fn of(&self, words: &[String], at: usize) -> usize {
        let own = self.exact.get(words).copied().unwrap_or_default();
        let edge = |word: Option<&String>| {
            word.and_then(|word| self.by_edge.get(word)).into_iter().flatten().copied()
        };
        let longer = |full: &usize| self.all[*full].words.len() > words.len();
        let ends = edge(words.last())
            .filter(longer)
            .filter(|&full| shortens(words, &self.all[full].words, self.suffixes));
        if let Some(full) = self.nearest(ends, at) {
            return full;
        }
        let given = |full: &usize| self.all[*full].person && self.all[*full].words.starts_with(words);
        let mut begins = edge(words.first()).filter(longer).filter(given).filter(|_| words.len() == 1);
        match (begins.next(), begins.next()) {
            (Some(full), None) => full,
            _ => own,
        }
    }

    fn nearest(&self, fulls: impl Iterator<Item = usize>, at: usize) -> Option<usize> {
        fulls.max_by_key(|&full| {
            let full = &self.all[full];
            let before = full.since <= at;
            (before, if before { full.since } else { usize::MAX - full.since }, full.words.len())
        })
    }
}

/// `de la Fuente`, `J. R. de la Fuente` and `Juan de la Fuente` shorten `Juan Ramón de la Fuente`: the same surname, and what stands before
/// it agrees in order, initials included.
fn shortens(short: &[String], long: &[String], suffixes: &[&str]) -> bool {
    let mut long = long.iter().rev();
    let Some(last) = short.last() else { return false };
    if long.find(|word| *word == last || !has(suffixes, word)) != Some(last) {
        return false;
    }
    let fits = |word: &String, other: &String| {
        word == other || (word.len() == 1 && other.starts_with(word.as_str()))
    };
    short[..short.len() - 1].iter().rev().all(|word| long.any(|other| fits(word, other)))
}

/// The kind of each full form: what most of its mentions tell.
fn kinds(
    article: &Article,
    fulls: &Fulls,
    mentions: &[Mention],
    chosen: &[usize],
) -> HashMap<usize, NameKind> {
    let order = [NameKind::Person, NameKind::Organisation, NameKind::Place, NameKind::Other];
    let mut votes: HashMap<usize, [usize; 4]> = HashMap::new();
    for (mention, &full) in mentions.iter().zip(chosen) {
        let votes = votes.entry(full).or_default();
        if let Some(at) = order.iter().position(|&kind| Some(kind) == mention.kind) {
            votes[at] += 1;
        }
    }
    let words = article.language.names;
    let kind = |(full, votes): (usize, [usize; 4])| {
        let most = votes.iter().copied().max().filter(|&most| most > 0);
        let first = most.and_then(|most| votes.iter().position(|&count| count == most));
        (full, first.map_or_else(|| unmarked(&fulls.all[full].words, words), |at| order[at]))
    };
    votes.into_iter().map(kind).collect()
}

/// Two or three words that nothing marks are mostly a person in the news.
fn unmarked(name: &[String], words: &NameWords) -> NameKind {
    let core = name.iter().filter(|word| !has(words.particles, word)).count();
    if (2..=3).contains(&core) { NameKind::Person } else { NameKind::Other }
}

/// Mentions by office alone: `the Mexican president`, where one person of the article has that office.
pub(super) fn by_office(article: &Article, names: &[Name]) -> Vec<Name> {
    let words = article.language.names;
    let holders = holders(article, names);
    let mut found = Vec::new();
    if holders.is_empty() {
        return found;
    }
    let mut rest = names.iter().peekable();
    for (index, block) in article.blocks.iter().enumerate() {
        let pieces = pieces(&block.prose, article.language);
        let mut taken: Vec<Span> = Vec::new();
        while let Some(name) = rest.next_if(|name| name.place.block <= index) {
            taken.extend(name.office.iter().map(Place::span));
        }
        taken.sort_by_key(|span| span.start);
        let alone = offices_alone(&pieces, words).into_iter();
        for span in alone.filter(|span| is_free(span, &taken)) {
            let title = Title::parse(&block.prose[span.clone()], words);
            if let Some(full) = title.and_then(|title| holders.of(&title)) {
                let place = Place::new(index, span);
                found.push(Name { place, kind: NameKind::Person, full, office: None, by_office: true });
            }
        }
    }
    found
}

/// Does the span touch none of `taken`, which are in order?
fn is_free(span: &Span, taken: &[Span]) -> bool {
    let next = taken.partition_point(|taken| taken.end <= span.start);
    taken.get(next).is_none_or(|taken| span.end <= taken.start)
}

/// The spans of the offices that stand for a person.
fn offices_alone(pieces: &[Piece], words: &NameWords) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut at = 0;
    while at < pieces.len() {
        let phrase = office_alone(pieces, at, words);
        at = phrase.as_ref().map_or(at + 1, |phrase| phrase.end);
        spans.extend(phrase.map(|phrase| pieces[phrase.start].span.start..pieces[phrase.end - 1].span.end));
    }
    spans
}

/// "the county sheriff", "Mexico's president", without a name after it.
fn office_alone(pieces: &[Piece], at: usize, words: &NameWords) -> Option<Range<usize>> {
    let office = office::at(pieces, at, words)?;
    let office = office::with_field(pieces, office, words);
    let wide = office::widened(pieces, office, words);
    let known = pieces[wide.clone()].iter().any(|piece| piece.possessive)
        || wide.start.checked_sub(1).is_some_and(|at| has(words.definite, &pieces[at].fold));
    let named =
        pieces.get(wide.end).is_some_and(|next| next.capital || next.is_mark('-') || next.fold == words.of);
    (known && !named).then_some(wide)
}

/// Who holds which office, by the offices given beside names.
#[derive(Default)]
struct Holders {
    by_class: HashMap<&'static str, Vec<(Title, String)>>,
}

fn holders(article: &Article, names: &[Name]) -> Holders {
    let words = article.language.names;
    let mut holders = Holders::default();
    let beside = names
        .iter()
        .filter(|name| name.kind == NameKind::Person)
        .filter_map(|name| Some((name.office.as_ref()?.text(article).to_owned(), &name.full)));
    let speaking = article.blocks.iter().filter_map(|block| match &block.kind {
        BlockKind::Speech { speaker, office: Some(office), .. } => Some((office.clone(), speaker)),
        _ => None,
    });
    for (office, full) in beside.chain(speaking) {
        let Some(title) = Title::parse(&office, words).filter(|title| !title.former) else { continue };
        let class = holders.by_class.entry(title.class).or_default();
        if !class.iter().any(|(known, holder)| holder == full && *known == title) {
            class.push((title, full.clone()));
        }
    }
    holders
}

impl Holders {
    fn is_empty(&self) -> bool {
        self.by_class.is_empty()
    }

    /// The one person whose office has all that the mention tells.
    fn of(&self, title: &Title) -> Option<String> {
        let holders = self.by_class.get(title.class)?;
        let mut fitting = holders.iter().filter(|(held, _)| title.is_part_of(held)).map(|(_, full)| full);
        let first = fitting.next()?;
        fitting.all(|full| full == first).then(|| first.clone())
    }
}
