//! Which corpus and which wishes hold for a document: those of the nearest `copydesk.toml`, else the editor's.
//!
//! [`Desks`] is what the server remembers; the [`keeper`] alone changes it, and alone knows the disk.
mod abilities;
mod drafts;
mod keeper;
mod kept;
mod progress;
mod reading;
mod root;
mod told;

use std::{
    collections::{BTreeMap, HashMap},
    path::{Path, PathBuf},
    sync::{Arc, OnceLock},
};

use tokio::sync::{mpsc, watch};
use tower_lsp::lsp_types::{self as lsp, Url};

pub(super) use crate::lsp::desk::{
    abilities::Abilities,
    drafts::{drafts, snapshot},
    keeper::{Event, keep},
    told::{notes, unreadable},
};
use crate::{
    config::Config,
    lsp::{
        desk::{root::Root, told::Told},
        state::Shared,
    },
    source::Acceptance,
    text::Encoding,
    workspace::{
        Library,
        config::{FILE_NAME, Settings},
        ledger::{self, Ledger},
        signature,
    },
};

/// Sources and wishes of some documents.
#[derive(Debug, Default)]
pub(super) struct Desk {
    pub(super) library: Arc<Library>,
    pub(super) config: Arc<Config>,
    /// Where both come from; its path is the `copydesk.toml`, if there is one.
    pub(super) settings: Arc<Settings>,
    /// How far the sources are read.
    pub(super) standing: Standing,
    /// What people have accepted, by the folder of the drafts.
    ledgers: HashMap<PathBuf, Ledger>,
    /// The name of whoever writes here, looked up when it is first needed.
    writer: OnceLock<Option<String>>,
    /// What hinders the check: it is told on every draft.
    notes: Vec<Told>,
}

/// How far the sources of a desk are read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Standing {
    /// They are about to be there: whoever can wait does.
    #[default]
    Awaited,
    /// It takes a while, or was stopped: nothing can be checked, and that is told.
    Missing,
    /// There they are.
    Read,
}

impl Desk {
    /// Where it comes from, for the user.
    pub(super) fn name(&self) -> String {
        match (&self.settings.path, &self.settings.corpus[..]) {
            (Some(file), _) => file.display().to_string(),
            (None, []) => "the built-in corpus".to_owned(),
            (None, _) => "the corpus of the editor's settings".to_owned(),
        }
    }

    /// What people have accepted in a draft.
    pub(super) fn accepted(&self, uri: &Url) -> Vec<Acceptance> {
        let entries = path_of(uri).and_then(|path| Some(self.ledgers.get(path.parent()?)?.of(&path)));
        entries.unwrap_or_default()
    }

    /// Who accepts a finding, as far as the system knows.
    pub(super) fn writer(&self, draft: &Path) -> Option<String> {
        let who = || signature::who(draft.parent().unwrap_or(draft));
        self.writer.get_or_init(who).clone()
    }

    /// What hinders the check, in words.
    pub(super) fn hindrances(&self) -> impl Iterator<Item = &str> {
        self.notes.iter().map(Told::message)
    }

    /// Whether a file is one of its sources.
    fn is_source(&self, uri: &Url) -> bool {
        path_of(uri).is_some_and(|file| self.settings.corpus.iter().any(|it| file.starts_with(it)))
    }
}

/// Every desk that somebody has asked for.
#[derive(Debug, Default)]
pub(super) struct Desks {
    /// What the client can.
    pub(super) abilities: Abilities,
    /// The folders of the workspace.
    pub(super) folders: Vec<PathBuf>,
    /// Which root holds for the documents of a folder; `None` for documents that lie in no folder.
    roots: HashMap<Option<PathBuf>, Root>,
    desks: BTreeMap<Root, Arc<Desk>>,
    /// What is wrong with files that are no drafts: settings and sources.
    told: BTreeMap<Url, Vec<Told>>,
    /// What was found in drafts that are not open, when the whole workspace was checked.
    pub(super) checked: BTreeMap<Url, Vec<lsp::Diagnostic>>,
    /// The desk of those whose own is not known yet.
    awaited: Arc<Desk>,
    keeper: Option<mpsc::UnboundedSender<Event>>,
    /// Woken at every change.
    changes: watch::Sender<()>,
}

impl Desks {
    /// The client has introduced itself.
    pub(super) fn greet(&mut self, params: &lsp::InitializeParams) {
        self.abilities = Abilities::of(&params.capabilities);
        let folders = params.workspace_folders.iter().flatten().filter_map(|it| path_of(&it.uri));
        self.folders = folders.collect();
        if self.folders.is_empty() {
            self.folders.extend(root_of(params));
        }
    }

