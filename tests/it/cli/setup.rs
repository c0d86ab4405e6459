//! What a user needs once: settings for a folder, completions for the shell, the manual.
use std::fs;

use copydesk::checks;
use tempfile::TempDir;

use super::{DRAFT, checked, desk, run, told, write};

const PAGE: &str = "<html><head><meta property=\"og:site_name\" content=\"The Courier\"></head><body><article>\
    <h1>Bridge to open</h1><p>“The bridge will open in June,” Mayor Ada Quill said on 25/11/2025.</p>\
    </article></body></html>";

/// What the file sets after `init`, without its comments.
fn set(desk: &TempDir) -> Vec<String> {
    let (status, out, err) = told(&run(desk, &["init"]));
    assert_eq!((status, err.as_str()), (0, ""), "{out}");
    let text = fs::read_to_string(desk.path().join("copydesk.toml")).unwrap();
    let is_set = |line: &&str| !line.is_empty() && !line.starts_with(['#', '[']);
    text.lines().filter(is_set).map(str::to_owned).collect()
}

#[test]
fn folders_are_taken_for_what_they_are_called_and_the_drafts_are_then_checked() {
    let desk = desk();
    write(&desk, "notes.md", "Call the mayor.\n");
    write(&desk, "README.md", "About this folder.\n");
    let (_, out, _) = told(&run(&desk, &["init"]));
    for part in ["sources/  1 file", "drafts/**/*.md  1 file", "notes.md", "copydesk check "] {
        assert!(out.contains(part), "{part}\n{out}");
    }
    assert!(!out.contains("README"), "{out}");
    let checking = run(&desk, &["check", "--format", "json"]);
    assert_eq!(checked(&checking), ["drafts/story.md"]);
    assert_eq!(checking.status.code(), Some(0));
}

#[test]
fn in_a_flat_folder_sources_are_what_say_so_themselves() {
    let desk = tempfile::tempdir().unwrap();
    write(&desk, "story.md", DRAFT);
    write(&desk, "README.md", "About this folder.\n");
    write(&desk, "page.html", PAGE);
    write(&desk, "node_modules/x/a.md", "Not ours.\n");
    write(&desk, ".gitignore", "node_modules\n");
    let lines = [
        "corpus = [\"page.html\"]",
        "drafts = [\"/*.md\", \"!README.md\"]",
        "day_first = true # 25/11/2025 in page.html",
    ];
    assert_eq!(set(&desk), lines);
    assert_eq!(checked(&run(&desk, &["check", "--format", "json"])), ["story.md"]);
}

