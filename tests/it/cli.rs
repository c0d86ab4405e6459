//! The program as a user runs it: arguments, settings, exit status, what goes where.
mod formats;
mod gate;
mod setup;
#[cfg(unix)]
mod watch;

use std::{
    fs,
    io::Write,
    process::{Output, Stdio},
};

use serde_json::Value as Json;
use tempfile::TempDir;

use crate::program::{command, told};

const DRAFT: &str = "“The bridge will open in June,” Mayor Ada Quill said.\n";

/// A folder with a source and a draft.
fn desk() -> TempDir {
    let desk = tempfile::tempdir().unwrap();
    write(&desk, "sources/wire.md", DRAFT);
    write(&desk, "drafts/story.md", DRAFT);
    desk
}

fn write(desk: &TempDir, path: &str, text: &str) {
    let path = desk.path().join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

fn run(desk: &TempDir, args: &[&str]) -> Output {
    command(desk.path(), args).output().unwrap()
}

fn json(output: &Output) -> Json {
    serde_json::from_slice(&output.stdout).unwrap()
}

/// The paths of the drafts that were checked.
fn checked(output: &Output) -> Vec<String> {
    let report = json(output);
    let paths = report["files"].as_array().unwrap().iter().map(|file| file["path"].as_str().unwrap());
    paths.map(|path| path.replace('\\', "/")).collect()
}

#[test]
fn the_day_comes_first_where_the_settings_say_so() {
    let desk = desk();
    write(&desk, "sources/wire.md", "The bridge in Callow Bay was opened on 11/04/2025, the mayor said.\n");
    write(
        &desk,
        "drafts/story.md",
        "The bridge in Callow Bay was opened on 11 April 2025, the mayor said.\n",
    );
    for (setting, status) in [("true", 0), ("false", 1)] {
        write(&desk, "copydesk.toml", &format!("corpus = ['sources']\nday_first = {setting}\n"));
        let (found, out, _) = told(&run(&desk, &["check", "drafts/story.md"]));
        assert_eq!(found, status, "{out}");
    }
}

#[test]
fn a_draft_without_faults_gives_status_0() {
    let (status, out, err) = told(&run(&desk(), &["check", "--corpus", "sources", "drafts/story.md"]));
    assert_eq!((status, err.as_str()), (0, ""), "{out}");
    assert!(out.contains("Nothing found in 1 draft checked against 1 source"), "{out}");
}

#[test]
fn a_file_that_cannot_be_read_gives_status_2_and_the_rest_is_checked() {
    let output =
        run(&desk(), &["check", "--format", "json", "--corpus", "sources", "gone.md", "drafts/story.md"]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(checked(&output), ["drafts/story.md"]);
    assert_eq!(json(&output)["problems"][0]["path"], "gone.md");
    let (status, _, err) = told(&run(&desk(), &["check", "--corpus", "gone", "drafts/story.md"]));
    assert_eq!(status, 2);
    assert!(err.contains("gone: "), "{err}");
}

#[test]
fn findings_at_or_above_the_wanted_level_give_status_1() {
    let desk = desk();
    write(&desk, "drafts/story.md", &format!("<!-- copydesk: ok misqoute: read back -->\n\n{DRAFT}"));
    let status = |more: &[&str]| {
        let args = ["check", "--corpus", "sources", "drafts/story.md"];
        run(&desk, &[&args, more].concat()).status.code()
    };
    assert_eq!(status(&[]), Some(0), "a warning is no error");
    assert_eq!(status(&["--fail-on", "warning"]), Some(1));
    assert_eq!(status(&["--severity", "unused-pardon=error"]), Some(1));
    assert_eq!(status(&["--severity", "unused-pardon=off", "--fail-on", "hint"]), Some(0));
    assert_eq!(status(&["--only", "unused-pardon", "--fail-on", "warning"]), Some(1));
}

#[test]
fn an_option_that_is_wrong_names_the_nearest_right_one() {
    let table: &[(&[&str], &str)] = &[
        (&["check", "--only", "unused-pardn", "a.md"], "did you mean `unused-pardon`?"),
        (&["check", "--severity", "unused_pardon=error", "a.md"], "did you mean `unused-pardon`?"),
        (&["check", "--severity", "unused-pardon=eror", "a.md"], "did you mean `error`?"),
        (&["check", "--severity", "unused-pardon", "a.md"], "CODE=LEVEL"),
        (&["check", "--fail-on", "warn", "a.md"], "did you mean `warning`?"),
        (&["explain", "unused-pardom"], "did you mean `unused-pardon`?"),
        (&["chek"], "check"),
        (&["check"], "no draft was given"),
    ];
    for (args, message) in table {
        let (status, _, err) = told(&run(&desk(), args));
        assert_eq!(status, 2, "{args:?}");
        assert!(err.contains(message), "{args:?}\n{err}");
    }
}

#[test]
fn standard_input_is_checked_under_the_name_it_is_given() {
    let desk = desk();
    let args = ["check", "--format", "json", "--stdin-filename", "drafts/new.md", "-"];
    let mut child = command(desk.path(), &args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(DRAFT.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(checked(&output), ["drafts/new.md"]);
}

#[test]
fn settings_are_found_upwards_from_the_draft() {
    let desk = desk();
    write(&desk, "copydesk.toml", "corpus = [\"sources\"]\ndrafts = [\"drafts/**/*.md\"]\n");
    write(&desk, "drafts/deep/other.md", DRAFT);
    write(&desk, "notes.md", DRAFT);
    let all = ["drafts/deep/other.md", "drafts/story.md"];
    assert_eq!(checked(&run(&desk, &["check", "--format", "json"])), all);
    assert_eq!(checked(&run(&desk, &["check", "--format", "json", "."])), all);
    let from_below = command(&desk.path().join("drafts/deep"), &["check", "--format", "json", "other.md"]);
    let report = json(&{ from_below }.output().unwrap());
    assert_eq!(report["corpus"]["sources"].as_array().map(Vec::len), Some(1));
    assert_eq!(report["problems"], serde_json::json!([]));
}

#[test]
fn a_folder_without_settings_gives_its_texts_but_not_its_sources() {
    let desk = desk();
    write(&desk, "drafts/picture.png", "");
    let output = run(&desk, &["check", "--no-config", "--corpus", "sources", "--format", "json", "."]);
    assert_eq!(checked(&output), ["drafts/story.md"]);
}

#[test]
fn a_folder_with_nothing_to_check_is_no_success() {
    let desk = desk();
    fs::create_dir(desk.path().join("empty")).unwrap();
    for args in [["check", "--corpus", "sources", "empty"], ["check", "--corpus", "empty", "drafts"]] {
        let (status, _, err) = told(&run(&desk, &args));
        assert_eq!(status, 2, "{args:?}");
        assert!(err.contains("empty: there is no "), "{args:?}\n{err}");
    }
}

#[test]
fn a_corpus_can_be_searched_and_made_a_sheet() {
    let desk = desk();
    let search = run(&desk, &["corpus", "search", "--corpus", "sources", "ZEPPELIN"]);
    assert_eq!(told(&search), (0, "0 passages.\n".to_owned(), String::new()));
    let (status, out, err) = told(&run(&desk, &["corpus", "build", "sources", "-o", "sheet.toml"]));
    assert_eq!((status, err.as_str()), (0, ""), "{out}");
    let sheet: toml::Table = fs::read_to_string(desk.path().join("sheet.toml")).unwrap().parse().unwrap();
    assert_eq!(sheet["source"].as_array().map(Vec::len), Some(1));
    let (status, _, err) = told(&run(&desk, &["corpus", "build", "sources", "-o", "gone/sheet.toml"]));
    assert_eq!(status, 2);
    assert!(err.contains("sheet.toml"), "{err}");
}

#[test]
fn a_mistake_in_the_settings_is_named_with_line_and_nearest_key() {
    let desk = desk();
    write(&desk, "copydesk.toml", "corpus = [\"sources\"]\n[severity]\nunused-pardons = \"off\"\n[nmes]\n");
    let (status, _, err) = told(&run(&desk, &["check", "drafts/story.md"]));
    assert_eq!(status, 2);
    for part in [
        "copydesk.toml:3:1: ",
        "did you mean `unused-pardon`?",
        "copydesk.toml:4:2: ",
        "did you mean `names`?",
    ] {
        assert!(err.contains(part), "{part}\n{err}");
    }
    let ignoring = ["check", "--no-config", "--corpus", "sources", "drafts/story.md"];
    assert_eq!(run(&desk, &ignoring).status.code(), Some(0));
}

#[test]
fn colours_are_for_terminals_and_those_who_ask() {
    let desk = desk();
    let colored = |more: &[&str], no_color: bool| {
        let mut command = command(desk.path(), &["check", "--corpus", "sources", "drafts/story.md"]);
        if no_color {
            command.env("NO_COLOR", "1");
        }
        told(&command.args(more).output().unwrap()).1.contains('\u{1b}')
    };
    assert!(!colored(&[], false), "standard output is no terminal here");
    assert!(colored(&["--color", "always"], false));
    assert!(!colored(&["--color", "auto"], true));
    assert!(!colored(&["--color", "never"], false));
}

#[test]
fn quiet_says_nothing_about_nothing() {
    let output = run(&desk(), &["check", "--quiet", "--corpus", "sources", "drafts/story.md"]);
    assert_eq!(told(&output), (0, String::new(), String::new()));
}

#[test]
fn json_follows_its_schema() {
    let desk = desk();
    write(&desk, "drafts/story.md", &format!("<!-- copydesk: ok misqoute: read back -->\n\n{DRAFT}"));
    let args = ["check", "--format", "json", "--corpus", "sources", "drafts", "gone.md"];
    let report = json(&run(&desk, &args));
    let schema: Json = serde_json::from_str(include_str!("../../src/cli/report/check.schema.json")).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let errors: Vec<String> = validator.iter_errors(&report).map(|error| error.to_string()).collect();
    assert_eq!(errors, Vec::<String>::new());
}

#[test]
fn pages_and_facts_are_printed() {
    let desk = desk();
    let (status, list, _) = told(&run(&desk, &["explain"]));
    assert_eq!(status, 0);
    assert!(list.contains("unused-pardon"), "{list}");
    let (_, page, _) = told(&run(&desk, &["explain", "unused-pardon"]));
    assert!(page.contains("Why it matters") && !page.contains("{|"), "{page}");
    let facts = run(&desk, &["facts", "--format", "json", "drafts/story.md"]);
    assert_eq!(json(&facts)["files"][0]["path"], "drafts/story.md");
    let (status, shown, _) = told(&run(&desk, &["corpus", "show", "--corpus", "sources"]));
    assert_eq!(status, 0);
    assert!(shown.contains("1 source: "), "{shown}");
}

#[test]
fn counts_tell_what_the_sources_say_of_each_fact() {
    let desk = desk();
    let counts = |text: &str| {
        write(&desk, "drafts/story.md", text);
        let args = ["check", "--format", "json", "--corpus", "sources", "drafts/story.md"];
        let quotations = json(&run(&desk, &args))["files"][0]["counts"]["quotations"].clone();
        ["checked", "supported", "contradicted", "unsupported"].map(|it| quotations[it].as_u64().unwrap())
    };
    assert_eq!(counts(DRAFT), [1, 1, 0, 0]);
    assert_eq!(counts("“The bridge will open in July,” Mayor Ada Quill said.\n"), [1, 0, 1, 0]);
    assert_eq!(counts("“Nobody reads a budget twice in this town,” Mayor Ada Quill said.\n"), [1, 0, 0, 1]);
    assert_eq!(counts("They call it the “Quill” bridge.\n"), [0; 4], "no speech is no quotation to check");
}
