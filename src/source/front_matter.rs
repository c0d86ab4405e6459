//! The head of a file between `---` lines (`key: value`) or `+++` lines (TOML).
use super::{Article, Embargo, Tier, metadata};

/// No front matter is longer, in bytes.
const LONGEST: usize = 16 << 10;

/// Takes what the front matter tells into `article` and gives the offset behind it; 0 where there is none.
pub(super) fn read(article: &mut Article) -> usize {
    let text = article.text.clone();
    let Some((fence, head, end)) = split(text.as_str()) else {
        return 0;
    };
    let Some(entries) = (if fence == "+++" { toml_entries(head) } else { entries(head) }) else {
        return 0;
    };
    for (key, value) in entries {
        take(article, &key, value);
    }
    end
}

/// The fence, what stands between the fences, and the offset behind the second.
fn split(text: &str) -> Option<(&str, &str, usize)> {
    let fence = text.get(..3).filter(|fence| matches!(*fence, "---" | "+++"))?;
    let mut at = 0;
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let bare = line.trim_end();
        at += line.len();
        match start {
            0 if bare == fence => start = at,
            0 => return None,
            _ if bare == fence || (bare == "..." && fence == "---") => {
                return Some((fence, &text[start..at - line.len()], at));
            }
            _ if at > LONGEST => return None,
            _ => {}
        }
    }
    None
}

/// `key: value` lines; a list is one value, its items joined. None where a line is neither: then it is no front matter.
fn entries(head: &str) -> Option<Vec<(String, String)>> {
    let mut entries: Vec<(String, String)> = Vec::new();
    for line in head.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#')) {
        let nested = line.starts_with([' ', '\t', '-']);
        if let Some((_, value)) = entries.last_mut().filter(|_| nested) {
            let item = unquoted(line.trim().trim_start_matches("- ").trim_start_matches("name:"));
            value.push_str(if value.is_empty() { "" } else { " and " });
            value.push_str(&item);
            continue;
        }
        let (key, value) = line.split_once(':')?;
        let is_key =
            !key.is_empty() && key.chars().all(|ch| ch.is_alphanumeric() || matches!(ch, '_' | '-' | ' '));
        if !is_key || key.len() > 40 {
            return None;
        }
        entries.push((key.trim().to_lowercase(), unquoted(value)));
    }
    Some(entries)
}

fn toml_entries(head: &str) -> Option<Vec<(String, String)>> {
    let table: toml::Table = head.parse().ok()?;
    let text = |value: &toml::Value| match value {
        toml::Value::String(text) => text.clone(),
        toml::Value::Array(items) => {
            items.iter().filter_map(toml::Value::as_str).collect::<Vec<_>>().join(" and ")
        }
        other => other.to_string(),
    };
    Some(table.iter().map(|(key, value)| (key.to_lowercase(), text(value))).collect())
}

/// A value without its quotation marks, the items of a `[list]` joined.
fn unquoted(value: &str) -> String {
    let value = value.trim();
    let bare = |value: &str, mark: char| {
        value.strip_prefix(mark).and_then(|rest| rest.strip_suffix(mark)).map(str::to_owned)
    };
    if let Some(items) = value.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        return items.split(',').map(unquoted).collect::<Vec<_>>().join(" and ");
    }
    match bare(value, '"') {
        Some(inner) => inner.replace("\\\"", "\""),
        None => bare(value, '\'').map_or_else(|| value.to_owned(), |inner| inner.replace("''", "'")),
    }
}

/// The keys that site builders and archives use.
fn take(article: &mut Article, key: &str, value: String) {
    if value.is_empty() {
        return;
    }
    match key {
        "title" | "headline" => article.title = Some(value),
        "outlet" | "publisher" | "publication" | "site" | "newspaper" => article.outlet = Some(value),
        "author" | "authors" | "byline" | "by" => {
            article.byline = Some(value.trim_start_matches("By ").to_owned());
        }
        "date" | "published" | "pubdate" | "publishdate" | "publish_date" | "date_published" => {
            article.published = metadata::date_in(&value, article.language).or(article.published);
        }
        "embargoed_until" | "embargoed" | "embargo" => article.embargoed = Embargo::new(&value),
        "url" | "link" | "canonical" | "source_url" => article.url = Some(value),
        "tier" => article.tier = Tier::by_name(&value).unwrap_or(article.tier),
        "section" | "category" | "categories" | "kind" | "type" => {
            let section = value.to_lowercase();
            if article.language.furniture.opinion_sections.contains(&section.as_str()) {
                article.tier = Tier::Opinion;
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{source::Article, text::Text};

    fn parse(text: &str) -> (Article, usize) {
        let mut article = Article::new("a.md", Text::from(text));
        let end = read(&mut article);
        (article, end)
    }

    #[test]
    fn both_forms_tell_the_same() {
        let yaml = "---\r\ntitle: \"‘Gone’: a day\"\r\nauthors:\r\n  - Ada Quill\r\n  - Bo Reed\r\ndate: 11 March 2026\r\n\
                    section: Opinion\r\n---\r\nBody";
        let toml = "+++\ntitle = \"‘Gone’: a day\"\nauthors = [\"Ada Quill\", \"Bo Reed\"]\ndate = 2026-03-11\n\
                    tier = \"opinion\"\n+++\nBody";
        for text in [yaml, toml] {
            let (article, end) = parse(text);
            assert_eq!(&text[end..], "Body");
            assert_eq!(article.title.as_deref(), Some("‘Gone’: a day"));
            assert_eq!(article.byline.as_deref(), Some("Ada Quill and Bo Reed"));
            assert_eq!(article.published, jiff::civil::Date::new(2026, 3, 11).ok());
            assert_eq!(article.tier, Tier::Opinion);
        }
    }

    #[test]
    fn a_rule_is_no_front_matter() {
        for text in
            ["---\nIt rained.\n---\nBody", "---\ntitle: open", "--- a\n---\n", "+++\nnot toml\n+++\nB", "--"]
        {
            assert_eq!(parse(text).1, 0, "{text}");
        }
    }
}
