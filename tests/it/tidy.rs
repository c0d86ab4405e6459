//! The rules of the house that a compiler does not know.
use std::{
    fs,
    path::{Path, PathBuf},
};

use copydesk::checks;

/// From the ground up: a file uses only floors below its own.
const FLOORS: &[&str] = &[
    "text",
    "lang",
    "source",
    "facts",
    "finding",
    "corpus",
    "compare",
    "config",
    "check",
    "checks",
    "analysis",
    "workspace",
    "lsp",
    "cli",
];
/// A file longer than this does two things.
const MAX_LINES: usize = 400;
/// No registry host belongs in the project, and no path of anybody's machine.
const UNWANTED: &[&str] = &["crates\u{2e}io", "/ho\u{6d}e/", "/Use\u{72}s/", "/ro\u{6f}t/"];

#[test]
fn imports_run_one_way() {
    let mut wrong = Vec::new();
    for path in files("src", "rs") {
        // A test may look at its module from above.
        let Some(floor) = floor_of(&path).filter(|_| !path.ends_with("tests.rs")) else { continue };
        for used in uses(&fs::read_to_string(&path).unwrap()) {
            let at = FLOORS.iter().position(|known| *known == used);
            let at = at.unwrap_or_else(|| panic!("{}: `{used}` has no floor", path.display()));
            if at > floor {
                wrong.push(format!("{} uses crate::{used}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_check_is_listed_under_the_name_of_its_file() {
    let mut files: Vec<String> = fs::read_dir("src/checks")
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "rs"))
        .filter(|path| fs::read_to_string(path).unwrap().contains("declare_check! {"))
        .map(|path| path.file_stem().unwrap().to_string_lossy().replace('_', "-"))
        .collect();
    files.sort();
    let mut listed = checks::codes();
    listed.sort_unstable();
    assert_eq!(files, listed);
}

#[test]
fn files_are_short_and_clean() {
    let mut wrong = Vec::new();
    for path in ["src", "tests", "benches"].iter().flat_map(|folder| files(folder, "rs")) {
        let text = fs::read_to_string(&path).unwrap();
        let is_table = path.starts_with("src/lang");
        if text.lines().count() > MAX_LINES && !is_table {
            wrong.push(format!("{}: over {MAX_LINES} lines", path.display()));
        }
        if let Some(word) = UNWANTED.iter().find(|word| text.contains(**word)) {
            wrong.push(format!("{}: holds {word}", path.display()));
        }
        if path.ends_with("mod.rs") {
            wrong.push(format!("{}: a folder's file stands beside it, under its name", path.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn only_the_workspace_and_the_command_line_touch_the_disk() {
    for path in files("src", "rs") {
        let name = path.to_string_lossy().replace('\\', "/");
        let may = ["src/workspace", "src/cli", "src/lsp", "src/main"].iter().any(|it| name.starts_with(it));
        let text = fs::read_to_string(&path).unwrap();
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        for reach in ["std::fs", "std::net", "std::process::", "SystemTime", "std::env::var"] {
            assert!(may || !code.contains(reach), "{name}: {reach}");
        }
        assert!(!code.contains("std::net"), "{name}: nothing opens a socket");
    }
}

/// The floor of a file: `src/facts/date.rs` lies on that of `facts`. The crate's root and `main` stand above all.
fn floor_of(path: &Path) -> Option<usize> {
    let name = path.strip_prefix("src").unwrap().iter().next()?.to_string_lossy().into_owned();
    let name = name.trim_end_matches(".rs");
    FLOORS.iter().position(|floor| *floor == name)
}

/// The modules named after `crate::`, also those in braces; what macros and doc comments name is left out.
fn uses(text: &str) -> Vec<String> {
    let code: String = text
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .map(|line| format!("{line}\n"))
        .collect();
    let mut used = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        if code[..at].ends_with('$') {
            continue;
        }
        let rest = &code[at + "crate::".len()..];
        match rest.strip_prefix('{') {
            Some(group) => used.extend(outermost(group)),
            None => used.push(first_word(rest)),
        }
    }
    used.retain(|name| !name.is_empty() && !name.ends_with("declare_check"));
    used
}

/// The first word of each entry of a `{…}` list, not of the lists in it.
fn outermost(group: &str) -> Vec<String> {
    let (mut depth, mut names, mut start) = (0, Vec::new(), 0);
    for (at, ch) in group.char_indices() {
        match ch {
            '{' => depth += 1,
            '}' if depth == 0 => {
                names.push(first_word(&group[start..at]));
                break;
            }
            '}' => depth -= 1,
            ',' if depth == 0 => {
                names.push(first_word(&group[start..at]));
                start = at + 1;
            }
            _ => {}
        }
    }
    names
}

fn first_word(text: &str) -> String {
    text.trim_start().chars().take_while(|ch| ch.is_alphanumeric() || *ch == '_').collect()
}

fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut found = Vec::new();
    for path in entries.map(|entry| entry.unwrap().path()) {
        if path.is_dir() {
            found.extend(files(&path.to_string_lossy(), ending));
        } else if path.extension().is_some_and(|it| it == ending) {
            found.push(path);
        }
    }
    found.sort();
    found
}

#[test]
fn use_lines_are_read() {
    let text = "use crate::{a::{b, c}, d, e::f};\nuse crate::g::h;\n// crate::i\n$crate::j;\nuse crate::{\n    k,\n};";
    assert_eq!(uses(text), ["a", "d", "e", "g", "k"]);
}
