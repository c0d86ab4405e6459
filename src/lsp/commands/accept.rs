//! `copydesk.acceptFinding`: writes into the ledger that a finding may stand, for a client that has asked the user why.
use std::{path::PathBuf, sync::Arc};

use serde::Deserialize;
use serde_json::{Value, json};
use tower_lsp::{
    jsonrpc::{Error, ErrorCode, Result},
    lsp_types::{self as lsp, FileChangeType, Url},
};

use crate::{
    analysis::is_of_the_record,
    lsp::{
        acceptance,
        commands::wrong,
        convert,
        desk::{self, Event},
        request,
        state::{Shared, Snapshot},
    },
    source::{Acceptance, NO_NAME},
    workspace::ledger,
};

/// The protocol's code for a request that was understood and could not be done.
const REQUEST_FAILED: ErrorCode = ErrorCode::ServerError(-32803);

/// The one argument: a finding, and why it may stand.
#[derive(Deserialize)]
struct Accepted {
    uri: Url,
    range: lsp::Range,
    code: String,
    reason: String,
}

/// The answer is the ledger that it was written into.
///
/// # Errors
/// By the protocol, why nothing is accepted.
pub(super) async fn accept(state: &Arc<Shared>, argument: &Value) -> Result<Value> {
    let Ok(accepted) = Accepted::deserialize(argument) else {
        return wrong("a finding and a reason are wanted: {uri, range, code, reason}");
    };
    if accepted.reason.trim().is_empty() {
        return wrong("nothing is accepted without a reason");
    }
    let uri = accepted.uri.clone();
    let written = match request::ask(state, uri, move |draft| Some(write(draft, &accepted))).await {
        Ok(written) => written.unwrap_or_else(|| Err("the draft is not open".to_owned())),
        Err(error) if error.code == ErrorCode::ContentModified => Err(GONE.to_owned()),
        Err(error) => return Err(error),
    };
    let refused = |why: String| Error { message: why.into(), ..Error::new(REQUEST_FAILED) };
    let ledger = written.map_err(refused)?;
    let uri = Url::from_file_path(&ledger).ok();
    // Not every client watches it.
    state.lock().desks.tell(Event::Files(vec![(ledger, FileChangeType::CHANGED)]));
    Ok(json!({ "uri": uri }))
}

const GONE: &str = "the draft has changed meanwhile, and has no such finding any more";

fn write(snapshot: &Snapshot, accepted: &Accepted) -> std::result::Result<PathBuf, String> {
    let document = &snapshot.document;
    let span = convert::span(&document.text, accepted.range, snapshot.traits.encoding);
    let is_meant = |code: &str| code == accepted.code && !is_of_the_record(code);
    let finding = snapshot.analysis().findings.iter().find(|it| it.span == span && is_meant(it.code));
    let finding = finding.ok_or(GONE)?;
    let draft = desk::path_of(&document.uri).ok_or("a ledger lies beside a draft: save the draft first")?;
    let reason = accepted.reason.trim().to_owned();
    let entry = Acceptance { reason, ..acceptance::entry(snapshot, &draft, finding) };
    if entry.by == NO_NAME {
        return Err("say who accepts it: the setting `copydesk.by` is for your name".to_owned());
    }
    let path = ledger::beside(&draft);
    ledger::read(&path).map_err(|mistakes| {
        let mistakes = mistakes.iter().map(|it| format!("{}: {}", it.place(), it.reason));
        format!(
            "nothing can be accepted before the ledger is mended: {}",
            mistakes.collect::<Vec<_>>().join("; ")
        )
    })?;
    ledger::add(&path, &draft, &entry).map_err(|why| format!("{}: {why}", path.display()))?;
    Ok(path)
}
