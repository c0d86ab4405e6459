//! Which corpus and which wishes hold for a document: those of the nearest `copydesk.toml`, else the editor's.
use std::sync::Arc;

use tower_lsp::{
    Client,
    lsp_types::{self as lsp, Url},
};

use crate::{
    config::Config,
    corpus::Corpus,
    lsp::{publish::Publisher, state::Shared},
};

/// Sources and wishes of some documents.
#[derive(Debug, Default)]
pub(super) struct Desk {
    pub(super) corpus: Arc<Corpus>,
    pub(super) config: Arc<Config>,
}

/// Every desk that an open document needs.
#[derive(Debug)]
pub(super) struct Desks {
    builtin: Arc<Desk>,
}

impl Default for Desks {
    fn default() -> Desks {
        Desks { builtin: Arc::new(Desk { corpus: Arc::new(Corpus::builtin()), config: Arc::default() }) }
    }
}

impl Desks {
    /// The desk of a document.
    pub(super) fn of(&self, _uri: &Url) -> Arc<Desk> {
        Arc::clone(&self.builtin)
    }

    /// Every corpus in use.
    pub(super) fn corpora(&self) -> Vec<Arc<Corpus>> {
        vec![Arc::clone(&self.builtin.corpus)]
    }
}

/// Folders of the workspace came or went.
pub(super) fn folders_changed(
    _: &Client,
    _: &Arc<Shared>,
    _: &Publisher,
    _: lsp::WorkspaceFoldersChangeEvent,
) {
}
