//! A check's page is its doc comment: its examples are run, and the README's table comes from it.
use std::fs;

use copydesk::{check::Check, checks};

use crate::fixture::Fixture;

const START: &str = "<!-- checks: written by `UPDATE=1 cargo test` -->\n";
const END: &str = "<!-- end of checks -->\n";

#[test]
fn the_examples_on_the_pages_hold() {
    for check in checks::ALL {
        let page: String = lines(check).map(|line| format!("{line}\n")).collect();
        let files: Vec<(&str, &str)> = page
            .split("```article ")
            .skip(1)
            .map(|block| {
                let (path, rest) = block.split_once('\n').unwrap();
                (path.trim(), rest.split_once("```").unwrap().0)
            })
            .collect();
        assert!(!files.is_empty(), "{}: the page needs an example", check.code);
        Fixture::from_files(files.into_iter()).check(&format!("the page of {}", check.code));
    }
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
fn the_readme_lists_the_checks() {
    let readme = fs::read_to_string("README.md").unwrap();
    let (before, rest) = readme.split_once(START).expect("the README has a place for the checks");
    let (_, after) = rest.split_once(END).expect("the README says where the checks end");
    let fresh = format!("{before}{START}{}{END}{after}", table());
    if std::env::var_os("UPDATE").is_some() {
        fs::write("README.md", &fresh).unwrap();
    } else {
        assert!(readme == fresh, "the README's checks are stale: run UPDATE=1 cargo test");
    }
}

fn table() -> String {
    let row = |check: &&Check| {
        let severity = if check.off { "off" } else { check.severity.name() };
        format!("| `{}` | {severity} | {} |\n", check.code, check.summary())
    };
    let rows: String = checks::ALL.iter().map(row).collect();
    format!("| check | severity | reports |\n|---|---|---|\n{rows}")
}

fn lines(check: &Check) -> impl Iterator<Item = &'static str> {
    check.page.lines().map(|line| line.strip_prefix(' ').unwrap_or(line))
}
