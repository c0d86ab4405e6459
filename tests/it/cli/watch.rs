//! `check --watch` as a program beside the test: what it prints is waited for.
use std::{
    fs,
    io::{BufRead, BufReader, Lines},
    process::{Child, ChildStdout, Command, Stdio},
};

use serde_json::Value as Json;
use tempfile::TempDir;

use super::{DRAFT, command, desk, run, told, write};

/// The running program and its lines.
struct Watch {
    child: Child,
    lines: Lines<BufReader<ChildStdout>>,
}

impl Watch {
    fn begin(desk: &TempDir, args: &[&str]) -> Watch {
        let args = [&["check", "--watch"][..], args].concat();
        let mut command = command(desk.path(), &args);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        Watch { child, lines }
    }

    fn line(&mut self) -> String {
        self.lines.next().expect("it ended").unwrap()
    }

    /// Reads reports until one has so many findings, drafts and sources.
    fn await_report(&mut self, expected: (usize, usize, usize)) {
        let count = |list: &Json| list.as_array().unwrap().len();
        loop {
            let report: Json = serde_json::from_str(&self.line()).unwrap();
            let files = &report["files"];
            let findings = files.as_array().unwrap().iter().map(|file| count(&file["findings"])).sum();
            if (findings, count(files), count(&report["corpus"]["sources"])) == expected {
                return;
            }
        }
    }

    fn await_line(&mut self, part: &str) {
        while !self.line().contains(part) {}
    }

    /// The exit status after the signal that Ctrl-C sends.
    fn end(mut self) -> Option<i32> {
        Command::new("sh").args(["-c", &format!("kill -INT {}", self.child.id())]).status().unwrap();
        self.child.wait().unwrap().code()
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        // A test that fails leaves nothing running.
        let _ = self.child.kill();
    }
}

#[test]
fn drafts_sources_and_settings_are_followed_until_the_end() {
    let desk = desk();
    let wrong = DRAFT.replace("June", "September");
    write(&desk, "copydesk.toml", "corpus = [\"sources\"]\ndrafts = [\"drafts/*.md\"]\n");
    let mut watch = Watch::begin(&desk, &["--format", "json"]);
    watch.await_report((0, 1, 1));
    write(&desk, "new", &wrong);
    fs::rename(desk.path().join("new"), desk.path().join("drafts/story.md")).unwrap();
    watch.await_report((1, 1, 1));
    write(&desk, "drafts/other.md", DRAFT);
    watch.await_report((1, 2, 1));
    write(&desk, "sources/deep/later.md", &wrong);
    watch.await_report((0, 2, 2));
    fs::remove_file(desk.path().join("drafts/other.md")).unwrap();
    watch.await_report((0, 1, 2));
    // Sources that lie elsewhere, from now on.
    let elsewhere = super::desk();
    let settings =
        format!("corpus = ['{}']\ndrafts = [\"drafts/*.md\"]\n", elsewhere.path().join("sources").display());
    write(&desk, "copydesk.toml", &settings);
    watch.await_report((1, 1, 1));
    write(&elsewhere, "sources/later.md", &wrong);
    watch.await_report((0, 1, 2));
    write(&desk, "drafts/story.md", &wrong.replace("September", "December"));
    watch.await_report((1, 1, 2));
    assert_eq!(watch.end(), Some(1), "the status of the last check");
}

#[test]
fn what_is_gone_for_a_moment_is_awaited() {
    let desk = desk();
    let args = ["--corpus", "sources", "drafts/story.md", "--format", "json"];
    let mut watch = Watch::begin(&desk, &args);
    watch.await_report((0, 1, 1));
    fs::remove_dir_all(desk.path().join("drafts")).unwrap();
    watch.await_report((0, 0, 1));
    write(&desk, "drafts/story.md", &DRAFT.replace("June", "September"));
    watch.await_report((1, 1, 1));
    write(&desk, "drafts/story.md", DRAFT);
    watch.await_report((0, 1, 1));
    write(&desk, "drafts/copydesk.toml", "publisht = 1\n");
    watch.await_report((0, 0, 0));
    write(&desk, "drafts/copydesk.toml", "");
    watch.await_report((0, 1, 1));
    assert_eq!(watch.end(), Some(0));
}

#[test]
fn a_baseline_is_followed_too() {
    let desk = desk();
    let args = ["--corpus", "sources", "drafts", "--baseline", "known.toml"];
    write(&desk, "drafts/story.md", &DRAFT.replace("June", "September"));
    let mut watch = Watch::begin(&desk, &[&args[..], &["--format", "json"]].concat());
    watch.await_report((1, 1, 1));
    run(&desk, &[&["check", "--write-baseline"][..], &args].concat());
    watch.await_report((0, 1, 1));
    assert_eq!(watch.end(), Some(0));
}

#[test]
fn people_see_one_report_after_another() {
    let desk = desk();
    let mut watch = Watch::begin(&desk, &["--corpus", "sources", "drafts"]);
    for drafts in ["1 draft", "2 drafts"] {
        watch.await_line(&format!("Nothing found in {drafts} checked against 1 source"));
        watch.await_line("Watching for changes. Ctrl-C ends.");
        write(&desk, "drafts/other.md", DRAFT);
    }
    assert_eq!(watch.end(), Some(0));
}

#[test]
fn what_cannot_be_watched_is_refused() {
    let refusals = [
        (&["-"][..], "standard input cannot be watched"),
        (&["drafts", "--format", "sarif"], "only the formats text and json can be watched"),
        (&["drafts", "--baseline", "known.toml", "--write-baseline"], "cannot be used with"),
        (&["drafts", "--fix", "misquote"], "cannot be used with"),
        (&["drafts", "--fix", "misquote", "--diff"], "cannot be used with"),
    ];
    for (args, reason) in refusals {
        let (status, out, err) = told(&run(&desk(), &[&["check", "--watch"][..], args].concat()));
        assert_eq!((status, out.as_str()), (2, ""));
        assert!(err.contains(reason), "{err}");
    }
}
