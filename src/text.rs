//! Immutable text and the places in it. Inside, a place is a byte offset; at the door it is a [`Position`].
pub mod harmless;
pub mod markdown;
pub(crate) mod table;
pub mod token;

use std::{
    ops::Range,
    sync::{Arc, OnceLock},
};

use ropey::{Rope, RopeSlice};

/// A byte range; both ends lie on character boundaries.
pub type Span = Range<usize>;

/// How many words there are between white space.
pub fn word_count(text: &str) -> usize {
    if has_wide_space(text) {
        return text.split_whitespace().count();
    }
    /// As many are counted in a byte each.
    const AT_ONCE: usize = u8::MAX as usize;
    let is_space = |byte: u8| matches!(byte, b'\t'..=b'\r' | b' ');
    let bytes = text.as_bytes();
    let Some((first, rest)) = bytes.split_first() else { return 0 };
    let begins = |(before, after): (&[u8], &[u8])| {
        let pairs = before.iter().zip(after);
        pairs.map(|(&before, &after)| u8::from(is_space(before) & !is_space(after))).sum::<u8>()
    };
    let chunks = bytes.chunks(AT_ONCE).zip(rest.chunks(AT_ONCE));
    usize::from(!is_space(*first)) + chunks.map(begins).map(usize::from).sum::<usize>()
}

/// May there be white space outside of ASCII? It is told by two bytes side by side, which stand in few other characters: a
/// processor compares many at once.
fn has_wide_space(text: &str) -> bool {
    let may_be = |(before, after): (&u8, &u8)| {
        let general = (*before == 0x80) & matches!(*after, 0x80..=0x8a | 0xa8 | 0xa9 | 0xaf);
        let mathematical = (*before == 0x81) & (*after == 0x9f);
        matches!(*before, 0xc2 | 0xe1 | 0xe3) | general | mathematical
    };
    let bytes = text.as_bytes();
    bytes.iter().zip(&bytes[1.min(bytes.len())..]).map(may_be).fold(false, |any, it| any | it)
}

/// Are there more words than so many? Of a long text no more is read than that takes.
pub fn has_more_words(text: &str, than: usize) -> bool {
    text.split_whitespace().nth(than).is_some()
}

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

/// An immutable text: one string to read, and a rope to edit and to count lines in, each made when it is first needed.
/// Cheap to clone and to edit.
#[derive(Clone, Debug, Default)]
pub struct Text(Arc<Forms>);

/// The forms of a text; where there is neither, it is empty.
#[derive(Debug, Default)]
struct Forms {
    rope: OnceLock<Rope>,
    flat: OnceLock<Box<str>>,
}

impl From<&str> for Text {
    fn from(text: &str) -> Text {
        Text(Arc::new(Forms { flat: OnceLock::from(Box::from(text)), rope: OnceLock::new() }))
    }
}

impl Text {
    /// The whole text.
    pub fn as_str(&self) -> &str {
        self.0.flat.get_or_init(|| self.0.rope.get().map(Rope::to_string).unwrap_or_default().into())
    }

    fn rope(&self) -> &Rope {
        self.0.rope.get_or_init(|| Rope::from_str(self.as_str()))
    }

    /// How many bytes it has.
    pub fn len(&self) -> usize {
        self.0.flat.get().map_or_else(|| self.rope().len_bytes(), |flat| flat.len())
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The position of a byte offset; one past the end is the end.
    pub fn position(&self, offset: usize, encoding: Encoding) -> Position {
        let text = self.as_str();
        let end = floor_char_boundary(text, offset);
        let rope = self.rope();
        let line = rope.byte_to_line(end);
        let before = &text[rope.line_to_byte(line)..end];
        let column = match encoding {
            Encoding::Utf8 => before.len(),
            _ if before.is_ascii() => before.len(),
            Encoding::Utf16 => before.chars().map(char::len_utf16).sum(),
            Encoding::Utf32 => before.chars().count(),
        };
        Position { line, column }
    }

    /// The offset of a position; one past the end of its line or of the text is clamped, one within a character is its
    /// start.
    pub fn offset(&self, position: Position, encoding: Encoding) -> usize {
        let rope = self.rope();
        if position.line >= rope.len_lines() {
            return rope.len_bytes();
        }
        let line = rope.line(position.line);
        let column = match encoding {
            Encoding::Utf8 => line.byte_to_char(position.column.min(line.len_bytes())),
            Encoding::Utf16 => line.utf16_cu_to_char(position.column.min(line.len_utf16_cu())),
            Encoding::Utf32 => position.column,
        };
        rope.line_to_byte(position.line) + line.char_to_byte(column.min(length(line)))
    }

    /// The text with `span` replaced by `new`.
    #[must_use]
    pub fn edited(&self, span: Span, new: &str) -> Text {
        let mut rope = self.rope().clone();
        let (start, end) = (rope.byte_to_char(span.start), rope.byte_to_char(span.end));
        rope.remove(start..end);
        rope.insert(start, new);
        Text(Arc::new(Forms { rope: OnceLock::from(rope), flat: OnceLock::new() }))
    }
}

/// How many characters a line has without its end.
fn length(line: RopeSlice<'_>) -> usize {
    let mut back = line.chars_at(line.len_chars());
    let end = match (back.prev(), back.prev()) {
        (Some('\n'), Some('\r')) => 2,
        (Some('\n' | '\r'), _) => 1,
        _ => 0,
    };
    line.len_chars() - end
}

/// The nearest character boundary at or before `offset`.
pub fn floor_char_boundary(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_counted_whatever_white_space_parts_them() {
        let long = "word ".repeat(200) + &"x".repeat(300) + &" é".repeat(300);
        let texts = [
            "",
            " ",
            "a",
            " a b",
            "“a”\tb—c\r\n d ",
            "a\u{a0}b\u{2028}c\u{205f}d\u{3000}e\u{1680}f\u{85}g",
            &long,
        ];
        for text in texts {
            assert_eq!(word_count(text), text.split_whitespace().count(), "{text}");
        }
    }
}
