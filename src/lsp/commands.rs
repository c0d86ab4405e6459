//! Commands that an editor may run.
mod accept;
mod check;
mod corpus;
mod source;

use std::sync::Arc;

use serde_json::{Value, json};
use tokio::sync::oneshot;
use tower_lsp::{
    Client,
    jsonrpc::{Error, Result},
    lsp_types as lsp,
};

pub(super) use crate::lsp::commands::check::check_again;
use crate::{
    config::unknown,
    lsp::{desk::Event, publish::Publisher, state::Shared},
};

const RELOAD_CORPUS: &str = "copydesk.reloadCorpus";
const SHOW_SOURCE: &str = "copydesk.showSource";
const SHOW_CORPUS: &str = "copydesk.showCorpus";
const CHECK_WORKSPACE: &str = "copydesk.checkWorkspace";
/// Its one argument is `{uri, range, code, reason}`.
pub(super) const ACCEPT_FINDING: &str = "copydesk.acceptFinding";

/// Every command.
pub(super) const ALL: &[&str] = &[RELOAD_CORPUS, SHOW_SOURCE, SHOW_CORPUS, CHECK_WORKSPACE, ACCEPT_FINDING];

/// Runs a command.
///
/// # Errors
/// By the protocol, for a command that is not known or arguments that are not understood.
pub(super) async fn run(
    client: &Client,
    state: &Arc<Shared>,
    publisher: &Publisher,
    params: lsp::ExecuteCommandParams,
) -> Result<Option<Value>> {
    let argument = params.arguments.into_iter().next().unwrap_or_default();
    let answer = match params.command.as_str() {
        RELOAD_CORPUS => reload(state).await,
        SHOW_SOURCE => source::show(client, state, &argument)?,
        SHOW_CORPUS => corpus::show(client, state, &argument).await,
        CHECK_WORKSPACE => check::check(state, publisher).await,
        ACCEPT_FINDING => accept::accept(state, &argument).await?,
        other => return Err(Error::invalid_params(unknown("command", other, ALL))),
    };
    Ok(Some(answer))
}

/// Reads every source again; answers when that is done.
async fn reload(state: &Shared) -> Value {
    let (done, end) = oneshot::channel();
    state.lock().desks.tell(Event::Reload(done));
    // An end without a word means that the server is going.
    let _ = end.await;
    corpus::summary(&state.lock().desks.all().cloned().collect::<Vec<_>>())
}

/// A wrong argument, as the protocol says it.
fn wrong<T>(what: &str) -> Result<T> {
    Err(Error::invalid_params(what.to_owned()))
}

/// Tells the user something. The client is not waited for.
fn tell(client: &Client, text: &Value) {
    if let Some(text) = text.as_str().map(str::to_owned) {
        let client = client.clone();
        tokio::spawn(async move { client.show_message(lsp::MessageType::INFO, text).await });
    }
}

/// The count with its noun: `1 source`, `3 sources`.
fn count(number: usize, noun: &str) -> String {
    if number == 1 { format!("1 {noun}") } else { format!("{number} {noun}s") }
}

/// How much a source states.
fn counts(facts: &crate::facts::Facts) -> Value {
    json!({
        "quotations": facts.quotations.len(),
        "figures": facts.figures.len(),
        "dates": facts.dates.len(),
        "names": facts.names.len(),
    })
}
