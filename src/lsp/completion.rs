//! Quotations, offices and figures of the sources, while the writer types.
use tower_lsp::lsp_types as lsp;

use crate::lsp::state::Snapshot;

/// What may be typed at a position.
pub(super) fn completion(_: &Snapshot, _: lsp::Position) -> Option<lsp::CompletionResponse> {
    None
}
