//! What may pass: known findings, untouched blocks, and a hook in a real git repository.
use std::process::Command;

use super::*;

const JULY: &str = "“The bridge will open in July,” Mayor Ada Quill said.\n";
const MAY: &str = "“The bridge will open in May,” Mayor Ada Quill said.\n";

/// One finding a fault.
const SETTINGS: &str =
    "corpus = [\"sources\"]\ndrafts = [\"drafts/**\"]\n[severity]\nself-conflict = \"off\"\n";

/// A desk with its settings, and this draft.
fn desk_with(draft: &str) -> TempDir {
    let desk = desk();
    write(&desk, "copydesk.toml", SETTINGS);
    write(&desk, "drafts/story.md", draft);
    desk
}

/// Exit status, the findings in lines, what is said beside them.
fn lines(desk: &TempDir, args: &[&str]) -> (i32, Vec<String>, String) {
    let (status, out, err) = told(&run(desk, &[&["check", "--format", "line"], args].concat()));
    (status, out.lines().map(str::to_owned).collect(), err)
}

#[test]
fn what_a_baseline_holds_does_not_count() {
    let desk = desk_with(JULY);
    let (status, found, err) = lines(&desk, &["--baseline", "known.toml", "--write-baseline"]);
    assert_eq!((status, found.len()), (0, 0), "{err}");
    assert!(err.contains("known.toml: 1 known finding written"), "{err}");
    let (status, found, err) = lines(&desk, &["--baseline", "known.toml"]);
    assert_eq!((status, found.len()), (0, 0));
    assert!(err.contains("known.toml: 1 known finding passed over"), "{err}");
    assert_eq!(lines(&desk, &["--baseline", "known.toml", "--quiet"]).2, "");
    let (_, out, _) = told(&run(&desk, &["check", "--baseline", "known.toml"]));
    assert!(out.starts_with("Nothing new (1 in the baseline) in 1 draft checked against 1 source"), "{out}");

    write(&desk, "drafts/story.md", &format!("It rained.\n\n{MAY}\nIt rained on.\n\n{JULY}"));
    let (status, found, _) = lines(&desk, &["--baseline", "known.toml"]);
    assert_eq!((status, found.len()), (1, 1), "only the new one: {found:?}");
    assert!(found[0].contains("“May”"), "{found:?}");
    // Seen from another folder it is the same draft.
    let below = command(
        &desk.path().join("drafts"),
        &["check", "--baseline", "../known.toml", "--format", "line", "."],
    );
    let (status, out, _) = told(&{ below }.output().unwrap());
    assert_eq!((status, out.lines().count()), (1, 1), "{out}");
    // The same fault in another draft is new.
    write(&desk, "drafts/other.md", JULY);
    assert_eq!(lines(&desk, &["--baseline", "known.toml", "drafts/other.md"]).0, 1);
}

#[test]
fn a_baseline_tells_what_is_mended_and_keeps_what_was_not_looked_at() {
    let desk = desk_with(JULY);
    write(&desk, "drafts/other.md", MAY);
    lines(&desk, &["--baseline", "known.toml", "--write-baseline"]);
    write(&desk, "drafts/story.md", DRAFT);
    let (status, _, err) = lines(&desk, &["--baseline", "known.toml"]);
    assert_eq!(status, 0);
    assert!(err.contains("drafts/story.md has no misquote at “July” any more"), "{err}");
    let (_, _, err) = lines(&desk, &["--baseline", "known.toml", "--only", "date-conflict"]);
    assert!(!err.contains("any more"), "a check that did not run tells nothing: {err}");
    lines(&desk, &["--baseline", "known.toml", "--write-baseline", "drafts/story.md"]);
    let (status, found, err) = lines(&desk, &["--baseline", "known.toml"]);
    assert_eq!((status, found.len()), (0, 0), "the other draft's entry is still there");
    assert!(!err.contains("any more"), "{err}");
}

#[test]
fn a_baseline_that_cannot_be_used_is_a_problem_and_nothing_is_hidden() {
    let desk = desk_with(JULY);
    let table = [
        (None, "known.toml: error: the baseline cannot be read"),
        (Some("format = 2\n"), "known.toml: error: this baseline has format 2"),
        (Some("format = 1\n\n[[findings]]\n"), "known.toml:3:3: error: this is no baseline"),
        (
            Some(
                "format = 1\n[[finding]]\ndraft = \"a\"\ncode = \"b\"\nwords = \"\"\nmessage = \"\"\nfingerprint = \"12\"\n",
            ),
            "“12” is no fingerprint",
        ),
        (Some("# A draft\n\nNot a baseline at all.\n"), "known.toml:3:"),
    ];
    for (content, message) in table {
        if let Some(content) = content {
            write(&desk, "known.toml", content);
        }
        let (status, found, _) = lines(&desk, &["--baseline", "known.toml"]);
        assert_eq!((status, found.len()), (2, 2), "{message}: {found:?}");
        assert!(found[0].contains(message), "{message}: {found:?}");
        if let Some(content) = content {
            let (status, _, _) = lines(&desk, &["--baseline", "known.toml", "--write-baseline"]);
            let held = fs::read_to_string(desk.path().join("known.toml")).unwrap();
            assert_eq!((status, held.as_str()), (2, content), "what is no baseline is not written over");
        }
    }
    fs::remove_file(desk.path().join("known.toml")).unwrap();
    let (status, _, _) = lines(&desk, &["--baseline", "known.toml", "--write-baseline", "gone.md", "drafts"]);
    assert_eq!(
        (status, desk.path().join("known.toml").exists()),
        (2, false),
        "a half-read desk makes no baseline"
    );
}

