//! Fixtures: prose, then files (`//- wire.md`, `//- copydesk.ledger.toml`); in the draft, `{|code:words|}` marks an
//! expected finding.
use std::{path::Path, sync::Arc};

use copydesk::{
    analysis::Analysis,
    config::Config,
    corpus::Corpus,
    finding::Severity,
    source::{self, Article, Role},
    text::Span,
    workspace::ledger,
};

/// The name of the file that is checked; all others are sources.
const DRAFT: &str = "draft.md";

/// A draft, its sources, and what should be found.
pub(crate) struct Fixture {
    analysis: Analysis,
    expected: Vec<Expected>,
}

/// A finding as the marks give it: from, to, code.
type Expected = (usize, usize, String);

impl Fixture {
    /// Reads the text of a fixture file.
    pub(crate) fn parse(fixture: &str) -> Fixture {
        let fixture = format!("\n{fixture}");
        let files = fixture.split("\n//- ").skip(1).map(|file| file.split_once('\n').unwrap_or((file, "")));
        Fixture::from_files(files.map(|(path, text)| (path.trim(), text)), Config::default())
    }

    /// Reads pairs of a path and a text.
    pub(crate) fn from_files<'a>(files: impl Iterator<Item = (&'a str, &'a str)>, config: Config) -> Fixture {
        let (mut sources, mut draft, mut expected) = (Vec::new(), None, Vec::new());
        let mut accepted = Vec::new();
        for (path, marked) in files {
            if path == ledger::FILE_NAME {
                accepted = ledger::parse(marked, Path::new(path)).unwrap().of(Path::new(DRAFT));
            } else if path == DRAFT {
                let (text, marks) = take_marks(marked);
                (draft, expected) = (Some(read(path, &text, Role::Draft)), marks);
            } else {
                sources.push(read(path, marked, Role::Source));
            }
        }
        let corpus = Arc::new(Corpus::new(sources));
        let draft = Article { accepted, ..draft.expect("a fixture needs a //- draft.md") };
        Fixture { analysis: Analysis::new(draft, corpus, Arc::new(config)), expected }
    }

    /// What came of the draft.
    pub(crate) fn analysis(&self) -> &Analysis {
        &self.analysis
    }

    /// Every marked span is reported under its code, and nothing else is. Hints are not looked at.
    pub(crate) fn check(&self, name: &str) -> Result<(), String> {
        let found = &self.analysis.findings;
        let told = found.iter().filter(|finding| finding.severity >= Severity::Info);
        let mut told: Vec<Expected> =
            told.map(|it| (it.span.start, it.span.end, it.code.to_owned())).collect();
        told.sort();
        let messages: String = found.iter().map(|it| format!("  {}: {}\n", it.code, it.message)).collect();
        if told == self.expected {
            return Ok(());
        }
        let (expected, told) = (self.show(&self.expected), self.show(&told));
        Err(format!("{name}\nexpected:\n{expected}found:\n{told}messages:\n{messages}"))
    }

    fn show(&self, findings: &[Expected]) -> String {
        let text = self.analysis.draft.text.as_str();
        findings.iter().map(|(start, end, code)| format!("  {code}: {:?}\n", &text[*start..*end])).collect()
    }
}

fn read(path: &str, text: &str, role: Role) -> Article {
    source::article(path, text, role)
}

/// The text without its marks, and where they were. Marks may stand in one another.
fn take_marks(marked: &str) -> (String, Vec<Expected>) {
    let (mut text, mut open, mut marks) = (String::new(), Vec::new(), Vec::new());
    let mut rest = marked;
    while let Some(at) = rest.find("{|").into_iter().chain(rest.find("|}")).min() {
        text += &rest[..at];
        let is_start = rest[at..].starts_with("{|");
        rest = &rest[at + 2..];
        if is_start {
            let (code, inside) = rest.split_once(':').expect("a mark needs a code");
            open.push((text.len(), code.to_owned()));
            rest = inside;
        } else {
            let (start, code) = open.pop().expect("a mark ends that did not begin");
            marks.push((start, text.len(), code));
        }
    }
    assert!(open.is_empty(), "a mark is not closed: {open:?}");
    marks.sort();
    (text + rest, marks)
}

#[test]
fn marks_are_taken_out() {
    let (text, marks) = take_marks("a {|x:“b {|y-z:c|}|} d|e");
    assert_eq!(text, "a “b c d|e");
    let spans: Vec<(Span, &str)> = marks.iter().map(|(start, end, code)| (*start..*end, &**code)).collect();
    assert_eq!(spans, [(2..8, "x"), (7..8, "y-z")]);
}
