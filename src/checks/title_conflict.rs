//! The check `title-conflict`.
mod seat;

use crate::{
    check::BlockContext,
    checks::name_misspelling::is_for_namesake,
    corpus::names::HeldOffice,
    declare_check,
    facts::{
        Place,
        name::{Name, NameKind, fold, folded_words, title::Title},
    },
    finding::{Edit, Finding, Fix, Severity},
    lang::name::{Weight, get, has},
};

declare_check! {
    /// An office that no source gives the person.
    ///
    /// ## Why it matters
    ///
    /// A wrong title is a wrong fact about a named person, and puts the blame for a decision at the wrong door.
    ///
    /// ## What to do
    ///
    /// Use the source's office, or name the source that the draft's comes from.
    ///
    /// No finding: other words for the same office (top diplomat and secretary of state), a shorter or longer form,
    /// a more general word (chief, official), a former office, people whom the sources do not know. People whom they give no office are passed over too, unless the
    /// office is one that a single person holds (mayor, sheriff) and the sources give it to somebody else.
    ///
    /// ## Example
    ///
    /// ```article wire.md
    /// Sheriff Wilhelmina Ostrander closed the road. “It is not safe,” said Bartholomew Quill, the mayor of Callow Bay.
    /// ```
    ///
    /// ```article draft.md
    /// {|title-conflict:Sheriff|} Bartholomew Quill said that the road was not safe. Ostrander, the county’s sheriff, closed it.
    /// ```
    pub(super) TITLE_CONFLICT {
        code: "title-conflict",
        severity: Severity::Warning,
        run: run,
    }
}

fn run(ctx: &BlockContext<'_>, acc: &mut Vec<Finding>) {
    for name in ctx.names().iter().filter(|name| name.kind == NameKind::Person && !name.by_office) {
        let Some(office) = &name.office else { continue };
        let Some(title) = Title::parse(office.text(ctx.draft), ctx.draft.language.names) else { continue };
        let held = held(ctx, name);
        let titles: Vec<&Title> = held.iter().filter_map(|office| office.title.as_ref()).collect();
        if title.agrees_with(&titles) && !is_anothers(ctx, name, &title, &held) {
            if let Some((holder, theirs)) = seat::taken(ctx, name, office, &title) {
                acc.push(seat::finding(ctx, name, office, holder, theirs));
            }
            continue;
        }
        if is_for_namesake(ctx, name) {
            continue;
        }
        if let Some(best) = best(&held, office.start < name.place.start) {
            acc.push(finding(ctx, name, office, best));
        }
    }
}

/// The offices that the sources give the person; none if several people may be meant.
fn held<'a>(ctx: &'a BlockContext<'_>, name: &Name) -> Vec<&'a HeldOffice> {
    let suffixes = ctx.draft.language.names.suffixes;
    match ctx.corpus.names.people(&folded_words(&name.full), suffixes).as_slice() {
        &[one] => {
            let known = ctx.corpus.names.get(one);
            known.offices.iter().filter(|office| office.title.is_some()).collect()
        }
        _ => Vec::new(),
    }
}

/// Chair for chief executive: an office that could stand beside the person's own, had the sources not given it to
/// somebody else.
fn is_anothers(ctx: &BlockContext<'_>, name: &Name, title: &Title, held: &[&HeldOffice]) -> bool {
    let sole = |title: &Title| ctx.draft.language.names.sole.contains(&title.class);
    let titles = || held.iter().filter_map(|office| office.title.as_ref());
    let told = held.iter().any(|office| office.text.to_lowercase().contains(title.head));
    let asked = sole(title) && !title.former && !title.lowered;
    let settled = |held: &Title| sole(held) || held.weight == Weight::Firm;
    if !asked || told || !titles().any(|held| settled(held) && !held.former && held.class != title.class) {
        return false;
    }
    let words = folded_words(&name.full);
    ctx.corpus.names.all().iter().any(|known| {
        let holds = |office: &HeldOffice| {
            office
                .title
                .as_ref()
                .is_some_and(|held| held.class == title.class && !held.former && !held.lowered)
        };
        known.kind == NameKind::Person
            && !words.iter().all(|word| known.words.contains(word))
            && known.offices.iter().any(holds)
    })
}

/// The office to cite: one that commits, on the same side of the name as the draft's.
fn best<'a>(held: &[&'a HeldOffice], in_front: bool) -> Option<&'a HeldOffice> {
    let rank = |office: &&&HeldOffice| {
        let title = office.title.as_ref();
        let present = title.is_some_and(|title| !title.former);
        let placed = title.is_some_and(|title| !title.countries.is_empty());
        let firm = title.is_some_and(|title| title.weight == Weight::Firm);
        (present, placed, office.in_front == in_front, firm)
    };
    held.iter().rev().max_by_key(rank).copied()
}

fn finding(ctx: &BlockContext<'_>, name: &Name, office: &Place, best: &HeldOffice) -> Finding {
    let span = office.in_file(ctx.draft);
    let (given, person) = (office.text(ctx.draft), &name.full);
    let message = format!("{person} is “{}” in the sources, not “{given}”", best.text);
    let cited = vec![ctx.corpus.fact_evidence(best.source, &best.place)];
    let mut finding = TITLE_CONFLICT.finding(span.clone(), message, cited);
    let capital = given.starts_with(char::is_uppercase);
    if let Some(new_text) = replacement(ctx, best, office.start < name.place.start, capital) {
        let title = format!("use the source’s title: {new_text}");
        finding.fixes.push(Fix { title, edits: vec![Edit { span, new_text }] });
    }
    finding
}

/// The source's office as it reads where the draft's stands: without what hangs on it, and with capitals, before a name.
fn replacement(ctx: &BlockContext<'_>, held: &HeldOffice, in_front: bool, capital: bool) -> Option<String> {
    let words = ctx.draft.language.names;
    let head = held.title.as_ref()?.head;
    let verb =
        held.text.split(' ').next().is_some_and(|first| get(words.office_verbs, &fold(first)).is_some());
    if verb {
        return None;
    }
    if held.in_front || !in_front {
        return Some(held.text.clone());
    }
    let hangs = |word: &&str| !has(words.office_prepositions, word);
    let short: Vec<&str> = held.text.split(' ').take_while(hangs).collect();
    let same = Title::parse(&short.join(" "), words).is_some_and(|title| title.head == head);
    let kept = if same { short } else { held.text.split(' ').collect() };
    let raised = |word: &str| match capital && !has(words.office_prepositions, word) {
        true => word.chars().take(1).flat_map(char::to_uppercase).chain(word.chars().skip(1)).collect(),
        false => word.to_owned(),
    };
    Some(kept.into_iter().map(raised).collect::<Vec<String>>().join(" "))
}
