//! `copydesk check --fix`: what is asked for is mended in the file, and nothing else in it is touched.
use std::{
    fs,
    io::Write,
    process::{Output, Stdio},
};

use encoding_rs::WINDOWS_1252;
use tempfile::TempDir;

use crate::program::{command, told};

const WIRE: &str = "The ferry to Callow Bay carried 412 passengers on Monday, Wilhelmina Ostrander said.\n\n\
    “We will never raise taxes on small shops,” Mayor Ada Quill said.\n";
const DRAFT: &str = "The café’s ferry.\n\nWilhelmina Ostrandar said more.\n\n\
    “We will not raise taxes on small shops,” Ada Quill said.\n";
const FIX: &[&str] = &["check", "--corpus", "sources", "--no-config", "--fix", "name-misspelling"];

fn desk(draft: &[u8]) -> TempDir {
    let desk = tempfile::tempdir().unwrap();
    fs::create_dir(desk.path().join("sources")).unwrap();
    fs::write(desk.path().join("sources/wire.md"), WIRE).unwrap();
    fs::write(desk.path().join("story.md"), draft).unwrap();
    desk
}

fn run(desk: &TempDir, args: &[&str]) -> Output {
    command(desk.path(), &[FIX, args].concat()).env("COLUMNS", "200").output().unwrap()
}

fn story(desk: &TempDir) -> Vec<u8> {
    fs::read(desk.path().join("story.md")).unwrap()
}

fn mended(draft: &str) -> String {
    draft.replace("Ostrandar", "Ostrander")
}

#[test]
fn what_is_asked_for_is_mended_and_what_is_left_is_reported() {
    let desk = desk(DRAFT.as_bytes());
    let (status, out, err) = told(&run(&desk, &["story.md"]));
    assert_eq!((status, err.as_str()), (1, ""), "{out}");
    assert_eq!(String::from_utf8(story(&desk)).unwrap(), mended(DRAFT));
    let diff = "--- story.md\n+++ story.md\n@@ -1,5 +1,5 @@\n The café’s ferry.\n \n-Wilhelmina Ostrandar said more.\n\
        +Wilhelmina Ostrander said more.\n \n “We will not raise taxes on small shops,” Ada Quill said.\n\
        story.md: 1 fixed.\n\nerror[misquote]";
    assert!(out.starts_with(diff), "{out}");
    assert!(out.contains("1 error in 1 draft"), "{out}");
    let (status, out, _) = told(&run(&desk, &["story.md"]));
    assert!(status == 1 && out.starts_with("error[misquote]"), "{out}");
    let (status, _, _) = told(&run(&desk, &["story.md", "--fix", "figure-conflict,misquote"]));
    assert_eq!(status, 0);
    assert_eq!(String::from_utf8(story(&desk)).unwrap(), mended(DRAFT).replace("not", "never"));
}

