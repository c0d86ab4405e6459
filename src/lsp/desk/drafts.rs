//! The drafts of the workspace, open or not.
use std::{collections::BTreeSet, path::PathBuf, sync::Arc};

use tokio::task::spawn_blocking;
use tower_lsp::lsp_types::Url;

use crate::{
    lsp::{
        desk::{self, Desk},
        state::{Shared, Snapshot},
    },
    source::Problem,
    workspace,
};

/// Every draft that lies in a folder of the workspace or is open, each with its desk.
pub(in crate::lsp) async fn drafts(state: &Arc<Shared>) -> Vec<(Url, Arc<Desk>)> {
    let (folders, open) = {
        let state = state.lock();
        (state.desks.folders.clone(), state.open_documents())
    };
    let mut found: BTreeSet<Url> = open.into_iter().collect();
    for folder in folders {
        found.extend(drafts_in(state, folder).await);
    }
    let mut drafts = Vec::new();
    for uri in found {
        let desk = desk::settled(state, &uri).await;
        if !desk.is_source(&uri) || state.lock().is_open(&uri) {
            drafts.push((uri, desk));
        }
    }
    drafts
}

/// As the settings of the folder say; folders below it may have settings of their own.
async fn drafts_in(state: &Shared, folder: PathBuf) -> Vec<Url> {
    let desk = desk::settled_at(state, Some(folder.clone())).await;
    let files = spawn_blocking(move || workspace::drafts(&folder, &desk.settings).0);
    let files = files.await.unwrap_or_default();
    files.into_iter().filter_map(|file| Url::from_file_path(file).ok()).collect()
}

/// A draft as it stands: in the editor, or on the disk. Takes a while: not for an async thread.
///
/// # Errors
/// What is wrong with the file.
pub(in crate::lsp) fn snapshot(state: &Shared, uri: &Url, desk: Arc<Desk>) -> Result<Snapshot, Problem> {
    if let Some(open) = state.lock().snapshot(uri) {
        return Ok(open);
    }
    let path = desk::path_of(uri).unwrap_or_default();
    let draft = workspace::draft(&path, &desk.config)?;
    Ok(state.lock().unopened(uri, draft.text, desk))
}
