//! What a page says of itself: JSON-LD, Open Graph, `meta` elements, visible lines. The first that tells is believed.
use jiff::civil::Date;
use serde_json::Value;

use super::{entity, tree::Tree};
use crate::{
    source::{Article, Tier, map::Prose, metadata},
    text::{Span, word_count},
};

/// JSON nests no deeper in a page that means well.
const DEEPEST: usize = 12;

/// Fills in what front matter has not told.
pub(super) fn take(article: &mut Article, tree: &Tree, text: &str) {
    let page = Page { tree, text };
    let linked: Vec<Linked> = tree.all("script").filter_map(|at| page.linked(at)).collect();
    let of = |pick: fn(&Linked) -> &Option<String>| linked.iter().find_map(|it| pick(it).clone());
    let full_title = page.tag_text("title");
    let heading = page.tag_text("h1");
    let (title, outlet) =
        full_title.as_deref().map_or((None, None), |full| split_title(full, heading.as_deref()));
    let fill = |slot: &mut Option<String>, value: Option<String>| {
        *slot = slot.take().or(value.filter(|value| !value.trim().is_empty()));
    };
    fill(
        &mut article.title,
        of(|it| &it.headline).or(heading).or_else(|| page.meta(&["og:title"])).or(title),
    );
    let site = || page.meta(&["og:site_name", "application-name", "publisher", "dc.publisher"]);
    fill(&mut article.outlet, of(|it| &it.publisher).or_else(site).or(outlet));
    let author =
        || page.meta(&["author", "article:author", "dc.creator", "byl", "parsely-author", "sailthru.author"]);
    let author = of(|it| &it.author).or_else(author).filter(|author| !author.starts_with("http"));
    fill(&mut article.byline, author.map(|name| name.trim_start_matches("By ").to_owned()));
    fill(&mut article.url, page.canonical().or_else(|| page.meta(&["og:url"])).or_else(|| of(|it| &it.url)));
    article.published = article.published.or_else(|| page.published(&linked, article));
    if linked.iter().any(|it| it.opinion) || page.is_opinion_section(article) {
        article.tier = Tier::Opinion;
    }
}

/// What a JSON-LD article tells.
#[derive(Debug, Default)]
struct Linked {
    headline: Option<String>,
    published: Option<String>,
    author: Option<String>,
    publisher: Option<String>,
    url: Option<String>,
    opinion: bool,
}

struct Page<'a> {
    tree: &'a Tree,
    text: &'a str,
}

impl Page<'_> {
    fn meta(&self, names: &[&str]) -> Option<String> {
        let of = |name: &&str| {
            self.tree.all("meta").find_map(|at| {
                let node = &self.tree.nodes[at];
                let keys = ["name", "property", "itemprop"].into_iter().filter_map(|key| node.attribute(key));
                let is_it = keys.into_iter().any(|key| key.eq_ignore_ascii_case(name));
                node.attribute("content").filter(|value| is_it && !value.trim().is_empty()).map(str::to_owned)
            })
        };
        names.iter().find_map(of)
    }

    fn canonical(&self) -> Option<String> {
        let links = self.tree.all("link").map(|at| &self.tree.nodes[at]);
        let canonical = links.into_iter().find(|node| node.attribute("rel") == Some("canonical"));
        canonical.and_then(|node| node.attribute("href")).map(str::to_owned)
    }

    fn tag_text(&self, tag: &str) -> Option<String> {
        let node = self.tree.all(tag).next()?;
        let mut prose = Prose::default();
        self.tree.texts(node, &mut |span| entity::push(&mut prose, self.text, span));
        Some(prose.finish().0).filter(|text| !text.is_empty())
    }

    fn published(&self, linked: &[Linked], article: &Article) -> Option<Date> {
        const NAMES: &[&str] = &[
            "article:published_time",
            "date",
            "dc.date",
            "dc.date.issued",
            "dcterms.created",
            "pubdate",
            "publishdate",
            "publish-date",
            "parsely-pub-date",
            "datepublished",
            "og:published_time",
            "sailthru.date",
        ];
        let date = |text: &str| day_of(text).or_else(|| metadata::date_in(text, article.language));
        let time = || {
            self.tree.all("time").find_map(|at| self.tree.nodes[at].attribute("datetime").and_then(day_of))
        };
        let told = linked.iter().find_map(|it| it.published.as_deref().and_then(date));
        told.or_else(|| self.meta(NAMES).as_deref().and_then(date)).or_else(time)
    }

    fn is_opinion_section(&self, article: &Article) -> bool {
        let section = self.meta(&["article:section", "section"]).unwrap_or_default().to_lowercase();
        article.language.furniture.opinion_sections.contains(&section.as_str())
    }

    /// The article in a JSON-LD script, if there is one.
    fn linked(&self, script: usize) -> Option<Linked> {
        let kind = self.tree.nodes[script].attribute("type")?;
        if !kind.trim().eq_ignore_ascii_case("application/ld+json") {
            return None;
        }
        let mut json = String::new();
        self.tree.texts(script, &mut |span: &Span| json.push_str(&self.text[span.clone()]));
        let bare =
            json.trim().trim_start_matches("<!--").trim_end_matches("-->").trim().trim_end_matches(';');
        match serde_json::from_str::<Value>(bare) {
            Ok(value) => article_in(&value, DEEPEST).map(read_linked),
            Err(_) => Some(read_broken(bare)),
        }
    }
}

