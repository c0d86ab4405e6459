//! The person whom a draft means by an office alone: "the chairman" of a story that names one chairman.
use crate::{
    compare::{
        BLOCKS_BACK,
        speaker::{Parties, capitals, people},
    },
    corpus::names::KnownName,
    facts::name::title::Title,
    lang::name::Weight,
};

/// The name of the one person whom the draft names just before and who, by the sources, holds the office it gives.
pub(super) fn of(it: &Parties) -> Option<Vec<String>> {
    let language = it.draft.article.language;
    let mut holders = named_before(it);
    holders.retain(|&known| holds(it, it.corpus.names.get(known)));
    match holders.as_slice() {
        &[one] => Some(capitals(&it.corpus.names.get(one).text, language)),
        _ => None,
    }
}

/// May the draft's office be that of the source's speaker?
pub(super) fn may_hold(it: &Parties, theirs: &[String]) -> bool {
    let language = it.draft.article.language;
    let people = people(theirs, it.corpus, language);
    it.ours.resolved.is_none() && people.iter().any(|&known| holds(it, it.corpus.names.get(known)))
}

/// Does one of the people speak for the body that the words name: "a spokeswoman for Harbour Line"?
pub(super) fn speaks_for(it: &Parties, people: &[usize], body: &[String]) -> bool {
    let offices = people.iter().flat_map(|&known| &it.corpus.names.get(known).offices);
    let mut texts = offices.map(|office| capitals(&office.text, it.draft.article.language));
    !body.is_empty() && texts.any(|text| body.iter().all(|word| text.contains(word)))
}

fn holds(it: &Parties, known: &KnownName) -> bool {
    let language = it.draft.article.language;
    let Some(asked) = Title::parse(&it.ours.text, language.names) else { return false };
    let owner = capitals(&it.ours.text, language);
    known.offices.iter().any(|office| {
        let Some(held) = office.title.as_ref().filter(|held| !held.former) else { return false };
        // "the Harbour Line chief" is whoever has an office there.
        let text = capitals(&office.text, language);
        let loosely = asked.weight != Weight::Firm
            && held.weight != Weight::Vague
            && !owner.is_empty()
            && owner.iter().all(|word| text.contains(word));
        asked.weight != Weight::Vague && asked.is_part_of(held) || loosely
    })
}

/// The people of the sources whose surname stands in the draft, with a capital, before the quotation or in its block.
pub(super) fn named_before(it: &Parties) -> Vec<usize> {
    let article = it.draft.article;
    let block = it.quotation.place.block;
    let mut found = Vec::new();
    for block in &article.blocks[block.saturating_sub(BLOCKS_BACK)..=block] {
        for word in capitals(&block.prose, article.language) {
            match people(&[word], it.corpus, article.language).as_slice() {
                &[one] if !found.contains(&one) => found.push(one),
                _ => (),
            }
        }
    }
    found
}
