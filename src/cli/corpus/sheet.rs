//! Writes a fact sheet: the facts of sources in a form that a person reads, corrects and shares. Of a source's prose it
//! keeps what was quoted, and a few words around each figure and date to say what they belong to.
use std::collections::BTreeSet;

use crate::{
    corpus::Source,
    facts::{Place, sentence},
    source::{Article, BlockKind, Tier},
    text::Span,
};

/// So many words on either side of a figure or date say what it measures.
const WORDS_BESIDE: usize = 6;
/// From here on words in marks are taken for speech.
const SPEECH: f32 = 0.5;

/// The sheet of all sources.
pub(super) fn write(sources: &[Source]) -> String {
    let sheets = sources.iter().map(source);
    format!("# Copydesk fact sheet\nformat = 1\n{}", sheets.collect::<String>())
}

fn source(source: &Source) -> String {
    let article = &source.article;
    let mut sheet = String::from("\n[[source]]\n");
    key(&mut sheet, "id", Some(&article.id));
    key(&mut sheet, "title", article.title.as_deref());
    key(&mut sheet, "outlet", article.outlet.as_deref());
    key(&mut sheet, "byline", article.byline.as_deref());
    if let Some(day) = article.published {
        sheet += &format!("published = {day}\n");
    }
    key(&mut sheet, "url", article.url.as_deref());
    let tier = match article.tier {
        Tier::Primary => "primary",
        Tier::Secondary => "secondary",
        Tier::Opinion => "opinion",
    };
    key(&mut sheet, "tier", Some(tier));
    sheet + &quotations(source) + &figures(source) + &dates(source) + &names(source)
}

/// Each utterance once; its pieces on both sides of an attribution are joined.
fn quotations(source: &Source) -> String {
    let article = &source.article;
    let mut said: Vec<(usize, String, Option<String>)> = Vec::new();
    let speech = |it: &&crate::facts::quotation::Quotation| it.confidence >= SPEECH && !it.nested;
    for it in source.facts.quotations.iter().filter(speech) {
        let words = article.blocks[it.place.block].prose[it.content.clone()].trim();
        let speaker = it.speaker.as_ref().map(|it| it.resolved.clone().unwrap_or_else(|| it.text.clone()));
        match said.last_mut().filter(|_| it.continues) {
            Some((_, before, _)) => *before = format!("{before} {words}"),
            None => said.push((it.place.block, words.to_owned(), speaker)),
        }
    }
    let mut sheet = String::new();
    for (block, words, speaker) in said {
        let fields = [("words", Some(words.trim_end_matches(','))), ("speaker", speaker.as_deref())];
        entry(&mut sheet, article, block, "quotation", &fields);
    }
    sheet
}

fn figures(source: &Source) -> String {
    let mut sheet = String::new();
    for it in &source.facts.figures {
        let of = beside(&source.article, &it.place);
        let fields = [("figure", Some(it.place.text(&source.article))), ("of", Some(of.as_str()))];
        entry(&mut sheet, &source.article, it.place.block, "figure", &fields);
    }
    sheet
}

fn dates(source: &Source) -> String {
    let mut sheet = String::new();
    for it in &source.facts.dates {
        let event = beside(&source.article, &it.place);
        let fields = [("date", Some(it.place.text(&source.article))), ("event", Some(event.as_str()))];
        entry(&mut sheet, &source.article, it.place.block, "date", &fields);
    }
    sheet
}

/// Each name in its fullest form, once for every office it is given.
fn names(source: &Source) -> String {
    let mut sheet = String::new();
    let mut seen = BTreeSet::new();
    let (with_office, without): (Vec<_>, Vec<_>) =
        source.facts.names.iter().partition(|it| it.office.is_some());
    let named: BTreeSet<&String> = with_office.iter().map(|it| &it.full).collect();
    let without = without.into_iter().filter(|it| !named.contains(&it.full));
    for it in with_office.iter().copied().chain(without) {
        let office = it.office.as_ref().map(|office| office.text(&source.article));
        if seen.insert((&it.full, office)) {
            let fields = [("name", Some(it.full.as_str())), ("office", office)];
            entry(&mut sheet, &source.article, it.place.block, "name", &fields);
        }
    }
    sheet
}

fn entry(sheet: &mut String, article: &Article, block: usize, kind: &str, fields: &[(&str, Option<&str>)]) {
    let block = &article.blocks[block];
    let is_opinion = block.kind == BlockKind::Opinion;
    if !block.is_evidence() && !is_opinion {
        return;
    }
    *sheet += &format!("\n[[source.{kind}]]\n");
    for (name, value) in fields {
        key(sheet, name, *value);
    }
    if block.paragraph > 0 {
        *sheet += &format!("paragraph = {}\n", block.paragraph);
    }
    if is_opinion {
        *sheet += "opinion = true\n";
    }
}

fn key(sheet: &mut String, name: &str, value: Option<&str>) {
    if let Some(value) = value {
        *sheet += &format!("{name} = {}\n", toml::Value::from(value));
    }
}

/// The nearest words of the sentence on both sides of a fact.
fn beside(article: &Article, place: &Place) -> String {
    let prose = &article.blocks[place.block].prose;
    let sentence: Span = sentence::at(&sentence::split(prose, article.language), place.start);
    let before = prose.get(sentence.start..place.start).unwrap_or_default();
    let after = prose.get(place.end..sentence.end).unwrap_or_default();
    let mut words: Vec<&str> = before.split_whitespace().rev().take(WORDS_BESIDE).collect();
    words.reverse();
    words.extend(after.split_whitespace().take(WORDS_BESIDE));
    let is_mark = |ch: char| matches!(ch, '.' | ',' | ';' | ':');
    let text = words.join(" ").replace(" ,", ",").replace(" ;", ";");
    text.trim_matches(|ch: char| is_mark(ch) || ch.is_whitespace()).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        facts::{Facts, figure::*, quotation::*},
        source::plain,
    };

    fn quotation(content: Span, continues: bool) -> Quotation {
        Quotation {
            place: Place::new(0, content.clone()),
            content,
            cue: None,
            speaker: None,
            confidence: 1.0,
            continues,
            nested: false,
            unmarked: false,
        }
    }

    #[test]
    fn a_sheet_holds_facts_and_is_toml() {
        let prose = "“We build,” she said, “a \\ bridge.” It will cost about $5m a year, and no more.";
        let article = plain::read("wire.md", prose);
        let at = |words: &str| prose.find(words).map_or(0..0, |start| start..start + words.len());
        let quotations = vec![quotation(at("We build,"), false), quotation(at("a \\ bridge."), true)];
        let figures = vec![Figure {
            place: Place::new(0, at("about $5m")),
            value: Value::Number(5e6),
            unit: Some("dollar".into()),
            bound: Bound::About,
            counted: None,
            precision: 1e6,
            kind: FigureKind::Quantity,
        }];
        let facts = Facts { quotations, figures, ..Facts::default() };
        let sheet: toml::Table = write(&[Source { article, facts }]).parse().unwrap_or_default();
        let source = &sheet["source"][0];
        assert_eq!(source["quotation"][0]["words"].as_str(), Some("We build, a \\ bridge."));
        assert_eq!(source["figure"][0]["figure"].as_str(), Some("about $5m"));
        assert_eq!(source["figure"][0]["of"].as_str(), Some("It will cost a year, and no more"));
        assert_eq!(source["figure"][0]["paragraph"].as_integer(), Some(1));
    }
}