/// The day of an ISO date and time, on its own clock.
fn day_of(text: &str) -> Option<Date> {
    text.trim().get(..10)?.parse().ok()
}

/// The first object whose type names an article, in lists and graphs.
fn article_in(value: &Value, depth: usize) -> Option<&Value> {
    let below = depth.checked_sub(1)?;
    match value {
        Value::Array(items) => items.iter().find_map(|item| article_in(item, below)),
        Value::Object(fields) if types(value).any(is_article) || fields.contains_key("headline") => {
            Some(value)
        }
        Value::Object(fields) => ["@graph", "mainEntity", "mainEntityOfPage"]
            .iter()
            .find_map(|key| article_in(fields.get(*key)?, below)),
        _ => None,
    }
}

fn is_article(kind: &str) -> bool {
    kind.ends_with("Article") || kind.ends_with("BlogPosting") || kind == "Report"
}

fn types(value: &Value) -> impl Iterator<Item = &str> {
    let kind = value.get("@type");
    let list = kind.and_then(Value::as_array).into_iter().flatten();
    kind.into_iter().chain(list).filter_map(Value::as_str)
}

fn read_linked(value: &Value) -> Linked {
    let text = |key: &str| value.get(key).and_then(Value::as_str).map(unescaped);
    let url = text("url").or_else(|| name(value.get("mainEntityOfPage")?, "@id"));
    Linked {
        headline: text("headline"),
        published: text("datePublished").or_else(|| text("dateCreated")),
        author: value.get("author").and_then(|author| name(author, "name")),
        publisher: value.get("publisher").and_then(|publisher| name(publisher, "name")),
        url: url.filter(|url| url.starts_with("http")),
        opinion: types(value).any(|kind| kind.starts_with("Opinion") || kind.starts_with("Satir")),
    }
}

/// A name given as text, as an object, or as a list of either.
fn name(value: &Value, key: &str) -> Option<String> {
    match value {
        Value::String(name) => Some(unescaped(name)),
        Value::Object(fields) => fields.get(key)?.as_str().map(unescaped),
        Value::Array(items) => {
            let names: Vec<String> = items.iter().filter_map(|item| name(item, key)).collect();
            (!names.is_empty()).then(|| names.join(" and "))
        }
        _ => None,
    }
}

/// JSON that no parser takes: the first string after each key.
fn read_broken(json: &str) -> Linked {
    let string = |key: &str| {
        let rest = &json[json.find(&format!("\"{key}\""))? + key.len() + 2..];
        let rest = rest.trim_start().strip_prefix(':')?.trim_start().strip_prefix('"')?;
        let end = rest.find(['"', '\n'])?;
        Some(unescaped(&rest[..end]))
    };
    Linked { headline: string("headline"), published: string("datePublished"), ..Linked::default() }
}

/// Some sites write entities into their JSON and attributes.
fn unescaped(text: &str) -> String {
    let mut prose = Prose::default();
    entity::push(&mut prose, text, &(0..text.len()));
    prose.finish().0
}

/// `Headline - Outlet`, `Headline | Section | Outlet`; the page's heading tells where the headline ends.
fn split_title(full: &str, heading: Option<&str>) -> (Option<String>, Option<String>) {
    let rest = heading.and_then(|heading| full.strip_prefix(heading)).filter(|rest| !rest.is_empty());
    let at = rest.map_or_else(
        || [" | ", " - ", " – ", " — ", " :: "].iter().filter_map(|mark| full.rfind(mark)).max(),
        |rest| Some(full.len() - rest.len()),
    );
    let Some(at) = at.filter(|at| *at > 0) else {
        return (Some(full.to_owned()), None);
    };
    let tail = full[at..].trim_start_matches([' ', '|', '-', '–', '—', ':']);
    let outlet = tail.rsplit(['|', '–', '—']).next().map(|outlet| outlet.trim().to_owned());
    let outlet = outlet.filter(|outlet| !outlet.is_empty() && word_count(outlet) <= 6);
    (Some(full[..at].to_owned()), outlet)
}