#[test]
fn every_byte_outside_the_edit_stays() {
    let utf16 =
        |text: &str| [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let table: [fn(&str) -> String; 3] = [
        str::to_owned,
        |text| text.replace('\n', "\r\n"),
        |text| text.replacen('\n', "\r\n", 2) + "\n  \n\t",
    ];
    for ends in table {
        let (before, after) = (ends(DRAFT), ends(&mended(DRAFT)));
        let files: [(Vec<u8>, Vec<u8>); 4] = [
            (before.clone().into(), after.clone().into()),
            (format!("\u{feff}{before}").into(), format!("\u{feff}{after}").into()),
            (WINDOWS_1252.encode(&before).0.into_owned(), WINDOWS_1252.encode(&after).0.into_owned()),
            (utf16(&before), utf16(&after)),
        ];
        for (before, after) in files {
            let desk = desk(&before);
            let output = run(&desk, &["story.md"]);
            assert_eq!(story(&desk), after, "{:?}", told(&output));
        }
    }
}

#[test]
fn a_trial_changes_nothing() {
    let desk = desk(DRAFT.as_bytes());
    let (status, out, err) = told(&run(&desk, &["--diff", "story.md"]));
    assert_eq!((status, err.as_str()), (1, "story.md: 1 would be fixed.\n"));
    assert!(out.starts_with("--- story.md\n") && out.ends_with("Ada Quill said.\n"), "{out}");
    assert_eq!(story(&desk), DRAFT.as_bytes());
    run(&desk, &["story.md"]);
    assert_eq!(told(&run(&desk, &["--diff", "story.md"])), (0, String::new(), String::new()));
}

#[test]
fn standard_input_comes_out_mended() {
    let desk = desk(b"");
    for (input, expected) in
        [(DRAFT.to_owned(), mended(DRAFT)), ("Nobody.\r\n".to_owned(), "Nobody.\r\n".to_owned())]
    {
        let mut child = command(desk.path(), &[FIX, &["-"]].concat())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
        let (_, out, err) = told(&child.wait_with_output().unwrap());
        assert_eq!(out, expected);
        assert!(err.contains("in 1 draft"), "the report: {err}");
    }
}

#[test]
fn programs_are_told_how_many_were_fixed() {
    let desk = desk(DRAFT.as_bytes());
    let output = run(&desk, &["--format", "json", "story.md"]);
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(report["fixed"], 1);
    let codes =
        report["files"][0]["findings"].as_array().unwrap().iter().map(|it| it["code"].as_str().unwrap());
    assert_eq!(codes.collect::<Vec<_>>(), ["misquote"]);
    assert!(told(&output).2.contains("story.md: 1 fixed."));
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_written_is_a_problem() {
    use std::os::unix::fs::PermissionsExt;
    let desk = desk(DRAFT.as_bytes());
    let mode =
        |it| fs::set_permissions(desk.path().join("story.md"), fs::Permissions::from_mode(it)).unwrap();
    mode(0o444);
    let (status, out, err) = told(&run(&desk, &["story.md"]));
    assert_eq!(status, 2);
    assert!(err.contains("story.md: it was not written: the file is read-only"), "{err}");
    assert!(out.contains("name-misspelling"), "what was not fixed is reported: {out}");
    assert_eq!(story(&desk), DRAFT.as_bytes());
    mode(0o644);
}

#[test]
fn a_word_document_is_refused_and_stays_as_it_is() {
    let desk = desk(DRAFT.as_bytes());
    fs::copy("tests/fixtures/documents/harbour-python-docx.docx", desk.path().join("story.docx")).unwrap();
    fs::write(
        desk.path().join("sources/wire.md"),
        "“We will soon raise taxes on small shops,” Bo Reed said.\n",
    )
    .unwrap();
    let before = fs::read(desk.path().join("story.docx")).unwrap();
    for more in [&["story.docx", "--fix", "misquote"][..], &["story.docx", "--fix", "misquote", "--diff"]] {
        let (status, out, err) = told(&run(&desk, more));
        assert_eq!(status, 2, "{out}");
        assert!(err.starts_with("copydesk: story.docx: nothing was fixed: a file of this kind"), "{err}");
        assert!(!format!("{out}{err}").contains("story.docx: 1 "), "nothing is said to be fixed: {out}{err}");
    }
    assert_eq!(fs::read(desk.path().join("story.docx")).unwrap(), before);
}

#[test]
fn words_that_the_encoding_does_not_have_are_not_written() {
    let draft =
        WINDOWS_1252.encode("The café’s “big” ferry.\n\nWilhelmina Ostrandar said more.\n").0.into_owned();
    let desk = desk(&draft);
    fs::write(desk.path().join("sources/wire.md"), WIRE.replace("Ostrander", "Ostrandeř")).unwrap();
    let (status, _, err) = told(&run(&desk, &["story.md"]));
    assert_eq!(status, 2, "{err}");
    assert!(err.contains("“ř” cannot be written in the file's encoding, windows-1252"), "{err}");
    assert_eq!(story(&desk), draft);
}

#[test]
fn a_fix_wants_a_check_that_there_is() {
    let desk = desk(DRAFT.as_bytes());
    let (status, _, err) = told(&run(&desk, &["--fix", "misqoute", "story.md"]));
    assert!(status == 2 && err.contains("did you mean `misquote`?"), "{err}");
    let alone = command(desk.path(), &["check", "--diff", "story.md"]).output().unwrap();
    assert!(told(&alone).2.contains("--fix"), "{:?}", told(&alone));
}
