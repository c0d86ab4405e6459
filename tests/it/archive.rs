//! Archives as a desk uses them: written, brought up to date, and answering as the folder they were made of.
use std::{collections::HashSet, fs, ops::ControlFlow, path::Path, sync::Arc};

use copydesk::{
    analysis::Memo,
    config::Config,
    finding::Finding,
    source::{self, Reason, Role},
    workspace::{
        self, Library,
        archive::{self, Indexed},
    },
};
use tempfile::TempDir;

#[path = "../../benches/archive/news.rs"]
mod news;

/// A folder with articles, and room for an archive of them.
fn desk(articles: u64) -> TempDir {
    let desk = tempfile::tempdir().unwrap();
    fs::create_dir_all(desk.path().join("articles")).unwrap();
    (0..articles).for_each(|number| put(&desk, &format!("a{number:03}.txt"), &news::article(number)));
    desk
}

fn put(desk: &TempDir, name: &str, text: &str) {
    fs::write(desk.path().join("articles").join(name), text).unwrap();
}

fn index(desk: &TempDir) -> Indexed {
    let (articles, out) = (desk.path().join("articles"), desk.path().join("wire.copydesk"));
    archive::index(&[articles], &out, &|_, _, _| ControlFlow::Continue(())).unwrap()
}

fn counts(indexed: &Indexed) -> [usize; 4] {
    assert_eq!(indexed.problems, []);
    [indexed.added, indexed.changed, indexed.removed, indexed.unchanged]
}

fn library(corpus: &Path) -> Arc<Library> {
    let (library, problems) =
        workspace::sources(&[corpus.to_owned()], false, &|_, _| ControlFlow::Continue(())).library();
    assert_eq!(problems, []);
    Arc::new(library)
}

/// What is found in a draft by somebody who remembers what was found in it before.
fn findings_in(memo: &mut Memo, library: &Arc<Library>, draft: &str) -> Vec<Finding> {
    let draft = source::article("draft.md", draft, Role::Draft);
    memo.analyse(draft, Arc::clone(library), Arc::new(Config::default())).findings
}

fn findings(corpus: &Path, draft: &str) -> Vec<Finding> {
    findings_in(&mut Memo::default(), &library(corpus), draft)
}

fn of_archive(desk: &TempDir, draft: &str) -> Vec<Finding> {
    findings(&desk.path().join("wire.copydesk"), draft)
}

#[test]
fn an_archive_answers_as_its_folder_does() {
    // The articles that the draft tells of, among others like them.
    let articles = news::drafted() + 74;
    let desk = desk(articles);
    assert_eq!(counts(&index(&desk)), [articles as usize, 0, 0, 0]);
    let (draft, planted) = news::draft();
    let found = of_archive(&desk, &draft);
    let codes: Vec<&str> = found.iter().map(|finding| finding.code).collect();
    assert_eq!(codes, planted);
    let told = |findings: &[Finding]| -> Vec<_> {
        let cited = |it: &Finding| -> Vec<_> { it.evidence.iter().map(|it| it.excerpt.clone()).collect() };
        findings
            .iter()
            .map(|it| (it.code, it.severity, it.span.clone(), cited(it), it.fixes.clone()))
            .collect()
    };
    assert_eq!(told(&found), told(&findings(&desk.path().join("articles"), &draft)));
}

#[test]
fn an_edited_draft_is_answered_by_an_archive_as_a_new_one_is() {
    let desk = desk(news::drafted() + 40);
    index(&desk);
    let (draft, _) = news::draft();
    let path = desk.path().join("wire.copydesk");
    let (kept, mut memo) = (library(&path), Memo::default());
    findings_in(&mut memo, &kept, &draft);
    let mut seen = HashSet::new();
    // Other words ask for other articles; then the draft is as it was before.
    let wrong = "The glass footbridge of Hartandumwick was opened on October 13, 2025. ";
    for typed in
        ["The glass ", wrong, "Some 3872 anglers came to see the archive opened in Glenorelwick. ", ""]
    {
        let text = format!("{typed}{draft}");
        let edited = findings_in(&mut memo, &kept, &text);
        assert_eq!(edited, findings(&path, &text), "{typed}");
        seen.insert(edited.len());
    }
    assert!(seen.len() > 1, "what was typed was of no account");
}

