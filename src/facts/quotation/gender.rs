//! What an article tells of people's gender: forms of address, offices, and the pronouns that follow a name.
use foldhash::HashMap;

use crate::{
    facts::{
        Place,
        name::{Name, NameKind},
        sentence,
    },
    lang::quotation::{Gender, QuotationWords},
    source::Article,
    text::{Span, token::tokens},
};

/// How often an article makes a person, by full name, female and male.
pub type Genders<'a> = HashMap<&'a str, [usize; 2]>;

/// A form of address outweighs a few pronouns.
const TOLD: usize = 3;

/// The counts of an article.
pub fn counted<'a>(article: &Article, names: &'a [Name]) -> Genders<'a> {
    let mut genders = Genders::default();
    let people = || names.iter().filter(|name| name.kind == NameKind::Person && !name.by_office);
    for name in people() {
        add(&mut genders, name, name.gender, TOLD);
    }
    let mut rest = people().peekable();
    for (index, block) in article.blocks.iter().enumerate() {
        let mut here = Vec::new();
        while let Some(name) = rest.next_if(|name| name.place.block <= index) {
            here.push(name);
        }
        let mut next = here.into_iter().peekable();
        for span in sentence::split(&block.prose, article.language) {
            let mut named = Vec::new();
            while let Some(name) = next.next_if(|name| name.place.start < span.end) {
                named.push(name);
            }
            let [one] = named.as_slice() else { continue };
            add(&mut genders, one, followed(article, &Place::new(index, one.place.end..span.end)), 1);
        }
    }
    genders
}

fn add<'a>(genders: &mut Genders<'a>, name: &'a Name, gender: Option<Gender>, weight: usize) {
    let at = match gender {
        Some(Gender::Female) => 0,
        Some(Gender::Male) => 1,
        _ => return,
    };
    genders.entry(&*name.full).or_default()[at] += weight;
}

/// The gender that the counts show; none where they are few against many.
pub fn shown(counts: [usize; 2]) -> Option<Gender> {
    let [female, male] = counts;
    match () {
        () if female > 2 * male => Some(Gender::Female),
        () if male > 2 * female => Some(Gender::Male),
        () => None,
    }
}

/// The gender of a pronoun, of whatever case.
pub fn pronoun(text: &str, article: &Article) -> Option<Gender> {
    let lower = text.to_lowercase();
    let words = article.language.quotation;
    let mut pronouns = words.pronouns.iter().chain(words.oblique);
    pronouns.find(|(pronoun, _)| *pronoun == lower).map(|&(_, gender)| gender)
}

/// The gender that the word before a mention, the mention, or its office tells.
pub(in crate::facts) fn told(
    prose: &str,
    mention: &Span,
    office: Option<&Span>,
    words: &QuotationWords,
) -> Option<Gender> {
    let before = prose[..mention.start].rsplit(char::is_whitespace).find(|word| !word.is_empty());
    let office = office.map_or("", |office| &prose[office.clone()]);
    let own = prose[mention.clone()].split_whitespace().chain(office.split_whitespace());
    before.into_iter().chain(own).find_map(|word| {
        let word = word.trim_matches(|ch: char| !ch.is_alphanumeric()).to_lowercase();
        words.gendered.iter().find(|(known, _)| *known == word).map(|&(_, gender)| gender)
    })
}

/// The first pronoun of the third person that is a subject, in the rest of a sentence up to a quotation: in
/// "“…,” she said" it is often somebody else than the name before.
fn followed(article: &Article, rest: &Place) -> Option<Gender> {
    let text = rest.text(article);
    let text = &text[..text.find(['“', '”', '"', '‘', '«']).unwrap_or(text.len())];
    let pronouns = article.language.quotation.pronouns;
    tokens(text).iter().filter(|token| token.is_word()).find_map(|token| {
        let known = pronouns.iter().find(|(pronoun, _)| *pronoun == token.of(text));
        known.map(|&(_, gender)| gender).filter(|gender| *gender != Gender::Open)
    })
}
