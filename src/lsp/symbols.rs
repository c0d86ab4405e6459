//! The outline of a draft, and the search of the corpus.
use std::sync::Arc;

use tower_lsp::{jsonrpc::Result, lsp_types as lsp};

use crate::lsp::state::{Shared, Snapshot};

/// Headings, and under them the facts with their verdicts.
pub(super) fn of_document(_: &Snapshot) -> Option<lsp::DocumentSymbolResponse> {
    None
}

/// Facts of the sources that match a query.
pub(super) async fn of_corpus(_: &Arc<Shared>, _: String) -> Result<Option<Vec<lsp::SymbolInformation>>> {
    Ok(None)
}
