//! `copydesk.showSource`: opens a passage of a source, or tells what is known of one.
use std::sync::Arc;

use serde_json::{Value, json};
use tokio::time::timeout;
use tower_lsp::{
    Client,
    jsonrpc::Result,
    lsp_types::{self as lsp, Url},
};

use crate::{
    corpus::{Source, citation},
    lsp::{
        commands::{counts, wrong},
        convert,
        settings::PATIENCE,
        state::Shared,
    },
    source::Embargo,
};

/// For `{uri, range}` the editor opens the place, if it can, and the place is the answer; for an id or `{id}` the answer
/// is what is known of the source, null if there is none.
pub(super) fn show(client: &Client, state: &Shared, argument: &Value) -> Result<Value> {
    if let Some(uri) = argument.get("uri") {
        let Some(uri) = uri.as_str().and_then(|uri| Url::parse(uri).ok()) else {
            return wrong("uri: the address of a file is wanted");
        };
        let range = argument.get("range").and_then(|it| serde_json::from_value(it.clone()).ok());
        if state.lock().desks.abilities.shows_documents {
            open(client.clone(), uri.clone(), range);
        }
        return Ok(json!({ "uri": uri, "range": range.unwrap_or_default() }));
    }
    let Some(id) = argument.get("id").unwrap_or(argument).as_str() else {
        return wrong("the id of a source is wanted, or its uri with a range");
    };
    let corpora = state.lock().desks.libraries().into_iter().map(|it| it.at_hand());
    let corpora: Vec<_> = corpora.collect();
    let source = corpora.iter().flat_map(|it| &it.sources).find(|it| it.article.id == id);
    Ok(source.map_or(Value::Null, about))
}

fn open(client: Client, uri: Url, selection: Option<lsp::Range>) {
    let params = lsp::ShowDocumentParams { uri, external: None, take_focus: Some(true), selection };
    // The answer says only whether it worked: the user sees that.
    tokio::spawn(async move { timeout(PATIENCE, client.show_document(params)).await.is_ok() });
}

/// What is known of a source.
pub(super) fn about(source: &Arc<Source>) -> Value {
    let article = &source.article;
    json!({
        "id": article.id,
        "path": article.path,
        "uri": convert::source_uri(&citation(article)),
        "title": article.title,
        "outlet": article.outlet,
        "byline": article.byline,
        "published": article.published.map(|day| day.to_string()),
        "url": article.url,
        "embargoed": article.embargoed.as_ref().map(Embargo::written),
        "counts": counts(&source.facts),
    })
}
