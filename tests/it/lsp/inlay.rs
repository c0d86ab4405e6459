//! Verdicts beside the facts.
use serde_json::{Value, json};

use super::ferry::FerryStory;

const DRAFT: &str = "😀 “We will not raise taxes on small shops,” Ada Quill said.\n\n\
    The ferry to Callow Bay carried 412 passengers. The pier is 80 metres long.\n";

#[tokio::test(flavor = "multi_thread")]
async fn hints_stand_behind_checked_facts_where_they_are_wished_for() {
    let mut desk = FerryStory::open(DRAFT, json!({}), json!({"inlayHints": true})).await;
    let all = json!({"range": {"start": {"line": 0, "character": 0}, "end": {"line": 9, "character": 0}}});
    let hints = desk.ask("textDocument/inlayHint", all.clone()).await;
    let told = |hints: &Value| -> Vec<(Value, String)> {
        let hint = |it: &Value| (it["position"].clone(), it["label"].as_str().unwrap().to_owned());
        hints.as_array().unwrap().iter().map(hint).collect()
    };
    let after = |words: &str| desk.range(words)["end"].clone();
    let expected = [
        (after("small shops,”"), "≠ never".to_owned()),
        (after("412 passengers"), "✓ 1 source".to_owned()),
        (after("80 metres"), "≠ 90".to_owned()),
    ];
    assert_eq!(told(&hints), expected);
    assert!(hints[2]["tooltip"].as_str().unwrap().contains("90"), "{hints}");
    let second =
        json!({"range": {"start": {"line": 2, "character": 0}, "end": {"line": 2, "character": 48}}});
    assert_eq!(told(&desk.ask("textDocument/inlayHint", second).await), expected[1..2]);

    let mut desk = FerryStory::open(DRAFT, json!({}), json!({})).await;
    assert_eq!(desk.ask("textDocument/inlayHint", all).await, Value::Null, "off by default");
}
