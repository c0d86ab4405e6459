//! Writing a fact sheet: what was found in the sources, without their prose, for a person to review and share.
use std::fmt::Write;

use crate::{
    corpus::{Corpus, Source, frame::Framer},
    facts::{Place, quotation::Quotation},
    source::{BlockKind, Embargo, Tier},
};

/// The corpus as a fact sheet in TOML; what a source reports without marks (`reported`) is left for a person to add.
pub fn write(corpus: &Corpus) -> String {
    let mut sheet = String::from(
        "# Copydesk fact sheet\n#\n# Written from the sources by `copydesk corpus build`; review it before you rely on it.\nformat = 1\n",
    );
    for source in &corpus.sources {
        write_source(&mut sheet, source);
    }
    sheet
}

fn write_source(sheet: &mut String, source: &Source) {
    let article = &source.article;
    sheet.push_str("\n[[source]]\n");
    pair(sheet, "id", Some(&article.id));
    pair(sheet, "title", article.title.as_ref());
    pair(sheet, "outlet", article.outlet.as_ref());
    pair(sheet, "byline", article.byline.as_ref());
    if let Some(published) = article.published {
        let _ = writeln!(sheet, "published = {published}");
    }
    pair(sheet, "url", article.url.as_ref());
    pair(sheet, "embargoed_until", article.embargoed.as_ref().map(Embargo::written));
    let tier = match article.tier {
        Tier::Primary => Some("primary"),
        Tier::Secondary => None,
        Tier::Opinion => Some("opinion"),
    };
    pair(sheet, "tier", tier);
    write_quotations(sheet, source);
    write_figures_and_dates(sheet, source);
    write_names(sheet, source);
}

fn write_quotations(sheet: &mut String, source: &Source) {
    let quotations = &source.facts.quotations;
    let mut at = 0;
    while at < quotations.len() {
        let end = at + 1 + quotations[at + 1..].iter().take_while(|it| it.continues).count();
        let pieces = &quotations[at..end];
        at = end;
        if pieces[0].confidence < 0.5 || pieces[0].nested {
            continue;
        }
        head(sheet, "quotation", source, &pieces[0].place);
        pair(sheet, "words", Some(&words(source, pieces)));
        let speaker = pieces.iter().find_map(|it| it.speaker.as_ref());
        pair(sheet, "speaker", speaker.map(|it| it.resolved.as_ref().unwrap_or(&it.text)));
    }
}

fn words(source: &Source, pieces: &[Quotation]) -> String {
    let text =
        |it: &Quotation| source.article.blocks[it.place.block].prose[it.content.clone()].trim().to_owned();
    pieces.iter().map(text).collect::<Vec<_>>().join(" ")
}

/// So many words tell what a figure or date is about.
const TELLING: usize = 9;

fn write_figures_and_dates(sheet: &mut String, source: &Source) {
    let framer = Framer::new(&source.article, &source.facts);
    let mut entry = |kind: &str, about: &str, place: &Place| {
        if source.article.blocks[place.block].is_evidence() {
            head(sheet, kind, source, place);
            pair(sheet, kind, Some(place.text(&source.article)));
            pair(sheet, about, Some(framer.keywords(place, TELLING).join(", ")));
        }
    };
    source.facts.figures.iter().filter(|it| !it.is_rank()).for_each(|it| entry("figure", "of", &it.place));
    source.facts.dates.iter().for_each(|it| entry("date", "event", &it.place));
}

fn write_names(sheet: &mut String, source: &Source) {
    let mut written: Vec<(&str, Option<&str>)> = Vec::new();
    for name in source.facts.names.iter().filter(|it| !it.by_office) {
        let office = name.office.as_ref().map(|place| place.text(&source.article));
        let known = written
            .iter()
            .any(|(full, known)| **full == *name.full && (known == &office || office.is_none()));
        if !known {
            written.push((&name.full, office));
            head(sheet, "name", source, &name.place);
            pair(sheet, "name", Some(&name.full));
            pair(sheet, "office", office);
        }
    }
}

fn head(sheet: &mut String, kind: &str, source: &Source, place: &Place) {
    let block = &source.article.blocks[place.block];
    let _ = writeln!(sheet, "\n[[source.{kind}]]\nparagraph = {}", block.paragraph);
    if block.kind == BlockKind::Opinion {
        sheet.push_str("opinion = true\n");
    }
}

fn pair(sheet: &mut String, key: &str, value: Option<impl AsRef<str>>) {
    if let Some(value) = value.as_ref().map(AsRef::as_ref).filter(|value| !value.is_empty()) {
        let _ = writeln!(sheet, "{key} = {}", toml::Value::String(value.to_owned()));
    }
}
