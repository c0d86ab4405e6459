//! Markdown.
mod memo;

use pulldown_cmark::{CodeBlockKind, CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

pub(super) use self::memo::Memo;
use super::{Block, BlockKind, html, map::Prose};
use crate::text::{Span, word_count};

/// A line of dashes under a whole paragraph makes no heading of it, in words.
const HEADING: usize = 30;

/// A part of a file, as read.
#[derive(Debug, Default)]
struct Part {
    blocks: Vec<Block>,
    /// The paragraphs that stand in no list, quotation or other block.
    paragraphs: Vec<Paragraph>,
    /// It defines a link or a note: what a bracket means elsewhere depends on it.
    defines: bool,
}

/// Where a paragraph begins.
#[derive(Clone, Copy, Debug)]
struct Paragraph {
    /// In the file.
    at: usize,
    /// How many blocks stand before it.
    block: usize,
}

/// Reads a part of a file: headings, paragraphs, list items, block quotations and table rows. Code, comments and the
/// addresses of links are no prose.
fn part(file: &str, part: Span) -> Part {
    let start = part.start;
    let body = &file[part];
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH;
    let mut reader = Reader { body, start, ..Reader::default() };
    let events = Parser::new_ext(body, options).into_offset_iter();
    let mut defines = events.reference_definitions().iter().next().is_some();
    let (mut paragraphs, mut depth) = (Vec::new(), 0_usize);
    for (event, span) in events {
        match &event {
            Event::Start(tag) => {
                defines |= matches!(tag, Tag::FootnoteDefinition(_));
                if depth == 0 && *tag == Tag::Paragraph {
                    paragraphs.push(Paragraph { at: start + span.start, block: reader.blocks.len() });
                }
                depth += 1;
            }
            Event::End(tag) => {
                depth -= 1;
                if *tag == TagEnd::HtmlBlock {
                    reader.flush();
                    reader.blocks.extend(html::fragment(file, start + span.start..start + span.end));
                }
            }
            _ => {}
        }
        reader.event(event, span);
    }
    reader.flush();
    Part { blocks: reader.blocks, paragraphs, defines }
}

#[derive(Default)]
struct Reader<'a> {
    body: &'a str,
    /// Where the body begins in the file.
    start: usize,
    blocks: Vec<Block>,
    prose: Prose,
    heading: Option<HeadingLevel>,
    quotes: u8,
    lists: u8,
    items: u8,
    images: u8,
    alt: Prose,
    code: bool,
    row: Option<Row>,
    header: Option<String>,
}

/// A row of a table, in the making.
#[derive(Default)]
struct Row {
    cells: usize,
    /// Where the last cell ended.
    end: usize,
}

