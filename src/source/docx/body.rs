//! The body of a document: its paragraphs and tables.
use roxmltree::Node;

use super::{
    has,
    styles::{self, Styles, Use},
};
use crate::source::{
    BlockKind,
    extract::{Extract, plainly},
    plain,
    xml::{attribute, child, is},
};

/// Tables in tables, fields in fields: nothing means well that is deeper.
const DEEPEST: usize = 64;

/// Takes the prose out.
pub(super) struct Reader<'s> {
    styles: &'s Styles,
    pub(super) out: Extract,
    /// The words of the paragraph that is the title.
    pub(super) title: Option<String>,
    /// The ids of the notes that the text refers to.
    noted: Vec<(&'static str, String)>,
    /// The words of a paragraph whose end was deleted: they go on in the next.
    before: String,
}

/// Words of a paragraph in the making.
#[derive(Default)]
struct Words {
    text: String,
    /// Some of them are not bold.
    is_light: bool,
}

impl<'s> Reader<'s> {
    pub(super) fn new(styles: &'s Styles) -> Reader<'s> {
        Reader { styles, out: Extract::default(), title: None, noted: Vec::new(), before: String::new() }
    }

    /// Reads the main part.
    pub(super) fn document(&mut self, root: Node<'_, '_>) {
        if let Some(body) = child(root, "body") {
            self.blocks(body, DEEPEST);
        }
        let rest = std::mem::take(&mut self.before);
        self.out.push(BlockKind::Paragraph, 0, &rest);
    }

    /// Reads the notes that the text refers to, in the order it does.
    pub(super) fn notes(&mut self, root: Node<'_, '_>) {
        let name = if is(root, "footnotes") { "footnote" } else { "endnote" };
        let wanted = self.noted.iter().filter(|(kind, _)| *kind == name).map(|(_, id)| id.clone());
        for id in wanted.collect::<Vec<String>>() {
            let note = root.children().find(|it| is(*it, name) && attribute(*it, "id") == Some(&id));
            if let Some(note) = note {
                self.blocks(note, DEEPEST);
            }
        }
    }

    fn blocks(&mut self, node: Node<'_, '_>, depth: usize) {
        let Some(depth) = depth.checked_sub(1) else { return };
        for child in node.children().filter(Node::is_element) {
            match child.tag_name().name() {
                "p" => self.paragraph(child),
                "tbl" => self.table(child, depth),
                "sdt" if is_contents(child) => {}
                "sdt" | "sdtContent" | "customXml" | "ins" | "moveTo" => self.blocks(child, depth),
                _ => {}
            }
        }
    }

    fn paragraph(&mut self, node: Node<'_, '_>) {
        let properties = child(node, "pPr");
        let style = value(properties, "pStyle").unwrap_or_default();
        let mut words = Words { text: std::mem::take(&mut self.before), is_light: false };
        if !self.styles.is_hidden(style) {
            self.runs(node, &mut words, DEEPEST);
        }
        let mark = properties.and_then(|it| child(it, "rPr"));
        if mark.is_some_and(|it| child(it, "del").or(child(it, "moveFrom")).is_some()) {
            self.before = words.text;
            return;
        }
        let is_bold = !words.is_light || self.styles.is_bold(style);
        let (kind, level) = match self.meaning(properties, style) {
            Use::Contents => return,
            Use::Title => (BlockKind::Heading, 1),
            Use::Heading(level) => (BlockKind::Heading, level),
            Use::Quote => (BlockKind::BlockQuote, 0),
            Use::Caption => (BlockKind::Caption, 0),
            Use::Text => match self.list_level(properties, style) {
                Some(level) => (BlockKind::ListItem, level),
                // A heading in all but name.
                None if is_bold && plain::looks_like_heading(words.text.trim()) => (BlockKind::Heading, 2),
                None => (BlockKind::Paragraph, 0),
            },
        };
        if self.meaning(properties, style) == Use::Title && self.title.is_none() {
            self.title = Some(plainly(&words.text)).filter(|it| !it.is_empty());
        }
        self.out.push(kind, level, &words.text);
    }

    fn meaning(&self, properties: Option<Node<'_, '_>>, style: &str) -> Use {
        match properties.and_then(styles::outline) {
            Some(level) => Use::Heading(level),
            None => self.styles.meaning(style),
        }
    }

    /// The depth of a list's item, from 1.
    fn list_level(&self, properties: Option<Node<'_, '_>>, style: &str) -> Option<u8> {
        let Some(list) = properties.and_then(|it| child(it, "numPr")) else {
            return self.styles.is_list(style).then_some(1);
        };
        let is_none = value(Some(list), "numId") == Some("0");
        let level = value(Some(list), "ilvl").and_then(|it| it.parse().ok()).unwrap_or(0u8);
        (!is_none).then_some(level.saturating_add(1))
    }

    fn runs(&mut self, node: Node<'_, '_>, words: &mut Words, depth: usize) {
        let Some(depth) = depth.checked_sub(1) else { return };
        for child in node.children().filter(Node::is_element) {
            match child.tag_name().name() {
                "r" => self.run(child, words),
                "ins" | "moveTo" | "hyperlink" | "smartTag" | "sdt" | "sdtContent" | "fldSimple"
                | "customXml" | "dir" | "bdo" => self.runs(child, words, depth),
                _ => {}
            }
        }
    }

    /// Words of one look.
    fn run(&mut self, node: Node<'_, '_>, words: &mut Words) {
        let properties = child(node, "rPr");
        let style = value(properties, "rStyle").unwrap_or_default();
        if has(properties, "vanish") || self.styles.is_hidden(style) {
            return;
        }
        let start = words.text.len();
        for piece in node.children().filter(Node::is_element) {
            match piece.tag_name().name() {
                "t" => words.text += piece.text().unwrap_or_default(),
                "tab" | "ptab" | "br" | "cr" => words.text.push(' '),
                "noBreakHyphen" => words.text.push('-'),
                "footnoteReference" => self.refer("footnote", piece),
                "endnoteReference" => self.refer("endnote", piece),
                _ => {}
            }
        }
        let is_bold = has(properties, "b") || self.styles.is_bold(style);
        words.is_light |= !is_bold && !words.text[start..].trim().is_empty();
    }

    fn refer(&mut self, kind: &'static str, reference: Node<'_, '_>) {
        if let Some(id) = attribute(reference, "id") {
            self.noted.push((kind, id.to_owned()));
        }
    }

    /// A table; one with a single column is a frame around paragraphs.
    fn table(&mut self, table: Node<'_, '_>, depth: usize) {
        let rows = within(table, "tr", depth).into_iter();
        let stays = |row: &Node<'_, '_>| child(*row, "trPr").is_none_or(|it| child(it, "del").is_none());
        let rows: Vec<_> = rows.filter(stays).map(|row| (row, within(row, "tc", depth))).collect();
        if rows.iter().all(|(_, cells)| cells.len() < 2) {
            rows.iter().flat_map(|(_, cells)| cells).for_each(|cell| self.blocks(*cell, depth));
            return;
        }
        let mut header = None;
        for (at, (row, cells)) in rows.iter().enumerate() {
            let cells: Vec<String> = cells.iter().map(|it| self.cell(*it, depth)).collect();
            let words = self.out.row(&cells, header.clone());
            if at == 0 && rows.len() > 1 && is_head(table, *row) {
                header = Some(words);
            }
        }
    }

    /// All that stands in a cell, on one line.
    fn cell(&mut self, cell: Node<'_, '_>, depth: usize) -> String {
        let mut words = Words::default();
        self.cell_words(cell, &mut words, depth);
        words.text
    }

    fn cell_words(&mut self, node: Node<'_, '_>, words: &mut Words, depth: usize) {
        let Some(depth) = depth.checked_sub(1) else { return };
        for child in node.children().filter(Node::is_element) {
            match child.tag_name().name() {
                "p" => {
                    self.runs(child, words, DEEPEST);
                    words.text.push(' ');
                }
                "tbl" | "tr" | "tc" | "sdt" | "sdtContent" | "customXml" => {
                    self.cell_words(child, words, depth);
                }
                _ => {}
            }
        }
    }
}

/// The value of a property: `<w:pStyle w:val="…"/>`.
fn value<'a>(properties: Option<Node<'a, '_>>, name: &str) -> Option<&'a str> {
    attribute(child(properties?, name)?, "val")
}

/// The rows of a table or the cells of a row, also those that are wrapped in something.
fn within<'a, 'i>(node: Node<'a, 'i>, name: &str, depth: usize) -> Vec<Node<'a, 'i>> {
    let Some(depth) = depth.checked_sub(1) else { return Vec::new() };
    let found = |child: Node<'a, 'i>| match child.tag_name().name() {
        tag if tag == name => vec![child],
        "sdt" | "sdtContent" | "customXml" | "ins" => within(child, name, depth),
        _ => Vec::new(),
    };
    node.children().filter(Node::is_element).flat_map(found).collect()
}

/// Is the first row a head? It is told so itself, or by the look of the table.
fn is_head(table: Node<'_, '_>, row: Node<'_, '_>) -> bool {
    const FIRST_ROW: u32 = 0x20;
    let look = child(table, "tblPr").and_then(|it| child(it, "tblLook"));
    let told = |look| match (attribute(look, "firstRow"), attribute(look, "val")) {
        (Some(first), _) => matches!(first, "1" | "true" | "on"),
        (None, Some(bits)) => u32::from_str_radix(bits, 16).is_ok_and(|bits| bits & FIRST_ROW != 0),
        (None, None) => false,
    };
    has(child(row, "trPr"), "tblHeader") || look.is_some_and(told)
}

/// Is it a table of contents that Word made?
fn is_contents(block: Node<'_, '_>) -> bool {
    let part = child(block, "sdtPr").and_then(|it| child(it, "docPartObj"));
    value(part, "docPartGallery") == Some("Table of Contents")
}
