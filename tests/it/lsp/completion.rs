//! What an editor gets while somebody types.
use serde_json::{Value, json};

use super::ferry::{FerryStory, position};

/// The draft after each item was taken at `|`.
async fn completed(marked: &str, capabilities: Value) -> Vec<(Value, String)> {
    let caret = marked.find('|').unwrap();
    let draft = marked.replacen('|', "", 1);
    let mut desk = FerryStory::open(&draft, capabilities, json!({})).await;
    let list = desk.ask("textDocument/completion", json!({"position": position(&draft, caret)})).await;
    assert_eq!(list["isIncomplete"], true, "what is typed next may call for another list");
    let items = list["items"].as_array().unwrap();
    items.iter().map(|it| (it.clone(), desk.edited(&json!([it["textEdit"]])))).collect()
}

fn with_snippets() -> Value {
    json!({"textDocument": {"completion": {"completionItem": {"snippetSupport": true}}}})
}

#[tokio::test(flavor = "multi_thread")]
async fn a_quotation_goes_on_in_the_sources_words() {
    let items = completed("Hm.\n\n😀 “We wil|", with_snippets()).await;
    let [(item, draft)] = items.as_slice() else { panic!("{items:?}") };
    assert_eq!(draft, "Hm.\n\n😀 “We will never raise taxes on small shops,” said ${1:Ada Quill}");
    assert_eq!(item["insertTextFormat"], 2);
    assert_eq!(item["detail"], "Ada Quill");
    let typed = json!({"start": {"line": 2, "character": 4}, "end": {"line": 2, "character": 10}});
    assert_eq!(item["textEdit"]["range"], typed);
    assert!(item["filterText"].as_str().unwrap().starts_with("We wil"), "{item}");
    assert!(item["documentation"].as_str().unwrap().ends_with("A ferry runs again, paragraph 1"), "{item}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_client_without_snippets_gets_plain_text() {
    let items = completed("😀 “It was a|” she said.", json!({})).await;
    let [(item, draft)] = items.as_slice() else { panic!("{items:?}") };
    assert_eq!(draft, "😀 “It was a quiet day on the water,” she said.");
    assert_eq!(item["insertTextFormat"], 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn offices_and_figures_are_put_in_where_they_belong() {
    let table = [
        ("😀 Wilhelmina Ostrander, |", "😀 Wilhelmina Ostrander, harbour master"),
        ("😀 The ferry carried about 4|", "😀 The ferry carried about 412 passengers"),
        ("😀 The pier is nearly | long.", "😀 The pier is nearly 90 metres long."),
    ];
    for (marked, expected) in table {
        let items = completed(marked, json!({})).await;
        assert_eq!(items.first().map(|it| it.1.as_str()), Some(expected), "{marked}");
    }
    assert_eq!(completed("The ferry carried |", json!({})).await, [], "nothing is asked for");
}
