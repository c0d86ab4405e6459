use jiff::civil::date;

use super::*;
use crate::{
    analysis::Counts,
    cli::terminal::Terminal,
    config::Config,
    corpus::Corpus,
    finding::{Citation, Edit, Evidence, Fix, fingerprint::Fingerprint},
    source::{self, Embargo, Role},
    text::Text,
};

const SOURCE: &str = "The mayor was plain on Thursday night.\n\n“We will never raise taxes,” Mayor Ada Quill told the council.\n";

/// A long paragraph in one line, as drafts are written, with one altered quotation.
fn draft() -> String {
    let before = "Fernhollow’s council met for the fourth time this spring to settle what it had put off since winter. ";
    let after = " Nobody in the hall rose to answer her, and the vote was put off to the following week.";
    format!("# The budget\n\n{before}“We will not raise taxes,” said Quill.{after}\n")
}

fn report() -> Report {
    let source = source::article("wire/council.md", SOURCE, Role::Source);
    let draft = source::article("drafts/budget.md", &draft(), Role::Draft);
    let at = |text: &Text, words: &str| {
        let start = text.as_str().find(words).unwrap_or_default();
        start..start + words.len()
    };
    let citation = Citation {
        id: source.id.clone(),
        path: source.path.clone(),
        title: Some("Mayor rules out tax rise".to_owned()),
        outlet: Some("The Fernhollow Wire".to_owned()),
        byline: Some("Ines Moll".to_owned()),
        published: Some(date(2025, 5, 9)),
        url: None,
        embargoed: None,
    };
    let words = at(&draft.text, "“We will not raise taxes,”");
    let finding = Finding {
        code: "misquote",
        severity: Severity::Error,
        span: words.clone(),
        message: "the source has “never”, not “not”".to_owned(),
        evidence: vec![Evidence {
            others: 0,
            citation: Arc::new(citation),
            span: at(&source.text, "“We will never raise taxes,”"),
            paragraph: 2,
            time: None,
            speaker: Some("Ada Quill".to_owned()),
            excerpt: "We will never raise taxes".to_owned(),
        }],
        fixes: vec![Fix {
            title: "use the source’s words: “We will never raise taxes,”".to_owned(),
            edits: vec![Edit { span: words, new_text: "“We will never raise taxes,”".to_owned() }],
        }],
        fingerprint: Fingerprint::default(),
    };
    let corpus = Arc::new(Corpus::new(vec![source]));
    let mut analysis = Analysis::new(draft, Arc::clone(&corpus), Arc::new(Config::default()));
    (analysis.findings, analysis.counts) = (vec![finding], Counts::default());
    let files = vec![analysis];
    Report {
        libraries: vec![Arc::new(Library::new(corpus, Vec::new()))],
        files,
        problems: Vec::new(),
        fail_on: Severity::Error,
        fixed: 0,
        known: 0,
        elapsed: Duration::from_millis(7),
    }
}

#[test]
fn a_finding_reads_like_a_copy_editors_note() {
    let drawn = text::render(&report(), Terminal { color: false, width: 80 }, false);
    let expected = r#"error[misquote]: the source has “never”, not “not”
 --> drafts/budget.md:3:102
  |
3 | … put off since winter. “We will not raise taxes,” said Quill. Nobody in …
  |                         ^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = source: “We will never raise taxes”
            Ada Quill, paragraph 2, wire/council.md:3:1
            “Mayor rules out tax rise”, The Fernhollow Wire, Ines Moll
            May 9, 2025
  = fix: use the source’s words: “We will never raise taxes,”

1 error in 1 draft checked against 1 source in 7 ms.
"#;
    assert!(drawn.starts_with(expected), "{drawn}");
}

#[test]
fn an_embargo_is_told_first_wherever_the_source_is_cited() {
    let mut report = report();
    Arc::make_mut(&mut report.files[0].findings[0].evidence[0].citation).embargoed =
        Embargo::new("2026-03-05T06:00:00Z");
    let drawn = text::render(&report, Terminal { color: false, width: 100 }, true);
    assert!(
        drawn.contains("embargoed until March 5, 2026, 06:00 UTC, “Mayor rules out tax rise”"),
        "{drawn}"
    );
    let root: serde_json::Value = serde_json::from_str(&json::render(&report)).unwrap();
    let evidence = &root["files"][0]["findings"][0]["evidence"][0];
    assert_eq!(evidence["source"]["embargoed"], "2026-03-05T06:00:00Z");
}

#[test]
fn no_line_is_wider_than_the_terminal() {
    for width in [40, 57, 80, 120, 160] {
        let mut report = report();
        report.files[0].findings[0].message +=
            ", and a good deal more is to be said about it than one line holds";
        let drawn = text::render(&report, Terminal { color: false, width }, true);
        let widest = drawn.lines().map(|line| line.chars().count()).max();
        assert!(widest <= Some(width), "{width}\n{drawn}");
    }
}

#[test]
fn a_span_over_two_lines_is_underlined_in_both() {
    let mut report = report();
    let file = &mut report.files[0];
    file.draft = Arc::new(source::article("a.md", "one two\r\nthree four\r\n", Role::Draft));
    file.findings[0].span = 4..14;
    file.findings[0].evidence.clear();
    file.findings[0].fixes.clear();
    let drawn = text::render(&report, Terminal { color: false, width: 80 }, true);
    let expected = "1 | one two\n  |     ^^^\n2 | three four\n  | ^^^^^";
    assert!(drawn.contains(expected), "{drawn}");
}

#[test]
fn json_follows_the_schema_and_counts_as_editors_do() {
    let mut report = report();
    report.problems.push(Problem { path: "gone.md".to_owned(), reason: "not found".to_owned() });
    let own = Evidence { citation: Arc::default(), ..report.files[0].findings[0].evidence[0].clone() };
    report.files[0].findings[0].evidence.push(own);
    let out: serde_json::Value = serde_json::from_str(&json::render(&report)).unwrap_or_default();
    let schema = serde_json::from_str(include_str!("check.schema.json")).unwrap_or_default();
    let errors: Vec<String> = match jsonschema::validator_for(&schema) {
        Ok(validator) => validator.iter_errors(&out).map(|error| error.to_string()).collect(),
        Err(error) => vec![error.to_string()],
    };
    assert_eq!(errors, Vec::<String>::new());
    let finding = &out["files"][0]["findings"][0];
    assert_eq!(finding["range"]["start"], serde_json::json!({ "line": 2, "character": 101 }));
    // A curly apostrophe and the opening mark take three bytes each, and one unit each.
    assert_eq!(finding["span"]["start"], 101 + 14 + 2);
    assert_eq!(finding["text"], "“We will not raise taxes,”");
    assert_eq!(finding["evidence"][0]["source"]["published"], "2025-05-09");
    assert_eq!(finding["evidence"][0]["range"]["start"]["line"], 2);
    assert_eq!(finding["evidence"][1]["source"], serde_json::Value::Null);
}
