//! The outline of a draft, and the search of the sources.
use serde_json::{Value, json};

use super::ferry::{FerryStory, WIRE, edited};

const DRAFT: &str = "# Taxes 😀\n\n“We will not raise taxes on small shops,” Ada Quill said.\n\n\
    ## The ferry\n\n😀 The ferry to Callow Bay carried 412 passengers.\n";

fn names(symbols: &Value, of: &str) -> Vec<String> {
    let name =
        |it: &Value| format!("{} [{}]", it["name"].as_str().unwrap(), it[of].as_str().unwrap_or_default());
    symbols.as_array().unwrap().iter().map(name).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_outline_is_a_tree_with_verdicts() {
    let tree = json!({"textDocument": {"documentSymbol": {"hierarchicalDocumentSymbolSupport": true}}});
    let mut desk = FerryStory::open(DRAFT, tree, json!({})).await;
    let symbols = desk.ask("textDocument/documentSymbol", json!({})).await;
    assert_eq!(names(&symbols, "detail"), ["Taxes 😀 []"]);
    let under = &symbols[0]["children"];
    let quoted = "Ada Quill: “We will not raise taxes on small shops,” [not as the sources have it]";
    assert_eq!(names(under, "detail"), [quoted, "The ferry []"]);
    let figure = &under[1]["children"][0];
    assert_eq!(figure["name"], "412 passengers");
    assert_eq!(figure["detail"], "supported by 1 source");
    assert_eq!(figure["selectionRange"], desk.range("412 passengers"));
    assert_eq!(symbols[0]["range"]["end"], json!({"line": 7, "character": 0}), "to the end of the draft");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_client_without_trees_gets_a_list() {
    let mut desk = FerryStory::open(DRAFT, json!({}), json!({})).await;
    let symbols = desk.ask("textDocument/documentSymbol", json!({})).await;
    let quoted =
        "Ada Quill: “We will not raise taxes on small shops,” — not as the sources have it [Taxes 😀]";
    let figure = "412 passengers — supported by 1 source [The ferry]";
    assert_eq!(names(&symbols, "containerName"), ["Taxes 😀 []", quoted, "The ferry [Taxes 😀]", figure]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_search_leads_into_the_sources() {
    let mut desk = FerryStory::open(DRAFT, json!({}), json!({})).await;
    let table = [
        (
            "never TAXES",
            "Ada Quill: “We will never raise taxes on small shops,”",
            "“We will never raise taxes on small shops,”",
        ),
        (
            "ferry 412",
            "412 — The ferry to Callow Bay carried 412 passengers, said Wilhelmina Ostrander, the harbour master.",
            "412",
        ),
        ("ada quill mayor", "Ada Quill", "Ada Quill"),
    ];
    for (query, name, words) in table {
        let found = desk.client.request("workspace/symbol", json!({"query": query})).await;
        assert_eq!(found[0]["name"], name, "{query}: {found}");
        assert_eq!(found[0]["containerName"], "A ferry runs again");
        let location = &found[0]["location"];
        assert!(location["uri"].as_str().unwrap().ends_with("/sources/wire.md"), "{location}");
        let cut = edited(WIRE, &json!([{"range": location["range"], "newText": "|"}]));
        assert_eq!(cut, WIRE.replacen(words, "|", 1), "{query}");
    }
    assert_eq!(desk.client.request("workspace/symbol", json!({"query": "zeppelin"})).await, json!([]));
}
