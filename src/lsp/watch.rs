//! Files that change while the server runs: sources and settings.
use std::sync::Arc;

use tower_lsp::{Client, lsp_types as lsp};

use crate::lsp::{publish::Publisher, state::Shared};

/// Asks the client to watch them.
pub(super) fn register(_: &Client, _: &Arc<Shared>) {}

/// Some have changed.
pub(super) fn changed(_: &Client, _: &Arc<Shared>, _: &Publisher, _: Vec<lsp::FileEvent>) {}
