//! Cuts a long line to the part around its marked words.
use crate::{cli::terminal::clean, text::Span};

/// A line as it is shown: its text, and the marked part of it in bytes.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Window {
    pub(super) text: String,
    pub(super) marked: Span,
}

/// The line in at most `width` characters, `marked` in sight. What is left out is shown by `…`; words stay whole.
pub(super) fn cut(line: &str, marked: Span, width: usize) -> Window {
    let before = clean(&line[..marked.start]);
    let inside = shorten(&clean(&line[marked.clone()]), width.saturating_sub(10));
    let after = clean(line[marked.end..].trim_end());
    let room = width.saturating_sub(inside.chars().count());
    let (left, right) = (before.chars().count(), after.chars().count());
    // Each side gets half of the room, and what the other side does not need.
    let for_left = room.saturating_sub(right.min(room / 2));
    let before = if left <= for_left { before } else { tail(&before, for_left) };
    let for_right = room.saturating_sub(before.chars().count());
    let after = if right <= for_right { after } else { head(&after, for_right) };
    let marked = before.len()..before.len() + inside.len();
    Window { text: before + &inside + &after, marked }
}

/// The text without its middle, if it is too long.
fn shorten(text: &str, width: usize) -> String {
    if text.chars().count() <= width {
        return text.to_owned();
    }
    head(text, width * 2 / 3) + &tail(text, width / 3).replacen('…', "", 1)
}

/// The first words, in at most `width` characters, and `…`.
fn head(text: &str, width: usize) -> String {
    let cut: String = text.chars().take(width.saturating_sub(1)).collect();
    let whole = cut.rfind(' ').map_or(cut.as_str(), |space| &cut[..=space]);
    format!("{whole}…")
}

/// `…` and the last words, in at most `width` characters.
fn tail(text: &str, width: usize) -> String {
    let skip = text.chars().count().saturating_sub(width.saturating_sub(1));
    let cut: String = text.chars().skip(skip).collect();
    let whole = cut.find(' ').map_or(cut.as_str(), |space| &cut[space..]);
    format!("…{whole}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(line: &str, width: usize) -> String {
        let start = line.find('<').unwrap_or_default();
        let line = line.replacen('<', "", 1);
        let end = line.find('>').unwrap_or_default();
        let window = cut(&line.replacen('>', "", 1), start..end, width);
        let (before, rest) = window.text.split_at(window.marked.start);
        let (inside, after) = rest.split_at(window.marked.len());
        format!("{before}<{inside}>{after}")
    }

    #[test]
    fn a_long_line_is_cut_around_the_mark_between_words() {
        let table = [
            ("one <two> three", 20, "one <two> three"),
            ("zero one two three four <five> six seven eight nine", 24, "… four <five> six seven …"),
            ("<five> six seven eight nine", 20, "<five> six seven …"),
            ("zero one two three <four>", 16, "… two three <four>"),
            ("a <bb cc dd ee ff gg hh ii jj kk ll> m", 26, "a <bb cc dd … ll> m"),
            ("é\u{1b}é <😀> é", 12, "é é <😀> é"),
            ("", 5, "<>"),
        ];
        for (line, width, expected) in table {
            assert_eq!(shown(line, width), expected, "{line}");
        }
    }
}
