//! What a document's styles mean.
use std::collections::HashMap;

use roxmltree::Node;

use super::has;
use crate::source::xml::{attribute, child, is};

/// No chain of styles is longer.
const LONGEST: usize = 16;

/// What a paragraph of a style is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Use {
    #[default]
    Text,
    Title,
    Heading(u8),
    Quote,
    Caption,
    /// A table of contents.
    Contents,
}

/// The styles by their ids.
#[derive(Debug, Default)]
pub(super) struct Styles {
    by_id: HashMap<String, Style>,
}

#[derive(Debug, Default)]
struct Style {
    own: Use,
    based_on: Option<String>,
    is_list: bool,
    is_bold: bool,
    is_hidden: bool,
}

impl Styles {
    /// Reads the part of the styles.
    pub(super) fn of(root: Node<'_, '_>) -> Styles {
        let styles = root.children().filter(|it| is(*it, "style"));
        let entry = |it: Node<'_, '_>| Some((attribute(it, "styleId")?.to_owned(), style(it)));
        Styles { by_id: styles.filter_map(entry).collect() }
    }

    /// What a paragraph of the style is.
    pub(super) fn meaning(&self, id: &str) -> Use {
        self.chain(id).map(|it| it.own).find(|it| *it != Use::Text).unwrap_or_default()
    }

    /// Is it a list's?
    pub(super) fn is_list(&self, id: &str) -> bool {
        self.chain(id).any(|it| it.is_list)
    }

    /// Is its text bold?
    pub(super) fn is_bold(&self, id: &str) -> bool {
        self.chain(id).any(|it| it.is_bold)
    }

    /// Is its text hidden?
    pub(super) fn is_hidden(&self, id: &str) -> bool {
        self.chain(id).any(|it| it.is_hidden)
    }

    /// The style and those it is based on.
    fn chain<'a>(&'a self, id: &str) -> impl Iterator<Item = &'a Style> {
        let based_on = |it: &&'a Style| it.based_on.as_ref().and_then(|id| self.by_id.get(id));
        std::iter::successors(self.by_id.get(id), based_on).take(LONGEST)
    }
}

fn style(node: Node<'_, '_>) -> Style {
    let name = child(node, "name").and_then(|it| attribute(it, "val")).unwrap_or_default();
    let (paragraph, run) = (child(node, "pPr"), child(node, "rPr"));
    let outline = paragraph.and_then(outline);
    Style {
        own: by_name(&name.to_lowercase()).or(outline.map(Use::Heading)).unwrap_or_default(),
        based_on: child(node, "basedOn").and_then(|it| attribute(it, "val")).map(str::to_owned),
        is_list: paragraph.and_then(|it| child(it, "numPr")).is_some(),
        is_bold: has(run, "b"),
        is_hidden: has(run, "vanish"),
    }
}

/// Whatever language the program speaks, the file has these names for the styles that come with it.
fn by_name(name: &str) -> Option<Use> {
    let (word, number) = name.split_once(' ').unwrap_or((name, ""));
    match name {
        "title" => Some(Use::Title),
        "quote" | "intense quote" | "block text" | "quotations" => Some(Use::Quote),
        "caption" => Some(Use::Caption),
        _ if word == "toc" || (word == "contents" && !number.is_empty()) => Some(Use::Contents),
        _ if word == "heading" => number.parse().ok().map(Use::Heading),
        _ => None,
    }
}

/// The level of a heading, from 1.
pub(super) fn outline(properties: Node<'_, '_>) -> Option<u8> {
    let level: u8 = attribute(child(properties, "outlineLvl")?, "val")?.parse().ok()?;
    (level < 9).then_some(level + 1)
}
