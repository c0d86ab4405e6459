//! Diagnostics for clients that ask for them.
use std::sync::Arc;

use tower_lsp::{
    jsonrpc::{Error, Result},
    lsp_types as lsp,
};

use crate::lsp::state::Shared;

/// `textDocument/diagnostic`.
pub(super) async fn of_document(
    _: &Arc<Shared>,
    _: lsp::DocumentDiagnosticParams,
) -> Result<lsp::DocumentDiagnosticReportResult> {
    Err(Error::method_not_found())
}

/// `workspace/diagnostic`.
pub(super) async fn of_workspace(
    _: &Arc<Shared>,
    _: lsp::WorkspaceDiagnosticParams,
) -> Result<lsp::WorkspaceDiagnosticReportResult> {
    Err(Error::method_not_found())
}
