//! The elements of a page, with the places of its text. Tag soup is welcome: whatever is left open is closed where a
//! browser would, more or less, and nothing nests deeper than [`DEEPEST`].
use html5gum::{StartTag, Token, Tokenizer, emitters::default::DefaultEmitter};

use crate::text::Span;

/// Elements below this depth become siblings, so that no walk runs out of stack.
const DEEPEST: usize = 200;

/// An element.
#[derive(Debug, Default)]
pub(super) struct Node {
    /// In lower case; empty for the root.
    pub(super) tag: String,
    /// In the order of the page.
    pub(super) attributes: Vec<(String, String)>,
    /// Elements and text, in the order of the page.
    pub(super) children: Vec<Child>,
}

/// What an element holds.
#[derive(Debug)]
pub(super) enum Child {
    /// Index of an element.
    Node(usize),
    /// Text as it stands in the file, entities and all.
    Text(Span),
}

/// A page; the first element is the root.
#[derive(Debug)]
pub(super) struct Tree {
    pub(super) nodes: Vec<Node>,
}

impl Node {
    /// The value of an attribute.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str())
    }
}

impl Tree {
    /// The elements of the page in `text`, which begins in the file at `start`.
    pub(super) fn of(text: &str, start: usize) -> Tree {
        let mut emitter = DefaultEmitter::<usize>::new_with_span();
        emitter.naively_switch_states(true);
        let mut builder = Builder { nodes: vec![Node::default()], open: vec![0] };
        for token in Tokenizer::new_with_emitter(text, emitter) {
            let Ok(token) = token;
            match token {
                Token::StartTag(tag) => builder.start(tag),
                Token::EndTag(tag) => builder.end(&String::from_utf8_lossy(&tag.name)),
                Token::String(string) => {
                    let (from, to) = (string.span.start.min(text.len()), string.span.end.min(text.len()));
                    if text.get(from..to).is_some_and(|text| !text.is_empty()) {
                        builder.add(Child::Text(start + from..start + to));
                    }
                }
                _ => {}
            }
        }
        Tree { nodes: builder.nodes }
    }

    /// Indices of the elements with this tag.
    pub(super) fn all<'a>(&'a self, tag: &'a str) -> impl Iterator<Item = usize> + 'a {
        (0..self.nodes.len()).filter(move |at| self.nodes[*at].tag == tag)
    }

    /// Calls `visit` with each piece of text under an element, in order.
    pub(super) fn texts(&self, node: usize, visit: &mut impl FnMut(&Span)) {
        for child in &self.nodes[node].children {
            match child {
                Child::Node(child) => self.texts(*child, visit),
                Child::Text(span) => visit(span),
            }
        }
    }
}

struct Builder {
    nodes: Vec<Node>,
    /// The elements that are open, the root first.
    open: Vec<usize>,
}

impl Builder {
    fn start(&mut self, tag: StartTag<usize>) {
        let name = String::from_utf8_lossy(&tag.name).into_owned();
        self.close_implied(&name);
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let attributes = tag.attributes.iter().map(|(key, value)| (text(key), text(&value.value))).collect();
        let node = self.nodes.len();
        let opens = !is_void(&name) && self.open.len() < DEEPEST;
        self.nodes.push(Node { tag: name, attributes, children: Vec::new() });
        self.add(Child::Node(node));
        if opens {
            self.open.push(node);
        }
    }

    fn add(&mut self, child: Child) {
        if let Some(top) = self.open.last() {
            self.nodes[*top].children.push(child);
        }
    }

    /// An end tag closes the nearest such element; one of the line never closes a block around it.
    fn end(&mut self, name: &str) {
        for at in (1..self.open.len()).rev() {
            let tag = &self.nodes[self.open[at]].tag;
            if tag == name {
                self.open.truncate(at);
                return;
            }
            if is_block(tag) && !is_block(name) {
                return;
            }
        }
    }

    /// A block ends an open paragraph, an item the item before it.
    fn close_implied(&mut self, name: &str) {
        let ends: &[&str] = match name {
            "li" => &["li", "p"],
            "dt" | "dd" => &["dt", "dd", "p"],
            "tr" => &["tr", "td", "th", "p"],
            "td" | "th" => &["td", "th", "p"],
            "option" => &["option"],
            _ if is_block(name) => &["p"],
            _ => return,
        };
        for at in (1..self.open.len()).rev() {
            let tag = self.nodes[self.open[at]].tag.as_str();
            let holds = matches!(
                tag,
                "ul" | "ol" | "dl" | "table" | "div" | "section" | "article" | "blockquote" | "td"
            );
            if ends.contains(&tag) {
                // A row also ends the cell within it.
                self.open.truncate(at);
                return self.close_implied(name);
            }
            if holds && !ends.contains(&tag) {
                return;
            }
        }
    }
}

fn is_void(tag: &str) -> bool {
    matches!(
        tag,
        "area"
            | "base"
            | "br"
            | "col"
            | "embed"
            | "hr"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "param"
            | "source"
            | "track"
            | "wbr"
    )
}

/// Elements that begin a line of their own.
pub(super) fn is_block(tag: &str) -> bool {
    matches!(
        tag,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "body"
            | "caption"
            | "center"
            | "dd"
            | "details"
            | "dialog"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "head"
            | "header"
            | "hgroup"
            | "hr"
            | "html"
            | "li"
            | "main"
            | "nav"
            | "ol"
            | "p"
            | "pre"
            | "section"
            | "summary"
            | "table"
            | "tbody"
            | "td"
            | "tfoot"
            | "th"
            | "thead"
            | "tr"
            | "ul"
    )
}
