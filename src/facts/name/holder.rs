//! Mentions by office alone: `the Mexican president`, where one person of the article has that office.
use std::{ops::Range, sync::Arc};

use foldhash::HashMap;

use crate::{
    facts::{
        Place,
        memo::{self, Split},
        name::{Name, NameKind, mention::Mention, office, piece::Piece, title::Title},
        quotation::gender,
    },
    lang::{
        name::{NameWords, has},
        quotation::Gender,
    },
    source::{Article, BlockKind},
    text::Span,
};

/// An office that stands for a person.
#[derive(Debug)]
pub(super) struct Alone {
    pub(super) span: Span,
    pub(super) title: Title,
    pub(super) gender: Option<Gender>,
}

/// The offices of a block that stand for a person.
pub(super) fn alone(block: &Split, pieces: &[Piece]) -> Vec<Alone> {
    let words = block.language.names;
    let mut found = Vec::new();
    let mut at = 0;
    while at < pieces.len() {
        let Some(phrase) = office_alone(pieces, at, words) else {
            at += 1;
            continue;
        };
        at = phrase.end;
        let span = pieces[phrase.start].span.start..pieces[phrase.end - 1].span.end;
        if let Some(title) = Title::parse(&block.prose[span.clone()], words) {
            let gender = gender::told(block.prose, &span, None, block.language.quotation);
            found.push(Alone { span, title, gender });
        }
    }
    found
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

/// The mentions by office alone of an article that has these `names`, found as these `mentions`.
pub(super) fn by_office(
    article: &Article,
    blocks: &[Arc<memo::Reading>],
    mentions: &[Arc<Vec<Mention>>],
    names: &[Name],
) -> Vec<Name> {
    let mentions = mentions.iter().flat_map(|mentions| mentions.iter());
    let holders = Holders::new(article, blocks, mentions.zip(names));
    let mut found = Vec::new();
    let mut rest = names.iter().peekable();
    for (index, block) in blocks.iter().enumerate() {
        let mut taken: Vec<Span> = Vec::new();
        while let Some(name) = rest.next_if(|name| name.place.block <= index) {
            taken.extend(name.office.iter().map(Place::span));
        }
        taken.sort_by_key(|span| span.start);
        for Alone { span, title, gender } in &block.names.alone {
            let full = if is_free(span, &taken) { holders.of(title) } else { None };
            found.extend(full.map(|full| Name {
                place: Place::new(index, span.clone()),
                kind: NameKind::Person,
                full: Arc::from(full),
                office: None,
                by_office: true,
                gender: *gender,
            }));
        }
    }
    found
}

/// Does the span touch none of `taken`, which are in order?
fn is_free(span: &Span, taken: &[Span]) -> bool {
    let next = taken.partition_point(|taken| taken.end <= span.start);
    taken.get(next).is_none_or(|taken| span.end <= taken.start)
}

/// Who holds which office, by the offices given beside names.
#[derive(Default)]
struct Holders<'a> {
    by_class: HashMap<&'static str, Vec<(&'a Title, &'a str)>>,
}

impl<'a> Holders<'a> {
    fn new(
        article: &'a Article,
        blocks: &'a [Arc<memo::Reading>],
        names: impl Iterator<Item = (&'a Mention, &'a Name)>,
    ) -> Holders<'a> {
        let mut holders = Holders::default();
        let people = names.filter(|(_, name)| name.kind == NameKind::Person);
        let beside = people
            .filter_map(|(mention, name)| Some((mention.office.as_ref()?.title.as_ref()?, &*name.full)));
        let speaking = article.blocks.iter().zip(blocks).filter_map(|(block, reading)| {
            let BlockKind::Speech { speaker, .. } = &block.kind else { return None };
            Some((reading.names.speaker.as_ref()?.1.as_ref()?, speaker.as_str()))
        });
        for (title, full) in beside.chain(speaking).filter(|(title, _)| !title.former) {
            let class = holders.by_class.entry(title.class).or_default();
            if !class.iter().any(|&(known, holder)| holder == full && known == title) {
                class.push((title, full));
            }
        }
        holders
    }

    /// The one person whose office has all that the mention tells.
    fn of(&self, title: &Title) -> Option<&'a str> {
        let holders = self.by_class.get(title.class)?;
        let mut fitting = holders.iter().filter(|(held, _)| title.is_part_of(held)).map(|&(_, full)| full);
        let first = fitting.next()?;
        fitting.all(|full| full == first).then_some(first)
    }
}
