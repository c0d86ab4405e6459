//! Records of JSON: ninjs, the standard of the news agencies (versions 1 to 3), and whatever an archive or a content system
//! exports under the usual names.
mod field;

use serde_json::Value;

use super::{Article, Embargo, Reason, extract::Extract, id_of, metadata};
use crate::text::word_count;
use field::Fields;

const TITLE: &[&str] = &["headline", "title", "name"];
const OUTLET: &[&str] =
    &["outlet", "source", "publisher", "publication", "site", "newspaper", "infosources", "copyrightholder"];
const BYLINE: &[&str] = &["by", "byline", "bylines", "author", "authors", "creator"];
const DAY: &[&str] = &[
    "published",
    "publishedat",
    "datepublished",
    "publicationdate",
    "pubdate",
    "publishdate",
    "date",
    "versioncreated",
    "firstcreated",
    "contentcreated",
];
const ADDRESS: &[&str] = &["url", "link", "canonical", "canonicalurl", "sourceurl"];
/// Bodies with markup, and those without.
const MARKED: &[&str] = &["bodyhtml", "bodyxhtml", "bodynitf", "html", "contenthtml"];
const PLAIN: &[&str] = &["bodytext", "articlebody", "body", "text", "content", "fulltext"];
const EMBARGO: &[&str] = &["embargoeduntil", "embargoed", "embargo"];
/// Of a body that is told twice, the one with markup is read, unless it has less than this share of the words.
const TEASER: usize = 2;

/// Reads a record, or the several of a list.
///
/// # Errors
/// [`Reason::Damaged`] for what is no JSON; [`Reason::NoNews`] and the like for what is no article.
pub(super) fn read(path: &str, text: &str) -> Result<Vec<Result<Article, Reason>>, Reason> {
    match serde_json::from_str(text) {
        Ok(Value::Array(records)) => {
            Ok((1..).zip(&records).map(|(at, record)| entry(path, at, record)).collect())
        }
        Ok(record) => Ok(vec![article(path, &record)]),
        Err(error) => Err(Reason::Damaged(told(&error))),
    }
}

/// A record is a line: its number is told already.
fn told(error: &serde_json::Error) -> String {
    let all = error.to_string();
    let what = all.split(" at line ").next().unwrap_or(&all);
    match (error.line(), error.column()) {
        (0 | 1, column) => format!("{what} at character {column}"),
        (line, column) => format!("{what} at line {line}, character {column}"),
    }
}

/// An entry of a list is called by its number, unless it has an id of its own.
fn entry(path: &str, at: usize, record: &Value) -> Result<Article, Reason> {
    let mut article = article(path, record)?;
    if article.id == id_of(path) {
        article.id = format!("{}-{at}", article.id);
    }
    Ok(article)
}

fn article(path: &str, record: &Value) -> Result<Article, Reason> {
    let fields = Fields::of(record).ok_or(Reason::NoNews)?;
    if let Some(status) =
        fields.text(&["pubstatus"]).filter(|it| matches!(it.as_str(), "canceled" | "withheld"))
    {
        return Err(Reason::Withdrawn(status));
    }
    let title = title(&fields);
    let mut extract = Extract::titled(title.as_deref());
    match &body(&fields) {
        None if is_other(&fields) => return Err(Reason::OtherNews),
        None => return Err(Reason::NoNews),
        Some(Body::Marked(html)) => extract.html(html),
        Some(Body::Plain(text)) => extract.plain(text),
    }
    let mut article = extract.article(path);
    article.published = fields.text(DAY).and_then(|day| metadata::date_in(&day, article.language));
    article.byline = fields.text(BYLINE).map(|names| names.trim_start_matches("By ").to_owned());
    (article.title, article.outlet, article.url) = (title, fields.text(OUTLET), fields.text(ADDRESS));
    article.embargoed = fields.text(EMBARGO).and_then(|until| Embargo::new(&until));
    if let Some(id) = fields.text(&["id"]).filter(|id| is_short(id)) {
        article.id = id;
    }
    Ok(article)
}

enum Body {
    Marked(String),
    Plain(String),
}

/// `headlines` of ninjs, the main one before others; else one of the usual names, `headline_main` among them.
fn title(fields: &Fields<'_>) -> Option<String> {
    let main = fields.list("headlines").max_by_key(|it| it.text(&["role"]).as_deref() == Some("main"));
    let title = main.and_then(|it| it.text(&["value"])).or_else(|| fields.text(TITLE));
    title.or_else(|| fields.starting("headline_")).map(|title| plain_title(&title))
}

/// Headlines may hold markup.
fn plain_title(title: &str) -> String {
    if !title.contains(['<', '&']) {
        return title.to_owned();
    }
    let mut extract = Extract::default();
    extract.html(title);
    extract.words()
}

fn body(fields: &Fields<'_>) -> Option<Body> {
    let (mut marked, mut plain) = (None, None);
    for body in fields.list("bodies") {
        let value = body.text(&["value"]).filter(|value| !value.trim().is_empty());
        let slot = match body.text(&["contenttype"]) {
            Some(kind) if kind.contains("html") || kind.contains("xml") => &mut marked,
            None if value.as_deref().is_some_and(is_marked) => &mut marked,
            _ => &mut plain,
        };
        *slot = slot.take().or(value);
    }
    let marked = marked.or_else(|| fields.text(MARKED));
    let plain = plain.or_else(|| fields.text(PLAIN)).or_else(|| fields.starting("body_"));
    match (marked, plain) {
        (Some(marked), Some(plain)) if word_count(&marked) * TEASER < word_count(&plain) => {
            Some(either(plain))
        }
        (Some(marked), _) => Some(Body::Marked(marked)),
        (None, plain) => plain.map(either),
    }
}

fn either(text: String) -> Body {
    if is_marked(&text) { Body::Marked(text) } else { Body::Plain(text) }
}

/// Does it hold paragraphs of HTML?
fn is_marked(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    lower.trim_start().starts_with('<')
        || ["<p>", "<p ", "<br", "</div>"].iter().any(|tag| lower.contains(tag))
}

/// Does ninjs call it something other than a text: a picture, an event, a package?
fn is_other(fields: &Fields<'_>) -> bool {
    let kind = fields.text(&["type"]);
    fields.text(&["uri"]).is_some() && kind.is_some_and(|kind| kind != "text")
}

/// May an article be called so?
fn is_short(id: &str) -> bool {
    let plain = |ch: char| ch.is_ascii_alphanumeric() || matches!(ch, '-' | '_' | '.');
    (2..=64).contains(&id.len()) && id.chars().all(plain) && id.contains(|ch: char| ch.is_ascii_alphabetic())
}

#[cfg(test)]
mod tests;
