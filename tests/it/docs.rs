//! A check's page is its doc comment: its examples are run, and the README's table comes from it.
use std::{fs, process::Command};

use copydesk::{check::Check, checks, config::Config, finding::Severity};

use crate::fixture::Fixture;

/// So many findings of the example fit on the README's page.
const FINDINGS_SHOWN: usize = 2;

#[test]
fn the_examples_on_the_pages_hold() {
    let wrong: Vec<String> = checks::ALL.iter().filter_map(|check| example(check).err()).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Runs the example on a check's page.
fn example(check: &Check) -> Result<(), String> {
    let page: String = lines(check).map(|line| format!("{line}\n")).collect();
    let files: Vec<(&str, &str)> = page
        .split("```article ")
        .skip(1)
        .map(|block| {
            let (path, rest) = block.split_once('\n').unwrap();
            (path.trim(), rest.split_once("```").unwrap().0)
        })
        .collect();
    if files.is_empty() {
        return Err(format!("{}: the page needs an example", check.code));
    }
    // The page speaks of what its check says when it is on.
    let severity = check.severity.max(Severity::Info);
    let severities = [(check.code.to_owned(), Some(severity))].into();
    let config = Config { severities, ..Config::default() };
    Fixture::from_files(files.into_iter(), config).check(&format!("the page of {}", check.code))
}

#[test]
fn every_page_has_its_parts() {
    for check in checks::ALL {
        assert!(check.summary().ends_with('.'), "{}: the first line is a sentence", check.code);
        for part in ["## Why it matters", "## What to do", "## Example"] {
            assert!(lines(check).any(|line| line == part), "{}: the page has no “{part}”", check.code);
        }
    }
}

#[test]
fn the_readme_is_fresh() {
    let readme = fs::read_to_string("README.md").unwrap();
    let fresh = replaced(&readme, "checks", &table());
    let fresh = replaced(&fresh, "report", &format!("```text\n{}```\n", report()));
    if std::env::var_os("UPDATE").is_some() {
        fs::write("README.md", &fresh).unwrap();
    } else {
        assert!(readme == fresh, "the README is stale, run UPDATE=1 cargo test; it should be\n{fresh}");
    }
}

/// The README with the part between `<!-- NAME: … -->` and `<!-- end of NAME -->` written anew.
fn replaced(readme: &str, name: &str, part: &str) -> String {
    let start = format!("<!-- {name}: written by `UPDATE=1 cargo test` -->\n");
    let end = format!("<!-- end of {name} -->\n");
    let (before, rest) = readme.split_once(&start).expect("the README has a place for it");
    let (_, after) = rest.split_once(&end).expect("the README says where it ends");
    format!("{before}{start}{part}{end}{after}")
}

/// What the README's command prints, cut to the first findings; the time it takes is everybody's own.
fn report() -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_copydesk"))
        .args(["check", "--no-config", "tests/drafts/example.md"])
        .env("COLUMNS", "100")
        .output()
        .unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let mut parts: Vec<&str> = text.split("\n\n").collect();
    let closing = parts.pop().unwrap();
    let (head, tail) = closing.rsplit_once(" ms.").unwrap();
    let closing = format!("{}9 ms.{tail}", head.trim_end_matches(|ch: char| ch.is_ascii_digit()));
    let more = parts.len().saturating_sub(FINDINGS_SHOWN);
    parts.truncate(FINDINGS_SHOWN);
    let mut shown: String = parts.iter().map(|finding| format!("{finding}\n\n")).collect();
    if more > 0 {
        shown += &format!("(and {more} more)\n\n");
    }
    shown + &closing
}

fn table() -> String {
    let row =
        |check: &&Check| format!("| `{}` | {} | {} |\n", check.code, check.default_level(), check.summary());
    let rows: String = checks::ALL.iter().map(row).collect();
    format!("| check | severity | reports |\n|---|---|---|\n{rows}")
}

fn lines(check: &Check) -> impl Iterator<Item = &'static str> {
    check.page.lines().map(|line| line.strip_prefix(' ').unwrap_or(line))
}
