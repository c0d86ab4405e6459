//! Diagnostics for a client that asks for them.
use serde_json::{Value, json};

use super::client::TestClient;

const DRAFT: &str = "file:///desk/draft.md";

fn capabilities(refresh: bool) -> Value {
    json!({"capabilities": {"textDocument": {"diagnostic": {}}, "workspace": {"diagnostics": {"refreshSupport": refresh}}}})
}

#[tokio::test(flavor = "multi_thread")]
async fn who_asks_is_not_pushed_to_as_well() {
    let mut client = TestClient::start_with(capabilities(true)).await;
    assert_eq!(client.greeting["capabilities"]["diagnosticProvider"]["workspaceDiagnostics"], true);
    client.open(DRAFT, "markdown", "April 31, 2025").await;
    let asked = json!({"textDocument": {"uri": DRAFT}});
    let first = client.request("textDocument/diagnostic", asked).await;
    assert_eq!(first["kind"], "full");
    assert_eq!(first["items"][0]["code"], "impossible-date");
    client.close(DRAFT).await;
    client.request("workspace/diagnostic", json!({"previousResultIds": []})).await;
    assert_eq!(client.diagnostics_or_none(DRAFT), None);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_cannot_be_told_to_ask_again_is_pushed_to() {
    for params in [capabilities(false), json!({"capabilities": {"textDocument": {"diagnostic": {}}}})] {
        let mut client = TestClient::start_with(params).await;
        assert_eq!(client.greeting["capabilities"].get("diagnosticProvider"), None);
        client.open(DRAFT, "markdown", "April 31, 2025").await;
        assert_eq!(client.diagnostics(DRAFT).await["version"], 1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_known_is_not_sent_again() {
    let mut client = TestClient::start_with(capabilities(true)).await;
    client.open(DRAFT, "markdown", "April 31, 2025").await;
    client.open("untitled:Other", "plaintext", "May 1, 2025").await;
    let first = client.request("textDocument/diagnostic", json!({"textDocument": {"uri": DRAFT}})).await;
    let id = first["resultId"].as_str().unwrap();
    let asked = json!({"textDocument": {"uri": DRAFT}, "previousResultId": id});
    let again = client.request("textDocument/diagnostic", asked.clone()).await;
    assert_eq!(again, json!({"kind": "unchanged", "resultId": id}));
    let asked_of_all = json!({"previousResultIds": [{"uri": DRAFT, "value": id}]});
    let mut all = client.request("workspace/diagnostic", asked_of_all).await;
    let items = all["items"].as_array_mut().unwrap();
    items.sort_by_key(|item| item["uri"].to_string());
    assert_eq!(items[0], json!({"kind": "unchanged", "uri": DRAFT, "version": 1, "resultId": id}));
    assert_eq!((&items[1]["kind"], &items[1]["items"]), (&json!("full"), &json!([])));
    client.change(DRAFT, 2, json!([{"text": "April 30, 2025"}])).await;
    let fixed = client.request("textDocument/diagnostic", asked).await;
    assert_eq!((&fixed["kind"], &fixed["items"]), (&json!("full"), &json!([])));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_that_is_not_open_has_no_findings() {
    let mut client = TestClient::start_with(capabilities(true)).await;
    let report = client.request("textDocument/diagnostic", json!({"textDocument": {"uri": DRAFT}})).await;
    assert_eq!((&report["kind"], &report["items"]), (&json!("full"), &json!([])));
}
