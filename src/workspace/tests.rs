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
    let Sources { sources, problems, .. } = sources(&[root.to_owned(), root.join("missing.txt")], &on);
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
    let Sources { sources, problems, .. } = sources(&[folder.path().to_owned()], &on);
    assert_eq!(sources.len(), 1);
    assert!(matches!(&problems[..], [problem] if problem.reason == Reason::Loop), "{problems:?}");
}

#[test]
fn a_draft_may_come_from_elsewhere() {
    let day = Some(jiff::civil::date(2025, 5, 9));
    let draft = draft_from("stdin.md", STORY.as_bytes(), day).unwrap();
    assert_eq!((draft.blocks.len(), draft.published), (1, day));
    assert_eq!(draft_from("stdin.md", b"Two words", None).unwrap().blocks.len(), 1, "a draft may be short");
    for nothing in ["", "\u{feff}", " \r\n\t"] {
        assert!(draft_from("stdin.md", nothing.as_bytes(), None).is_err(), "{nothing:?}");
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
