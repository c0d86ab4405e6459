//! Who a surname, an office or a pronoun stands for.
use std::collections::HashMap;

use crate::{
    facts::{
        Place,
        name::{Name, NameKind},
    },
    lang::quotation::Gender,
    source::Article,
};

/// The people of an article.
pub(super) struct Resolver<'a> {
    article: &'a Article,
    names: &'a [Name],
    /// Mentions of people, in text order.
    people: Vec<&'a Name>,
    /// The full name by its last word, and by the head of an office; none where several share it.
    by_word: HashMap<String, Option<&'a str>>,
    /// By full name, where a form of address or an office tells.
    genders: HashMap<&'a str, Gender>,
}

/// How many blocks back a pronoun may reach.
const BLOCKS_BACK: usize = 2;

/// How many mentions are compared to see that they are all of one person.
const MENTIONS: usize = 60;

impl<'a> Resolver<'a> {
    pub(super) fn new(article: &'a Article, names: &'a [Name]) -> Resolver<'a> {
        let people: Vec<_> = names.iter().filter(|name| name.kind == NameKind::Person).collect();
        let mut by_word: HashMap<String, Option<&str>> = HashMap::new();
        let mut genders = HashMap::new();
        for name in &people {
            let office = name.office.as_ref().map_or("", |office| office.text(article));
            for word in [head(&name.full, article), head(office, article)].into_iter().flatten() {
                let same = by_word.entry(word).or_insert(Some(&name.full));
                *same = same.filter(|full| *full == name.full);
            }
            if let Some(gender) = told_gender(article, name, office) {
                genders.entry(name.full.as_str()).or_insert(gender);
            }
        }
        Resolver { article, names, people, by_word, genders }
    }

    /// The fullest name of whom the words at `place` mean, where that is sure.
    pub(super) fn resolve(&self, place: &Place) -> Option<String> {
        let text = place.text(self.article);
        if let Some(gender) = self.pronoun(text) {
            return self.antecedent(place, gender);
        }
        self.mentioned(place).or_else(|| self.named(text))
    }

    fn pronoun(&self, text: &str) -> Option<Gender> {
        let lower = text.to_lowercase();
        let words = self.article.language.quotation;
        let mut pronouns = words.pronouns.iter().chain(words.oblique);
        pronouns.find(|(pronoun, _)| *pronoun == lower).map(|&(_, gender)| gender)
    }

    /// The name that stands at the place, or in it.
    fn mentioned(&self, place: &Place) -> Option<String> {
        let from = self
            .names
            .partition_point(|name| (name.place.block, name.place.end) <= (place.block, place.start));
        let mut here = self.names[from..]
            .iter()
            .take_while(|name| name.place.block == place.block && name.place.start < place.end);
        here.find(|name| name.kind == NameKind::Person || name.by_office || name.place.start == place.start)
            .map(|name| name.full.clone())
    }

    /// The person whose name ends like `text`, or whose office does, if the article has just one.
    pub(super) fn named(&self, text: &str) -> Option<String> {
        self.by_word.get(&head(text, self.article)?).copied().flatten().map(str::to_owned)
    }

    /// Whom a pronoun means: the one fitting person before it, in its block or the blocks just before.
    fn antecedent(&self, place: &Place, gender: Gender) -> Option<String> {
        if gender == Gender::Open {
            return None;
        }
        let end = self
            .people
            .partition_point(|name| (name.place.block, name.place.start) < (place.block, place.start));
        for block in (place.block.saturating_sub(BLOCKS_BACK)..=place.block).rev() {
            let before = self.people[..end].iter().rev().skip_while(|name| name.place.block > block);
            let mut here =
                before.take_while(|name| name.place.block == block).filter(|name| self.may_be(name, gender));
            if let Some(last) = here.next() {
                return here.take(MENTIONS).all(|name| name.full == last.full).then(|| last.full.clone());
            }
        }
        None
    }

    /// No form of address or office says otherwise.
    fn may_be(&self, name: &Name, gender: Gender) -> bool {
        self.genders.get(name.full.as_str()).is_none_or(|&known| known == gender)
    }
}

/// The word a phrase is about, in lower case: the last before what a preposition ties to it ("[secretary] of state").
fn head(text: &str, article: &Article) -> Option<String> {
    let linking = article.language.quotation.linking;
    let words = text.split(|ch: char| ch.is_whitespace() || ch == ',').filter(|word| !word.is_empty());
    words.take_while(|word| !linking.contains(word)).last().map(str::to_lowercase)
}

/// The gender that the word before a mention, the mention, or its office tells.
fn told_gender(article: &Article, name: &Name, office: &str) -> Option<Gender> {
    let prose = &article.blocks[name.place.block].prose;
    let before = prose[..name.place.start].rsplit(char::is_whitespace).find(|word| !word.is_empty());
    let words = name.place.text(article).split_whitespace().chain(office.split_whitespace());
    before.into_iter().chain(words).find_map(|word| {
        let word = word.trim_matches(|ch: char| !ch.is_alphanumeric()).to_lowercase();
        let gendered = article.language.quotation.gendered;
        gendered.iter().find(|(known, _)| *known == word).map(|&(_, gender)| gender)
    })
}