impl Reader<'_> {
    fn event(&mut self, event: Event, span: Span) {
        match event {
            Event::Start(tag) => self.open(&tag, &span),
            Event::End(tag) => self.close(tag),
            Event::Text(words) if !self.code => self.words(&words, span),
            Event::Code(_) => self.inline_code(span),
            Event::InlineHtml(tag) if tag.starts_with("<br") => self.space(span),
            Event::SoftBreak | Event::HardBreak => self.space(span),
            Event::Rule => self.flush(),
            _ => {}
        }
    }

    fn open(&mut self, tag: &Tag, span: &Span) {
        match tag {
            Tag::Paragraph | Tag::HtmlBlock | Tag::FootnoteDefinition(_) => self.flush(),
            Tag::Heading { level, .. } => {
                self.flush();
                self.heading = Some(*level);
            }
            Tag::BlockQuote(_) => {
                self.flush();
                self.quotes = self.quotes.saturating_add(1);
            }
            Tag::List(_) => {
                self.flush();
                self.lists = self.lists.saturating_add(1);
            }
            Tag::Item => {
                self.flush();
                self.items = self.items.saturating_add(1);
            }
            // Prose that is merely indented is no code.
            Tag::CodeBlock(kind) => {
                self.flush();
                self.code = matches!(kind, CodeBlockKind::Fenced(_));
            }
            Tag::Table(_) => self.header = None,
            Tag::TableHead | Tag::TableRow => {
                self.flush();
                self.row = Some(Row::default());
            }
            Tag::TableCell => self.cell(span),
            Tag::Image { .. } => self.images = self.images.saturating_add(1),
            _ => {}
        }
    }

    fn close(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::HtmlBlock | TagEnd::FootnoteDefinition => {
                self.flush()
            }
            TagEnd::BlockQuote(_) => {
                self.flush();
                self.quotes = self.quotes.saturating_sub(1);
            }
            TagEnd::List(_) => {
                self.flush();
                self.lists = self.lists.saturating_sub(1);
            }
            TagEnd::Item => {
                self.flush();
                self.items = self.items.saturating_sub(1);
            }
            TagEnd::CodeBlock => {
                self.flush();
                self.code = false;
            }
            TagEnd::TableHead => {
                self.flush();
                self.header = self.blocks.last().map(|block| block.prose.to_string());
            }
            TagEnd::TableRow => self.flush(),
            TagEnd::Image => self.close_image(),
            _ => {}
        }
    }

    /// Text as it stands in the file, or resolved from an entity or an escape.
    fn words(&mut self, words: &CowStr, span: Span) {
        let file = span.start + self.start..span.end + self.start;
        let source = self.body.get(span).unwrap_or_default();
        let prose = self.current();
        if source == &**words {
            prose.push(words, file.start);
        } else if let Some(skipped) = source.strip_suffix(&**words) {
            prose.push(words, file.end - (source.len() - skipped.len()));
        } else {
            prose.push_as(words, file);
        }
    }

    /// Back ticks around words are damaged quotation marks; around a single word, code.
    fn inline_code(&mut self, span: Span) {
        let source = self.body.get(span.clone()).unwrap_or_default();
        let file = self.start + span.start;
        if source.contains(' ') {
            self.current().push(source, file);
        } else {
            self.space(span);
        }
    }

    fn space(&mut self, span: Span) {
        let file = span.start + self.start..span.end + self.start;
        self.current().space(file);
    }

    fn current(&mut self) -> &mut Prose {
        if self.images > 0 { &mut self.alt } else { &mut self.prose }
    }

    /// The text of a picture is its caption; it stands in a block of its own, after the one it is in.
    fn close_image(&mut self) {
        self.images = self.images.saturating_sub(1);
        let (text, map) = std::mem::take(&mut self.alt).finish();
        if self.images == 0 && !text.is_empty() {
            self.blocks.push(Block::new(BlockKind::Caption, text, map));
        }
    }

    fn cell(&mut self, span: &Span) {
        let Some(row) = self.row.as_mut() else {
            return;
        };
        if row.cells > 0 {
            self.prose.join(" | ", row.end..self.start + span.start);
        }
        row.cells += 1;
        row.end = self.start + span.end;
    }

    /// Ends the block in the making.
    fn flush(&mut self) {
        let prose = std::mem::take(&mut self.prose);
        let (heading, row) = (self.heading.take(), self.row.take());
        if prose.is_empty() {
            return;
        }
        let (text, map) = prose.finish();
        let heading = heading.filter(|_| word_count(&text) <= HEADING);
        let kind = match () {
            _ if row.is_some() => BlockKind::TableRow { header: self.header.clone() },
            _ if heading.is_some() => BlockKind::Heading,
            _ if self.quotes > 0 => BlockKind::BlockQuote,
            _ if self.items > 0 => BlockKind::ListItem,
            _ => BlockKind::Paragraph,
        };
        let mut block = Block::new(kind, text, map);
        block.level = heading.map_or(self.lists, |level| level as u8);
        self.blocks.push(block);
    }
}

#[cfg(test)]
mod tests;
