//! Which elements of a page are not its article: by their tags, roles and class names, never by their words.
use super::tree::{Child, Node, Tree};
use crate::text::Span;

/// Parts of class names and ids that name what stands around an article.
const CLASSES: &[&str] = &[
    "ad",
    "ads",
    "adslot",
    "advert",
    "advertisement",
    "advertising",
    "advertorial",
    "sponsor",
    "sponsored",
    "promo",
    "promos",
    "promotion",
    "outbrain",
    "taboola",
    "newsletter",
    "newsletters",
    "subscribe",
    "subscription",
    "signup",
    "paywall",
    "related",
    "recirc",
    "recirculation",
    "recommended",
    "recommendations",
    "recommendation",
    "popular",
    "trending",
    "mostread",
    "read-next",
    "readmore",
    "share",
    "sharing",
    "shares",
    "social",
    "cookie",
    "cookies",
    "consent",
    "gdpr",
    "privacy",
    "comment",
    "comments",
    "disqus",
    "nav",
    "navbar",
    "navigation",
    "menu",
    "breadcrumb",
    "breadcrumbs",
    "crumbs",
    "sidebar",
    "footer",
    "masthead",
    "banner",
    "topbar",
    "toolbar",
    "skip",
    "tags",
    "taglist",
    "modal",
    "popup",
    "overlay",
    "login",
    "donate",
    "donation",
    "breaking",
    "ticker",
    "widget",
    "teaser",
    "teasers",
    "toc",
    "pagination",
    "copyright",
    "endnote",
    "bio",
    "printfooter",
    "navbox",
    "hatnote",
    "mw-editsection",
    "noprint",
];

/// Two parts of a class name that say it together: `most-read`.
const PAIRS: &[(&str, &str)] = &[
    ("most", "read"),
    ("most", "viewed"),
    ("most", "popular"),
    ("read", "more"),
    ("read", "next"),
    ("sign", "up"),
    ("more", "stories"),
    ("more", "news"),
    ("also", "like"),
    ("author", "bio"),
    ("about", "author"),
];

/// Parts of class names of the lines around a headline: read for what they tell, but no prose.
const CREDITS: &[&str] = &[
    "byline",
    "dateline",
    "author",
    "authors",
    "timestamp",
    "pubdate",
    "meta",
    "kicker",
    "eyebrow",
    "credit",
    "readtime",
];

/// Why an element is left out, or how it is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Worth {
    /// Prose.
    Story,
    /// A byline, a date, a section: read for what it tells.
    Credit,
    /// The picture's caption.
    Caption,
    /// A note that takes something back.
    Correction,
    /// Left out.
    None,
}

/// How an element is to be read. `heavy` tells that it holds so much of the page's prose that no class name may take it out.
pub(super) fn worth(node: &Node, in_story: bool, heavy: bool) -> Worth {
    match node.tag.as_str() {
        "head" | "script" | "style" | "noscript" | "template" | "svg" | "button" | "input" | "select"
        | "textarea" | "iframe" | "object" | "canvas" | "audio" | "video" | "math" | "title" | "dialog"
        | "label" => return Worth::None,
        "figure" | "figcaption" => return Worth::Caption,
        "nav" | "aside" | "footer" | "menu" | "form" | "pre" if !heavy => return Worth::None,
        "header" if !heavy && !in_story => return Worth::None,
        "body" | "html" | "main" | "article" => return Worth::Story,
        _ => {}
    }
    if heavy {
        return Worth::Story;
    }
    if is_hidden(node) || is_around(node) {
        return Worth::None;
    }
    let words = class_words(node);
    let has = |list: &[&str]| words.iter().any(|word| list.contains(&word.as_str()));
    let is_pair = words.windows(2).any(|pair| PAIRS.contains(&(pair[0].as_str(), pair[1].as_str())));
    match () {
        _ if has(&["correction", "corrections", "clarification"]) => Worth::Correction,
        _ if has(&["caption", "wp-caption"]) => Worth::Caption,
        _ if has(CLASSES) || is_pair => Worth::None,
        _ if has(CREDITS) => Worth::Credit,
        _ => Worth::Story,
    }
}

