//! What an editor offers on a finding, and on a fact that a source supports.
use serde_json::{Value, json};

use super::ferry::{FerryStory, edited, file_uri};

const DRAFT: &str = "Hm 😀.\n\n😀 “We will not raise taxes on small shops,” Ada Quill said.\n\n\
    😀 The ferry to Callow Bay carried 421 passengers, Wilhelmina Ostrandar said. “It was a quiet day on the water,” \
    she said.\n";

/// The actions on some words of the draft.
async fn actions(desk: &mut FerryStory, words: &str, context: Value) -> Vec<Value> {
    let params = json!({"range": desk.range(words), "context": context});
    desk.ask("textDocument/codeAction", params).await.as_array().unwrap().clone()
}

fn any() -> Value {
    json!({"diagnostics": []})
}

fn titles(actions: &[Value]) -> Vec<&str> {
    actions.iter().map(|it| it["title"].as_str().unwrap()).collect()
}

fn titled<'a>(actions: &'a [Value], start: &str) -> &'a Value {
    let found = actions.iter().find(|it| it["title"].as_str().unwrap().starts_with(start));
    found.unwrap_or_else(|| panic!("{start}: {actions:?}"))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_finding_offers_the_sources_words() {
    let mut desk = FerryStory::open(DRAFT, json!({}), json!({})).await;
    let found = actions(&mut desk, "not raise", any()).await;
    let expected = [
        "Use the source's words: “never”",
        "Let it stand, with a reason (copydesk: ok misquote)",
        "Open the source: A ferry runs again, paragraph 1",
    ];
    assert_eq!(titles(&found), expected);
    assert!(found.iter().all(|it| it["kind"] == "quickfix"), "{found:?}");
    assert_eq!(found[0]["isPreferred"], true);
    assert_eq!(found[0]["diagnostics"][0]["code"], "misquote");
    let fixed = desk.edited(&found[0]["edit"]["changes"][&desk.uri]);
    assert_eq!(fixed, DRAFT.replacen("not", "never", 1));
    let silenced = desk.edited(&found[1]["edit"]["changes"][&desk.uri]);
    let comment = "<!-- copydesk: ok misquote: REASON -->\n😀 “We";
    assert_eq!(silenced, DRAFT.replacen("😀 “We", comment, 1));
    assert_eq!(found[2]["command"]["command"], "copydesk.showSource");
    let place = &found[2]["command"]["arguments"][0];
    assert_eq!(place["uri"], file_uri(desk.folder.path().join("sources/wire.md")));
    assert_eq!(place["range"]["start"]["line"], 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_clients_own_diagnostic_comes_back() {
    let mut desk = FerryStory::open(DRAFT, json!({}), json!({})).await;
    let shown = json!({"range": desk.range("not"), "code": "misquote", "message": "as shown", "data": 7});
    let found = actions(&mut desk, "not", json!({"diagnostics": [shown.clone()]})).await;
    assert_eq!(found[0]["diagnostics"], json!([shown]));
}

#[tokio::test(flavor = "multi_thread")]
async fn only_what_is_asked_for_is_offered() {
    let mut desk = FerryStory::open(DRAFT, json!({}), json!({})).await;
    let table = [
        ("not raise", "quickfix", 3),
        ("not raise", "", 3),
        ("not raise", "refactor", 0),
        ("quiet", "refactor", 1),
        ("quiet", "refactor.rewrite", 0),
        ("quiet", "quickfix", 0),
        ("not raise", "source.fixAll", 0),
        ("not raise", "source", 0),
        ("Hm", "", 0),
    ];
    for (words, only, count) in table {
        let found = actions(&mut desk, words, json!({"diagnostics": [], "only": [only]})).await;
        assert_eq!(found.len(), count, "{words} {only}: {:?}", titles(&found));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn edits_are_bound_to_their_version() {
    let versions = json!({"workspace": {"workspaceEdit": {"documentChanges": true}}});
    let mut desk = FerryStory::open(DRAFT, versions, json!({})).await;
    let found = actions(&mut desk, "421", any()).await;
    let edit = &found[0]["edit"]["documentChanges"][0];
    assert_eq!(edit["textDocument"], json!({"uri": desk.uri, "version": 1}));
    assert_eq!(desk.edited(&edit["edits"]), DRAFT.replacen("421", "412", 1));
}

#[tokio::test(flavor = "multi_thread")]
async fn edits_follow_the_text_that_moves() {
    let mut desk = FerryStory::open(DRAFT, json!({}), json!({})).await;
    let top = json!({"line": 0, "character": 0});
    let new = "😀 Two lines\n\nmore. ";
    let changes = json!([{"range": {"start": top, "end": top}, "text": new}]);
    desk.client.change(&desk.uri, 2, changes).await;
    desk.text = new.to_owned() + DRAFT;
    let mended = desk.text.replacen("421", "412", 1);
    let found = actions(&mut desk, "421", any()).await;
    assert_eq!(desk.edited(&found[0]["edit"]["changes"][&desk.uri]), mended);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_name_is_accepted_into_the_settings() {
    let resolves = json!({"textDocument": {"codeAction": {"resolveSupport": {"properties": ["edit"]}}}});
    for (capabilities, is_resolved) in [(resolves, true), (json!({}), false)] {
        let mut desk = FerryStory::open(DRAFT, capabilities, json!({})).await;
        let found = actions(&mut desk, "Ostrandar", any()).await;
        let mut action = titled(&found, "Accept the name Wilhelmina Ostrandar").clone();
        assert_eq!(action.get("edit").is_none(), is_resolved);
        if is_resolved {
            action = desk.client.request("codeAction/resolve", action).await;
        }
        let settings = desk.folder.path().join("copydesk.toml");
        let edits = &action["edit"]["changes"][file_uri(settings.clone())];
        let accepted = edited(&std::fs::read_to_string(settings).unwrap(), edits);
        assert_eq!(accepted, "corpus = [\"sources\"]\n\n[names]\naccepted = [\"Wilhelmina Ostrandar\"]\n");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_supported_quotation_is_given_its_source() {
    let table = [
        (json!({}), "[^wire]\n\n[^wire]: A ferry runs again, ¶2\n"),
        (json!({"citation": "comment"}), " <!-- source: A ferry runs again, ¶2 -->\n"),
    ];
    for (settings, expected) in table {
        let mut desk = FerryStory::open(DRAFT, json!({}), settings).await;
        let found = actions(&mut desk, "quiet", any()).await;
        let action = titled(&found, "Cite the source in a ");
        assert_eq!(action["kind"], "refactor");
        let cited = desk.edited(&action["edit"]["changes"][&desk.uri]);
        assert_eq!(cited.strip_prefix(DRAFT.trim_end()), Some(expected));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn settings_are_made_in_the_folder_where_there_are_none() {
    let creates =
        json!({"workspace": {"workspaceEdit": {"documentChanges": true, "resourceOperations": ["create"]}}});
    for (capabilities, can) in [(creates, true), (json!({}), false)] {
        let settings = json!({"corpus": ["sources"]});
        let mut desk = FerryStory::open_without_file(DRAFT, capabilities, settings).await;
        let found = actions(&mut desk, "Ostrandar", any()).await;
        let action = found.iter().find(|it| it["title"].as_str().unwrap().starts_with("Accept the name"));
        assert_eq!(action.is_some(), can, "{found:?}");
        let Some(action) = action else { continue };
        let uri = file_uri(desk.folder.path().join("copydesk.toml"));
        let [create, edit] = action["edit"]["documentChanges"].as_array().unwrap().as_slice() else {
            panic!("{action}")
        };
        assert_eq!(*create, json!({"kind": "create", "uri": uri}));
        assert_eq!(edit["textDocument"], json!({"uri": uri, "version": null}));
        let made = edited("", &edit["edits"]);
        assert_eq!(made, "[names]\naccepted = [\"Wilhelmina Ostrandar\"]\n");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_finding_is_accepted_into_the_ledger_once_a_reason_stands_there() {
    let creates =
        json!({"workspace": {"workspaceEdit": {"documentChanges": true, "resourceOperations": ["create"]}}});
    let mut desk = FerryStory::open(DRAFT, creates, json!({"by": "Otto Brandt"})).await;
    let found = actions(&mut desk, "421", any()).await;
    let action = titled(&found, "Accept it, with a reason, in the ledger");
    let ledger = desk.folder.path().join("copydesk.ledger.toml");
    let uri = file_uri(ledger.clone());
    let [create, edit] = action["edit"]["documentChanges"].as_array().unwrap().as_slice() else {
        panic!("{action}")
    };
    assert_eq!(*create, json!({"kind": "create", "uri": uri}));
    let made = edited("", &edit["edits"]);
    assert!(made.contains("code = \"figure-conflict\"\nwords = \"421\"\n"), "{made}");
    assert!(made.contains("by = \"Otto Brandt\"\n") && made.ends_with("reason = \"REASON\"\n"), "{made}");
    let place = &action["command"]["arguments"][0];
    let line = made.lines().count() - 1;
    assert_eq!(place["uri"], uri);
    assert_eq!(place["range"]["start"], json!({"line": line, "character": "reason = \"".len()}));

    let changed = |uri: &str| json!({"changes": [{"uri": uri, "type": 2}]});
    let reported = |published: &Value| {
        let all = published["diagnostics"].as_array().unwrap().clone();
        all.into_iter().find(|it| it["code"] == "figure-conflict")
    };
    std::fs::write(&ledger, &made).unwrap();
    desk.client.notify("workspace/didChangeWatchedFiles", changed(&uri)).await;
    let published = desk.client.diagnostics(&desk.uri.clone()).await;
    let message = reported(&published).unwrap()["message"].as_str().unwrap().to_owned();
    assert!(message.contains("without a reason: write one into copydesk.ledger.toml:3"), "{message}");

    std::fs::write(&ledger, made.replace("REASON", "counted at the pier")).unwrap();
    desk.client.notify("workspace/didChangeWatchedFiles", changed(&uri)).await;
    let published = desk.client.diagnostics(&desk.uri.clone()).await;
    assert_eq!(reported(&published), None);

    std::fs::write(&ledger, made.replace("code =", "cod =")).unwrap();
    desk.client.notify("workspace/didChangeWatchedFiles", changed(&uri)).await;
    let published = desk.client.diagnostics(&desk.uri.clone()).await;
    assert!(reported(&published).is_some(), "a ledger with a mistake accepts nothing");
    assert!(
        published["diagnostics"].as_array().unwrap().iter().any(|it| it["code"] == "ledger"),
        "{published}"
    );
    let told = desk.client.diagnostics(&uri).await;
    let is_named = |it: &Value| it["message"].as_str().unwrap().contains("did you mean `code`?");
    assert!(told["diagnostics"].as_array().unwrap().iter().any(is_named), "{told}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_client_that_asks_for_the_reason_has_the_finding_accepted_at_once() {
    let settings = json!({"by": "Otto Brandt", "asksReason": true});
    let mut desk = FerryStory::open(DRAFT, json!({}), settings).await;
    let found = actions(&mut desk, "421", any()).await;
    let action = titled(&found, "Accept it, with a reason, in the ledger");
    assert_eq!(action.get("edit"), None, "{action}");
    assert_eq!(action["command"]["command"], "copydesk.acceptFinding");
    let ledger = desk.folder.path().join("copydesk.ledger.toml");
    let mut argument = action["command"]["arguments"][0].clone();
    assert_eq!(argument["ledger"], file_uri(ledger.clone()));

    let run = |argument: &Value| json!({"command": "copydesk.acceptFinding", "arguments": [argument]});
    for reason in ["", " \n"] {
        argument["reason"] = json!(reason);
        let error = desk.client.try_request("workspace/executeCommand", run(&argument)).await.unwrap_err();
        assert_eq!(error["message"], "nothing is accepted without a reason");
    }
    assert!(!ledger.exists());

    argument["reason"] = json!(" counted at the pier ");
    let answer = desk.client.request("workspace/executeCommand", run(&argument)).await;
    assert_eq!(answer["uri"], file_uri(ledger.clone()));
    let written = std::fs::read_to_string(&ledger).unwrap();
    assert!(written.contains("code = \"figure-conflict\"\nwords = \"421\"\n"), "{written}");
    assert!(written.contains("by = \"Otto Brandt\"\n"), "{written}");
    assert!(written.ends_with("reason = \"counted at the pier\"\n"), "{written}");
    let published = desk.client.diagnostics(&desk.uri.clone()).await;
    assert!(!published.to_string().contains("figure-conflict"), "{published}");

    let error = desk.client.try_request("workspace/executeCommand", run(&argument)).await.unwrap_err();
    assert!(error["message"].as_str().unwrap().contains("has no such finding any more"), "{error}");
    assert_eq!(std::fs::read_to_string(&ledger).unwrap(), written);
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_added_to_a_ledger_with_a_mistake() {
    let mut desk = FerryStory::open(DRAFT, json!({}), json!({"by": "Otto Brandt", "asksReason": true})).await;
    let found = actions(&mut desk, "421", any()).await;
    let action = titled(&found, "Accept it, with a reason, in the ledger");
    let mut argument = action["command"]["arguments"][0].clone();
    argument["reason"] = json!("counted at the pier");
    let ledger = desk.folder.path().join("copydesk.ledger.toml");
    std::fs::write(&ledger, "[[acepted]]\n").unwrap();
    let run = json!({"command": "copydesk.acceptFinding", "arguments": [argument]});
    let error = desk.client.try_request("workspace/executeCommand", run).await.unwrap_err();
    let message = error["message"].as_str().unwrap();
    assert!(message.contains("copydesk.ledger.toml:1:3: no key is called `acepted`"), "{message}");
    assert_eq!(std::fs::read_to_string(&ledger).unwrap(), "[[acepted]]\n");
}
