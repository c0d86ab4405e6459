//! Has a client that asks for answers ask again.
use tokio::time::timeout;
use tower_lsp::Client;

use crate::lsp::{desk::Abilities, settings::PATIENCE};

/// The corpus or the settings have changed: what was answered before is out of date.
pub(super) fn ask(client: &Client, abilities: Abilities) {
    let client = client.clone();
    // A client that does not answer is not waited for.
    tokio::spawn(async move {
        if abilities.refreshes_diagnostics {
            let _ = timeout(PATIENCE, client.workspace_diagnostic_refresh()).await;
        }
        if abilities.refreshes_hints {
            let _ = timeout(PATIENCE, client.inlay_hint_refresh()).await;
        }
        if abilities.refreshes_lenses {
            let _ = timeout(PATIENCE, client.code_lens_refresh()).await;
        }
    });
}
