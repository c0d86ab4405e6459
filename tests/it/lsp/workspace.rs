//! Folders of the workspace that come and go.
use serde_json::{Value, json};

use super::{
    client::TestClient,
    newsroom::{Newsroom, WIRE, WRONG, checked, codes, uri},
};

fn folders(added: &[&Newsroom], removed: &[&Newsroom]) -> Value {
    let all = |rooms: &[&Newsroom]| -> Vec<Value> {
        rooms.iter().map(|it| json!({"uri": uri(&it.path()), "name": "room"})).collect()
    };
    json!({"event": {"added": all(added), "removed": all(removed)}})
}

#[tokio::test(flavor = "multi_thread")]
async fn unsaved_documents_follow_the_first_folder() {
    let left = Newsroom::with(&[("copydesk.toml", "corpus = ['wires']\n"), ("wires/wire.md", WIRE)]);
    let right = Newsroom::with(&[("copydesk.toml", "corpus = ['wires']\n")]);
    right.put("wires/wire.md", &WIRE.replace("never", "not"));
    let mut client = TestClient::start_with(left.greeting(json!({}))).await;
    let draft = "untitled:Untitled-1";
    client.open(draft, "markdown", WRONG).await;
    assert_eq!(codes(&checked(&mut client, draft).await), ["misquote"]);
    client.notify("workspace/didChangeWorkspaceFolders", folders(&[&right], &[&left])).await;
    while codes(&checked(&mut client, draft).await) != [""; 0] {}
}

#[tokio::test(flavor = "multi_thread")]
async fn a_copydesk_toml_that_comes_or_goes_is_noticed() {
    let room = Newsroom::with(&[("sources/wire.md", WIRE)]);
    let mut client = TestClient::start_with(room.greeting(json!({}))).await;
    let (draft, settings) = (room.uri("deep/draft.md"), room.uri("copydesk.toml"));
    client.open(&draft, "markdown", WRONG).await;
    let before = codes(&checked(&mut client, &draft).await);
    assert!(!before.contains(&"misquote".to_owned()));
    room.put("copydesk.toml", "corpus = ['sources']\n");
    let told = |how| json!({"changes": [{"uri": settings, "type": how}]});
    client.notify("workspace/didChangeWatchedFiles", told(1)).await;
    while codes(&checked(&mut client, &draft).await) != ["misquote"] {}
    room.remove("copydesk.toml");
    client.notify("workspace/didChangeWatchedFiles", told(3)).await;
    while codes(&checked(&mut client, &draft).await) != before {}
}
