//! Settings: by `copydesk.toml` and by the editor in each of its three ways, and what is told of mistakes in them.
use serde_json::{Value, json};

use super::{
    client::TestClient,
    newsroom::{Newsroom, RIGHT, WIRE, WRONG, checked, codes, messages, uri},
};

fn event(uri: &str) -> Value {
    json!({"changes": [{"uri": uri, "type": 2}]})
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mistake_is_shown_in_the_file_itself_and_cleared_when_mended() {
    let room =
        Newsroom::with(&[("copydesk.toml", "# 😀\ncorpsu = ['sources']\n"), ("sources/wire.md", WIRE)]);
    let (settings, draft) = (room.uri("copydesk.toml"), room.uri("draft.md"));
    let mut client = TestClient::start_with(room.greeting(json!({}))).await;
    let published = client.diagnostics(&settings).await;
    assert_eq!(messages(&published), ["no key is called `corpsu`; did you mean `corpus`?"]);
    let range = json!({"start": {"line": 1, "character": 0}, "end": {"line": 1, "character": 6}});
    assert_eq!(published["diagnostics"][0]["range"], range);

    client.open(&draft, "markdown", WRONG).await;
    let published = checked(&mut client, &draft).await;
    assert!(messages(&published)[0].contains("copydesk.toml:2:1: no key is called `corpsu`"), "{published}");

    room.put("copydesk.toml", "corpus = ['sources']\n");
    client.notify("workspace/didChangeWatchedFiles", event(&settings)).await;
    assert_eq!(codes(&client.diagnostics(&settings).await), [""; 0]);
    while codes(&checked(&mut client, &draft).await) != ["misquote"] {}

    room.put("copydesk.toml", "corpus = ['sources'\n");
    client.notify("workspace/didChangeWatchedFiles", event(&settings)).await;
    assert_eq!(codes(&client.diagnostics(&settings).await).len(), 1);
    let published = checked(&mut client, &draft).await;
    assert_eq!(codes(&published), ["settings", "misquote"], "the last good settings hold");
}

#[tokio::test(flavor = "multi_thread")]
async fn settings_that_are_open_are_not_taken_for_a_draft() {
    let text = "# Filed on Thursday, March 31, 2025.\ncorpsu = []\n";
    let room = Newsroom::with(&[("copydesk.toml", text)]);
    let settings = room.uri("copydesk.toml");
    let mut client = TestClient::start_with(room.greeting(json!({}))).await;
    assert_eq!(codes(&client.diagnostics(&settings).await), ["settings"]);
    client.open(&settings, "toml", text).await;
    assert_eq!(codes(&client.diagnostics(&settings).await), ["settings"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn columns_of_a_mistake_count_as_the_client_counts() {
    let room = Newsroom::with(&[("copydesk.toml", "names = { '😀' = [] }\n")]);
    for (encoding, column) in [("utf-8", 16), ("utf-16", 14), ("utf-32", 13)] {
        let greeting = room.greeting(json!({"general": {"positionEncodings": [encoding]}}));
        let mut client = TestClient::start_with(greeting).await;
        let published = client.diagnostics(&room.uri("copydesk.toml")).await;
        assert_eq!(published["diagnostics"][0]["range"]["end"]["character"], column, "{encoding}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_nearest_file_holds_else_the_editors_settings() {
    let left = Newsroom::with(&[("copydesk.toml", "corpus = ['wires']\n"), ("wires/wire.md", WIRE)]);
    let off = "corpus = ['../wires']\n[severity]\nmisquote = 'off'\n";
    left.put("quiet/copydesk.toml", off);
    let right = Newsroom::with(&[("copydesk.toml", "corpus = ['cables']\n")]);
    right.put("cables/cable.md", &WIRE.replace("never", "not"));
    let bare = Newsroom::with(&[("papers/wire.md", WIRE)]);
    let folders: Vec<Value> =
        [&left, &right, &bare].iter().map(|it| json!({"uri": uri(&it.path()), "name": "x"})).collect();
    let mut client = TestClient::start_with(json!({
        "capabilities": {}, "workspaceFolders": folders,
        "initializationOptions": {"corpus": ["papers"], "severities": {"misquote": "hint"}},
    }))
    .await;
    let table = [
        (left.uri("draft.md"), vec![1]),
        (left.uri("deep/in/draft.md"), vec![1]),
        (left.uri("quiet/draft.md"), vec![]),
        (right.uri("draft.md"), vec![]),
        (bare.uri("draft.md"), vec![4]),
        ("untitled:Untitled-1".to_owned(), vec![1]),
    ];
    for (draft, severities) in table {
        client.open(&draft, "markdown", WRONG).await;
        let published = checked(&mut client, &draft).await;
        let found = published["diagnostics"].as_array().unwrap();
        let found: Vec<i64> = found.iter().map(|it| it["severity"].as_i64().unwrap()).collect();
        assert_eq!(found, severities, "{draft}: {published}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_workspace_the_documents_own_folder_counts() {
    let room = Newsroom::with(&[("sources/wire.md", WIRE)]);
    let greeting =
        json!({"capabilities": {}, "initializationOptions": {"copydesk": {"corpus": ["sources"]}}});
    let mut client = TestClient::start_with(greeting).await;
    client.open(&room.uri("draft.md"), "markdown", WRONG).await;
    assert_eq!(codes(&checked(&mut client, &room.uri("draft.md")).await), ["misquote"]);
    client.open("untitled:Untitled-1", "markdown", RIGHT).await;
    checked(&mut client, "untitled:Untitled-1").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn settings_change_while_the_server_runs() {
    let room = Newsroom::with(&[("sources/wire.md", WIRE)]);
    let mut client = TestClient::start_with(room.greeting(json!({}))).await;
    let draft = room.uri("draft.md");
    client.open(&draft, "markdown", WRONG).await;
    assert!(!codes(&checked(&mut client, &draft).await).contains(&"misquote".to_owned()));
    let settings = json!({"settings": {"copydesk": {"corpus": ["sources"]}}});
    client.notify("workspace/didChangeConfiguration", settings).await;
    while codes(&checked(&mut client, &draft).await) != ["misquote"] {}
    for nothing in [json!(null), json!({}), json!({"python": {"lint": true}}), json!([1])] {
        client.notify("workspace/didChangeConfiguration", json!({"settings": nothing})).await;
    }
    client.notify("workspace/didChangeConfiguration", json!({"settings": {"corpsu": []}})).await;
    let told = client.message("window/showMessage").await;
    assert_eq!(told["message"], "copydesk: no setting is called `corpsu`; did you mean `corpus`?");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_client_that_answers_is_asked_for_its_settings() {
    let room = Newsroom::with(&[("sources/wire.md", WIRE)]);
    let mut client = TestClient::connect();
    client.answer("workspace/configuration", json!({"corpus": ["sources"], "citations": "comment"}));
    client.request("initialize", room.greeting(json!({"workspace": {"configuration": true}}))).await;
    client.notify("initialized", json!({})).await;
    let asked = client.message("workspace/configuration").await;
    assert_eq!(asked["items"][0]["section"], "copydesk");
    let told = client.message("window/showMessage").await;
    assert_eq!(told["message"], "copydesk: no setting is called `citations`; did you mean `citation`?");
    let draft = room.uri("draft.md");
    client.open(&draft, "markdown", WRONG).await;
    while codes(&checked(&mut client, &draft).await) != ["misquote"] {}

    client
        .answer("workspace/configuration", json!({"corpus": ["sources"], "severities": {"misquote": "off"}}));
    client.notify("workspace/didChangeConfiguration", json!({"settings": null})).await;
    while codes(&checked(&mut client, &draft).await) != [""; 0] {}
}

#[tokio::test(flavor = "multi_thread")]
async fn hints_and_lenses_are_asked_for_again_when_a_setting_changes() {
    let refreshes =
        json!({"workspace": {"inlayHint": {"refreshSupport": true}, "codeLens": {"refreshSupport": true}}});
    let mut client = TestClient::start_with(json!({"capabilities": refreshes})).await;
    let settings = json!({"settings": {"copydesk": {"inlayHints": true}}});
    client.notify("workspace/didChangeConfiguration", settings).await;
    client.message("workspace/inlayHint/refresh").await;
    client.message("workspace/codeLens/refresh").await;
}
