//! What an editor shows under the pointer.
use serde_json::json;

use super::story::{Story, range};

const WIRE: &str = "The harbor fund covers 79 percent of the repair cost, the council of Callow Bay said.\n";

#[tokio::test(flavor = "multi_thread")]
async fn a_hover_is_markdown_only_where_the_editor_draws_it() {
    let markdown = json!({"textDocument": {"hover": {"contentFormat": ["markdown", "plaintext"]}}});
    for (capabilities, kind, marked) in [
        (markdown, "markdown", "> The harbor fund covers **79 percent** of"),
        (json!({}), "plaintext", "*79 percent*"),
    ] {
        let draft = "😀 The harbor fund covers 9$07 percent of the repair cost.\n";
        let mut story = Story::open(&[("wire.md", WIRE)], draft, capabilities).await;
        let hover = story.ask("textDocument/hover", json!({})).await;
        assert_eq!(hover["contents"]["kind"], kind);
        let text = hover["contents"]["value"].as_str().unwrap();
        assert!(text.starts_with("**Contradicted**: ") || kind == "plaintext", "{text}");
        assert!(text.contains(marked), "{text}");
        assert_eq!(range(&hover["range"]), "0:26-0:36");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_told_of_plain_words() {
    let mut story = Story::open(&[("wire.md", WIRE)], "It $0rained.\n", json!({})).await;
    assert!(story.ask("textDocument/hover", json!({})).await.is_null());
}
