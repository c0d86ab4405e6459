//! Word documents as their two writers wrote them (`tests/fixtures/documents/make.py`), as source and as draft.
use std::{fs, path::Path, process::Command, sync::Arc};

use copydesk::{
    analysis::Analysis,
    config::Config,
    corpus::Corpus,
    source::{self, Article, BlockKind, Role},
};

const WRITERS: [&str; 2] = ["python-docx", "libreoffice"];

fn article(writer: &str, role: Role) -> Article {
    let path = format!("tests/fixtures/documents/harbour-{writer}.docx");
    source::read(&path, &fs::read(Path::new(&path)).unwrap(), role).articles.remove(0)
}

#[test]
fn both_writers_say_the_same() {
    for writer in WRITERS {
        let article = article(writer, Role::Source);
        let text = "Harbour wall breaks in Fernhollow\nBy Ada Quill\nMarch 4, 2026\n\
            The harbour wall at Fernhollow broke on Tuesday morning and 412 people left their homes, the mayor’s office said.\n\
            What the mayor said\n\
            “We will never raise taxes on small shops,” said Mayor Bo Reed, who spoke for 15 minutes on the quay.\n\
            The repair will cost $3.2 million, she said.\nIt will take eleven weeks.\n\
            “Nobody was hurt,” the harbour master said.\nYear | Boats in the harbour\n2024 | 212\n2025 | 187\n\
            The council meets again in twelve days, Reed said.\n";
        assert_eq!(article.text.as_str(), text, "{writer}");
        assert_eq!(article.title.as_deref(), Some("Harbour wall breaks in Fernhollow"));
        assert_eq!(article.byline.as_deref(), Some("Ada Quill"), "not who saved the file");
        assert_eq!(article.published, Some(jiff::civil::date(2026, 3, 4)), "not when the template was made");
        let kind = |paragraph: usize| &article.blocks[paragraph - 1].kind;
        assert_eq!(
            (kind(5), kind(7), kind(9)),
            (&BlockKind::Heading, &BlockKind::ListItem, &BlockKind::BlockQuote)
        );
        let header = Some("Year | Boats in the harbour".to_owned());
        assert_eq!(kind(12), &BlockKind::TableRow { header }, "{writer}");
    }
}

#[test]
fn a_document_is_a_source_and_a_draft() {
    let story = "# Wall\n\n“We will not raise taxes on small shops,” said Mayor Bo Reed.\n\n\
        The repair will cost $2.3 million.\n";
    for writer in WRITERS {
        let story = source::article("story.md", story, Role::Draft);
        for (source, draft) in
            [(article(writer, Role::Source), story.clone()), (story, article(writer, Role::Draft))]
        {
            let corpus = Arc::new(Corpus::new(vec![source]));
            let found = Analysis::new(draft, corpus, Arc::new(Config::default()));
            let codes: Vec<&str> = found.findings.iter().map(|it| it.code).collect();
            assert!(codes.contains(&"misquote") && codes.contains(&"figure-conflict"), "{writer}: {codes:?}");
            let evidence = &found.findings[0].evidence[0];
            assert!(found.article_of(evidence).is_some());
        }
    }
}

#[test]
fn the_report_tells_paragraphs() {
    let args =
        ["check", "--corpus", "harbour-libreoffice.docx", "harbour-python-docx.docx", "--format", "text"];
    let mut command = Command::new(env!("CARGO_BIN_EXE_copydesk"));
    let output = command.current_dir("tests/fixtures/documents").args(args).output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success() && text.contains("checked against 1 source"), "{text}");
    let desk = tempfile::tempdir().unwrap();
    fs::write(desk.path().join("wire.md"), "“We will raise taxes on small shops,” said Mayor Bo Reed.\n")
        .unwrap();
    fs::copy("tests/fixtures/documents/harbour-python-docx.docx", desk.path().join("story.docx")).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_copydesk"));
    let output =
        command.current_dir(desk.path()).args(["check", "--corpus", "wire.md", "."]).output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.contains("error[misquote]") && text.contains(" --> story.docx, paragraph 6\n"), "{text}");
    assert_eq!(output.status.code(), Some(1));
}
