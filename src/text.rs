//! Immutable text and the places in it. Inside, a place is a byte offset; at the door it is a [`Position`].
pub mod token;

use std::{ops::Range, sync::Arc};

use ropey::Rope;

/// A byte range; both ends lie on character boundaries.
pub type Span = Range<usize>;

/// What a client counts along a line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Encoding {
    /// Bytes.
    Utf8,
    /// UTF-16 code units, the default of the Language Server Protocol.
    #[default]
    Utf16,
    /// Characters (Unicode scalar values).
    Utf32,
}

/// A zero-based line and column, the column counted in an [`Encoding`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Lines end at LF, CRLF or a lone CR, as in the Language Server Protocol.
    pub line: usize,
    /// Units of the encoding from the start of the line.
    pub column: usize,
}

/// An immutable text: one string to read, one rope to count lines in. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Text {
    flat: Arc<str>,
    rope: Rope,
}

impl From<&str> for Text {
    fn from(text: &str) -> Text {
        Text { flat: text.into(), rope: Rope::from_str(text) }
    }
}

impl Default for Text {
    fn default() -> Text {
        Text::from("")
    }
}

impl Text {
    /// The whole text.
    pub fn as_str(&self) -> &str {
        &self.flat
    }

    /// The position of a byte offset; one past the end is the end.
    pub fn position(&self, offset: usize, encoding: Encoding) -> Position {
        let offset = floor_char_boundary(&self.flat, offset);
        let line = self.rope.byte_to_line(offset);
        let start = self.rope.line_to_byte(line);
        Position { line, column: width(&self.flat[start..offset], encoding) }
    }

    /// The offset of a position; one past the end of its line or of the text is clamped.
    pub fn offset(&self, position: Position, encoding: Encoding) -> usize {
        if position.line >= self.rope.len_lines() {
            return self.flat.len();
        }
        let start = self.rope.line_to_byte(position.line);
        let line = self.flat[start..].split(['\n', '\r']).next().unwrap_or_default();
        let mut column = 0;
        for (at, ch) in line.char_indices() {
            if column >= position.column {
                return start + at;
            }
            column += units(ch, encoding);
        }
        start + line.len()
    }

    /// The text with `span` replaced by `new`.
    #[must_use]
    pub fn edited(&self, span: Span, new: &str) -> Text {
        let mut rope = self.rope.clone();
        let (start, end) = (rope.byte_to_char(span.start), rope.byte_to_char(span.end));
        rope.remove(start..end);
        rope.insert(start, new);
        Text { flat: rope.to_string().into(), rope }
    }
}

/// The nearest character boundary at or before `offset`.
pub fn floor_char_boundary(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

fn width(text: &str, encoding: Encoding) -> usize {
    match encoding {
        Encoding::Utf8 => text.len(),
        _ => text.chars().map(|ch| units(ch, encoding)).sum(),
    }
}

fn units(ch: char, encoding: Encoding) -> usize {
    match encoding {
        Encoding::Utf8 => ch.len_utf8(),
        Encoding::Utf16 => ch.len_utf16(),
        Encoding::Utf32 => 1,
    }
}
