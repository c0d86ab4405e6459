//! Text for a reader, in Markdown or plain. What comes from drafts and sources stays text: no link, image, markup or code
//! in it can act.
use std::slice;

use tower_lsp::lsp_types::Url;

use crate::text::{
    Span,
    harmless::harmless,
    markdown::{escape, flanked},
};

/// A text in the making.
#[derive(Debug)]
pub(super) struct Card {
    markdown: bool,
    text: String,
}

impl Card {
    pub(super) fn new(markdown: bool) -> Card {
        Card { markdown, text: String::new() }
    }

    /// The whole text.
    pub(super) fn finish(self) -> String {
        self.text.trim_end().to_owned()
    }

    /// Words of anybody's.
    pub(super) fn words(&mut self, words: &str) {
        let begins_line = self.text.is_empty() || self.text.ends_with(['\n', ' ']);
        match self.markdown {
            true => escape(&mut self.text, words, begins_line),
            false => self.text.extend(words.chars().filter_map(harmless)),
        }
    }

    /// Words that stand out.
    pub(super) fn strong(&mut self, words: &str) {
        match self.markdown {
            true => self.marked(words, slice::from_ref(&(0..words.len()))),
            false => self.words(words),
        }
    }

    /// Words with some that stand out.
    pub(super) fn marked(&mut self, words: &str, marks: &[Span]) {
        let mark = if self.markdown { "**" } else { "*" };
        let mut from = 0;
        for span in marks.iter().map(|span| flanked(words, span)) {
            if span.start < from || span.is_empty() {
                continue;
            }
            self.words(&words[from..span.start]);
            self.text += mark;
            self.words(&words[span.clone()]);
            self.text += mark;
            from = span.end;
        }
        self.words(&words[from..]);
    }

    /// A name that leads to a line of a file.
    pub(super) fn link(&mut self, name: &str, uri: Option<&Url>, line: Option<usize>) {
        let Some(uri) = uri.filter(|_| self.markdown) else { return self.words(name) };
        self.text.push('[');
        self.words(name);
        let target = uri.as_str().replace('(', "%28").replace(')', "%29");
        let line = line.map_or(String::new(), |line| format!("#L{line}"));
        self.text += &format!("]({target}{line})");
    }

    /// Words for those who cannot follow a link.
    pub(super) fn plainly(&mut self, words: &str) {
        if !self.markdown {
            self.words(words);
        }
    }

    /// A passage follows.
    pub(super) fn quote(&mut self) {
        self.paragraph();
        self.text += if self.markdown { "> " } else { "    " };
    }

    /// Where the passage is from follows.
    pub(super) fn source(&mut self) {
        self.text += if self.markdown { "\n\n— " } else { "\n    — " };
    }

    /// An item of a list follows.
    pub(super) fn item(&mut self) {
        let in_list = self.text.lines().next_back().is_some_and(|line| line.starts_with("- "));
        match in_list {
            true => self.text.push('\n'),
            false => self.paragraph(),
        }
        self.text += "- ";
    }

    /// What comes next stands in a paragraph of its own.
    pub(super) fn paragraph(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text += "\n\n";
        }
    }

    /// Another matter follows.
    pub(super) fn rule(&mut self) {
        self.paragraph();
        self.text += "---\n\n";
    }
}
