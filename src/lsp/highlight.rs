//! Other mentions of a fact in the draft.
use tower_lsp::lsp_types as lsp;

use crate::lsp::state::Snapshot;

/// The mentions of the fact at a position.
pub(super) fn highlight(snapshot: &Snapshot, at: lsp::Position) -> Option<Vec<lsp::DocumentHighlight>> {
    let analysis = snapshot.analysis();
    let fact = *analysis.facts_at(snapshot.offset(at)).first()?;
    let kind = Some(lsp::DocumentHighlightKind::TEXT);
    let marked = |it| lsp::DocumentHighlight { range: snapshot.range_of(it), kind };
    Some(analysis.mentions(fact).into_iter().map(marked).collect())
}
