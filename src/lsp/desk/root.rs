//! Where the settings of a document come from.
use std::{
    collections::HashMap,
    path::{Component, Path, PathBuf},
};

use crate::{
    lsp::settings,
    workspace::{
        config::{self, Mistake, Settings},
        ledger::{self, Ledger},
    },
};

/// One place that settings come from; there is one desk for each.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Root {
    /// A `copydesk.toml`.
    File(PathBuf),
    /// The editor's settings, their paths relative to a folder.
    Editor(Option<PathBuf>),
}

/// What the editor says.
#[derive(Clone, Debug)]
pub(super) struct Editor {
    /// The folders of its workspace.
    pub(super) folders: Vec<PathBuf>,
    pub(super) settings: std::sync::Arc<settings::Settings>,
}

/// Which roots some folders have, and what stands there.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) roots: HashMap<Option<PathBuf>, Root>,
    pub(super) settings: HashMap<Root, Result<Settings, Vec<Mistake>>>,
    /// The ledgers in the folders.
    pub(super) ledgers: HashMap<PathBuf, Result<Ledger, Vec<Mistake>>>,
}

impl Editor {
    /// Looks up the settings and the ledgers of documents in these folders. Reads the disk.
    pub(super) fn find(&self, folders: impl IntoIterator<Item = Option<PathBuf>>) -> Found {
        let mut found = Found::default();
        for folder in folders {
            let root = self.root(folder.as_deref());
            if !found.settings.contains_key(&root) {
                found.settings.insert(root.clone(), self.read(&root));
            }
            if let Some(folder) = &folder {
                found.ledgers.insert(folder.clone(), ledger::read(&folder.join(ledger::FILE_NAME)));
            }
            found.roots.insert(folder, root);
        }
        found
    }

    /// What was never saved belongs to the first folder of the workspace.
    fn root(&self, folder: Option<&Path>) -> Root {
        let Some(folder) = folder.or(self.folders.first().map(PathBuf::as_path)) else {
            return Root::Editor(None);
        };
        if let Some(file) = config::nearest(folder) {
            return Root::File(file);
        }
        let around = self.folders.iter().filter(|it| folder.starts_with(it));
        let nearest = around.max_by_key(|it| it.components().count());
        Root::Editor(Some(nearest.or(self.folders.first()).map_or(folder, PathBuf::as_path).to_owned()))
    }

    fn read(&self, root: &Root) -> Result<Settings, Vec<Mistake>> {
        let mut settings = match root {
            Root::File(file) => config::read(file)?,
            Root::Editor(folder) => self.settings_in(folder.as_deref().unwrap_or(Path::new(""))),
        };
        settings.corpus.iter_mut().for_each(|path| *path = plain(path));
        Ok(settings)
    }

    fn settings_in(&self, folder: &Path) -> Settings {
        let corpus = self.settings.corpus.iter().map(|path| folder.join(path));
        Settings { corpus: corpus.collect(), config: self.settings.config.clone(), ..Settings::default() }
    }
}

/// The path as an editor names it when it tells of a change: without `.` and `..`.
fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::ParentDir if plain.parent().is_some() => drop(plain.pop()),
            Component::CurDir => {}
            part => plain.push(part),
        }
    }
    // Where a link stands before the `..`, it leads elsewhere.
    if plain.exists() || !path.exists() { plain } else { path.to_owned() }
}
