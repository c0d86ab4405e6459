//! Runs every fixture below `tests/fixtures/checks`: a folder a check, a file a case.
use std::{fs, path::PathBuf};

use copydesk::{check::Check, checks, finding::Severity};

use crate::fixture::Fixture;

const FOLDER: &str = "tests/fixtures/checks";

#[test]
fn what_is_marked_is_found_and_nothing_else() {
    let check = |path: &PathBuf| {
        let fixture = Fixture::parse(&fs::read_to_string(path).unwrap());
        fixture.check(&path.display().to_string()).err()
    };
    let wrong: Vec<String> = files().iter().filter_map(check).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_check_has_a_fixture_that_expects_it_and_one_file_that_is_silent() {
    // Fixtures are checked as a writer without settings would be: what is off or only a hint is not seen in them.
    let seen = |check: &&&Check| !check.off && check.severity >= Severity::Info;
    for check in checks::ALL.iter().filter(seen) {
        let mark = format!("{{|{}:", check.code);
        let folder = format!("{FOLDER}/{}", check.code);
        let texts: Vec<String> = files()
            .iter()
            .filter(|path| path.starts_with(&folder))
            .map(|path| fs::read_to_string(path).unwrap())
            .collect();
        assert!(texts.iter().any(|text| text.contains(&mark)), "{folder}: no fixture expects a finding");
        assert!(texts.iter().any(|text| !text.contains("{|")), "{folder}: no fixture expects silence");
    }
}

pub(crate) fn files() -> Vec<PathBuf> {
    let folders = fs::read_dir(FOLDER).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> = folders
        .filter(|path| path.is_dir())
        .flat_map(|folder| fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()))
        .filter(|path| path.extension().is_some_and(|ending| ending == "md"))
        .collect();
    files.sort();
    files
}
