//! Commands.
use serde_json::{Value, json};

use super::{
    client::TestClient,
    newsroom::{Newsroom, RIGHT, WIRE, WRONG, checked, codes},
};

fn room() -> Newsroom {
    let wire = format!(
        "---\ntitle: Bridge vote\npublisher: The Harbour Wire\nauthor: Ines Vale\ndate: 2025-03-04\n---\n\n{WIRE}"
    );
    Newsroom::with(&[("copydesk.toml", "corpus = ['sources']\n"), ("sources/wire.md", &wire)])
}

async fn run(client: &mut TestClient, command: &str, argument: Value) -> Value {
    let params = json!({"command": command, "arguments": [argument]});
    client.request("workspace/executeCommand", params).await
}

#[tokio::test(flavor = "multi_thread")]
async fn every_command_is_offered_and_others_are_refused() {
    let mut client = TestClient::start().await;
    let offered = client.greeting["capabilities"]["executeCommandProvider"]["commands"].clone();
    let known = ["reloadCorpus", "showSource", "showCorpus", "checkWorkspace", "acceptFinding"]
        .map(|it| format!("copydesk.{it}"));
    assert_eq!(offered, json!(known));
    let wrong = json!({"command": "copydesk.showCorpse"});
    let error = client.try_request("workspace/executeCommand", wrong).await.unwrap_err();
    assert_eq!(error["code"], -32602);
    assert!(error["message"].as_str().unwrap().contains("`copydesk.showCorpus`"), "{error}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_corpus_is_shown_and_read_again() {
    let room = room();
    let mut client = TestClient::start_with(room.greeting(json!({}))).await;
    let summary = run(&mut client, "copydesk.showCorpus", json!(room.uri("draft.md"))).await;
    let text = summary["text"].as_str().unwrap();
    assert!(text.contains("copydesk.toml: 1 source: 1 quotation, 1 figure"), "{text}");
    assert_eq!(client.message("window/showMessage").await["message"], text);
    room.put("sources/more.md", "The harbour office answered nothing on the day of the vote, it said.\n");
    let summary = run(&mut client, "copydesk.reloadCorpus", Value::Null).await;
    let ids: Vec<&Value> =
        summary["corpora"][0]["sources"].as_array().unwrap().iter().map(|it| &it["id"]).collect();
    assert_eq!(ids, ["more", "wire"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_source_is_shown_by_its_id_or_opened_at_a_place() {
    let room = room();
    let can = json!({"window": {"showDocument": {"support": true}}});
    let mut client = TestClient::start_with(room.greeting(can)).await;
    run(&mut client, "copydesk.showCorpus", json!(room.uri("draft.md"))).await;
    let source = run(&mut client, "copydesk.showSource", json!("wire")).await;
    assert_eq!((&source["title"], &source["published"]), (&json!("Bridge vote"), &json!("2025-03-04")));
    assert_eq!(source["counts"]["quotations"], 1);
    assert_eq!(source["uri"], room.uri("sources/wire.md"));
    assert_eq!(run(&mut client, "copydesk.showSource", json!({"id": "nobody"})).await, Value::Null);

    let range = json!({"start": {"line": 7, "character": 0}, "end": {"line": 7, "character": 4}});
    let place = json!({"uri": room.uri("sources/wire.md"), "range": range});
    assert_eq!(run(&mut client, "copydesk.showSource", place.clone()).await, place);
    let shown = client.message("window/showDocument").await;
    assert_eq!((&shown["uri"], &shown["selection"]), (&place["uri"], &place["range"]));
    let params = json!({"command": "copydesk.showSource", "arguments": [{"uri": "::"}]});
    assert!(client.try_request("workspace/executeCommand", params).await.is_err());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_whole_workspace_is_checked_and_kept_up() {
    let room = room();
    room.put("a.md", WRONG);
    room.put("b.md", RIGHT);
    room.put("deep/c.md", WRONG);
    let mut client = TestClient::start_with(room.greeting(json!({}))).await;
    client.open(&room.uri("a.md"), "markdown", RIGHT).await;
    let answer = run(&mut client, "copydesk.checkWorkspace", Value::Null).await;
    let files: Vec<(Value, Value)> = answer["files"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| (it["uri"].clone(), it["errors"].clone()))
        .collect();
    let expected = [("a.md", 0), ("b.md", 0), ("deep/c.md", 1)]
        .map(|(name, count)| (json!(room.uri(name)), json!(count)));
    assert_eq!(files, expected, "an open draft counts as it stands in the editor");
    assert_eq!(codes(&checked(&mut client, &room.uri("deep/c.md")).await), ["misquote"]);

    room.put("sources/wire.md", &WIRE.replace("never", "not"));
    let changed = json!({"changes": [{"uri": room.uri("sources/wire.md"), "type": 2}]});
    client.notify("workspace/didChangeWatchedFiles", changed).await;
    while codes(&checked(&mut client, &room.uri("deep/c.md")).await) != [""; 0] {}
}
