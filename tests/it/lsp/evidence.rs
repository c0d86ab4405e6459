//! What comes with a diagnostic.
use serde_json::{Value, json};

use super::story::{Story, range};

const WIRE: &str = "---\noutlet: Callow Bay Herald\ndate: 2026-03-03\n---\n\n😀 The harbor fund covers 79 percent of the repair cost.\n";
const DRAFT: &str = "The harbor fund covers 97 percent of the repair cost.\n";

async fn diagnostic(capabilities: Value) -> (Value, String) {
    let mut story = Story::open(&[("wire.md", WIRE)], DRAFT, capabilities).await;
    let draft = story.uri("draft.md");
    let wire = story.uri("sources/wire.md");
    (story.client.diagnostics(&draft).await["diagnostics"][0].take(), wire)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_diagnostic_leads_to_its_page_and_to_the_passage() {
    let related = json!({"textDocument": {"publishDiagnostics": {"relatedInformation": true}}});
    let (mut found, wire) = diagnostic(related).await;
    let page = found["codeDescription"]["href"].take();
    let page = tower_lsp::lsp_types::Url::parse(page.as_str().unwrap()).unwrap().to_file_path().unwrap();
    assert!(std::fs::read_to_string(page).unwrap().contains("<h1>figure-conflict</h1>"));
    let related = &found["relatedInformation"][0];
    assert_eq!(related["location"]["uri"], wire.as_str());
    assert_eq!(range(&related["location"]["range"]), "5:26-5:36");
    let message =
        "Callow Bay Herald, March 3, 2026: “😀 The harbor fund covers 79 percent of the repair cost.”";
    assert_eq!(related["message"], message);
    assert_eq!((&found["code"], &found["source"]), (&json!("figure-conflict"), &json!("copydesk")));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_editor_that_cannot_show_passages_gets_none() {
    let (found, _) = diagnostic(json!({})).await;
    assert!(found.get("relatedInformation").is_none(), "{found}");
}
