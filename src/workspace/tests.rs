use std::fs::{create_dir_all, write};

use super::*;

const STORY: &str = "The wall broke on Tuesday, officials said.\n";

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
    ] {
        write(root.join(name), content).unwrap();
    }
    let (articles, problems) = sources(&[root.to_owned(), root.join("missing.txt")], &|_| {});
    let ids: Vec<&str> = articles.iter().map(|article| article.id.as_str()).collect();
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
    let (articles, problems) = sources(&[folder.path().to_owned()], &|_| {});
    assert_eq!(articles.len(), 1);
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
