//! How a question about a document is answered: on a snapshot, off the async threads.
use std::sync::Arc;

use tokio::task::spawn_blocking;
use tower_lsp::{
    jsonrpc::{Error, Result},
    lsp_types::Url,
};

use crate::lsp::{
    desk::{self, Standing},
    state::{Shared, Snapshot},
};

/// Asks the document as it is now; nothing if it is not open.
///
/// # Errors
/// An internal error where the answer panicked: it costs this one answer, not the server.
pub(super) async fn ask<T: Send + 'static>(
    state: &Arc<Shared>,
    uri: Url,
    answer: impl FnOnce(&Snapshot) -> Option<T> + Send + 'static,
) -> Result<Option<T>> {
    let Some(snapshot) = settled(state, &uri).await else { return Ok(None) };
    spawn_blocking(move || answer(&snapshot)).await.map_err(|_| Error::internal_error())
}

/// The document as it is now; one whose sources are about to be there is waited for.
async fn settled(state: &Shared, uri: &Url) -> Option<Snapshot> {
    let snapshot = state.lock().snapshot(uri)?;
    if snapshot.desk.standing != Standing::Awaited {
        return Some(snapshot);
    }
    desk::settled(state, uri).await;
    state.lock().snapshot(uri)
}
