//! What a terminal wants: colours or none, a width, no control characters.
use std::io::IsTerminal;

use annotate_snippets::renderer::{AnsiColor, Effects, Style};

use crate::{cli::args::Color, text::harmless::harmless};

/// Bold.
pub(super) const STRONG: Style = Style::new().effects(Effects::BOLD);
/// Faint.
pub(super) const FAINT: Style = Style::new().effects(Effects::DIMMED);
/// Arrows and line numbers.
pub(super) const GUTTER: Style = AnsiColor::BrightBlue.on_default().effects(Effects::BOLD);
/// Lines that come.
pub(super) const ADDED: Style = AnsiColor::Green.on_default();
/// Lines that go.
pub(super) const REMOVED: Style = AnsiColor::Red.on_default();
/// Code and names of checks.
pub(super) const CODE: Style = AnsiColor::Cyan.on_default();

/// How to print on standard output.
#[derive(Clone, Copy, Debug)]
pub(super) struct Terminal {
    /// May colours be used?
    pub(super) color: bool,
    /// Columns.
    pub(super) width: usize,
}

impl Terminal {
    /// What standard output is, and what the user asked for.
    pub(super) fn of_stdout(color: Color) -> Terminal {
        Terminal { color: use_color(color), width: width() }
    }

    /// The text in this style.
    pub(super) fn paint(&self, style: Style, text: &str) -> String {
        if self.color { format!("{style}{text}{style:#}") } else { text.to_owned() }
    }
}

fn use_color(color: Color) -> bool {
    let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    match color {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => is_screen() && !set("NO_COLOR"),
    }
}

/// Is standard output a terminal that can do more than print line after line?
fn is_screen() -> bool {
    let dumb = || std::env::var_os("TERM").is_some_and(|term| term == "dumb");
    std::io::stdout().is_terminal() && !dumb()
}

/// What empties the screen, where there is one. What scrolled away before stays the user's.
pub(super) fn clear() -> &'static str {
    if is_screen() { "\u{1b}[H\u{1b}[2J" } else { "" }
}

/// The columns of the terminal, or as `COLUMNS` says; a page's worth where there is neither.
fn width() -> usize {
    const PAGE: usize = 100;
    let said = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let seen = || terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
    said.or_else(seen).unwrap_or(PAGE).clamp(40, 160)
}

/// The text without control characters: a file must not steer the terminal.
pub(super) fn clean(text: &str) -> String {
    text.chars().filter_map(harmless).collect()
}

/// The text in lines of at most `width` characters, broken between words where that can be.
pub(super) fn wrap(text: &str, width: usize) -> Vec<String> {
    fill(text.split_whitespace(), " ", width)
}

/// The pieces in lines of at most `width` characters, a separator between those that share a line.
pub(super) fn fill<'a>(pieces: impl Iterator<Item = &'a str>, separator: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut used = 0;
    for piece in pieces {
        let len = piece.chars().count();
        match lines.last_mut() {
            Some(line) if used + separator.len() + len <= width => {
                *line += separator;
                *line += piece;
                used += separator.len() + len;
            }
            _ => {
                lines.push(piece.to_owned());
                used = len;
            }
        }
    }
    lines
}

/// "1 draft", "2 drafts".
pub(super) fn count(number: usize, thing: &str) -> String {
    format!("{number} {thing}{}", if number == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_wrapped_between_words() {
        assert_eq!(wrap("one two  three\nfour", 9), ["one two", "three", "four"]);
        assert_eq!(wrap("unbreakable it", 4), ["unbreakable", "it"]);
        assert_eq!(wrap(" ", 4), Vec::<String>::new());
        assert_eq!(fill(["a, b", "c", "d"].into_iter(), ", ", 7), ["a, b, c", "d"]);
    }

    #[test]
    fn a_file_cannot_steer_the_terminal() {
        assert_eq!(clean("a\u{1b}[31mb\tc\u{202e}d"), "a [31mb cd");
    }
}
