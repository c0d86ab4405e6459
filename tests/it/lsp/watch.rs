//! Sources that come, change and go while the server runs.
use serde_json::{Value, json};

use super::{
    client::TestClient,
    newsroom::{Newsroom, RIGHT, WIRE, WRONG, checked, codes, messages},
};

const CREATED: u32 = 1;
const CHANGED: u32 = 2;
const DELETED: u32 = 3;

async fn tell(client: &TestClient, changes: &[(String, u32)]) {
    let changes: Vec<Value> = changes.iter().map(|(uri, how)| json!({"uri": uri, "type": how})).collect();
    client.notify("workspace/didChangeWatchedFiles", json!({"changes": changes})).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_source_that_comes_changes_or_goes_is_noticed_and_it_alone_is_read() {
    let room = Newsroom::with(&[
        ("copydesk.toml", "corpus = ['sources']\n"),
        ("sources/other.md", "Ferry fares rose to 12 dollars in May, the harbour office said in a note.\n"),
    ]);
    let mut client = TestClient::start_with(room.greeting(json!({}))).await;
    let (draft, wire) = (room.uri("draft.md"), room.uri("sources/wire.md"));
    let text = format!("{WRONG}\nFerry fares rose to 14 dollars in May.\n");
    client.open(&draft, "markdown", &text).await;
    let first = codes(&checked(&mut client, &draft).await);
    assert!(
        first.contains(&"figure-conflict".to_owned()) && !first.contains(&"misquote".to_owned()),
        "{first:?}"
    );

    // From here on the other source is different on the disk, but nobody said so: it must not be read.
    room.put(
        "sources/other.md",
        "Ferry fares rose to 14 dollars in May, the harbour office said in a note.\n",
    );
    room.put("sources/wire.md", WIRE);
    tell(&client, &[(wire.clone(), CREATED)]).await;
    assert_eq!(codes(&checked(&mut client, &draft).await), ["misquote", "figure-conflict"]);

    room.put("sources/wire.md", &WIRE.replace("never", "not"));
    tell(&client, &[(wire.clone(), CHANGED)]).await;
    assert_eq!(codes(&checked(&mut client, &draft).await), ["figure-conflict"]);

    room.remove("sources/wire.md");
    tell(&client, &[(wire, DELETED)]).await;
    assert_eq!(codes(&checked(&mut client, &draft).await), first);

    tell(&client, &[(room.uri("sources/other.md"), CHANGED)]).await;
    assert!(!codes(&checked(&mut client, &draft).await).contains(&"figure-conflict".to_owned()));
}

#[tokio::test(flavor = "multi_thread")]
async fn sources_beside_the_desk_are_noticed_by_their_plain_path() {
    let room =
        Newsroom::with(&[("desk/copydesk.toml", "corpus = ['./../wires']\n"), ("wires/wire.md", WIRE)]);
    let mut client = TestClient::start_with(room.greeting(json!({}))).await;
    let draft = room.uri("desk/draft.md");
    client.open(&draft, "markdown", WRONG).await;
    let published = checked(&mut client, &draft).await;
    assert_eq!(codes(&published), ["misquote"]);
    room.put("wires/wire.md", &WIRE.replace("never", "not"));
    tell(&client, &[(room.uri("wires/wire.md"), CHANGED)]).await;
    assert_eq!(codes(&checked(&mut client, &draft).await), [""; 0]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_burst_ends_in_the_last_state() {
    let room = Newsroom::with(&[("copydesk.toml", "corpus = ['sources']\n"), ("sources/wire.md", WIRE)]);
    let mut client = TestClient::start_with(room.greeting(json!({}))).await;
    let (draft, wire) = (room.uri("draft.md"), room.uri("sources/wire.md"));
    client.open(&draft, "markdown", RIGHT).await;
    assert_eq!(codes(&checked(&mut client, &draft).await), [""; 0]);
    for step in 0..100 {
        room.put("sources/wire.md", &WIRE.replace("bridge", &format!("bridge {step}")));
        tell(&client, &[(wire.clone(), CHANGED)]).await;
    }
    room.put("sources/wire.md", &WIRE.replace("never", "not"));
    tell(&client, &[(wire, CHANGED)]).await;
    while codes(&checked(&mut client, &draft).await) != ["misquote"] {}
}

#[tokio::test(flavor = "multi_thread")]
async fn a_source_that_cannot_be_read_is_told_there_and_on_the_draft() {
    let room = Newsroom::with(&[("copydesk.toml", "corpus = ['sources']\n"), ("sources/wire.md", WIRE)]);
    room.put("sources/report.pages", "PK");
    let mut client = TestClient::start_with(room.greeting(json!({}))).await;
    let (draft, report) = (room.uri("draft.md"), room.uri("sources/report.pages"));
    let told = messages(&client.diagnostics(&report).await);
    assert!(told[0].starts_with("nothing is checked against this file: no reader for this kind"), "{told:?}");
    client.open(&draft, "markdown", RIGHT).await;
    let published = checked(&mut client, &draft).await;
    assert_eq!(codes(&published), ["sources"]);
    assert!(messages(&published)[0].contains("report.pages"), "{published}");
    room.remove("sources/report.pages");
    tell(&client, &[(report.clone(), DELETED)]).await;
    assert_eq!(codes(&client.diagnostics(&report).await), [""; 0]);
    assert_eq!(codes(&checked(&mut client, &draft).await), [""; 0]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sidecar_that_changes_is_noticed_and_its_mistakes_are_shown_in_it() {
    let room = Newsroom::with(&[("copydesk.toml", "corpus = ['sources']\n"), ("sources/wire.md", WIRE)]);
    let related = json!({"textDocument": {"publishDiagnostics": {"relatedInformation": true}}});
    let mut client = TestClient::start_with(room.greeting(related)).await;
    let (draft, sidecar) = (room.uri("draft.md"), room.uri("sources/sources.toml"));
    client.open(&draft, "markdown", WRONG).await;
    assert_eq!(codes(&checked(&mut client, &draft).await), ["misquote"]);
    room.put("sources/sources.toml", "['wire.md']\nembargoed_until = 2026-03-05T06:00:00Z\n");
    tell(&client, &[(sidecar.clone(), CREATED)]).await;
    let published = checked(&mut client, &draft).await;
    assert_eq!(codes(&published), ["misquote"]);
    assert!(published.to_string().contains("embargoed until March 5, 2026, 06:00 UTC"), "{published}");
    room.put("sources/sources.toml", "['wire.md']\noutlte = 'Quay Wire'\n");
    tell(&client, &[(sidecar.clone(), CHANGED)]).await;
    let told = messages(&client.diagnostics(&sidecar).await);
    assert_eq!(told, ["line 2: no key is called `outlte`; did you mean `outlet`?"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_corpus_that_is_not_there_never_looks_like_a_clean_draft() {
    for sources in ["empty", "missing"] {
        let room = Newsroom::with(&[("empty/.keep", "")]);
        room.put("copydesk.toml", &format!("corpus = ['{sources}']\n"));
        let mut client = TestClient::start_with(room.greeting(json!({}))).await;
        let draft = room.uri("draft.md");
        client.open(&draft, "markdown", "The bridge is long.\n").await;
        assert_eq!(codes(&checked(&mut client, &draft).await), ["sources"], "{sources}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_client_is_asked_to_watch_what_is_read() {
    let room = Newsroom::with(&[("copydesk.toml", "corpus = ['sources', 'one.md']\n"), ("one.md", WIRE)]);
    room.put("sources/wire.md", WIRE);
    let folder = room.path().to_string_lossy().into_owned();
    let relative = |pattern: &str, name: &str| json!({"baseUri": room.uri(name).trim_end_matches("/."), "pattern": pattern});
    let table = [
        (
            json!({"dynamicRegistration": true, "relativePatternSupport": true}),
            vec![
                json!("**/copydesk.toml"),
                json!("**/copydesk.ledger.toml"),
                relative("copydesk.toml", "."),
                relative("one.md", "."),
                relative("sources.toml", "."),
                relative("**/*", "sources"),
            ],
        ),
        (
            json!({"dynamicRegistration": true}),
            vec![
                json!("**/copydesk.toml"),
                json!("**/copydesk.ledger.toml"),
                json!(format!("{folder}/copydesk.toml")),
                json!(format!("{folder}/one.md")),
                json!(format!("{folder}/sources.toml")),
                json!(format!("{folder}/sources/**/*")),
            ],
        ),
    ];
    for (can, expected) in table {
        let can = json!({"workspace": {"didChangeWatchedFiles": can}});
        let mut client = TestClient::start_with(room.greeting(can)).await;
        let mut asked = client.message("client/registerCapability").await;
        let mut watched = patterns(&asked);
        while watched.len() < expected.len() {
            asked = client.message("client/registerCapability").await;
            watched = patterns(&asked);
        }
        assert_eq!(asked["registrations"][0]["method"], "workspace/didChangeWatchedFiles");
        assert_eq!(watched, expected);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_ledger_beside_an_open_draft_is_watched_in_its_own_folder() {
    let room = Newsroom::with(&[("copydesk.toml", "corpus = ['sources']\n"), ("sources/wire.md", WIRE)]);
    let can = json!({"workspace": {"didChangeWatchedFiles": {"dynamicRegistration": true, "relativePatternSupport": true}}});
    let mut client = TestClient::start_with(room.greeting(can)).await;
    room.put("drafts/story.md", WRONG);
    client.open(&room.uri("drafts/story.md"), "markdown", WRONG).await;
    let wanted = json!({"baseUri": room.uri("drafts"), "pattern": "copydesk.ledger.toml"});
    while !patterns(&client.message("client/registerCapability").await).contains(&wanted) {}
}

fn patterns(asked: &Value) -> Vec<Value> {
    let watchers = asked["registrations"][0]["registerOptions"]["watchers"].as_array().unwrap();
    watchers.iter().map(|it| it["globPattern"].clone()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_client_that_watches_nothing_tells_what_it_saves() {
    let room = Newsroom::with(&[("copydesk.toml", "corpus = ['sources']\n"), ("sources/wire.md", WIRE)]);
    let mut client = TestClient::start_with(room.greeting(json!({}))).await;
    let draft = room.uri("draft.md");
    client.open(&draft, "markdown", RIGHT).await;
    assert_eq!(codes(&checked(&mut client, &draft).await), [""; 0]);
    room.put("sources/wire.md", &WIRE.replace("never", "not"));
    let saved = json!({"textDocument": {"uri": room.uri("sources/wire.md")}});
    client.notify("textDocument/didSave", saved).await;
    assert_eq!(codes(&checked(&mut client, &draft).await), ["misquote"]);
}
