//! Code actions: what a finding offers, and what a fact does.
use std::sync::Arc;

use tower_lsp::{jsonrpc::Result, lsp_types as lsp};

use crate::lsp::state::{Shared, Snapshot};

/// The actions in a range.
pub(super) fn actions(_: &Snapshot, _: &lsp::CodeActionParams) -> Option<Vec<lsp::CodeActionOrCommand>> {
    None
}

/// The action with its edit.
pub(super) async fn resolve(_: &Arc<Shared>, action: lsp::CodeAction) -> Result<lsp::CodeAction> {
    Ok(action)
}
