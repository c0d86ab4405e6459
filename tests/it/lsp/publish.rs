//! Pushed diagnostics under pressure.
use serde_json::{Value, json};

use super::client::TestClient;

const DRAFT: &str = "file:///desk/draft.md";

fn insertion(line: usize, column: usize, text: &str) -> Value {
    let at = json!({"line": line, "character": column});
    json!([{"range": {"start": at, "end": at}, "text": text}])
}

#[tokio::test(flavor = "multi_thread")]
async fn a_burst_ends_in_one_publish_for_the_last_version() {
    const LAST: i32 = 1001;
    let mut client = TestClient::start().await;
    client.open(DRAFT, "markdown", "\nIt was on April , 2025.\n").await;
    for version in 2..LAST {
        client.change(DRAFT, version, insertion(0, 0, "x")).await;
    }
    client.change(DRAFT, LAST, insertion(1, 16, "31")).await;
    let (mut versions, mut last) = (Vec::new(), Value::Null);
    while versions.last() != Some(&i64::from(LAST)) {
        last = client.diagnostics(DRAFT).await;
        versions.push(last["version"].as_i64().unwrap());
    }
    assert!(versions.is_sorted_by(|one, next| one < next), "{versions:?}");
    assert!(versions.len() < 1000, "stale versions are dropped");
    assert_eq!(last["diagnostics"][0]["code"], "impossible-date");
    client.assert_silent().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_small_draft_does_not_wait_for_a_large_one() {
    let mut client = TestClient::start().await;
    let large = "The council met on Tuesday, and “nothing was said,” Ada Brook said of the $12 million.\n\n"
        .repeat(3000);
    client.open("file:///desk/large.md", "markdown", &large).await;
    client.open(DRAFT, "markdown", "April 31, 2025").await;
    let hover = json!({"textDocument": {"uri": DRAFT}, "position": {"line": 0, "character": 2}});
    client.request("textDocument/hover", hover).await;
    client.change(DRAFT, 2, insertion(0, 0, "On ")).await;
    let mut order = Vec::new();
    while order.last() != Some(&"file:///desk/large.md".to_owned()) {
        let published = client.message("textDocument/publishDiagnostics").await;
        order.push(published["uri"].as_str().unwrap().to_owned());
    }
    assert!(order.len() > 1, "the small one came first");
    assert_eq!(client.diagnostics_or_none(DRAFT), None, "and all of it");
}

#[tokio::test(flavor = "multi_thread")]
async fn overtaken_and_cancelled_questions_are_answered_by_the_protocol() {
    let mut client = TestClient::start().await;
    // Once the sources are there nothing but the draft itself is waited for.
    client.open("file:///desk/small.md", "markdown", "A word.").await;
    client.diagnostics("file:///desk/small.md").await;
    let large = "On Thursday, March 31, 2025, “nothing was said,” Ada Brook said of the $12 million.\n\n"
        .repeat(1500);
    client.open(DRAFT, "markdown", &large).await;
    client.change(DRAFT, 2, insertion(0, 0, "x")).await;
    let params = json!({"textDocument": {"uri": DRAFT}, "position": {"line": 0, "character": 0}});
    let overtaken = client.begin("textDocument/hover", params.clone());
    client.change(DRAFT, 3, insertion(0, 0, "x")).await;
    let cancelled = client.begin("textDocument/hover", params.clone());
    client.notify("$/cancelRequest", json!({"id": cancelled})).await;
    assert_eq!(client.result_of(cancelled).await.unwrap_err()["code"], -32800);
    // It may have begun before the change came; then it is answered.
    if let Err(error) = client.result_of(overtaken).await {
        assert_eq!(error["code"], -32801);
    }
    assert!(client.try_request("textDocument/hover", params).await.is_ok());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_closed_while_it_is_checked_is_cleared_for_good() {
    let mut client = TestClient::start().await;
    for _ in 0..20 {
        client.open(DRAFT, "markdown", "April 31, 2025").await;
        client.change(DRAFT, 2, insertion(0, 0, "On ")).await;
        client.close(DRAFT).await;
    }
    // What comes of a document that is opened later comes later.
    client.open(DRAFT, "markdown", "April 30, 2025").await;
    client.change(DRAFT, 3, insertion(0, 0, "On ")).await;
    let mut published = vec![client.diagnostics(DRAFT).await];
    while published.last().unwrap()["version"] != 3 {
        published.push(client.diagnostics(DRAFT).await);
    }
    client.close(DRAFT).await;
    assert_eq!(client.diagnostics(DRAFT).await, json!({"uri": DRAFT, "diagnostics": []}));
    client.assert_silent().await;
    let found: Vec<bool> = published.iter().map(|it| it["diagnostics"] != json!([])).collect();
    assert_eq!(found.last(), Some(&false), "{published:?}");
}
