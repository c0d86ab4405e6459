//! Text as the editor and the server both have it.
use serde_json::{Value, json};

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
    assert_eq!(codes(&published), ["weekday-mismatch"]);
    client.close(DRAFT).await;
    assert_eq!(client.diagnostics(DRAFT).await, json!({"uri": DRAFT, "diagnostics": []}));
    client.assert_silent().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn changes_in_one_message_are_made_one_after_the_other() {
    let mut client = TestClient::start().await;
    client.open(DRAFT, "markdown", "one\n").await;
    client.diagnostics(DRAFT).await;
    let changes = json!([
        {"range": range([0, 0], [0, 3]), "text": "A\n\nB"},
        {"range": range([2, 0], [2, 1]), "text": "on April , 2025"},
        {"range": range([2, 9], [2, 9]), "text": "31"},
    ]);
    client.change(DRAFT, 2, changes).await;
    let published = client.diagnostics(DRAFT).await;
    assert_eq!(codes(&published), ["impossible-date"]);
    assert_eq!(published["diagnostics"][0]["range"], range([2, 3], [2, 17]));
    let changes = json!([{"text": "April 30, 2025\n"}, {"range": range([0, 7], [0, 8]), "text": "1"}]);
    client.change(DRAFT, 3, changes).await;
    assert_eq!(codes(&client.diagnostics(DRAFT).await), ["impossible-date"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_never_opened_is_let_be() {
    let mut client = TestClient::start().await;
    client.change("file:///desk/other.md", 2, json!([{"text": "April 31, 2025"}])).await;
    client.open(DRAFT, "markdown", "").await;
    assert_eq!(client.diagnostics(DRAFT).await["version"], 1);
    client.assert_silent().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn clients_differ() {
    let params = json!({
        "processId": null, "rootUri": null, "workspaceFolders": null, "initializationOptions": null, "capabilities": {},
    });
    let mut client = TestClient::start_with(params).await;
    client.notify("workspace/didChangeConfiguration", json!({"settings": null})).await;
    client.notify("$/setTrace", json!({"value": "off"})).await;
    for uri in ["untitled:Untitled-1", "file:///desk/two%20words.md", "vscode-notebook-cell:/a#b"] {
        client.open(uri, "markdown", "April 31, 2025").await;
        assert_eq!(codes(&client.diagnostics(uri).await), ["impossible-date"], "{uri}");
    }
    client.open("file:///desk/a draft.md", "markdown", "April 31, 2025").await;
    assert_eq!(codes(&client.diagnostics("file:///desk/a%20draft.md").await), ["impossible-date"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_language_tells_what_the_name_does_not() {
    let mut client = TestClient::start().await;
    const FENCED: &str = "```\nApril 31, 2025\n```\n";
    const SCRIPT: &str = "<p>Fine.</p><script>April 31, 2025</script>";
    for (language, text, found) in [
        ("markdown", FENCED, 0),
        ("plaintext", FENCED, 1),
        ("html", SCRIPT, 0),
        ("text", SCRIPT, 1),
        ("unheard-of", SCRIPT, 1),
        ("asciidoc", "// April 31, 2025\n", 0),
        ("restructuredtext", ".. April 31, 2025\n", 0),
        ("latex", "% April 31, 2025\n", 0),
        ("typst", "// April 31, 2025\n", 0),
        ("org", "# April 31, 2025\n", 0),
        ("git-commit", "# April 31, 2025\n", 0),
        ("mail", "> April 31, 2025\n", 0),
    ] {
        let uri = format!("untitled:{language}");
        client.open(&uri, language, text).await;
        assert_eq!(codes(&client.diagnostics(&uri).await).len(), found, "{language}");
    }
    client.open("file:///desk/named.md", "plaintext", FENCED).await;
    assert_eq!(codes(&client.diagnostics("file:///desk/named.md").await).len(), 0, "the name comes first");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_checked_says_so_and_recovers() {
    let mut client = TestClient::start().await;
    client.open(DRAFT, "plaintext", &"PK\u{3}\u{4}\u{0}\u{0}\u{fffd}\n".repeat(100)).await;
    let published = client.diagnostics(DRAFT).await;
    assert_eq!(codes(&published), ["unchecked"]);
    let message = published["diagnostics"][0]["message"].as_str().unwrap();
    assert!(message.contains("not a text file"), "{message}");
    assert_eq!(published["diagnostics"][0]["range"]["start"], json!({"line": 0, "character": 0}));
    client.change(DRAFT, 2, json!([{"text": "April 31, 2025"}])).await;
    assert_eq!(codes(&client.diagnostics(DRAFT).await), ["impossible-date"]);
}

fn range(start: [u32; 2], end: [u32; 2]) -> Value {
    let at = |[line, character]: [u32; 2]| json!({"line": line, "character": character});
    json!({"start": at(start), "end": at(end)})
}

fn codes(published: &Value) -> Vec<&str> {
    published["diagnostics"].as_array().unwrap().iter().map(|it| it["code"].as_str().unwrap()).collect()
}
