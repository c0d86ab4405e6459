use std::{
    fs::{create_dir_all, write},
    ops::ControlFlow,
};

use super::*;

const STORY: &str = "The wall broke on Tuesday, officials said.\n";

/// Never stops the reading.
fn on(_: usize, _: usize) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

#[test]
fn a_folder_gives_its_texts_in_order_and_names_the_rest() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    create_dir_all(root.join("b")).unwrap();
    for (name, content) in [
        ("b/story.txt", STORY),
        ("a.md", STORY),
        ("story.md", STORY),
        (".hidden.md", STORY),
        ("picture.png", "x"),
        ("empty.txt", ""),
        ("report.docx", "PK"),
        ("copydesk.toml", ""),
        ("copydesk.ledger.toml", ""),
    ] {
        write(root.join(name), content).unwrap();
    }
    let Sources { sources, problems, .. } = sources(&[root.to_owned(), root.join("missing.txt")], false, &on);
    let ids: Vec<&str> = sources.iter().map(|source| source.article.id.as_str()).collect();
    assert_eq!(ids, ["a", "story", "story-2"]);
    let mut found: Vec<(String, bool)> = problems
        .iter()
        .map(|it| (id_with_ending(&it.path), matches!(it.reason, Reason::Unreadable(_))))
        .collect();
    found.sort();
    let expected = [("empty.txt", false), ("missing.txt", true), ("report.docx", false)];
    assert_eq!(found, expected.map(|(name, unreadable)| (name.to_owned(), unreadable)));
}

fn id_with_ending(path: &str) -> String {
    path.rsplit('/').next().unwrap_or(path).to_owned()
}

#[cfg(unix)]
#[test]
fn a_loop_of_links_is_reported_not_followed() {
    let folder = tempfile::tempdir().unwrap();
    create_dir_all(folder.path().join("sub")).unwrap();
    write(folder.path().join("a.txt"), STORY).unwrap();
    std::os::unix::fs::symlink(folder.path(), folder.path().join("sub/up")).unwrap();
    let Sources { sources, problems, .. } = sources(&[folder.path().to_owned()], false, &on);
    assert_eq!(sources.len(), 1);
    assert!(matches!(&problems[..], [problem] if problem.reason == Reason::Loop), "{problems:?}");
}

#[test]
fn a_draft_may_come_from_elsewhere() {
    let day = Some(jiff::civil::date(2025, 5, 9));
    let draft =
        draft_from("stdin.md", STORY.as_bytes(), &Config { published: day, ..Config::default() }).unwrap();
    assert_eq!((draft.blocks.len(), draft.published), (1, day));
    assert_eq!(
        draft_from("stdin.md", b"Two words", &Config::default()).unwrap().blocks.len(),
        1,
        "a draft may be short"
    );
    for nothing in ["", "\u{feff}", " \r\n\t"] {
        assert!(draft_from("stdin.md", nothing.as_bytes(), &Config::default()).is_err(), "{nothing:?}");
    }
}

/// The ids and first words of the sources.
fn told(sources: &Option<Sources>) -> Vec<String> {
    let sources = sources.iter().flat_map(|it| &it.sources);
    sources.map(|it| format!("{}: {}", it.article.id, &it.article.blocks[0].prose[..3])).collect()
}

#[test]
fn only_what_was_forgotten_or_is_new_is_read_again() {
    let folder = tempfile::tempdir().unwrap();
    let (root, paths) = (folder.path(), [folder.path().to_owned()]);
    let put = |name: &str, start: &str| write(root.join(name), format!("{start} {STORY}")).unwrap();
    put("a.txt", "One");
    put("b.txt", "One");
    let mut shelf = Shelf::default();
    assert_eq!(told(&shelf.read(&paths, &on)), ["a: One", "b: One"]);
    for name in ["a.txt", "b.txt", "c.txt"] {
        put(name, "Two");
    }
    assert_eq!(told(&shelf.read(&paths, &on)), ["a: One", "b: One", "c: Two"]);
    shelf.forget(&root.join("a.txt"));
    assert_eq!(told(&shelf.read(&paths, &on)), ["a: Two", "b: One", "c: Two"]);
    std::fs::remove_file(root.join("a.txt")).unwrap();
    assert_eq!(told(&shelf.read(&paths, &on)), ["b: One", "c: Two"]);
    shelf.forget_under(root);
    assert_eq!(told(&shelf.read(&paths, &on)), ["b: Two", "c: Two"]);
}

#[test]
fn reading_is_counted_and_can_be_stopped() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["a.txt", "b.txt", "c.txt"] {
        write(folder.path().join(name), STORY).unwrap();
    }
    let paths = [folder.path().to_owned()];
    let counts = std::sync::Mutex::new(Vec::new());
    let count = |done, all| {
        counts.lock().unwrap().push((done, all));
        ControlFlow::Continue(())
    };
    assert!(Shelf::default().read(&paths, &count).is_some());
    let mut counts = counts.into_inner().unwrap();
    counts.sort_unstable();
    assert_eq!(counts, [(0, 3), (1, 3), (2, 3), (3, 3)]);
    assert!(Shelf::default().read(&paths, &|_, _| ControlFlow::Break(())).is_none());
}

/// The problems as a user reads them, without their folder.
fn problems_of(problems: &[Problem]) -> Vec<String> {
    problems.iter().map(|it| format!("{}: {}", id_with_ending(&it.path), it.reason)).collect()
}

