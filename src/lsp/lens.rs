//! The counts of a draft above its first line.
use tower_lsp::lsp_types as lsp;

use crate::lsp::state::Snapshot;

/// The lens of a document.
pub(super) fn lenses(_: &Snapshot) -> Option<Vec<lsp::CodeLens>> {
    None
}
