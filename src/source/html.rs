//! Saved web pages.
//!
//! A maintained tokenizer gives the tags and the places of the text; what belongs to the article is told by the elements
//! (`html/boilerplate.rs`), what the page says of itself by its metadata (`html/meta.rs`).
mod boilerplate;
mod entity;
mod meta;
mod tree;

use super::{Article, Block, BlockKind, Role, map::Prose};
use crate::text::{Span, word_count};
use boilerplate::{Worth, draft_worth, link_share, weights, worth};
use tree::{Child, Tree, is_block};

/// An element with more of the page's prose than this share is no furniture whatever its class is called, in percent.
const HEAVY: usize = 40;
/// A short block of which so much is links is a list of links, in percent.
const LINKED: usize = 60;
/// Such a block has no more words.
const SHORT: usize = 25;

/// Reads the page from `start` on.
pub(super) fn read(article: &mut Article, start: usize, role: Role) {
    let text = article.text.clone();
    let text = text.as_str();
    let tree = Tree::of(&text[start..], start);
    meta::take(article, &tree, text);
    article.blocks = Reader::new(&tree, text, role).blocks();
    if role == Role::Source && !article.blocks.iter().any(Block::is_evidence) {
        // Better the whole page than none of it.
        article.blocks = Reader::new(&tree, text, Role::Draft).blocks();
    }
}

/// The blocks of a piece of HTML inside another format, at the file bytes `span`: whatever a reader sees.
pub(super) fn fragment(text: &str, span: Span) -> Vec<Block> {
    let tree = Tree::of(&text[span.clone()], span.start);
    Reader::new(&tree, text, Role::Draft).blocks()
}

struct Reader<'a> {
    tree: &'a Tree,
    text: &'a str,
    role: Role,
    weights: Vec<usize>,
    blocks: Vec<Block>,
    prose: Prose,
    place: Place,
    /// The head row of the table being read.
    header: Option<String>,
}

/// What is around the text being read.
#[derive(Clone, Debug, Default)]
struct Place {
    heading: u8,
    lists: u8,
    quote: bool,
    item: bool,
    story: bool,
    worth: Option<Worth>,
}

