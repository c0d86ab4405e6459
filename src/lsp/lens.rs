//! The counts of a draft above its first line.
use tower_lsp::lsp_types as lsp;

use crate::{
    analysis::summary::summary,
    lsp::{desk::Standing, state::Snapshot},
};

/// Shows the sources that the counts rest on.
const SHOW_CORPUS: &str = "copydesk.showCorpus";

/// The lens of a document, where the settings wish for one.
pub(super) fn lenses(snapshot: &Snapshot) -> Option<Vec<lsp::CodeLens>> {
    if !snapshot.settings.code_lens || snapshot.desk.standing != Standing::Read {
        return None;
    }
    let command = lsp::Command::new(summary(snapshot.analysis())?, SHOW_CORPUS.to_owned(), None);
    Some(vec![lsp::CodeLens { range: lsp::Range::default(), command: Some(command), data: None }])
}
