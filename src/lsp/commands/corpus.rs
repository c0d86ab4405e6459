//! `copydesk.showCorpus`: what the drafts are checked against.
use std::sync::Arc;

use serde_json::{Value, json};
use tower_lsp::{Client, lsp_types::Url};

use crate::{
    corpus::Source,
    lsp::{
        commands::{count, source::about, tell},
        desk::{self, Desk},
        state::Shared,
    },
    workspace::archive::Archive,
};

/// The corpus of a document, `{uri}`, or all that are in use: the summary as text for the user, and as data.
pub(super) async fn show(client: &Client, state: &Arc<Shared>, argument: &Value) -> Value {
    let uri = argument.get("uri").or(Some(argument)).and_then(Value::as_str);
    let desks = match uri.and_then(|uri| Url::parse(uri).ok()) {
        Some(uri) => vec![desk::settled(state, &uri).await],
        None => state.lock().desks.all().cloned().collect(),
    };
    let summary = summary(&desks);
    tell(client, &summary["text"]);
    summary
}

/// What these desks have, in words and as data.
pub(super) fn summary(desks: &[Arc<Desk>]) -> Value {
    let text: Vec<String> = desks.iter().map(|desk| in_words(desk)).collect();
    let corpora: Vec<Value> = desks.iter().map(|desk| as_data(desk)).collect();
    json!({ "text": text.join("\n"), "corpora": corpora })
}

fn in_words(desk: &Desk) -> String {
    let sources = &desk.library.whole().sources;
    let total = |size: fn(&Source) -> usize| sources.iter().map(|it| size(it)).sum();
    let counts = [
        count(total(|it| it.facts.quotations.len()), "quotation"),
        count(total(|it| it.facts.figures.len()), "figure"),
        count(total(|it| it.facts.dates.len()), "date"),
        count(total(|it| it.facts.names.len()), "name"),
    ];
    let problems: String = desk.hindrances().map(|it| format!("; {it}")).collect();
    let archives: String = desk.library.archives().iter().map(|it| archive(it)).collect();
    format!("{}: {}: {}{archives}{problems}", desk.name(), count(sources.len(), "source"), counts.join(", "))
}

/// "; wire.copydesk: 1200 articles".
fn archive(archive: &Archive) -> String {
    let articles = usize::try_from(archive.contents().articles).unwrap_or(usize::MAX);
    format!("; {}: {}", archive.path().display(), count(articles, "article"))
}

fn as_data(desk: &Desk) -> Value {
    json!({
        "settings": desk.settings.path,
        "paths": desk.settings.corpus,
        "sources": desk.library.whole().sources.iter().map(about).collect::<Vec<_>>(),
        "problems": desk.hindrances().collect::<Vec<_>>(),
    })
}
