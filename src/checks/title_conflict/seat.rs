//! An office that only one at a time can hold, given to somebody whom the sources name without any, while they name its holder.
use crate::{
    check::BlockContext,
    checks::title_conflict::TITLE_CONFLICT,
    corpus::names::{HeldOffice, KnownName},
    facts::{
        Place,
        name::{Name, NameKind, folded_words, title::Title},
    },
    finding::Finding,
    lang::name::has,
};

/// Who holds it by the sources, if it is a seat of one and the draft names no other place for it.
pub(super) fn taken<'a>(
    ctx: &'a BlockContext<'_>,
    name: &Name,
    office: &Place,
    title: &Title,
) -> Option<(&'a KnownName, &'a HeldOffice)> {
    let words = ctx.draft.language.names;
    if !has(words.single, title.class) || title.former || title.lowered {
        return None;
    }
    let own = folded_words(&name.full);
    let people = ctx.corpus.names.people(&own, words.suffixes);
    let &[person] = people.as_slice() else { return None };
    let person = ctx.corpus.names.get(person);
    if !person.offices.is_empty() || person.kind != NameKind::Person {
        return None;
    }
    let given = folded_words(office.text(ctx.draft));
    let fits = |held: &HeldOffice| {
        let theirs = folded_words(&held.text);
        let same = held.title.as_ref().is_some_and(|it| {
            it.class == title.class && !it.former && !it.lowered && title.fields == it.fields
        });
        let head = |word: &String| title.head.split(' ').any(|part| part == word);
        same && given.iter().all(|word| head(word) || theirs.contains(word))
    };
    let others = ctx.corpus.names.all().iter();
    let mut others = others
        .filter(|known| known.kind == NameKind::Person && !own.iter().any(|word| known.words.contains(word)));
    others.find_map(|known| known.offices.iter().find(|held| fits(held)).map(|held| (known, held)))
}

/// Says who holds it.
pub(super) fn finding(
    ctx: &BlockContext<'_>,
    name: &Name,
    office: &Place,
    holder: &KnownName,
    held: &HeldOffice,
) -> Finding {
    let given = office.text(ctx.draft);
    let message = format!("the sources give “{given}” to {}, not to {}", holder.text, name.full);
    let cited = vec![ctx.corpus.fact_evidence(held.source, &held.place)];
    TITLE_CONFLICT.finding(office.in_file(ctx.draft), message, cited)
}