    /// The desk of a document; one that nobody has asked for yet is made ready. Settings and ledgers are no drafts: they have
    /// none.
    pub(super) fn of(&self, uri: &Url) -> Arc<Desk> {
        let is_ours = |path: PathBuf| path.ends_with(FILE_NAME) || path.ends_with(ledger::FILE_NAME);
        match path_of(uri).is_some_and(is_ours) {
            true => Arc::new(Desk { standing: Standing::Missing, ..Desk::default() }),
            false => self.at(folder_of(uri)),
        }
    }

    /// Where a document's settings come from, if that is known.
    fn root(&self, uri: &Url) -> Option<&Root> {
        self.roots.get(&folder_of(uri))
    }

    /// The desk of the documents in a folder.
    fn at(&self, folder: Option<PathBuf>) -> Arc<Desk> {
        if let Some(desk) = self.roots.get(&folder).and_then(|root| self.desks.get(root)) {
            return Arc::clone(desk);
        }
        self.tell(Event::Wanted(folder));
        Arc::clone(&self.awaited)
    }

    /// Every desk there is.
    pub(super) fn all(&self) -> impl Iterator<Item = &Arc<Desk>> {
        self.desks.values()
    }

    /// All sources in use, once.
    pub(super) fn libraries(&self) -> Vec<Arc<Library>> {
        let mut libraries: Vec<Arc<Library>> = Vec::new();
        for desk in self.all() {
            if !libraries.iter().any(|it| Arc::ptr_eq(it, &desk.library)) {
                libraries.push(Arc::clone(&desk.library));
            }
        }
        libraries
    }

    /// Hands something on to the keeper.
    pub(super) fn tell(&self, event: Event) {
        if let Some(keeper) = &self.keeper {
            // It lives as long as the server; a send that fails means we are shutting down.
            let _ = keeper.send(event);
        }
    }

    /// The files that hold settings or sources, and are wrong.
    pub(super) fn faulty(&self) -> Vec<Url> {
        self.told.iter().filter(|(_, told)| !told.is_empty()).map(|(uri, _)| uri.clone()).collect()
    }

    /// What is told of a file that is not open, or holds settings or a source.
    pub(super) fn told(&self, uri: &Url, encoding: Encoding) -> Vec<lsp::Diagnostic> {
        let mut told = told::of_file(self.told.get(uri).map_or(&[], Vec::as_slice), encoding);
        told.extend(self.checked.get(uri).into_iter().flatten().cloned());
        told
    }
}

/// The desk of a document, once its sources are there or are known to take a while.
pub(super) async fn settled(state: &Shared, uri: &Url) -> Arc<Desk> {
    settled_at(state, folder_of(uri)).await
}

/// The same for the documents in a folder.
pub(super) async fn settled_at(state: &Shared, folder: Option<PathBuf>) -> Arc<Desk> {
    let mut changes = state.lock().desks.changes.subscribe();
    loop {
        changes.mark_unchanged();
        let desk = state.lock().desks.at(folder.clone());
        if desk.standing != Standing::Awaited || changes.changed().await.is_err() {
            return desk;
        }
    }
}

/// The client is ready: the desks of its folders are made ready before anybody asks, with what is wrong in their settings.
pub(super) fn begin(state: &Shared) {
    let desks = &state.lock().desks;
    desks.tell(Event::Begun);
    desks.folders.iter().for_each(|folder| desks.tell(Event::Wanted(Some(folder.clone()))));
}

/// Folders of the workspace came or went.
pub(super) fn folders_changed(state: &Shared, event: lsp::WorkspaceFoldersChangeEvent) {
    let mut state = state.lock();
    let gone: Vec<PathBuf> = event.removed.iter().filter_map(|it| path_of(&it.uri)).collect();
    let folders = &mut state.desks.folders;
    folders.retain(|folder| !gone.contains(folder));
    folders.extend(event.added.iter().filter_map(|it| path_of(&it.uri)));
    state.desks.tell(Event::Moved);
}

/// The path of a file, without `.` in it and the slash at its end.
pub(super) fn path_of(uri: &Url) -> Option<PathBuf> {
    let path = if uri.scheme() == "file" { uri.to_file_path().ok()? } else { return None };
    Some(path.components().collect())
}

/// The folder that a document lies in; none for one that was never saved.
fn folder_of(uri: &Url) -> Option<PathBuf> {
    path_of(uri)?.parent().map(Path::to_owned)
}

#[expect(deprecated, reason = "older clients name their one folder so")]
fn root_of(params: &lsp::InitializeParams) -> Option<PathBuf> {
    let path = params.root_path.as_ref().map(PathBuf::from).filter(|path| path.is_absolute());
    params.root_uri.as_ref().and_then(path_of).or(path)
}
