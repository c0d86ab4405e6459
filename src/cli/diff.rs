//! The difference between two texts, as `diff -u` prints it.
use std::io::IsTerminal;

use similar::TextDiff;

use crate::cli::terminal::{ADDED, GUTTER, REMOVED, Terminal, clean};

/// The lines that differ, with those around them. What is piped into `patch` is exact; a terminal is not steered by it.
pub(super) fn unified(path: &str, old: &str, new: &str, terminal: Terminal) -> String {
    let diff = TextDiff::from_lines(old, new);
    let text = diff.unified_diff().header(path, path).to_string();
    if !terminal.color && !std::io::stdout().is_terminal() {
        return text;
    }
    text.lines().map(|line| painted(&clean(line), terminal) + "\n").collect()
}

fn painted(line: &str, terminal: Terminal) -> String {
    match line.as_bytes().first() {
        Some(b'+') => terminal.paint(ADDED, line),
        Some(b'-') => terminal.paint(REMOVED, line),
        Some(b'@') => terminal.paint(GUTTER, line),
        _ => line.to_owned(),
    }
}
