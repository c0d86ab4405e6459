//! People with their offices, places, organisations.
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
pub fn find(_article: &Article) -> Vec<Name> {
    Vec::new()
}
