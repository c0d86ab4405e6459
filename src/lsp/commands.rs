//! Commands that an editor may run.
use std::sync::Arc;

use serde_json::Value;
use tower_lsp::{Client, jsonrpc::Result, lsp_types as lsp};

use crate::lsp::{publish::Publisher, state::Shared};

/// What may be run.
pub(super) const ALL: [&str; 4] =
    ["copydesk.reloadCorpus", "copydesk.showSource", "copydesk.showCorpus", "copydesk.checkWorkspace"];

/// Runs a command.
pub(super) async fn run(
    _: &Client,
    _: &Arc<Shared>,
    _: &Publisher,
    _: lsp::ExecuteCommandParams,
) -> Result<Option<Value>> {
    Ok(None)
}
