//! One desk as its keeper sees it: the settings as last read, the sources as last read, and what is to be done again.
use std::{
    collections::HashMap,
    path::{Path, PathBuf},
    sync::{Arc, OnceLock},
};

use tower_lsp::lsp_types::FileChangeType;

use crate::{
    finding::Severity,
    lsp::desk::{
        Desk, Standing,
        reading::{Outcome, Reading, Unread},
        root::Root,
        told::{self, Told},
    },
    source::Problem,
    workspace::{
        Library, SIDECAR, Shelf,
        config::{Mistake, Settings},
        ledger::Ledger,
    },
};

/// What is kept.
#[derive(Debug, Default)]
pub(super) struct Kept {
    /// The last that were right.
    pub(super) settings: Arc<Settings>,
    /// What is wrong in them now.
    pub(super) mistakes: Vec<Mistake>,
    /// What people have accepted, by the folder of the drafts; or what is wrong in that ledger.
    pub(super) ledgers: HashMap<PathBuf, Result<Ledger, Vec<Mistake>>>,
    /// What could not be read.
    pub(super) problems: Vec<Problem>,
    /// The sources as last read.
    library: Option<Arc<Library>>,
    /// Why there are no newer ones.
    unread: Option<Unread>,
    /// Files as read; with the reading, while there is one.
    shelf: Shelf,
    changed: Vec<(PathBuf, FileChangeType)>,
    pub(super) reading: Option<Reading>,
    /// The present reading takes long.
    long: bool,
    /// The sources are to be read (again).
    pub(super) outdated: bool,
    /// The desk differs from what the server remembers.
    pub(super) news: bool,
}

impl Kept {
    pub(super) fn new(root: &Root) -> Kept {
        let path = if let Root::File(file) = root { Some(file.clone()) } else { None };
        let settings = Arc::new(Settings { path, ..Settings::default() });
        Kept { settings, outdated: true, news: true, ..Kept::default() }
    }

    /// The settings were read; where they are wrong, the last good ones hold.
    pub(super) fn apply(&mut self, read: Result<Settings, Vec<Mistake>>) {
        self.news |= match &read {
            Ok(settings) => *settings != *self.settings || !self.mistakes.is_empty(),
            Err(mistakes) => *mistakes != self.mistakes,
        };
        match read {
            Ok(settings) => {
                self.mistakes.clear();
                let day_first = settings.config.day_first != self.settings.config.day_first;
                if settings.corpus != self.settings.corpus || day_first {
                    self.outdated = true;
                    self.reading.iter().for_each(|it| it.brake.stop());
                }
                self.settings = Arc::new(settings);
            }
            Err(mistakes) => self.mistakes = mistakes,
        }
    }

    /// A ledger was read; one with a mistake accepts nothing.
    pub(super) fn note_ledger(&mut self, folder: &Path, read: Result<Ledger, Vec<Mistake>>) {
        let known = self.ledgers.get(folder);
        self.news |= known != Some(&read) && (known.is_some() || read != Ok(Ledger::default()));
        self.ledgers.insert(folder.to_owned(), read);
    }

    /// A file has changed; if it is a source of this desk, it alone is read again.
    pub(super) fn touch(&mut self, file: &Path, how: FileChangeType) {
        let is_beside = |path: &Path| file.ends_with(SIDECAR) && file.parent() == path.parent();
        let is_near = |path: &PathBuf| file.starts_with(path) || path.starts_with(file) || is_beside(path);
        if self.settings.corpus.iter().any(is_near) {
            self.changed.push((file.to_owned(), how));
            self.outdated = true;
        }
    }

    /// All sources are to be read again.
    pub(super) fn forget(&mut self) {
        let all = self.settings.corpus.iter().map(|path| (path.clone(), FileChangeType::DELETED));
        self.changed.extend(all);
        self.outdated = true;
    }

    /// The files as read, without those that have changed since.
    pub(super) fn take_shelf(&mut self) -> Shelf {
        let mut shelf = std::mem::take(&mut self.shelf);
        for (path, how) in self.changed.drain(..) {
            match how {
                // Editors tell of a change to a folder whenever something in it comes or goes.
                FileChangeType::CHANGED => shelf.forget(&path),
                _ => shelf.forget_under(&path),
            }
        }
        shelf
    }

    /// A reading has begun.
    pub(super) fn begin(&mut self, reading: Reading) {
        self.news |= self.unread.take().is_some();
        self.reading = Some(reading);
        self.outdated = false;
    }

    /// The present reading takes long: that is told only where nothing can be checked meanwhile.
    pub(super) fn takes_long(&mut self) {
        self.long = true;
        self.news |= self.library.is_none();
    }

    /// A reading has ended.
    pub(super) fn end(&mut self, outcome: Outcome) {
        (self.reading, self.long, self.news) = (None, false, true);
        self.shelf = outcome.shelf;
        match outcome.result {
            Ok((library, problems)) => (self.library, self.problems) = (Some(library), problems),
            // Stopped for the next reading.
            Err(Unread::Stopped) if self.outdated => {}
            Err(unread) => self.unread = Some(unread),
        }
    }

    /// The desk as its documents see it.
    pub(super) fn desk(&self) -> Desk {
        let standing = match (&self.library, self.unread) {
            (Some(_), _) => Standing::Read,
            (None, None) if !self.long => Standing::Awaited,
            _ => Standing::Missing,
        };
        Desk {
            library: self.library.clone().unwrap_or_default(),
            config: Arc::new(self.settings.config.clone()),
            settings: Arc::clone(&self.settings),
            standing,
            ledgers: self
                .ledgers
                .iter()
                .filter_map(|(at, it)| Some((at.clone(), it.clone().ok()?)))
                .collect(),
            writer: OnceLock::new(),
            notes: self.notes(),
        }
    }

    /// What hinders the check. A draft that could not be checked in full never looks clean.
    fn notes(&self) -> Vec<Told> {
        let mut notes = Vec::new();
        let mut note = |code, message: String| notes.push(Told::note(code, Severity::Info, message));
        if self.long && self.library.is_none() {
            note(told::SOURCES, "not checked yet: the sources are still being read".to_owned());
        }
        match self.unread {
            Some(Unread::Stopped) => {
                let message =
                    "the reading of the sources was stopped; reload the corpus to check against them";
                note(told::SOURCES, message.to_owned());
            }
            Some(Unread::Failed) => {
                let message =
                    "the sources could not be read, through a fault in copydesk itself; please report it";
                note(told::SOURCES, message.to_owned());
            }
            None => {}
        }
        notes.extend(told::of_mistakes(&self.mistakes));
        notes.extend(self.ledgers.values().filter_map(|it| told::of_ledger(it.as_ref().err()?)));
        let is_empty = self.library.as_ref().is_some_and(|it| it.sources() == 0);
        notes.extend(told::of_problems(&self.problems, is_empty));
        notes
    }
}
