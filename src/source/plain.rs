//! Plain text, typed or pasted from a page.
use super::{Article, Block, BlockKind, map::Prose};
use crate::text::has_more_words;

/// A line that is wrapped by hand is no longer, in characters.
const WIDEST: usize = 130;
/// A heading is no longer, in words.
const HEADING: usize = 18;

/// One line: its place in the file without line end and outer white space, and its width in characters.
struct Line<'a> {
    start: usize,
    text: &'a str,
    width: usize,
}

/// Reads the text from `start` on: a block for every paragraph, heading and list item.
pub(super) fn blocks(article: &mut Article, start: usize) {
    let text = article.text.clone();
    let lines = lines(text.as_str(), start);
    let wrap = wrap_width(&lines);
    let mut rest = &lines[..];
    while let Some(first) = rest.first() {
        let count = 1 + rest.windows(2).take_while(|pair| joins(&pair[0], &pair[1], wrap)).count();
        if !is_rule(first.text) && !is_comment(first.text) {
            article.blocks.push(block(&rest[..count]));
        }
        rest = &rest[count..];
        rest = &rest[rest.iter().take_while(|line| line.text.is_empty()).count()..];
    }
    headings(&mut article.blocks);
}

/// Lines end at LF, CRLF or a lone CR.
fn lines(text: &str, start: usize) -> Vec<Line<'_>> {
    let mut at = start;
    let mut lines = Vec::new();
    while at < text.len() {
        let raw = &text[at..at + first_line(&text[at..])];
        let line = raw.trim();
        let indent = raw.len() - raw.trim_start().len();
        // The LF of a CRLF is no line of its own.
        if raw != "\n" || at == 0 || !text[..at].ends_with('\r') {
            lines.push(Line { start: at + indent.min(raw.len()), text: line, width: line.chars().count() });
        }
        at += raw.len();
    }
    let blank = lines.iter().take_while(|line| line.text.is_empty()).count();
    lines.split_off(blank)
}

/// The length of the first line with its end.
fn first_line(text: &str) -> usize {
    /// Parts two paragraphs in Unicode.
    const SEPARATOR: &[u8] = "\u{2029}".as_bytes();
    let bytes = text.as_bytes();
    let ends = |at: usize| match bytes[at] {
        b'\n' | b'\r' => Some(at + 1),
        byte if byte == SEPARATOR[0] && bytes[at..].starts_with(SEPARATOR) => Some(at + SEPARATOR.len()),
        _ => None,
    };
    (0..bytes.len()).find_map(ends).unwrap_or(bytes.len())
}

/// The width at which the file's lines were wrapped by hand; none where each line is a paragraph.
fn wrap_width(lines: &[Line]) -> Option<usize> {
    let filled = lines.iter().filter(|line| line.width > 0);
    let (short, long): (Vec<&Line>, Vec<&Line>) = filled.partition(|line| line.width <= WIDEST);
    // A long address may break the width, prose may not.
    if long.len() * 10 > short.len() {
        return None;
    }
    let widest = short.iter().map(|line| line.width).max().filter(|width| *width >= 40)?;
    let full: Vec<&Line> = short.into_iter().filter(|line| line.width + 15 >= widest).collect();
    let open = full.iter().filter(|line| !is_ended(line.text)).count();
    (full.len() >= 2 && open * 10 >= full.len() * 6).then_some(widest)
}

/// Does `next` go on with the paragraph of `line`? In a wrapped file it does where its first word had no room.
fn joins(line: &Line, next: &Line, wrap: Option<usize>) -> bool {
    if line.text.is_empty() || next.text.is_empty() || bullet(next.text).is_some() || is_rule(line.text) {
        return false;
    }
    let goes_on =
        next.text.starts_with(char::is_lowercase) && (!is_ended(line.text) || ends_with_comma(line.text));
    match wrap {
        Some(width) => {
            let word = next.text.split_whitespace().next().map_or(0, |word| word.chars().count());
            line.width + 1 + word > width || (goes_on && line.width * 2 > width)
        }
        None => goes_on && (30..=WIDEST).contains(&line.width),
    }
}

/// `“We are fine,”` at the end of a line: "she said" follows.
fn ends_with_comma(text: &str) -> bool {
    text.trim_end_matches(['”', '"', '’', '\'']).ends_with(',')
}

/// Does it end as a sentence does, quotation marks aside?
pub(super) fn is_ended(text: &str) -> bool {
    let bare = text.trim_end_matches(['”', '"', '’', '\'', ')', ']', '»']);
    bare.ends_with(['.', '!', '?', '…', ':', ';', ','])
}

/// A line of dashes or stars between passages.
fn is_rule(line: &str) -> bool {
    !line.is_empty()
        && line.chars().all(|ch| matches!(ch, '-' | '*' | '_' | '=' | '~' | '#' | '–' | '—' | '•' | ' '))
}

fn is_comment(line: &str) -> bool {
    line.starts_with("<!--") && line.ends_with("-->")
}

/// The length of a bullet or number in front of a list item.
fn bullet(line: &str) -> Option<usize> {
    let mark = ["- ", "* ", "• ", "– ", "· ", "▪ ", "◦ ", "‣ ", "•\t", "-\t", "*\t"].iter();
    if let Some(mark) = mark.copied().find(|mark| line.starts_with(mark)) {
        return Some(mark.len());
    }
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let follows = line[digits..].starts_with(". ") || line[digits..].starts_with(") ");
    ((1..=2).contains(&digits) && follows).then_some(digits + 2)
}

fn block(lines: &[Line]) -> Block {
    let bullet = bullet(lines[0].text);
    let mut prose = Prose::default();
    for (at, line) in lines.iter().enumerate() {
        if let Some(before) = at.checked_sub(1).map(|before| &lines[before]) {
            prose.space(before.start + before.text.len()..line.start);
        }
        let skip = bullet.filter(|_| at == 0).unwrap_or(0);
        prose.push(&line.text[skip..], line.start + skip);
    }
    let (text, map) = prose.finish();
    let kind = if bullet.is_some() { BlockKind::ListItem } else { BlockKind::Paragraph };
    Block::new(kind, text, map)
}

/// Short lines without an end mark are headings, unless nothing follows them.
fn headings(blocks: &mut [Block]) {
    let last = blocks.len().saturating_sub(1);
    for block in &mut blocks[..last] {
        if block.kind == BlockKind::Paragraph && looks_like_heading(&block.prose) {
            block.kind = BlockKind::Heading;
            block.level = 2;
        }
    }
}

/// Short, without an end mark, and it begins as a heading does.
pub(super) fn looks_like_heading(text: &str) -> bool {
    let opens = |ch: char| {
        ch.is_uppercase() || ch.is_ascii_digit() || matches!(ch, '“' | '"' | '‘' | '\'' | '$' | '£')
    };
    !is_ended(text) && text.starts_with(opens) && !has_more_words(text, HEADING)
}

#[cfg(test)]
mod tests;
