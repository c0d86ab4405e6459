//! The counts above the first line.
use serde_json::{Value, json};

use super::ferry::FerryStory;

const DRAFT: &str = "“We will not raise taxes on small shops,” Ada Quill said. The ferry to Callow Bay carried 412 passengers.\n";

#[tokio::test(flavor = "multi_thread")]
async fn a_lens_counts_what_was_checked() {
    let mut desk = FerryStory::open(DRAFT, json!({}), json!({"codeLens": true})).await;
    let lenses = desk.ask("textDocument/codeLens", json!({})).await;
    let counted = "1 quotation, 1 misquote · 1 figure, 1 supported · 2 names, 2 supported";
    let command = json!({"title": counted, "command": "copydesk.showCorpus"});
    let top = json!({"line": 0, "character": 0});
    assert_eq!(lenses, json!([{"range": {"start": top, "end": top}, "command": command}]));

    let mut desk = FerryStory::open(DRAFT, json!({}), json!({"codeLens": false})).await;
    assert_eq!(desk.ask("textDocument/codeLens", json!({})).await, Value::Null);
}
