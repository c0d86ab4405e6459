//! Files that change while the server runs: sources, settings and ledgers.
use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

use serde_json::json;
use tokio::time::timeout;
use tower_lsp::{
    Client,
    lsp_types::{self as lsp, FileChangeType, Url},
};

use crate::{
    lsp::{
        desk::{self, Abilities, Event},
        settings::{PATIENCE, SECTION},
        state::Shared,
    },
    workspace::{config::FILE_NAME, ledger},
};

/// Some have changed.
pub(super) fn changed(state: &Shared, changes: Vec<lsp::FileEvent>) {
    let files = changes.into_iter().filter_map(|it| Some((desk::path_of(&it.uri)?, it.typ)));
    state.lock().desks.tell(Event::Files(files.collect()));
}

/// The editor has written a file: a client that watches nothing tells at least this.
pub(super) fn saved(state: &Shared, uri: &Url) {
    if let Some(file) = desk::path_of(uri) {
        state.lock().desks.tell(Event::Files(vec![(file, FileChangeType::CHANGED)]));
    }
}

/// What is to be watched: every file of a folder, or one of a name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Watched {
    pub(super) folder: PathBuf,
    pub(super) pattern: String,
}

impl Watched {
    /// A source, or a folder of sources. Looks at the disk.
    pub(super) fn source(path: &Path) -> Watched {
        match (path.parent(), path.file_name()) {
            (Some(folder), Some(name)) if path.is_file() => Watched::file(folder, &name.to_string_lossy()),
            _ => Watched { folder: path.to_owned(), pattern: "**/*".to_owned() },
        }
    }

    /// A file by its name.
    pub(super) fn file(folder: &Path, name: &str) -> Watched {
        Watched { folder: folder.to_owned(), pattern: name.to_owned() }
    }

    /// In the client's terms; one that knows no base folder takes the whole path.
    fn watcher(&self, abilities: Abilities) -> Option<lsp::FileSystemWatcher> {
        let glob_pattern = if abilities.relative_patterns {
            // Without a slash at its end: Neovim matches none that has one.
            let base_uri = lsp::OneOf::Right(Url::from_file_path(&self.folder).ok()?);
            lsp::GlobPattern::Relative(lsp::RelativePattern { base_uri, pattern: self.pattern.clone() })
        } else {
            let folder = self.folder.to_string_lossy().replace('\\', "/");
            lsp::GlobPattern::String(format!("{}/{}", folder.trim_end_matches('/'), self.pattern))
        };
        Some(lsp::FileSystemWatcher { glob_pattern, kind: None })
    }
}

/// Asks the client to watch these files from now on, and to tell of its settings. `number` counts the times.
pub(super) fn register(client: &Client, abilities: Abilities, number: u64, watched: &BTreeSet<Watched>) {
    let anywhere = |name| lsp::FileSystemWatcher {
        glob_pattern: lsp::GlobPattern::String(format!("**/{name}")),
        kind: None,
    };
    let mut watchers = [FILE_NAME, ledger::FILE_NAME].map(anywhere).to_vec();
    watchers.extend(watched.iter().filter_map(|it| it.watcher(abilities)));
    let files = abilities.watches.then(|| registration(number, WATCH, json!({ "watchers": watchers })));
    let settings = (abilities.registers_configuration && number == 0)
        .then(|| registration(number, CONFIGURATION, json!({ "section": SECTION })));
    let registrations: Vec<lsp::Registration> = files.into_iter().chain(settings).collect();
    if registrations.is_empty() {
        return;
    }
    let old = number
        .checked_sub(1)
        .map(|number| lsp::Unregistration { id: id(number, WATCH), method: WATCH.to_owned() });
    let client = client.clone();
    tokio::spawn(async move {
        // The new one before the old one goes: no change is missed between them. A client that refuses is left alone.
        let _ = timeout(PATIENCE, client.register_capability(registrations)).await;
        if let Some(old) = old {
            let _ = timeout(PATIENCE, client.unregister_capability(vec![old])).await;
        }
    });
}

const WATCH: &str = "workspace/didChangeWatchedFiles";
const CONFIGURATION: &str = "workspace/didChangeConfiguration";

fn registration(number: u64, method: &str, options: serde_json::Value) -> lsp::Registration {
    lsp::Registration { id: id(number, method), method: method.to_owned(), register_options: Some(options) }
}

fn id(number: u64, method: &str) -> String {
    format!("{SECTION}/{method}/{number}")
}
