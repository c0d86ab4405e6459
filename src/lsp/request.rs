//! How a question about a document is answered: on a snapshot, off the async thread.
use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use tokio::task::spawn_blocking;
use tower_lsp::{
    jsonrpc::{Error, ErrorCode, Result},
    lsp_types::Url,
};

use crate::lsp::{
    desk::{self, Standing},
    state::{Shared, Snapshot},
};

/// Asks the document as it is now; nothing if it is not open.
///
/// # Errors
/// That the content was modified, where the document has changed before the answer could be begun; an internal error where
/// the answer panicked: it costs this one answer, not the server.
pub(super) async fn ask<T: Send + 'static>(
    state: &Arc<Shared>,
    uri: Url,
    answer: impl FnOnce(&Snapshot) -> Option<T> + Send + 'static,
) -> Result<Option<T>> {
    let Some(snapshot) = settled(state, &uri).await else { return Ok(None) };
    let waiting = Waiting::default();
    let is_wanted = Arc::clone(&waiting.0);
    let work = spawn_blocking(move || match snapshot.is_ready(|| !is_wanted.load(Ordering::Acquire)) {
        true => Ok(answer(&snapshot)),
        false => Err(Error::new(ErrorCode::ContentModified)),
    });
    work.await.map_err(|_| Error::internal_error())?
}

/// Asks what needs the words of the document only, and so does not wait for its analysis.
///
/// # Errors
/// An internal error where the answer panicked.
pub(super) async fn ask_at_once<T: Send + 'static>(
    state: &Arc<Shared>,
    uri: Url,
    answer: impl FnOnce(&Snapshot) -> Option<T> + Send + 'static,
) -> Result<Option<T>> {
    let Some(snapshot) = state.lock().snapshot(&uri) else { return Ok(None) };
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

/// Tells the thread that nobody waits for it any more: `$/cancelRequest` drops what awaits the answer.
#[derive(Default)]
struct Waiting(Arc<AtomicBool>);

impl Drop for Waiting {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Release);
    }
}
