//! From a fact to the sources.
use tower_lsp::lsp_types as lsp;

use crate::lsp::state::Snapshot;

/// The passages that answer the fact at a position.
pub(super) fn definition(_: &Snapshot, _: lsp::Position) -> Option<lsp::GotoDefinitionResponse> {
    None
}

/// Every passage that speaks of the fact at a position, and the other mentions in the draft.
pub(super) fn references(_: &Snapshot, _: lsp::Position) -> Option<Vec<lsp::Location>> {
    None
}
