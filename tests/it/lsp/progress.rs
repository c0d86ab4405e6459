//! A large corpus is read while the server answers; the user sees how far it is, and may stop it.
use serde_json::{Value, json};

use super::{
    client::TestClient,
    newsroom::{Newsroom, WIRE, WRONG, checked, codes},
};

/// So many sources that a reading takes a while, even on a fast machine.
fn large() -> Newsroom {
    let room = Newsroom::with(&[("copydesk.toml", "corpus = ['sources']\n")]);
    for number in 0..100 {
        room.put(&format!("sources/{number}.md"), &format!("# Report {number}\n\n{}", WIRE.repeat(20)));
    }
    room
}

fn can() -> Value {
    json!({"window": {"workDoneProgress": true}})
}

#[tokio::test(flavor = "multi_thread")]
async fn progress_is_shown_from_begin_to_end_with_counts() {
    let room = large();
    let mut client = TestClient::start_with(room.greeting(can())).await;
    let token = client.message("window/workDoneProgress/create").await["token"].clone();
    let begin = client.message("$/progress").await;
    assert_eq!(begin["token"], token);
    assert_eq!((&begin["value"]["kind"], &begin["value"]["cancellable"]), (&json!("begin"), &json!(true)));
    assert_eq!(begin["value"]["message"], "0 of 100");
    let mut last = String::new();
    loop {
        let step = client.message("$/progress").await;
        match step["value"]["kind"].as_str() {
            Some("report") => last = step["value"]["message"].as_str().unwrap().to_owned(),
            kind => break assert_eq!(kind, Some("end")),
        }
    }
    assert_eq!(last, "100 of 100");
}

#[tokio::test(flavor = "multi_thread")]
async fn hover_is_answered_while_sources_are_read_and_the_draft_does_not_look_clean() {
    let room = large();
    let mut client = TestClient::start_with(room.greeting(can())).await;
    let draft = room.uri("draft.md");
    client.open(&draft, "markdown", WRONG).await;
    let at = json!({"textDocument": {"uri": draft}, "position": {"line": 0, "character": 5}});
    let hover = client.request("textDocument/hover", at).await["contents"]["value"].take();
    assert!(hover.is_null() || !hover.as_str().unwrap().contains("Not in the corpus"), "{hover}");
    loop {
        let codes = codes(&client.diagnostics(&draft).await);
        if codes == ["misquote"] {
            break;
        }
        assert_eq!(codes, ["sources"]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_user_can_stop_the_reading_and_take_it_up_again() {
    let room = large();
    let mut client = TestClient::start_with(room.greeting(can())).await;
    let draft = room.uri("draft.md");
    let token = client.message("window/workDoneProgress/create").await["token"].clone();
    client.notify("window/workDoneProgress/cancel", json!({"token": token})).await;
    client.open(&draft, "markdown", WRONG).await;
    loop {
        let published = client.diagnostics(&draft).await;
        assert_eq!(codes(&published), ["sources"], "{published}");
        if published["diagnostics"][0]["message"].as_str().unwrap().contains("was stopped") {
            break;
        }
    }
    let reload = json!({"command": "copydesk.reloadCorpus", "arguments": []});
    let summary = client.request("workspace/executeCommand", reload).await;
    assert_eq!(summary["corpora"][0]["sources"].as_array().unwrap().len(), 100);
    while codes(&checked(&mut client, &draft).await) != ["misquote"] {}
}

#[tokio::test(flavor = "multi_thread")]
async fn settings_that_change_meanwhile_hold_in_the_end() {
    let room = large();
    room.put("few/wire.md", &WIRE.replace("never", "not"));
    let mut client = TestClient::start_with(room.greeting(can())).await;
    let (draft, settings) = (room.uri("draft.md"), room.uri("copydesk.toml"));
    client.message("window/workDoneProgress/create").await;
    client.open(&draft, "markdown", WRONG).await;
    room.put("copydesk.toml", "corpus = ['few']\n");
    let changed = json!({"changes": [{"uri": settings, "type": 2}]});
    client.notify("workspace/didChangeWatchedFiles", changed).await;
    loop {
        match &codes(&client.diagnostics(&draft).await)[..] {
            [] => break,
            codes => assert_eq!(codes, ["sources"]),
        }
    }
}
