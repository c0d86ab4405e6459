//! Whatever is typed, the findings are those of the text as it stands.
use proptest::{prelude::*, sample::Index};
use serde_json::{Value, json};
use tokio::runtime::Runtime;

use super::client::TestClient;

const DRAFT: &str = "untitled:Draft";
const START: &str =
    "# 😀 Bridge\r\n\r\nIt opened on Thursday, March 31, 2025.\rIt closed on April 31, 2025, “👩‍🚀 again”.\n";
/// What is typed: findings, and all that makes counting hard.
const PIECES: &[&str] = &[
    "",
    "x",
    " ",
    ".",
    "\n",
    "\r\n",
    "\r",
    "\n\n",
    "\u{2028}",
    "\u{85}",
    "😀",
    "e\u{301}",
    "“",
    "”",
    "Friday, March 31, 2025",
    "on April 31, 2025. ",
    "“we do not agree with interventions,” she said. ",
    "é Thursday,\u{a0}May 1, 2026 😀",
];

#[derive(Clone, Debug)]
struct Edit {
    ends: [Index; 2],
    piece: Index,
}

fn edit() -> impl Strategy<Value = Edit> {
    let index = any::<Index>;
    (index(), index(), index()).prop_map(|(start, end, piece)| Edit { ends: [start, end], piece })
}

fn batches() -> impl Strategy<Value = Vec<Vec<Edit>>> {
    prop::collection::vec(prop::collection::vec(edit(), 1..4), 1..12)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn any_edits_end_in_the_findings_of_the_final_text(
        encoding in prop::sample::select(vec!["utf-8", "utf-16", "utf-32"]),
        batches in batches(),
    ) {
        let (edited, fresh) = Runtime::new().unwrap().block_on(both(encoding, &batches));
        prop_assert_eq!(edited, fresh);
    }
}

/// The findings after the edits, and those of the final text opened afresh.
async fn both(encoding: &str, batches: &[Vec<Edit>]) -> (Value, Value) {
    let encodings = json!({"general": {"positionEncodings": [encoding]}});
    let mut client = TestClient::start_with(json!({"capabilities": encodings})).await;
    assert_eq!(client.greeting["capabilities"]["positionEncoding"], encoding);
    client.open(DRAFT, "plaintext", START).await;
    let mut text = START.to_owned();
    for (version, batch) in (2..).zip(batches) {
        let changes: Vec<Value> = batch.iter().map(|edit| apply(&mut text, edit, encoding)).collect();
        client.change(DRAFT, version, Value::Array(changes)).await;
    }
    let last = batches.len() + 1;
    let mut edited = client.diagnostics(DRAFT).await;
    while edited["version"] != last {
        edited = client.diagnostics(DRAFT).await;
    }
    client.open("untitled:Fresh", "plaintext", &text).await;
    let mut fresh = client.diagnostics("untitled:Fresh").await;
    (edited["diagnostics"].take(), fresh["diagnostics"].take())
}

/// Makes a change as an editor does: the range counts in the text before it.
fn apply(text: &mut String, edit: &Edit, encoding: &str) -> Value {
    let ends = edit.ends.map(|index| place(text, index.index(text.len() + 1)));
    let (start, mut end) = (ends[0].min(ends[1]), ends[0].max(ends[1]));
    // Not half of the draft at once.
    if end - start > 30 {
        end = start;
    }
    let piece = PIECES[edit.piece.index(PIECES.len())];
    let range = json!({"start": position(text, start, encoding), "end": position(text, end, encoding)});
    text.replace_range(start..end, piece);
    json!({"range": range, "text": piece})
}

/// A place where a caret can stand.
fn place(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) || (text[..at].ends_with('\r') && text[at..].starts_with('\n')) {
        at -= 1;
    }
    at
}

/// Counted by hand, as the protocol describes it.
fn position(text: &str, at: usize, encoding: &str) -> Value {
    let before = text[..at].replace("\r\n", "\n").replace('\r', "\n");
    let line = before.rsplit('\n').next().unwrap();
    let column = match encoding {
        "utf-8" => line.len(),
        "utf-16" => line.encode_utf16().count(),
        _ => line.chars().count(),
    };
    json!({"line": before.matches('\n').count(), "character": column})
}
