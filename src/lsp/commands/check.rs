//! `copydesk.checkWorkspace`: every draft of the workspace, open or not.
use std::sync::Arc;

use serde_json::{Value, json};
use tokio::task::spawn_blocking;
use tower_lsp::lsp_types::{self as lsp, DiagnosticSeverity, Url};

use crate::lsp::{
    commands::count,
    desk::{self, Desk},
    diagnostics,
    publish::Publisher,
    state::Shared,
};

/// Checks every draft; the answer counts what was found. A client that does not ask for diagnostics is told those of
/// drafts that are not open.
pub(super) async fn check(state: &Arc<Shared>, publisher: &Publisher) -> Value {
    let mut files = Vec::new();
    for (uri, desk) in desk::drafts(state).await {
        if let Some(diagnostics) = check_one(state, &uri, desk).await {
            files.push(counted(&uri, &diagnostics));
            keep(state, publisher, uri, diagnostics);
        }
    }
    let found: u64 = files.iter().filter_map(|it| it["findings"].as_u64()).sum();
    let found = usize::try_from(found).unwrap_or(usize::MAX);
    let text = format!("{}, {}", count(files.len(), "draft"), count(found, "finding"));
    json!({ "text": text, "files": files })
}

/// The same for these drafts, which were checked before: their desk has changed.
pub(in crate::lsp) fn check_again(state: Arc<Shared>, publisher: Publisher, drafts: Vec<Url>) {
    tokio::spawn(async move {
        for uri in drafts {
            let desk = desk::settled(&state, &uri).await;
            if let Some(diagnostics) = check_one(&state, &uri, desk).await {
                keep(&state, &publisher, uri, diagnostics);
            }
        }
    });
}

/// Nothing, where the check failed.
async fn check_one(state: &Arc<Shared>, uri: &Url, desk: Arc<Desk>) -> Option<Vec<lsp::Diagnostic>> {
    let (state, uri) = (Arc::clone(state), uri.clone());
    let work = spawn_blocking(move || match desk::snapshot(&state, &uri, desk) {
        Ok(snapshot) => diagnostics::report(&snapshot).clone(),
        Err(problem) => vec![desk::unreadable(&problem)],
    });
    work.await.ok()
}

fn keep(state: &Shared, publisher: &Publisher, uri: Url, diagnostics: Vec<lsp::Diagnostic>) {
    let mut state = state.lock();
    if !state.traits.pulls && !state.is_open(&uri) {
        state.desks.checked.insert(uri.clone(), diagnostics);
        publisher.dirty(uri);
    }
}

fn counted(uri: &Url, diagnostics: &[lsp::Diagnostic]) -> Value {
    let of = |severity| diagnostics.iter().filter(|it| it.severity == Some(severity)).count();
    json!({
        "uri": uri,
        "findings": diagnostics.len(),
        "errors": of(DiagnosticSeverity::ERROR),
        "warnings": of(DiagnosticSeverity::WARNING),
        "infos": of(DiagnosticSeverity::INFORMATION),
        "hints": of(DiagnosticSeverity::HINT),
    })
}
