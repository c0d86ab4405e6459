use crate::source::{Article, BlockKind, Places, Reason, Role, read};

/// The structure is that of ninjs 3.1, the news is invented.
const NINJS: &str = r#"{
  "uri": "http://wire.example.com/items/20260304-pier-9",
  "standard": {"name": "ninjs", "version": "3.1"},
  "type": "text",
  "representationType": "full",
  "firstCreated": "2026-03-03T22:10:00Z",
  "versionCreated": "2026-03-04T10:37:00Z",
  "embargoedUntil": "2026-03-05T06:00:00+01:00",
  "pubStatus": "usable",
  "copyrightHolder": "Quay Wire",
  "language": "en",
  "by": "Ada Quill and Bo Reed",
  "headlines": [
    {"role": "short", "value": "Pier shut"},
    {"role": "main", "contentType": "text/html", "value": "Fernhollow &amp; the <b>pier</b> that broke"}
  ],
  "bodies": [
    {"role": "main", "contentType": "text/plain", "value": "All of it in one paragraph: 412 people left."},
    {"role": "richtext", "contentType": "application/xhtml+xml",
     "value": "<p>The pier at Fernhollow broke on Tuesday.</p><h2>The mayor</h2><p>“We will never raise taxes,” said Mayor Bo Reed&rsquo;s office.</p>"}
  ]
}"#;

fn one(text: &str) -> Article {
    let mut reading = read("wire/pier.json", text.as_bytes(), Role::Source);
    assert_eq!(reading.problems, []);
    reading.articles.remove(0)
}

fn reason(text: &str) -> Option<Reason> {
    read("wire/pier.json", text.as_bytes(), Role::Source).problems.pop().map(|it| it.reason)
}

#[test]
fn ninjs_3_gives_its_headline_its_best_body_and_its_embargo() {
    let article = one(NINJS);
    assert_eq!(article.id, "pier");
    assert_eq!(article.title.as_deref(), Some("Fernhollow & the pier that broke"));
    assert_eq!(article.byline.as_deref(), Some("Ada Quill and Bo Reed"));
    assert_eq!(article.outlet.as_deref(), Some("Quay Wire"));
    assert_eq!(article.published, Some(jiff::civil::date(2026, 3, 4)));
    let embargo = article.embargoed.as_ref().map(ToString::to_string);
    assert_eq!(embargo.as_deref(), Some("embargoed until March 5, 2026, 06:00 UTC+01:00"));
    assert_eq!(article.places, Places::Paragraphs);
    let blocks: Vec<_> =
        article.blocks.iter().map(|it| (it.kind.clone(), it.paragraph, &*it.prose)).collect();
    assert_eq!(
        blocks,
        [
            (BlockKind::Heading, 0, "Fernhollow & the pier that broke"),
            (BlockKind::Paragraph, 1, "The pier at Fernhollow broke on Tuesday."),
            (BlockKind::Heading, 2, "The mayor"),
            (BlockKind::Paragraph, 3, "“We will never raise taxes,” said Mayor Bo Reed’s office."),
        ]
    );
    assert_eq!(article.place(article.blocks[3].extent().start), "wire/pier.json, paragraph 3");
    assert_eq!(article.place(0), "wire/pier.json");
}

#[test]
fn older_ninjs_and_exports_have_other_names() {
    for (text, byline, day) in [
        (
            r#"{"uri": "u", "headline": "Pier shut", "byline": "By Ada Quill", "versioncreated": "2026-03-04T10:37:00Z",
                "embargoed": "2026-03-05", "body_xhtml": "<div><p>The pier at Fernhollow broke.</p></div>"}"#,
            Some("Ada Quill"),
            4,
        ),
        (
            r#"{"id": 7, "title": {"rendered": "Pier shut"}, "content": {"rendered": "<p>The pier at Fernhollow broke.</p>\n"},
                "date": "2026-03-05T01:00:00", "embargo": "2026-03-05", "author": 12}"#,
            None,
            5,
        ),
        (
            r#"{"Headline": "Pier shut", "articleBody": "The pier at Fernhollow broke.", "datePublished": "March 6, 2026",
                "author": [{"name": "Ada Quill"}, "Bo Reed"], "embargoed_until": "2026-03-05"}"#,
            Some("Ada Quill and Bo Reed"),
            6,
        ),
    ] {
        let article = one(text);
        assert_eq!(article.title.as_deref(), Some("Pier shut"), "{text}");
        assert_eq!(&*article.blocks[1].prose, "The pier at Fernhollow broke.");
        assert_eq!(article.byline.as_deref(), byline);
        assert_eq!(article.published, Some(jiff::civil::date(2026, 3, day)));
        assert!(article.embargoed.is_some());
    }
}

#[test]
fn what_is_no_article_says_why() {
    assert_eq!(reason(r#"{"name": "a-package", "version": "1.0.0", "scripts": {}}"#), Some(Reason::NoNews));
    assert_eq!(reason(r#"{"uri": "u", "type": "picture", "headline": "A pier"}"#), Some(Reason::OtherNews));
    assert_eq!(reason("[]"), Some(Reason::NoNews));
    assert_eq!(reason("12"), Some(Reason::NoNews));
    let killed = NINJS.replace("usable", "canceled");
    assert_eq!(reason(&killed), Some(Reason::Withdrawn("canceled".to_owned())));
    let Some(Reason::Damaged(why)) = reason("{\"headline\": \"x\",\n \"body\" 1}") else { panic!() };
    assert_eq!(why, "expected `:` at line 2, character 9");
}

#[test]
fn an_archive_gives_its_articles_and_names_the_rest() {
    let line = |id: &str| {
        format!(r#"{{"id": {id}, "headline": "Pier shut", "body": "The pier at Fernhollow broke."}}"#)
    };
    let lines = [
        line("\"pier-shut\""),
        line("8"),
        "{\"headline\": \"cut".to_owned(),
        r#"{"headline": "No body"}"#.to_owned(),
        line("9"),
    ];
    let reading = read("x/wire.jsonl", lines.join("\n\n").as_bytes(), Role::Source);
    let told: Vec<_> = reading.articles.iter().map(|it| (&*it.id, &*it.path)).collect();
    assert_eq!(
        told,
        [("pier-shut", "x/wire.jsonl#1"), ("wire-3", "x/wire.jsonl#3"), ("wire-9", "x/wire.jsonl#9")]
    );
    let problems: Vec<_> = reading.problems.iter().map(|it| &*it.path).collect();
    assert_eq!(problems, ["x/wire.jsonl#5", "x/wire.jsonl"]);
    assert_eq!(reading.problems[1].reason, Reason::PartsWithout { count: 1, first: 4 });
    let list = format!("[{}, {{}}, {}]", line("\"pier-shut\""), line("8"));
    let reading = read("x/wire.json", list.as_bytes(), Role::Source);
    let ids: Vec<_> = reading.articles.iter().map(|it| &*it.id).collect();
    assert_eq!((ids, reading.problems.len()), (vec!["pier-shut", "wire-3"], 1));
    assert_eq!(read("x/wire.jsonl", b"{}", Role::Draft).problems[0].reason, Reason::Many);
}

#[test]
fn of_many_damaged_lines_a_few_are_told_of() {
    let reading = read("x/wire.jsonl", "a;b;c\n".repeat(500).as_bytes(), Role::Source);
    assert_eq!(reading.problems.len(), 21);
    assert_eq!(reading.problems[20].reason, Reason::MoreDamaged { count: 480 });
}
