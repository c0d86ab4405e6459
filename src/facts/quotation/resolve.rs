//! Who a surname, an office or a pronoun stands for.
use foldhash::{HashMap, HashSet};

use crate::{
    facts::{
        Place,
        name::{Name, NameKind, title::Title},
        quotation::gender,
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
    /// The full name by its last word; none where several share it.
    by_word: HashMap<String, Option<&'a str>>,
    /// The full name by the head of an office, with the office; none where several hold one.
    by_office: HashMap<String, Option<(&'a str, &'a str)>>,
    /// By full name, where a form of address or an office tells.
    genders: HashMap<&'a str, Gender>,
}

/// How many blocks back a pronoun may reach.
const BLOCKS_BACK: usize = 2;

/// How many names behind a place are looked at for one whose office it is.
const NEAR: usize = 3;

/// How many mentions are compared to see that they are all of one person.
const MENTIONS: usize = 60;

impl<'a> Resolver<'a> {
    pub(super) fn new(article: &'a Article, names: &'a [Name]) -> Resolver<'a> {
        let people: Vec<_> = names.iter().filter(|name| name.kind == NameKind::Person).collect();
        let mut by_word: HashMap<String, Option<&str>> = HashMap::default();
        let mut by_office: HashMap<String, Option<(&str, &str)>> = HashMap::default();
        let mut genders = HashMap::default();
        let mut seen = HashSet::default();
        for name in &people {
            if let Some(gender) = name.gender {
                genders.entry(&*name.full).or_insert(gender);
            }
            let office = name.office.as_ref().map_or("", |office| office.text(article));
            if !seen.insert((&*name.full, office)) {
                continue;
            }
            if let Some(word) = head(&name.full, article) {
                let same = by_word.entry(word).or_insert(Some(&name.full));
                *same = same.filter(|full| *full == &*name.full);
            }
            if let Some(word) = head(office, article) {
                let same = by_office.entry(word).or_insert(Some((&name.full, office)));
                *same = same.filter(|(full, _)| *full == &*name.full);
            }
        }
        Resolver { article, names, people, by_word, by_office, genders }
    }

    /// The fullest name of whom the words at `place` mean, where that is sure.
    pub(super) fn resolve(&self, place: &Place) -> Option<String> {
        let text = place.text(self.article);
        if let Some(gender) = gender::pronoun(text, self.article) {
            return self.antecedent(place, gender);
        }
        self.mentioned(place).or_else(|| self.named(text))
    }

    /// The name that stands at the place, or in it; or the name beside, if the place is the office given to it. An
    /// owner is not what it owns: "Harbour Line's boss" is not Harbour Line.
    fn mentioned(&self, place: &Place) -> Option<String> {
        let office = |name: &&Name| {
            name.office.as_ref().is_some_and(|office| {
                office.block == place.block && office.start < place.end && place.start < office.end
            })
        };
        let from = self
            .names
            .partition_point(|name| (name.place.block, name.place.end) <= (place.block, place.start));
        let near = &self.names[from.saturating_sub(1)..self.names.len().min(from + NEAR)];
        let here = self.names[from..]
            .iter()
            .take_while(|name| name.place.block == place.block && name.place.start < place.end)
            .filter(|name| !self.owns(name, place));
        let person =
            |name: &&Name| name.kind == NameKind::Person || name.by_office || name.place.start == place.start;
        let mut here = here.filter(person);
        here.next().or_else(|| near.iter().find(office)).map(|name| name.full.to_string())
    }

    /// Is the name a possessive, with more of the phrase behind it?
    fn owns(&self, name: &Name, place: &Place) -> bool {
        let prose = &self.article.blocks[place.block].prose;
        let rest = prose.get(name.place.end..place.end).unwrap_or_default();
        let possessives = self.article.language.quotation.possessives;
        let ending = |ending: &&str| rest.strip_prefix(*ending);
        let after = possessives.iter().find_map(ending).or_else(|| rest.strip_prefix(['’', '\'']));
        !name.by_office && after.is_some_and(|after| !after.trim().is_empty())
    }

    /// The person whose name ends like `text`, or whose office does, if the article has just one.
    pub(super) fn named(&self, text: &str) -> Option<String> {
        let head = head(text, self.article)?;
        // A name keeps its capital: "the attorney general" is not Brant General.
        let capital = text.split_whitespace().any(|word| {
            word.starts_with(char::is_uppercase) && word.to_lowercase().starts_with(head.as_str())
        });
        let named = self.by_word.get(&head).copied().flatten().filter(|_| capital);
        named.or_else(|| self.holder(text, &head)).map(str::to_owned)
    }

    /// Whose office it is; another country's president is not meant.
    fn holder(&self, text: &str, head: &str) -> Option<&'a str> {
        let (full, office) = self.by_office.get(head).copied().flatten()?;
        let title = |text: &str| Title::parse(text, self.article.language.names);
        let differs = title(text).zip(title(office)).is_some_and(|(asked, held)| !asked.is_part_of(&held));
        (!differs).then_some(full)
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
            let mut here = before
                .take_while(|name| name.place.block == block)
                .filter(|name| self.may_be(name, gender) && !self.is_quoted_of(name));
            if let Some(last) = here.next() {
                return here.take(MENTIONS).all(|name| name.full == last.full).then(|| last.full.to_string());
            }
            if block == place.block && self.opens_with_stranger(place) {
                return None;
            }
        }
        None
    }

    /// "Brandt, the chief executive, agreed. “…,” she said": the paragraph opens with somebody whom the article names but here.
    fn opens_with_stranger(&self, place: &Place) -> bool {
        let before = &self.article.blocks[place.block].prose[..place.start];
        let determiners = self.article.language.quotation.determiners;
        before.split_once(", ").is_some_and(|(first, rest)| {
            let one = first.starts_with(char::is_uppercase) && first.chars().all(char::is_alphabetic);
            one && rest.split(' ').next().is_some_and(|word| determiners.contains(&word))
        })
    }

    /// Do the quoted words say something of the name, as in `Quill “insisted on it”, she said`? Nobody speaks so of herself.
    fn is_quoted_of(&self, name: &Name) -> bool {
        let rest = self.article.blocks[name.place.block].prose.get(name.place.end..).unwrap_or_default();
        let quoted = rest.strip_prefix(' ').unwrap_or_default().trim_start_matches(['“', '"', '‘', '«', '„']);
        quoted.len() + 1 < rest.len() && quoted.starts_with(char::is_lowercase)
    }

    /// No form of address or office says otherwise.
    fn may_be(&self, name: &Name, gender: Gender) -> bool {
        self.genders.get(&*name.full).is_none_or(|&known| known == gender)
    }
}

/// The word a phrase is about, in lower case: the last before what a preposition ties to it ("[secretary] of state").
fn head(text: &str, article: &Article) -> Option<String> {
    let linking = article.language.quotation.linking;
    let words = text.split(|ch: char| ch.is_whitespace() || ch == ',').filter(|word| !word.is_empty());
    words.take_while(|word| !linking.contains(word)).last().map(str::to_lowercase)
}