/// In a draft everything a reader sees is prose.
pub(super) fn draft_worth(node: &Node) -> Worth {
    match worth(node, true, true) {
        Worth::None => Worth::None,
        _ if is_hidden(node) => Worth::None,
        other => other,
    }
}

fn is_hidden(node: &Node) -> bool {
    let style = node.attribute("style").unwrap_or_default().replace(' ', "").to_lowercase();
    node.attribute("hidden").is_some()
        || node.attribute("aria-hidden") == Some("true")
        || style.contains("display:none")
        || style.contains("visibility:hidden")
}

fn is_around(node: &Node) -> bool {
    let role = node.attribute("role").unwrap_or_default();
    matches!(
        role,
        "navigation"
            | "complementary"
            | "banner"
            | "contentinfo"
            | "search"
            | "dialog"
            | "alertdialog"
            | "menu"
            | "menubar"
            | "toolbar"
            | "tablist"
            | "form"
    )
}

/// `ad-slot newsletterBox` as its words, in lower case.
fn class_words(node: &Node) -> Vec<String> {
    let names = ["class", "id"].into_iter().filter_map(|name| node.attribute(name));
    let mut words = Vec::new();
    for name in names.flat_map(|names| names.split(|ch: char| !ch.is_alphanumeric())) {
        let mut word = String::new();
        for ch in name.chars().take(80) {
            if ch.is_uppercase() && word.ends_with(char::is_lowercase) {
                words.push(std::mem::take(&mut word));
            }
            word.extend(ch.to_lowercase());
        }
        words.push(word);
    }
    words.retain(|word| !word.is_empty());
    words
}

/// How many bytes of text in paragraphs each element holds.
pub(super) fn weights(tree: &Tree, text: &str) -> Vec<usize> {
    let mut weights = vec![0; tree.nodes.len()];
    weigh(tree, text, 0, false, &mut weights);
    weights
}

fn weigh(tree: &Tree, text: &str, at: usize, in_paragraph: bool, weights: &mut [usize]) {
    let node = &tree.nodes[at];
    if matches!(node.tag.as_str(), "script" | "style" | "head" | "noscript" | "template") {
        return;
    }
    let inside = in_paragraph || node.tag == "p";
    let mut sum = 0;
    for child in &node.children {
        sum += match child {
            Child::Node(child) => {
                weigh(tree, text, *child, inside, weights);
                weights[*child]
            }
            Child::Text(span) => prose_len(text, span, inside),
        };
    }
    weights[at] = sum;
}

/// Text outside of paragraphs counts where it is long enough to be prose.
fn prose_len(text: &str, span: &Span, inside: bool) -> usize {
    let length = text[span.clone()].trim().len();
    if inside || length > 80 { length } else { 0 }
}

/// The share of an element's text that stands in links, in percent.
pub(super) fn link_share(tree: &Tree, text: &str, node: usize) -> usize {
    let (mut all, mut linked) = (0, 0);
    count_links(tree, text, node, false, &mut all, &mut linked);
    (linked * 100).checked_div(all).unwrap_or_default()
}

fn count_links(tree: &Tree, text: &str, at: usize, in_link: bool, all: &mut usize, linked: &mut usize) {
    for child in &tree.nodes[at].children {
        match child {
            Child::Node(child) => {
                let in_link = in_link || tree.nodes[*child].tag == "a";
                count_links(tree, text, *child, in_link, all, linked);
            }
            Child::Text(span) => {
                let length = text[span.clone()].split_whitespace().map(str::len).sum::<usize>();
                *all += length;
                *linked += if in_link { length } else { 0 };
            }
        }
    }
}
