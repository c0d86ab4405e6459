//! Other mentions of a fact in the draft.
use tower_lsp::lsp_types as lsp;

use crate::lsp::state::Snapshot;

/// The mentions of the fact at a position.
pub(super) fn highlight(_: &Snapshot, _: lsp::Position) -> Option<Vec<lsp::DocumentHighlight>> {
    None
}