impl<'a> Reader<'a> {
    fn new(tree: &'a Tree, text: &'a str, role: Role) -> Reader<'a> {
        Reader {
            tree,
            text,
            role,
            weights: weights(tree, text),
            blocks: Vec::new(),
            prose: Prose::default(),
            place: Place::default(),
            header: None,
        }
    }

    fn blocks(mut self) -> Vec<Block> {
        self.children(self.story());
        self.flush();
        self.blocks
    }

    /// The element to read: an `article` or `main` that holds most of the page's prose, or else the page.
    fn story(&self) -> usize {
        let all = self.weights[0];
        let holds_most = |node: &usize| self.weights[*node] * 2 > all;
        let of =
            |tag: &'static str| self.tree.all(tag).max_by_key(|node| self.weights[*node]).filter(holds_most);
        match self.role {
            Role::Source => of("article").or_else(|| of("main")).unwrap_or(0),
            Role::Draft => 0,
        }
    }

    fn children(&mut self, node: usize) {
        for child in &self.tree.nodes[node].children {
            match child {
                Child::Node(child) => self.element(*child),
                Child::Text(span) => entity::push(&mut self.prose, self.text, span),
            }
        }
    }

    fn element(&mut self, node: usize) {
        let element = &self.tree.nodes[node];
        let heavy = self.weights[node] * 100 > self.weights[0] * HEAVY;
        let worth = match self.role {
            Role::Source => worth(element, self.place.story, heavy),
            Role::Draft => draft_worth(element),
        };
        match element.tag.as_str() {
            _ if worth == Worth::None => {}
            "br" => self.line_break(node),
            "tr" => self.row(node),
            tag if is_block(tag) || worth != Worth::Story => self.block(node, worth),
            _ => self.children(node),
        }
        if worth == Worth::None && is_block(&element.tag) {
            self.flush();
        }
    }

    /// Reads an element that begins and ends a block, or holds several.
    fn block(&mut self, node: usize, worth: Worth) {
        self.flush();
        if self.is_links(node) {
            return;
        }
        let outer = self.place.clone();
        let place = &mut self.place;
        match self.tree.nodes[node].tag.as_str() {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                place.heading = self.tree.nodes[node].tag.as_bytes()[1] - b'0';
            }
            "ul" | "ol" => place.lists = place.lists.saturating_add(1),
            "li" => place.item = true,
            "blockquote" => place.quote = true,
            "article" | "main" | "body" => place.story = true,
            "table" => self.header = None,
            _ => {}
        }
        if worth != Worth::Story {
            place.worth = Some(worth);
        }
        self.children(node);
        self.flush();
        self.place = outer;
    }

    /// A short block of links: "Read more: …". Headlines may be links.
    fn is_links(&self, node: usize) -> bool {
        let element = &self.tree.nodes[node];
        let is_line = matches!(element.tag.as_str(), "p" | "li" | "div" | "span" | "ul" | "ol" | "section");
        if self.role == Role::Draft || !is_line || link_share(self.tree, self.text, node) < LINKED {
            return false;
        }
        let mut words = 0;
        self.tree.texts(node, &mut |span| words += word_count(&self.text[span.clone()]));
        words <= SHORT || matches!(element.tag.as_str(), "ul" | "ol")
    }

    /// One break is a space; two in a row, as old pages have them, end the paragraph.
    fn line_break(&mut self, node: usize) {
        let is_second = node > 0 && self.tree.nodes[node - 1].tag == "br" && self.prose.ends_open();
        if is_second {
            self.flush();
        } else {
            self.prose.pause();
        }
    }

    fn row(&mut self, node: usize) {
        self.flush();
        let nodes = &self.tree.nodes;
        let cells: Vec<usize> = nodes[node]
            .children
            .iter()
            .filter_map(|child| match child {
                Child::Node(cell) if matches!(nodes[*cell].tag.as_str(), "td" | "th") => Some(*cell),
                _ => None,
            })
            .collect();
        let is_head = !cells.is_empty() && cells.iter().all(|cell| nodes[*cell].tag == "th");
        for (count, cell) in cells.iter().enumerate() {
            if count > 0 {
                self.prose.bar();
            }
            self.cell(*cell);
        }
        let (text, map) = std::mem::take(&mut self.prose).finish();
        if text.chars().any(char::is_alphanumeric) {
            let header = self.header.clone();
            if is_head {
                self.header = Some(text.clone());
            }
            self.blocks.push(Block::new(BlockKind::TableRow { header }, text, map));
        }
    }

    /// The text of a cell, whatever blocks are in it, on one line.
    fn cell(&mut self, cell: usize) {
        let mut spans: Vec<Span> = Vec::new();
        self.tree.texts(cell, &mut |span| spans.push(span.clone()));
        for span in spans {
            entity::push(&mut self.prose, self.text, &span);
        }
    }

    fn flush(&mut self) {
        let (text, map) = std::mem::take(&mut self.prose).finish();
        if !text.chars().any(char::is_alphanumeric) {
            return;
        }
        let kind = match self.place.worth {
            Some(Worth::Credit) => BlockKind::Furniture,
            Some(Worth::Caption) => BlockKind::Caption,
            Some(Worth::Correction) => BlockKind::Correction,
            _ if self.place.heading > 0 => BlockKind::Heading,
            _ if self.place.quote => BlockKind::BlockQuote,
            _ if self.place.item => BlockKind::ListItem,
            _ => BlockKind::Paragraph,
        };
        let mut block = Block::new(kind, text, map);
        block.level = if self.place.heading > 0 { self.place.heading } else { self.place.lists };
        self.blocks.push(block);
    }
}

#[cfg(test)]
mod tests;
