use super::*;
use crate::analysis::action::applied;

fn acceptance() -> Acceptance {
    let said = Said { id: "wire".to_owned(), words: "a \"fine\" line, isn't it".to_owned() };
    let claim = Claim {
        code: "misquote".to_owned(),
        words: "“not”".to_owned(),
        sentence: "He said \"no\", and 'not'; C:\\temp".to_owned(),
        source: Some(said),
    };
    let (by, on) = ("Ada Quill".to_owned(), jiff::civil::date(2025, 11, 4));
    let reason = "read back by phone".to_owned();
    Acceptance { claim, by, on, reason, place: "copydesk.ledger.toml:3".to_owned() }
}

fn read(text: &str) -> Ledger {
    let path = Path::new("desk").join(FILE_NAME);
    parse(text, &path).unwrap_or_else(|mistakes| panic!("{text}\n{mistakes:?}"))
}

fn added(text: &str, draft: &str, entry: &Acceptance) -> String {
    applied(text, &[append(text, &written(Path::new(draft), entry)).expect(text)])
}

#[test]
fn an_entry_comes_back_as_it_was_written() {
    let mut entry = acceptance();
    assert_eq!(read(&added("", "story.md", &entry)).of(Path::new("desk/story.md")), [entry.clone()]);
    entry.claim.source = None;
    let written = added("", "story.md", &entry);
    assert_eq!(read(&written).of(Path::new("story.md")), [entry]);
    assert_eq!(read(&written).of(Path::new("other.md")), []);
}

#[test]
fn the_users_own_formatting_is_kept() {
    let entry = acceptance();
    let first = added("", "story.md", &entry);
    let own = format!("# ours\r\n{}\r\n# the end  \r\n\r\n", first.replace('\n', "\r\n"));
    let both = added(&own, "b.md", &entry);
    assert!(both.starts_with(own.trim_end()), "{both}");
    assert!(!both.replace("\r\n", "").contains('\n'), "{both:?}");
    assert_eq!(read(&both).of(Path::new("b.md")).len(), 1);
    for broken in ["[[accepted]", "accepted = []\n", "accepted = 1\n"] {
        assert_eq!(append(broken, &written(Path::new("a.md"), &entry)), None, "{broken}");
    }
}

#[test]
fn a_new_entry_without_a_reason_waits_for_one() {
    let entry = Acceptance { reason: String::new(), ..acceptance() };
    let text = added("", "story.md", &entry);
    assert!(text.contains("reason = \"REASON\""), "{text}");
    assert_eq!(read(&text).of(Path::new("story.md"))[0].reason, "");
}

#[test]
fn a_mistake_is_named_with_its_place_and_what_was_meant() {
    let entry = added("", "a.md", &acceptance());
    let line = |key: &str| {
        entry.lines().find(|it| it.starts_with(key)).map(|it| format!("{it}\n")).unwrap_or_default()
    };
    let table = [
        (entry.replace("[[accepted]]", "[[acepted]]"), "3:3: no key is called `acepted`"),
        (
            "accepted = 'x'".to_owned(),
            "1:12: a list of entries, each under [[accepted]], is wanted here, not a string",
        ),
        (entry.replace("words =", "word ="), "6:1: no key is called `word`; did you mean `words`?"),
        (
            entry.replace("\"misquote\"", "\"misqoute\""),
            "5:8: no check is called `misqoute`; did you mean `misquote`?",
        ),
        (entry.replace("2025-11-04", "'May'"), "11:6: a date is wanted here, such as 2025-11-04"),
        (entry.replace(&line("by"), "by = 'NAME'\n"), "10:6: say here who accepts it"),
        (entry.replace(&line("by"), ""), "3:1: this entry has no `by`"),
        (entry.replace(&line("draft"), "draft = 1\n"), "4:9: a string is wanted here, not a number"),
        ("[[accepted]".to_owned(), "1:"),
    ];
    for (text, mistake) in table {
        let found = parse(&text, &Path::new("desk").join(FILE_NAME)).err().unwrap_or_default();
        let found: Vec<String> = found.iter().map(|it| format!("{}: {}", it.place(), it.reason)).collect();
        let wanted = format!("desk/{FILE_NAME}:{mistake}");
        assert!(found.iter().any(|it| it.starts_with(&wanted)), "{text}\n{found:?}");
    }
}

#[test]
fn a_ledger_that_is_not_there_is_empty_and_one_that_cannot_be_read_is_a_mistake() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(super::read(&folder.path().join(FILE_NAME)), Ok(Ledger::default()));
    let found = super::read(folder.path()).err().unwrap_or_default();
    assert!(found.len() == 1 && found[0].reason.starts_with("cannot be read"), "{found:?}");
}
