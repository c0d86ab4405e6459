//! Verdicts beside the facts.
use tower_lsp::lsp_types::{self as lsp, InlayHintLabel, InlayHintTooltip};

use crate::{
    analysis::hint::{self, Hint},
    lsp::{convert, desk::Standing, state::Snapshot},
};

/// The hints in a range, where the settings wish for them.
pub(super) fn hints(snapshot: &Snapshot, range: lsp::Range) -> Option<Vec<lsp::InlayHint>> {
    if !snapshot.settings.inlay_hints || snapshot.desk.standing != Standing::Read {
        return None;
    }
    let within = convert::span(&snapshot.document.text, range, snapshot.traits.encoding);
    let hints = hint::hints(snapshot.analysis(), &within);
    Some(hints.into_iter().map(|it| encoded(snapshot, it)).collect())
}

fn encoded(snapshot: &Snapshot, hint: Hint) -> lsp::InlayHint {
    lsp::InlayHint {
        position: snapshot.range(&(hint.at..hint.at)).start,
        label: InlayHintLabel::String(hint.label),
        kind: None,
        text_edits: None,
        tooltip: (!hint.tooltip.is_empty()).then_some(InlayHintTooltip::String(hint.tooltip)),
        padding_left: Some(true),
        padding_right: Some(false),
        data: None,
    }
}