#[test]
fn records_of_articles_are_sources_and_what_goes_with_them_is_not_listed() {
    let desk = tempfile::tempdir().unwrap();
    for (name, text) in [
        ("wall.json", r#"{"headline": "A wall", "body_text": "The wall broke on Tuesday."}"#),
        (
            "pier.xml",
            "<nitf><body><body.content><p>The pier broke on Tuesday.</p></body.content></body></nitf>",
        ),
        ("feed.jsonl", "{\"title\": \"A wall\", \"text\": \"The wall broke on Tuesday.\"}\n"),
        ("package.json", r#"{"name": "x", "version": "1.0.0"}"#),
        ("sources.toml", "[\"wall.json\"]\noutlet = \"Quay Wire\"\n"),
        ("copydesk.ledger.toml", ""),
        ("research/a.txt", "The wall broke on Tuesday.\n"),
        ("research/sources.toml", "[\"a.txt\"]\noutlet = \"Quay Wire\"\n"),
        ("story.md", DRAFT),
    ] {
        write(&desk, name, text);
    }
    assert_eq!(run(&desk, &["corpus", "index", "research", "-o", "index.copydesk"]).status.code(), Some(0));
    let (_, out, _) = told(&run(&desk, &["init"]));
    assert!(out.contains("research/  1 file,") && !out.contains("left out"), "{out}");
    fs::remove_file(desk.path().join("copydesk.toml")).unwrap();
    assert_eq!(
        set(&desk).concat().replace(' ', ""),
        r#"corpus=["research/","index.copydesk","feed.jsonl","pier.xml","wall.json",]drafts=["/*.md"]"#
    );
    assert_eq!(checked(&run(&desk, &["check", "--format", "json"])), ["story.md"]);
}

#[test]
fn sources_out_of_version_control_are_found() {
    let desk = desk();
    write(&desk, ".gitignore", "sources\n");
    assert_eq!(set(&desk), ["corpus = [\"sources/\"]", "drafts = [\"drafts/**/*.md\"]"]);
}

#[test]
fn dates_that_disagree_on_their_order_settle_nothing() {
    let desk = desk();
    write(&desk, "sources/a.md", "Mayor Ada Quill spoke on 25/11/2025.\n");
    write(&desk, "sources/b.md", "Mayor Ada Quill spoke on 11/25/2025.\n");
    assert!(!set(&desk).iter().any(|line| line.starts_with("day_first")));
}

#[test]
fn an_empty_folder_gets_a_file_that_sets_nothing() {
    let desk = tempfile::tempdir().unwrap();
    assert_eq!(set(&desk), Vec::<String>::new());
}

#[test]
fn settings_that_are_there_are_written_over_only_when_that_is_asked_for() {
    let desk = desk();
    write(&desk, "copydesk.toml", "day_first = true\n");
    let text = || fs::read_to_string(desk.path().join("copydesk.toml")).unwrap();
    let (status, _, err) = told(&run(&desk, &["init"]));
    assert_eq!((status, text().as_str()), (2, "day_first = true\n"));
    assert!(err.contains("--force"), "{err}");
    let (status, printed, _) = told(&run(&desk, &["init", "--dry-run"]));
    assert_eq!((status, text().as_str()), (0, "day_first = true\n"));
    assert_eq!(told(&run(&desk, &["init", "--force"])).0, 0);
    assert_eq!(text(), printed);
    let (status, _, err) = told(&run(&desk, &["init", "gone"]));
    assert!(status == 2 && err.contains("no such folder"), "{err}");
}

#[test]
fn every_shell_is_told_the_commands_and_the_checks() {
    let desk = desk();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let (status, script, _) = told(&run(&desk, &["completions", shell]));
        assert_eq!(status, 0, "{shell}");
        for word in ["corpus", "search", "--fail-on", "init"] {
            // Some write an option without its dashes.
            assert!(script.contains(word.trim_start_matches('-')), "{shell}: {word}");
        }
    }
    for shell in ["bash", "zsh", "fish"] {
        let (_, script, _) = told(&run(&desk, &["completions", shell]));
        for check in checks::ALL {
            assert!(script.contains(check.code), "{shell}: {}", check.code);
        }
    }
    assert_eq!(told(&run(&desk, &["completions", "cmd"])).0, 2);
}

#[test]
fn every_command_has_a_manual_page() {
    let desk = desk();
    let (status, page, _) = told(&run(&desk, &["man"]));
    assert_eq!(status, 0);
    assert!(page.contains(".SH \"EXIT STATUS\""), "{page}");
    assert_eq!(told(&run(&desk, &["man", "-o", "share/man1"])).0, 0);
    let (_, help, _) = told(&run(&desk, &["--help"]));
    let commands = help.lines().skip_while(|line| *line != "Commands:").skip(1);
    let commands = commands.map_while(|line| line.strip_prefix("  ")?.split(' ').next());
    for command in commands.filter(|it| !it.is_empty() && *it != "help") {
        let page = fs::read_to_string(desk.path().join(format!("share/man1/copydesk-{command}.1"))).unwrap();
        assert!(page.contains(&format!("copydesk {command}")), "{page}");
    }
    assert!(desk.path().join("share/man1/copydesk-corpus-build.1").exists());
}
