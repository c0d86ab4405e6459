//! Text taken out of a file that is not to be read as it stands: a Word document, a record of JSON, a message. Every block is
//! a line of it, and they are counted.
use super::{Article, Block, BlockKind, Places, html, map::Prose, map::SpanMap, plain};
use crate::text::Text;

/// The text and its blocks in the making.
#[derive(Debug, Default)]
pub(super) struct Extract {
    text: String,
    blocks: Vec<Block>,
    /// Is the first block a headline that the file keeps apart from its text? It is not counted.
    has_title: bool,
}

impl Extract {
    /// A text whose headline the file keeps apart.
    pub(super) fn titled(title: Option<&str>) -> Extract {
        let mut extract = Extract { has_title: true, ..Extract::default() };
        extract.push(BlockKind::Heading, 1, title.unwrap_or_default());
        extract.has_title = !extract.blocks.is_empty();
        extract
    }

    /// Appends a block; what has neither letter nor digit is none.
    pub(super) fn push(&mut self, kind: BlockKind, level: u8, words: &str) {
        self.line(kind, level, plainly(words));
    }

    /// Appends a row of a table, its cells joined as [`BlockKind::TableRow`] says; the text of the row.
    pub(super) fn row(&mut self, cells: &[String], header: Option<String>) -> String {
        let row = cells.iter().map(|cell| plainly(cell)).collect::<Vec<_>>().join(" | ");
        self.line(BlockKind::TableRow { header }, 0, row.clone());
        row
    }

    /// Appends the blocks of a piece of HTML: whatever a reader sees.
    pub(super) fn html(&mut self, html: &str) {
        self.take(html::fragment(html, 0..html.len()));
    }

    /// Appends the paragraphs of plain text.
    pub(super) fn plain(&mut self, text: &str) {
        let mut inner = Article::new("", Text::from(text));
        plain::blocks(&mut inner, 0);
        self.take(inner.blocks);
    }

    /// Is there a heading in it?
    pub(super) fn has_heading(&self) -> bool {
        self.blocks.iter().any(|block| block.kind == BlockKind::Heading)
    }

    /// Is there no more in it than a title?
    pub(super) fn is_empty(&self) -> bool {
        self.blocks.len() == usize::from(self.has_title)
    }

    /// All of its words.
    pub(super) fn words(&self) -> String {
        self.text.trim_end().replace('\n', " ")
    }

    /// An article of which no more is known than what was taken out.
    pub(super) fn article(self, path: &str) -> Article {
        let mut article = Article::new(path, Text::from(self.text.as_str()));
        (article.blocks, article.places) = (self.blocks, Places::Paragraphs);
        article
    }

    fn take(&mut self, blocks: Vec<Block>) {
        for block in blocks {
            self.line(block.kind, block.level, block.prose.to_string());
        }
    }

    fn line(&mut self, kind: BlockKind, level: u8, words: String) {
        if !words.chars().any(char::is_alphanumeric) {
            return;
        }
        let map = SpanMap::identity(self.text.len(), words.len());
        self.text += &words;
        self.text.push('\n');
        let paragraph = self.blocks.len() + usize::from(!self.has_title);
        self.blocks.push(Block { level, paragraph, ..Block::new(kind, words, map) });
    }
}

/// The words with single spaces between them.
pub(super) fn plainly(words: &str) -> String {
    let mut prose = Prose::default();
    prose.push(words, 0);
    prose.finish().0
}
