//! People with their offices, places, organisations.
//!
//! Two passes: the first learns how the article writes its words (a word that also occurs in small letters is no name;
//! one with a capital in the middle of a sentence is), the second finds the mentions; then the short forms are led back
//! to the full ones.
mod kind;
mod mention;
mod office;
mod piece;
mod resolve;
mod run;
#[cfg(test)]
mod tests;
pub mod title;

pub use piece::{fold, folded_words};

use crate::{facts::Place, source::Article};

/// A mention of a person, place or organisation.
#[derive(Clone, Debug, PartialEq)]
pub struct Name {
    /// The name itself, without office, article or possessive.
    pub place: Place,
    /// What is named.
    pub kind: NameKind,
    /// The fullest form of the same name in the article: `Sheinbaum` → `Claudia Sheinbaum`.
    pub full: String,
    /// The office or description given right here: `Mexico’s Foreign Affairs Secretary`, `the incident commander`.
    pub office: Option<Place>,
    /// The mention is an office alone ("the Mexican president"), which `full` resolves.
    pub by_office: bool,
}

/// What a name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NameKind {
    /// A human being.
    Person,
    /// A city, country, street, building, river.
    Place,
    /// A company, party, agency, newspaper, council.
    Organisation,
    /// A proper name of something else, or of an unknown kind.
    Other,
}

/// The names of an article, in text order.
pub fn find(article: &Article) -> Vec<Name> {
    let mentions = mention::find(article);
    let mut names = resolve::names(article, mentions);
    let by_office = resolve::by_office(article, &names);
    names.extend(by_office);
    names.sort_by_key(|name| (name.place.block, name.place.start));
    names
}