#[test]
fn a_sidecar_adds_and_corrects_and_is_no_source() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    create_dir_all(root.join("wire")).unwrap();
    write(root.join("story.txt"), STORY).unwrap();
    write(root.join("wire/pier.md"), format!("---\ntitle: Wrong\nurl: http://a.example\n---\n{STORY}"))
        .unwrap();
    let record =
        |n: usize| format!("{{\"title\": \"Number {n}\", \"body\": \"The wall broke in {n} places.\"}}\n");
    write(root.join("wire/all.jsonl"), [record(1), record(2)].concat()).unwrap();
    let sidecar = "['story.txt']\ntitle = 'A wall breaks'\npublished = 2026-03-04\ntier = 'primary'\n\
        embargoed_until = 2026-03-05T06:00:00Z\n['wire/pier.md']\ntitle = 'The pier'\n";
    write(root.join(SIDECAR), sidecar).unwrap();
    write(
        root.join("wire").join(SIDECAR),
        "['all.jsonl']\noutlet = 'Quay Wire'\n['all.jsonl#2']\nbyline = 'Ada Quill'\n",
    )
    .unwrap();
    let Sources { sources, problems, .. } = sources(&[root.to_owned()], false, &on);
    assert_eq!(problems_of(&problems), [""; 0]);
    let known: Vec<_> = sources
        .iter()
        .map(|it| &it.article)
        .map(|it| [&it.title, &it.outlet, &it.byline, &it.url].map(|told| told.clone().unwrap_or_default()))
        .collect();
    let expected = [
        ["A wall breaks", "", "", ""],
        ["Number 1", "Quay Wire", "", ""],
        ["Number 2", "Quay Wire", "Ada Quill", ""],
        ["The pier", "", "", "http://a.example"],
    ];
    assert_eq!(known, expected.map(|it| it.map(str::to_owned)));
    let story = &sources[0];
    assert_eq!(story.article.tier, crate::source::Tier::Primary);
    assert!(story.article.embargoed.is_some());
    // A day that the sidecar tells dates the words.
    assert!(story.facts.dates[0].iso.as_deref().is_some_and(|iso| iso.contains("2026-03-03")));
}

#[test]
fn a_mistake_in_a_sidecar_is_named_and_the_rest_holds() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    write(root.join("story.txt"), STORY).unwrap();
    let sidecar = "['stroy.txt']\ntitle = 'x'\n['story.txt']\noutlet = 'Quay Wire'\ntitel = 'x'\ntier = 'prim'\n\
        published = 'May'\nembargoed_until = 3\n[gone]\n";
    write(root.join(SIDECAR), sidecar).unwrap();
    let Sources { sources, problems, .. } = sources(&[root.join("story.txt")], false, &on);
    assert_eq!(sources[0].article.outlet.as_deref(), Some("Quay Wire"));
    assert_eq!(
        problems_of(&problems),
        [
            "sources.toml: line 1: there is no file `stroy.txt`; did you mean `story.txt`?",
            "sources.toml: line 5: no key is called `titel`; did you mean `title`?",
            "sources.toml: line 6: no tier is called `prim`; did you mean `primary`?",
            "sources.toml: line 7: a date is wanted here, such as 2025-11-04",
            "sources.toml: line 8: a date and time is wanted here, such as 2025-11-04T06:00:00-05:00",
            "sources.toml: line 9: there is no file `gone`; take its table out, or put the file there",
        ]
    );
}

#[test]
fn a_changed_sidecar_is_noticed_and_only_its_files_are_read_again() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    write(root.join("a.txt"), STORY).unwrap();
    write(root.join("b.txt"), STORY).unwrap();
    let mut shelf = Shelf::default();
    let mut read = |sidecar: &str| {
        write(root.join(SIDECAR), sidecar).unwrap();
        shelf.read(&[root.to_owned()], &on).unwrap().sources
    };
    let before = read("['a.txt']\ntitle = 'One'\n");
    let after = read("['a.txt']\ntitle = 'Two'\n");
    assert_eq!(after[0].article.title.as_deref(), Some("Two"));
    assert!(!std::sync::Arc::ptr_eq(&before[0], &after[0]) && std::sync::Arc::ptr_eq(&before[1], &after[1]));
    assert_eq!(read("")[0].article.title, None);
}

#[test]
fn a_folder_may_hold_every_format_and_records_of_something_else() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    for (name, content) in [
        ("a.txt", STORY),
        ("b.json", r#"{"headline": "A wall", "body_text": "The wall broke on Tuesday."}"#),
        ("c.eml", "From: ada@example.org\nSubject: Wall\n\nThe wall broke on Tuesday.\n"),
        ("d.jsonl", "{\"title\": \"A wall\", \"text\": \"The wall broke on Tuesday.\"}\n"),
        ("e.xml", "<nitf><body><body.content><p>The wall broke on Tuesday.</p></body.content></body></nitf>"),
        ("package.json", r#"{"name": "x", "version": "1.0.0"}"#),
        ("~$story.docx", "Ada"),
        ("odd.jsonl", "{\"level\": \"info\"}\n"),
        ("rss.xml", "<rss/>"),
    ] {
        write(root.join(name), content).unwrap();
    }
    let documents = std::path::Path::new("tests/fixtures/documents");
    std::fs::copy(documents.join("harbour-python-docx.docx"), root.join("f.docx")).unwrap();
    let Sources { sources: all, problems, .. } = sources(&[root.to_owned()], false, &on);
    let ids: Vec<&str> = all.iter().map(|source| source.article.id.as_str()).collect();
    assert_eq!(ids, ["a", "b", "c", "d-1", "e", "f"]);
    let names: Vec<String> = problems.iter().map(|it| id_with_ending(&it.path)).collect();
    assert_eq!(names, ["odd.jsonl", "rss.xml"], "{problems:?}");
    let named = sources(&[root.join("package.json")], false, &on);
    assert_eq!(named.problems[0].reason, Reason::NoNews);
}
