//! Who a surname, an office or a pronoun stands for.
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
    /// Mentions of people, in text order.
    people: Vec<&'a Name>,
    names: &'a [Name],
}

/// How many blocks back a pronoun may reach.
const BLOCKS_BACK: usize = 2;

impl<'a> Resolver<'a> {
    pub(super) fn new(article: &'a Article, names: &'a [Name]) -> Resolver<'a> {
        let people = names.iter().filter(|name| name.kind == NameKind::Person).collect();
        Resolver { article, people, names }
    }

    /// The fullest name of whom the words at `place` mean, where that is sure.
    pub(super) fn resolve(&self, place: &Place) -> Option<String> {
        let text = place.text(self.article);
        if let Some(gender) = self.pronoun(text) {
            return self.antecedent(place, gender);
        }
        self.mentioned(place).or_else(|| self.named(text)).or_else(|| self.office(text))
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

    /// The person of that name, if the article has just one.
    pub(super) fn named(&self, text: &str) -> Option<String> {
        let last = text.split_whitespace().next_back()?;
        self.only(|name| name.full == text || name.full.split_whitespace().next_back() == Some(last))
    }

    /// The person who holds that office, if the article has just one.
    fn office(&self, text: &str) -> Option<String> {
        let head = text.split_whitespace().next_back()?.to_lowercase();
        self.only(|name| {
            let office = name.office.as_ref().map(|office| office.text(self.article).to_lowercase());
            office
                .is_some_and(|office| office.split(|ch: char| !ch.is_alphanumeric()).any(|word| word == head))
        })
    }

    fn only(&self, fits: impl Fn(&Name) -> bool) -> Option<String> {
        let mut fitting = self.people.iter().filter(|name| fits(name)).map(|name| &name.full);
        let first = fitting.next()?;
        fitting.all(|full| full == first).then(|| first.clone())
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
                return here.all(|name| name.full == last.full).then(|| last.full.clone());
            }
        }
        None
    }

    /// No form of address or office says otherwise.
    fn may_be(&self, name: &Name, gender: Gender) -> bool {
        let known = self
            .people
            .iter()
            .filter(|other| other.full == name.full)
            .find_map(|other| self.told_gender(other));
        known.is_none_or(|known| known == gender)
    }

    /// The gender that the words before or in a mention tell.
    fn told_gender(&self, name: &Name) -> Option<Gender> {
        let prose = &self.article.blocks[name.place.block].prose;
        let before = prose[..name.place.start].split_whitespace().next_back();
        let office = name.office.as_ref().map_or("", |office| office.text(self.article));
        let mut told = before
            .into_iter()
            .chain(name.place.text(self.article).split_whitespace())
            .chain(office.split_whitespace());
        told.find_map(|word| {
            let word = word.trim_matches(|ch: char| !ch.is_alphanumeric()).to_lowercase();
            let gendered = self.article.language.quotation.gendered;
            gendered.iter().find(|(known, _)| *known == word).map(|&(_, gender)| gender)
        })
    }
}
