//! `copydesk accept`: who lets a finding stand, and until when.
use std::{fs, process::Output};

use serde_json::Value as Json;
use tempfile::TempDir;

use crate::program::{command, told};

const WIRE: &str = "The ferry to Callow Bay carried 412 passengers on Monday.\n\n\
    “We will never raise taxes on small shops,” Mayor Ada Quill said.\n";
const DRAFT: &str = "The ferry to Callow Bay carried 421 passengers on Monday.\n\n\
    “We will not raise taxes on small shops,” Ada Quill said.\n";
const ACCEPT: &[&str] =
    &["accept", "story.md", "--code", "figure-conflict", "--reason", "counted at the pier"];
const AS_OTTO: &[&str] = &["--by", "Otto Brandt", "--on", "2025-05-03"];

fn desk() -> TempDir {
    let desk = tempfile::tempdir().unwrap();
    fs::create_dir(desk.path().join("sources")).unwrap();
    write(&desk, "sources/wire.md", WIRE);
    write(&desk, "copydesk.toml", "corpus = [\"sources\"]\n");
    write(&desk, "story.md", DRAFT);
    desk
}

fn write(desk: &TempDir, path: &str, text: &str) {
    fs::write(desk.path().join(path), text).unwrap();
}

fn run(desk: &TempDir, args: &[&str]) -> Output {
    let mut command = command(desk.path(), args);
    // Whoever runs the tests is not who accepts in them.
    command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1").env("USER", "desk-account");
    command.env("COLUMNS", "200").output().unwrap()
}

fn ledger(desk: &TempDir) -> String {
    fs::read_to_string(desk.path().join("copydesk.ledger.toml")).unwrap()
}

/// The codes that are reported, and the findings that are accepted.
fn check(desk: &TempDir) -> (Vec<String>, Vec<Json>) {
    let report: Json =
        serde_json::from_slice(&run(desk, &["check", "story.md", "--format", "json"]).stdout).unwrap();
    let file = &report["files"][0];
    let codes = file["findings"].as_array().unwrap().iter().map(|it| it["code"].as_str().unwrap().to_owned());
    (codes.collect(), file["accepted"].as_array().unwrap().clone())
}

#[test]
fn an_accepted_finding_is_reported_no_more_until_words_or_source_change() {
    let desk = desk();
    assert_eq!(check(&desk), (vec!["figure-conflict".to_owned(), "misquote".to_owned()], vec![]));
    let (status, out, err) = told(&run(&desk, &[ACCEPT, AS_OTTO].concat()));
    assert_eq!((status, err.as_str()), (0, ""), "{out}");
    assert_eq!(
        out,
        "story.md:1:33 “421”: figure-conflict is accepted by Otto Brandt, in copydesk.ledger.toml\n"
    );
    assert!(ledger(&desk).contains("on = 2025-05-03\nreason = \"counted at the pier\""), "{}", ledger(&desk));

    let (codes, accepted) = check(&desk);
    assert_eq!(codes, ["misquote"]);
    assert_eq!(
        (&accepted[0]["by"], &accepted[0]["on"]),
        (&Json::from("Otto Brandt"), &Json::from("2025-05-03"))
    );
    assert_eq!(accepted[0]["finding"]["code"], "figure-conflict");
    assert_eq!(accepted[0]["reason"], "counted at the pier");
    let (_, out, _) = told(&run(&desk, &["check", "story.md"]));
    assert!(out.contains("1 error (1 accepted) in 1 draft"), "{out}");

    write(&desk, "story.md", &DRAFT.replace("421", "431"));
    let (_, out, _) = told(&run(&desk, &["check", "story.md"]));
    assert!(out.contains("Otto Brandt accepted it on May 3, 2025 for other words: “421”"), "{out}");
    write(&desk, "story.md", DRAFT);
    write(&desk, "sources/wire.md", &WIRE.replace("412", "402"));
    let (_, out, _) = told(&run(&desk, &["check", "story.md"]));
    assert!(out.contains("Otto Brandt accepted it on May 3, 2025 when the source said"), "{out}");
    write(&desk, "sources/wire.md", WIRE);
    write(&desk, "story.md", &DRAFT.replace("421", "412"));
    assert_eq!(check(&desk).0, ["stale-acceptance", "misquote"]);
}

#[test]
fn what_is_not_one_finding_is_not_accepted() {
    let desk = desk();
    write(
        &desk,
        "story.md",
        &format!("{DRAFT}\nThe ferry to Callow Bay carried 431 passengers on Monday.\n"),
    );
    let table: &[(&[&str], &str)] = &[
        (
            &["--code", "figure-conflict"],
            "several findings are meant; choose one with --line or --words: 1:33 “421”, 5:33 “431”",
        ),
        (
            &["--code", "figure-conflict", "--line", "3"],
            "there is no such `figure-conflict`; there are 1:33 “421”, 5:33 “431”",
        ),
        (&["--code", "date-conflict"], "there is no `date-conflict` in it"),
        (&["--code", "misqoute"], "did you mean `misquote`?"),
        (&["--code", "stale-acceptance"], "cannot be accepted"),
        (&["--code", "misquote", "--on", "May"], "write the day as 2025-11-04"),
        (&["--code", "misquote", "--reason", " "], "say why the words may stand"),
    ];
    for (args, message) in table {
        let reason: &[&str] = if args.contains(&"--reason") { &[] } else { &["--reason", "so it is"] };
        let (status, _, err) = told(&run(&desk, &[&["accept", "story.md"], *args, reason].concat()));
        assert_eq!(status, 2, "{args:?}");
        assert!(err.contains(message), "{args:?}\n{err}");
    }
    assert!(!desk.path().join("copydesk.ledger.toml").exists());
    for choice in [["--line", "5"], ["--words", "carried 421"]] {
        let (status, _, err) = told(&run(&desk, &[ACCEPT, AS_OTTO, &choice].concat()));
        assert_eq!((status, err.as_str()), (0, ""), "{choice:?}");
    }
    let (codes, accepted) = check(&desk);
    assert_eq!((codes, accepted.len()), (vec!["misquote".to_owned()], 2));
    let (status, _, err) = told(&run(&desk, &[ACCEPT, &["--line", "1"]].concat()));
    assert!(status == 2 && err.contains("accepted already by Otto Brandt: counted at the pier"), "{err}");
}

#[test]
fn who_and_when_are_known_without_being_told() {
    let desk = desk();
    let (status, out, err) = told(&run(&desk, ACCEPT));
    assert_eq!(status, 0, "{err}");
    assert!(out.contains("is accepted by desk-account"), "{out}");
    let on = ledger(&desk).lines().find_map(|it| it.strip_prefix("on = ").map(str::to_owned)).unwrap();
    assert!(on.parse::<jiff::civil::Date>().is_ok(), "{on}");
}

#[test]
fn a_ledger_with_a_mistake_is_told_and_left_alone() {
    let desk = desk();
    run(&desk, &[ACCEPT, AS_OTTO].concat());
    let wrong = ledger(&desk).replace("words =", "wrods =");
    write(&desk, "copydesk.ledger.toml", &wrong);
    let (status, out, err) = told(&run(&desk, &["check", "story.md"]));
    assert_eq!(status, 2);
    assert!(
        err.contains("copydesk.ledger.toml:6:1: no key is called `wrods`; did you mean `words`?"),
        "{err}"
    );
    assert!(out.contains("figure-conflict"), "what it accepted is reported: {out}");
    assert_eq!(run(&desk, ACCEPT).status.code(), Some(2));
    assert_eq!(ledger(&desk), wrong);
}
