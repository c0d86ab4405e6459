//! Text as the editor and the server both have it.
use serde_json::json;

use super::client::TestClient;

const DRAFT: &str = "file:///desk/draft.md";

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_is_checked_as_it_is_opened_changed_and_closed() {
    let mut client = TestClient::start().await;
    client.open(DRAFT, "markdown", "Nothing to find here.\n").await;
    let published = client.diagnostics(DRAFT).await;
    assert_eq!(published, json!({"uri": DRAFT, "version": 1, "diagnostics": []}));
    client.change(DRAFT, 2, json!([{"text": "Filed on Thursday, March 31, 2025.\n"}])).await;
    let published = client.diagnostics(DRAFT).await;
    assert_eq!(published["version"], 2);
    assert_eq!(published["diagnostics"][0]["code"], "weekday-mismatch");
    client.close(DRAFT).await;
    assert_eq!(client.diagnostics(DRAFT).await, json!({"uri": DRAFT, "diagnostics": []}));
    client.assert_silent().await;
}
