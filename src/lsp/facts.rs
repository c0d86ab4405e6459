//! `copydesk/facts`: every fact of a document with its verdict and evidence.
use serde::{Deserialize, Serialize};
use tower_lsp::lsp_types::TextDocumentIdentifier;

use crate::lsp::state::Snapshot;

/// The document asked about.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Params {
    /// The document.
    pub text_document: TextDocumentIdentifier,
}

/// The answer.
#[derive(Debug, Serialize)]
pub struct Answer {
    /// The version it holds for.
    pub version: i32,
}

/// Every fact of the document.
pub(super) fn facts(snapshot: &Snapshot) -> Option<Answer> {
    Some(Answer { version: snapshot.document.version })
}