#[test]
fn records_of_something_else_are_counted_in_a_folder_and_told_by_name() {
    let desk = desk(1);
    put(&desk, "package.json", r#"{"name": "x", "version": "1.0.0"}"#);
    put(&desk, "picture.json", r#"{"uri": "u", "type": "picture", "headline": "A pier"}"#);
    for added in [1, 0] {
        let indexed = index(&desk);
        assert_eq!(counts(&indexed), [added, 0, 0, 1 - added]);
        assert_eq!(indexed.passed_over, 2);
    }
    let named = ["package.json", "picture.json"].map(|name| desk.path().join("articles").join(name));
    let out = desk.path().join("named.copydesk");
    let indexed = archive::index(&named, &out, &|_, _, _| ControlFlow::Continue(())).unwrap();
    let reasons: Vec<&Reason> = indexed.problems.iter().map(|it| &it.reason).collect();
    assert_eq!(reasons, [&Reason::NoNews, &Reason::OtherNews]);
    assert_eq!((indexed.added, indexed.passed_over), (0, 0));
}

#[test]
fn only_what_has_changed_is_read_again() {
    let desk = desk(6);
    index(&desk);
    assert_eq!(counts(&index(&desk)), [0, 0, 0, 6]);
    let draft = "The pier at Callow Bay cost $7 million to build.";
    put(&desk, "new.txt", "The pier at Callow Bay cost $5 million to build, the harbour board said.");
    assert_eq!(counts(&index(&desk)), [1, 0, 0, 6]);
    assert_eq!(of_archive(&desk, draft).len(), 1);
    put(
        &desk,
        "new.txt",
        "The pier at Callow Bay cost $7 million to build, the harbour board said on Monday.",
    );
    assert_eq!(counts(&index(&desk)), [0, 1, 0, 6]);
    assert_eq!(of_archive(&desk, draft), []);
    put(&desk, "new.txt", "The pier at Callow Bay cost $5 million to build, the harbour board said.");
    index(&desk);
    fs::remove_file(desk.path().join("articles/new.txt")).unwrap();
    assert_eq!(counts(&index(&desk)), [0, 0, 1, 6]);
    assert_eq!(of_archive(&desk, draft), []);
}

#[test]
fn a_wire_story_is_cited_once_with_the_number_of_the_others() {
    let desk = desk(4);
    let story = "Callow Bay opens its pier\n\nThe pier at Callow Bay cost $5 million to build, the harbour board said in a \
                 statement, and will be open to anglers and walkers on every day of the week.\n\n";
    for paper in ["courier", "globe", "herald", "ledger"] {
        put(&desk, &format!("{paper}.txt"), &format!("{story}The {paper} wrote of nothing else this week."));
    }
    index(&desk);
    let draft = "The pier at Callow Bay cost $7 million to build, the harbour board said.";
    let cited = |findings: Vec<Finding>| -> Vec<(String, usize)> {
        let evidence = findings.into_iter().flat_map(|finding| finding.evidence);
        evidence.map(|it| (it.citation.id.clone(), it.others)).collect()
    };
    assert_eq!(cited(of_archive(&desk, draft)), [("courier".to_owned(), 3)]);
    assert_eq!(cited(findings(&desk.path().join("articles"), draft)), [("courier".to_owned(), 3)]);
    // Where it was found is gone: it is found in the next.
    fs::remove_file(desk.path().join("articles/courier.txt")).unwrap();
    assert_eq!(counts(&index(&desk)), [0, 0, 1, 7]);
    assert_eq!(cited(of_archive(&desk, draft)), [("globe".to_owned(), 2)]);
}

#[test]
fn a_run_that_is_stopped_leaves_an_archive_and_the_next_one_goes_on() {
    let desk = desk(6);
    let (articles, out) = (desk.path().join("articles"), desk.path().join("wire.copydesk"));
    let stopped = archive::index(&[articles], &out, &|_, _, _| ControlFlow::Break(())).unwrap();
    assert_eq!(stopped.contents.articles, 0);
    assert_eq!(of_archive(&desk, "The pier cost $5 million."), []);
    assert_eq!(counts(&index(&desk)), [6, 0, 0, 0]);
}

#[test]
fn a_file_of_many_articles_is_taken_whole_or_not_at_all() {
    let desk = desk(0);
    let record = |number: u64| {
        let text = news::article(number);
        let (headline, body) = text.split_once("\n\n").unwrap();
        serde_json::json!({ "headline": headline, "body": body }).to_string()
    };
    let records: Vec<String> = (0..600).map(record).collect();
    put(&desk, "wire.jsonl", &records.join("\n"));
    let (articles, out) = (desk.path().join("articles"), desk.path().join("wire.copydesk"));
    let halfway =
        |_, _, articles| if articles > 0 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) };
    let stopped = archive::index(&[articles], &out, &halfway).unwrap();
    assert_eq!((stopped.contents.articles, stopped.contents.files), (0, 0));
    let whole = index(&desk);
    assert_eq!((counts(&whole), whole.contents.articles), ([1, 0, 0, 0], 600));
    let codes: Vec<&str> = of_archive(&desk, &news::draft().0).iter().map(|it| it.code).collect();
    assert_eq!(codes, news::draft().1);
}
