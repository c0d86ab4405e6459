//! Fact sheets: facts in the desk's own words, without the articles they come from.
//!
//! Every entry becomes a block with a short statement that the extractors read like any other prose.
use jiff::civil::Date;
use serde::Deserialize;
use toml::Spanned;

use super::{Article, Block, BlockKind, Embargo, Tier, map::Prose};
use crate::{lang::Language, text::Text};

/// How a fact sheet begins.
const HEAD: &str = "# Copydesk fact sheet";
/// The version of the form that is read.
const FORMAT: i64 = 1;

#[derive(Deserialize)]
struct Sheet {
    format: i64,
    #[serde(default, rename = "source")]
    sources: Vec<Source>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Source {
    id: String,
    title: Option<String>,
    outlet: Option<String>,
    byline: Option<String>,
    published: Option<Published>,
    url: Option<String>,
    embargoed_until: Option<Published>,
    tier: Option<String>,
    #[serde(default)]
    quotation: Vec<Quotation>,
    #[serde(default)]
    reported: Vec<Reported>,
    #[serde(default)]
    figure: Vec<Figure>,
    #[serde(default)]
    date: Vec<Day>,
    #[serde(default)]
    name: Vec<Name>,
}

/// A date as TOML writes it, or in quotation marks.
#[derive(Deserialize)]
#[serde(untagged)]
enum Published {
    Day(toml::value::Datetime),
    Text(String),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Quotation {
    words: Spanned<String>,
    speaker: Option<Spanned<String>>,
    cue: Option<Spanned<String>>,
    paragraph: Option<usize>,
    #[serde(default)]
    opinion: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Reported {
    who: Spanned<String>,
    words: Spanned<String>,
    paragraph: Option<usize>,
    #[serde(default)]
    opinion: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Figure {
    figure: Spanned<String>,
    of: Spanned<String>,
    paragraph: Option<usize>,
    #[serde(default)]
    opinion: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Day {
    date: Spanned<String>,
    event: Spanned<String>,
    paragraph: Option<usize>,
    #[serde(default)]
    opinion: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Name {
    name: Spanned<String>,
    office: Option<Spanned<String>>,
    paragraph: Option<usize>,
    #[serde(default)]
    opinion: bool,
}

/// Does a text begin as a fact sheet does?
pub fn is_sheet(text: &str) -> bool {
    text.trim_start().get(..HEAD.len()).is_some_and(|head| head.eq_ignore_ascii_case(HEAD))
}

/// Reads a fact sheet: an article for each of its sources, its blocks in the order of paragraphs.
///
/// # Errors
/// The parser's words, with line and column.
pub(super) fn read(path: &str, text: &str) -> Result<Vec<Article>, String> {
    let sheet: Sheet = toml::from_str(text).map_err(|error| where_and_what(text, &error))?;
    if sheet.format != FORMAT {
        return Err(format!("format {}, but only format {FORMAT} is known", sheet.format));
    }
    let text = Text::from(text);
    Ok(sheet.sources.into_iter().map(|source| article(path, &text, source)).collect())
}

fn where_and_what(text: &str, error: &toml::de::Error) -> String {
    let at = error.span().map_or(0, |span| span.start.min(text.len()));
    let line = text.as_bytes()[..at].iter().filter(|byte| **byte == b'\n').count() + 1;
    format!("line {line}: {}", error.message())
}

fn article(path: &str, text: &Text, source: Source) -> Article {
    let mut article = Article::new(path, text.clone());
    article.published = source.published.and_then(|published| match published {
        Published::Day(day) => day.date.and_then(|it| {
            Date::new(i16::try_from(it.year).ok()?, i8::try_from(it.month).ok()?, i8::try_from(it.day).ok()?)
                .ok()
        }),
        Published::Text(text) => text.get(..10)?.parse().ok(),
    });
    article.embargoed = source.embargoed_until.and_then(|until| match until {
        Published::Day(day) => Embargo::new(&day.to_string()),
        Published::Text(text) => Embargo::new(&text),
    });
    article.tier = source.tier.as_deref().and_then(Tier::by_name).unwrap_or(Tier::Secondary);
    (article.id, article.title, article.outlet) = (source.id, source.title, source.outlet);
    (article.byline, article.url) = (source.byline, source.url);
    let file = text.as_str();
    let language = article.language;
    let blocks = &mut article.blocks;
    blocks.extend(source.quotation.into_iter().map(|it| it.block(file, language)));
    blocks.extend(
        source.reported.iter().map(|it| pair(file, &it.who, ": ", &it.words, it.paragraph, it.opinion)),
    );
    blocks.extend(
        source.figure.iter().map(|it| pair(file, &it.figure, ": ", &it.of, it.paragraph, it.opinion)),
    );
    blocks
        .extend(source.date.iter().map(|it| pair(file, &it.date, ": ", &it.event, it.paragraph, it.opinion)));
    blocks.extend(source.name.iter().map(|it| it.block(file)));
    blocks.sort_by_key(|block| block.paragraph);
    article
}

impl Quotation {
    /// `“Words,” Speaker said.`
    fn block(self, file: &str, language: &Language) -> Block {
        let mut line = Line::new(file);
        line.open("“", self.words.span().start);
        line.value(&self.words);
        let ended = self.words.get_ref().ends_with(['.', '!', '?', '…', ',', '—', '–']);
        let close = match (&self.speaker, ended) {
            (_, true) => "” ",
            (Some(_), false) => ",” ",
            (None, false) => ".”",
        };
        line.mark(close);
        if let Some(speaker) = &self.speaker {
            line.value(speaker);
            line.mark(" ");
            match &self.cue {
                Some(cue) => line.value(cue),
                None => line.mark(language.furniture.said),
            }
            line.mark(".");
        }
        line.block(self.paragraph, self.opinion)
    }
}

impl Name {
    /// `Name, Office.`
    fn block(&self, file: &str) -> Block {
        match &self.office {
            Some(office) => pair(file, &self.name, ", ", office, self.paragraph, self.opinion),
            None => {
                let mut line = Line::new(file);
                line.value(&self.name);
                line.mark(".");
                line.block(self.paragraph, self.opinion)
            }
        }
    }
}

/// `First: second.`
fn pair(
    file: &str,
    first: &Spanned<String>,
    mark: &str,
    second: &Spanned<String>,
    paragraph: Option<usize>,
    opinion: bool,
) -> Block {
    let mut line = Line::new(file);
    line.value(first);
    line.mark(mark);
    line.value(second);
    if !second.get_ref().ends_with(['.', '!', '?']) {
        line.mark(".");
    }
    line.block(paragraph, opinion)
}

/// A statement in the making.
struct Line<'a> {
    file: &'a str,
    prose: Prose,
}

impl<'a> Line<'a> {
    fn new(file: &'a str) -> Line<'a> {
        Line { file, prose: Prose::default() }
    }

    /// A value of the sheet: byte by byte if it has no escapes, else as a whole.
    fn value(&mut self, value: &Spanned<String>) {
        let span = value.span();
        let raw = self.file.get(span.clone()).unwrap_or_default();
        let quotes = if raw.starts_with("\"\"\"") || raw.starts_with("'''") { 3 } else { 1 };
        let inner = span.start + quotes..span.end.saturating_sub(quotes).max(span.start + quotes);
        if self.file.get(inner.clone()) == Some(value.get_ref()) {
            self.prose.push(value.get_ref(), inner.start);
        } else {
            self.prose.push_as(value.get_ref(), span);
        }
    }

    /// A mark before the first value, which begins at `at`.
    fn open(&mut self, mark: &str, at: usize) {
        self.prose.join(mark, at..at);
    }

    /// A mark or word that the sheet does not have, after a value: it stands at the value's last letter.
    fn mark(&mut self, mark: &str) {
        // The way to the file never steps back.
        self.prose.join(mark, 0..0);
    }

    fn block(self, paragraph: Option<usize>, opinion: bool) -> Block {
        let (text, map) = self.prose.finish();
        let kind = if opinion { BlockKind::Opinion } else { BlockKind::Paragraph };
        let mut block = Block::new(kind, text.trim_end(), map);
        block.paragraph = paragraph.unwrap_or_default();
        block
    }
}