/// Runs git as somebody who has set up nothing.
fn git(desk: &TempDir, args: &[&str]) -> Output {
    let mut git = Command::new("git");
    git.current_dir(desk.path())
        .args(["-c", "user.name=Ida", "-c", "user.email=ida@desk.invalid"])
        .args(args);
    git.env("GIT_CONFIG_GLOBAL", "").env("GIT_CONFIG_NOSYSTEM", "1").output().unwrap()
}

fn git_ok(desk: &TempDir, args: &[&str]) {
    let output = git(desk, args);
    assert!(output.status.success(), "git {args:?}\n{}", told(&output).2);
}

/// A repository in which all that lies on the desk is committed.
fn repository(draft: &str) -> TempDir {
    let desk = desk_with(draft);
    git_ok(&desk, &["init", "--quiet"]);
    git_ok(&desk, &["add", "."]);
    git_ok(&desk, &["commit", "--quiet", "--message", "Before"]);
    desk
}

#[test]
fn only_touched_blocks_are_reported() {
    let story = format!("# The bridge\n\n{JULY}\nIt rained.\n");
    let desk = repository(&story);
    let since = ["--changed-since", "HEAD"];
    assert_eq!(lines(&desk, &since).0, 0, "nothing was touched");
    write(&desk, "drafts/story.md", &story.replace("rained", "snowed"));
    assert_eq!(lines(&desk, &since).0, 0, "another block was touched");
    write(&desk, "drafts/story.md", &format!("{story}\n{MAY}").replace(" bridge will", "\r\nbridge will"));
    let (status, found, err) = lines(&desk, &since);
    assert_eq!(
        (status, found.len()),
        (1, 1),
        "one block is new, lines broken anew are the same words: {found:?} {err}"
    );
    assert!(found[0].contains("“May”"), "{found:?}");
}

#[test]
fn a_renamed_draft_is_known_and_a_new_one_is_all_touched() {
    let story = format!(
        "# The bridge\n\n{JULY}\nIt rained for days on end, and nobody went to the harbour at all.\n"
    );
    let desk = repository(&story);
    git_ok(&desk, &["mv", "drafts/story.md", "drafts/neue Brücke.md"]);
    write(&desk, "drafts/neue Brücke.md", &story.replace("for days", "for weeks"));
    let since = ["--changed-since", "HEAD"];
    assert_eq!(lines(&desk, &since).1, Vec::<String>::new());
    write(&desk, "drafts/noch eine.md", JULY);
    let (status, found, _) = lines(&desk, &since);
    assert_eq!((status, found.len()), (1, 1), "{found:?}");
    assert!(found[0].starts_with("drafts/noch eine.md:"), "{found:?}");
    // A hook is told where it runs; seen from below it is the same repository.
    let mut below =
        command(&desk.path().join("drafts"), &["check", "--format", "line", "--changed-since", "HEAD", "."]);
    let (status, out, err) = told(&below.env("GIT_DIR", ".git").output().unwrap());
    assert_eq!((status, out.lines().count()), (1, 1), "{out}{err}");
}

#[test]
fn a_revision_that_git_does_not_know_is_a_problem_and_nothing_is_hidden() {
    let desk = repository(JULY);
    for revision in ["gone", "--all", ""] {
        let (status, found, _) = lines(&desk, &[&format!("--changed-since={revision}")]);
        assert_eq!((status, found.len()), (2, 2), "{found:?}");
        assert!(found[0].contains(&format!("git knows no revision `{revision}` here")), "{found:?}");
    }
    let desk = desk_with(JULY);
    let (status, found, _) = lines(&desk, &["--changed-since", "HEAD"]);
    assert_eq!(status, 2);
    assert!(found[0].contains("git says: not a git repository"), "{found:?}");
    let mut lost = command(desk.path(), &["check", "--format", "line", "--changed-since", "HEAD"]);
    let (status, out, _) = told(&lost.env("PATH", "").output().unwrap());
    assert!(status == 2 && out.contains("this needs the program git, which was not found"), "{out}");
}

#[test]
#[cfg(unix)]
fn a_hook_refuses_the_wrong_draft_and_passes_the_right_one() {
    use std::os::unix::fs::PermissionsExt;

    let desk = repository(DRAFT);
    let hook =
        format!("#!/bin/sh\nexec '{}' check --quiet --changed-since HEAD\n", env!("CARGO_BIN_EXE_copydesk"));
    write(&desk, ".git/hooks/pre-commit", &hook);
    fs::set_permissions(desk.path().join(".git/hooks/pre-commit"), fs::Permissions::from_mode(0o755))
        .unwrap();
    let commit = |text: &str| {
        write(&desk, "drafts/story.md", text);
        git_ok(&desk, &["add", "."]);
        told(&git(&desk, &["commit", "--message", "After"]))
    };
    let (status, _, err) = commit(JULY);
    assert_eq!(status, 1);
    assert!(err.contains("error[misquote]") && err.contains("drafts/story.md:1:26"), "{err}");
    let (status, _, err) = commit(&format!("It rained.\n\n{DRAFT}"));
    assert_eq!(status, 0, "{err}");
}
