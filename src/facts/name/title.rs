//! What an office comes to: its class, its field, its country. Offices are compared by these, not by their words.
use std::ops::Range;

use crate::{
    facts::name::{
        office,
        piece::{Piece, pieces_of},
    },
    lang::name::{NameWords, Weight, get, has},
};

/// An office as read from its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Title {
    /// The same for all words for one office: secretary, minister.
    pub class: &'static str,
    /// How much the words commit to.
    pub weight: Weight,
    /// The words that give the class, as the table has them.
    pub head: &'static str,
    /// Finance, foreign affairs, police.
    pub fields: Vec<&'static str>,
    /// Whose: the country's name.
    pub countries: Vec<&'static str>,
    /// Deputy, assistant, vice.
    pub lowered: bool,
    /// No longer held.
    pub former: bool,
    /// A single word: "Secretary", from which nothing can be missing.
    pub bare: bool,
}

impl Title {
    /// Reads an office; nothing if the words hold none of the table ("a rancher").
    pub fn parse(phrase: &str, words: &NameWords) -> Option<Title> {
        let pieces = pieces_of(phrase, words);
        if let Some(verb) = pieces.first().and_then(|piece| get(words.office_verbs, &piece.fold)) {
            let rest = pieces_of(verb, words);
            return Title::of(&rest, &pieces, words);
        }
        Title::of(&pieces, &pieces, words)
    }

    /// The head from one phrase, its fields from another.
    fn of(head: &[Piece], all: &[Piece], words: &NameWords) -> Option<Title> {
        let place = head_of(head, words)?;
        let text: Vec<&str> = head[place.clone()].iter().map(|piece| piece.fold.as_str()).collect();
        let text = text.join(" ");
        let entry = words.offices_from(&head[place.start].fold).iter().find(|entry| entry.words == text)?;
        let mut fields: Vec<&str> = all.iter().filter_map(|piece| get(words.fields, &piece.fold)).collect();
        if let Some(field) = entry.field {
            fields = vec![field];
        }
        let any = |list: &[&str]| all.iter().any(|piece| has(list, &piece.fold));
        Some(Title {
            class: entry.class,
            weight: entry.weight,
            head: entry.words,
            fields,
            countries: all.iter().filter_map(|piece| words.country(&piece.fold)).collect(),
            lowered: any(words.ranks),
            former: any(words.former),
            bare: all.len() == 1,
        })
    }

    /// Says no more than `held` does: "the president" of "Mexico's president".
    pub fn is_part_of(&self, held: &Title) -> bool {
        let within = |mine: &[&str], theirs: &[&str]| mine.iter().all(|word| theirs.contains(word));
        self.class == held.class
            && self.lowered == held.lowered
            && within(&self.fields, &held.fields)
            && within(&self.countries, &held.countries)
    }

    /// May a person be given this office, to whom sources give those? In doubt, yes. What the plainer ones leave open
    /// the fuller ones settle: "President Crane" makes nobody the president of another country than "French President".
    pub fn agrees_with(&self, held: &[&Title]) -> bool {
        let firm: Vec<&Title> = held.iter().copied().filter(|held| held.weight != Weight::Vague).collect();
        let unclear = firm.is_empty() || self.former || self.weight == Weight::Vague;
        if unclear {
            return true;
        }
        let mut placed =
            firm.iter().filter(|held| held.class == self.class && !held.countries.is_empty()).peekable();
        let abroad = placed.peek().is_some() && placed.all(|held| !meet(&held.countries, &self.countries));
        !abroad && firm.iter().any(|held| held.allows(self))
    }

    /// May a person whom a source gives `self` be given `other`?
    fn allows(&self, other: &Title) -> bool {
        let another = other.weight == Weight::Firm && self.class != other.class;
        let raised = self.head == other.head && self.lowered != other.lowered && !other.bare;
        !self.former
            && !another
            && !raised
            && meet(&self.fields, &other.fields)
            && meet(&self.countries, &other.countries)
    }
}

/// The pieces of the office itself: the last one named before anything that hangs on it ("deputy sheriff of …").
fn head_of(pieces: &[Piece], words: &NameWords) -> Option<Range<usize>> {
    let (mut found, mut at) = (None, 0);
    while at < pieces.len() {
        let office = office::at(pieces, at, words);
        if office.is_none() && found.is_some() && has(words.function_words, &pieces[at].fold) {
            break;
        }
        at = office.as_ref().map_or(at + 1, |office| office.end);
        found = office.or(found);
    }
    found
}

/// One of the two says nothing, or they have something in common.
fn meet(one: &[&str], other: &[&str]) -> bool {
    one.is_empty() || other.is_empty() || one.iter().any(|word| other.contains(word))
}
