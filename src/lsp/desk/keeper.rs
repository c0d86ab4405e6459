//! The one task that looks after the desks: it hears what has changed, reads what must be read, and has the documents
//! checked anew. Nothing in it waits for the client.
use std::{
    collections::{BTreeMap, BTreeSet, HashSet},
    path::PathBuf,
    sync::Arc,
};

use tokio::{
    sync::{mpsc, oneshot},
    task::spawn_blocking,
};
use tower_lsp::{
    Client,
    lsp_types::{FileChangeType, MessageType, NumberOrString, Url},
};

use crate::{
    lsp::{
        commands::check_again,
        desk::{
            Desks, folder_of,
            kept::Kept,
            reading::{self, Outcome},
            root::{Editor, Found, Root},
            told::Told,
        },
        publish::Publisher,
        refresh,
        state::Shared,
        watch::{self, Watched},
    },
    source::{Problem, part},
    workspace::{SIDECAR, config::FILE_NAME, ledger},
};

/// What the keeper hears.
#[derive(Debug)]
pub(in crate::lsp) enum Event {
    /// The client is ready to be spoken to.
    Begun,
    /// Somebody asks for the desk of the documents in a folder.
    Wanted(Option<PathBuf>),
    /// The editor's settings are new; what is wrong in them.
    Settings(Vec<String>),
    /// Folders of the workspace came or went.
    Moved,
    /// Files came, went or changed.
    Files(Vec<(PathBuf, FileChangeType)>),
    /// Everything is to be read again; told when it is.
    Reload(oneshot::Sender<()>),
    /// The user stops a reading, by its token.
    Stop(NumberOrString),
    /// A reading takes long.
    Long(u64),
    /// A reading has ended.
    Read(u64, Outcome),
}

/// Starts the task.
pub(in crate::lsp) fn keep(client: Client, state: Arc<Shared>, publisher: Publisher) {
    let (to_self, inbox) = mpsc::unbounded_channel();
    state.lock().desks.keeper = Some(to_self.clone());
    let keeper = Keeper {
        client,
        state,
        publisher,
        to_self,
        kept: BTreeMap::new(),
        wanted: HashSet::new(),
        unsettled: false,
        views_stale: false,
        readings: 0,
        watched: None,
        registrations: 0,
        complained: HashSet::new(),
        reloads: Vec::new(),
    };
    tokio::spawn(keeper.run(inbox));
}

#[derive(Debug)]
struct Keeper {
    client: Client,
    state: Arc<Shared>,
    publisher: Publisher,
    to_self: mpsc::UnboundedSender<Event>,
    kept: BTreeMap<Root, Kept>,
    /// Folders whose root is not known yet.
    wanted: HashSet<Option<PathBuf>>,
    /// Every folder is to be looked up again.
    unsettled: bool,
    /// Hints and lenses are to be asked for again.
    views_stale: bool,
    /// How many readings there were.
    readings: u64,
    /// What the client watches.
    watched: Option<BTreeSet<Watched>>,
    registrations: u64,
    /// What the user has been told once.
    complained: HashSet<String>,
    reloads: Vec<oneshot::Sender<()>>,
}

impl Keeper {
    /// A burst of events is one change.
    async fn run(mut self, mut inbox: mpsc::UnboundedReceiver<Event>) {
        while let Some(event) = inbox.recv().await {
            self.hear(event).await;
            while let Ok(event) = inbox.try_recv() {
                self.hear(event).await;
            }
            self.settle().await;
            self.read();
            self.tell();
            self.watch();
            self.answer();
        }
    }

    async fn hear(&mut self, event: Event) {
        match event {
            Event::Begun => {
                let mistakes = self.state.lock().layers.read().1;
                self.complain(mistakes).await;
            }
            Event::Wanted(folder) => drop(self.wanted.insert(folder)),
            Event::Settings(mistakes) => {
                (self.unsettled, self.views_stale) = (true, true);
                self.complain(mistakes).await;
            }
            Event::Moved => self.unsettled = true,
            Event::Files(files) => self.touch(&files),
            Event::Reload(done) => {
                self.unsettled = true;
                self.kept.values_mut().for_each(Kept::forget);
                self.reloads.push(done);
            }
            Event::Stop(NumberOrString::String(token)) => {
                let readings = self.kept.values().filter_map(|it| it.reading.as_ref());
                readings.filter(|it| reading::token(it.number) == token).for_each(|it| it.brake.stop());
            }
            Event::Stop(_) => {}
            Event::Long(number) => {
                if let Some(kept) = self.reader(number) {
                    kept.takes_long();
                }
            }
            Event::Read(number, outcome) => {
                if let Some(kept) = self.reader(number) {
                    kept.end(outcome);
                }
            }
        }
    }

    fn reader(&mut self, number: u64) -> Option<&mut Kept> {
        let is_it = |kept: &&mut Kept| kept.reading.as_ref().is_some_and(|it| it.number == number);
        self.kept.values_mut().find(is_it)
    }

    fn touch(&mut self, files: &[(PathBuf, FileChangeType)]) {
        for (file, how) in files {
            // A folder that went may have held settings.
            let is_ours = file.ends_with(FILE_NAME) || file.ends_with(ledger::FILE_NAME);
            self.unsettled |= is_ours || *how == FileChangeType::DELETED;
            self.kept.values_mut().for_each(|kept| kept.touch(file, *how));
        }
    }

    /// Says once what is wrong in the editor's settings.
    async fn complain(&mut self, mistakes: Vec<String>) {
        for mistake in mistakes {
            if self.complained.insert(mistake.clone()) {
                self.client.show_message(MessageType::WARNING, mistake).await;
            }
        }
    }

    /// Looks up where the settings of folders come from, and reads them.
    async fn settle(&mut self) {
        let mut folders = std::mem::take(&mut self.wanted);
        let editor = {
            let state = self.state.lock();
            let known = &state.desks.roots;
            if self.unsettled {
                folders.extend(known.keys().cloned());
            }
            folders.retain(|folder| self.unsettled || !known.contains_key(folder));
            Editor { folders: state.desks.folders.clone(), settings: Arc::clone(&state.settings) }
        };
        if folders.is_empty() {
            return;
        }
        // A fault in reading settings leaves everything as it was.
        let found = spawn_blocking(move || editor.find(folders)).await.unwrap_or_default();
        self.apply(found);
        self.unsettled = false;
    }

    fn apply(&mut self, found: Found) {
        for (root, settings) in found.settings {
            self.kept.entry(root.clone()).or_insert_with(|| Kept::new(&root)).apply(settings);
        }
        let mut state = self.state.lock();
        let roots = &mut state.desks.roots;
        let mut ledgers = found.ledgers;
        for (folder, root) in found.roots {
            let ledger = folder.as_ref().and_then(|it| ledgers.remove_entry(it));
            if let (Some((folder, ledger)), Some(kept)) = (ledger, self.kept.get_mut(&root)) {
                kept.note_ledger(&folder, ledger);
            }
            if roots.get(&folder) != Some(&root) {
                self.kept.entry(root.clone()).and_modify(|kept| kept.news = true);
                roots.insert(folder, root);
            }
        }
        let used: HashSet<&Root> = roots.values().collect();
        self.kept.retain(|root, _| used.contains(root));
    }

    /// Begins every reading that is due; while one is under way, the next one of that desk waits for its end.
    fn read(&mut self) {
        let shows = self.state.lock().desks.abilities.progress;
        for kept in self.kept.values_mut().filter(|it| it.outdated && it.reading.is_none()) {
            self.readings += 1;
            let client = shows.then(|| self.client.clone());
            let (paths, mut shelf) = (kept.settings.corpus.clone(), kept.take_shelf());
            shelf.read_day_first(kept.settings.config.day_first);
            kept.begin(reading::begin(self.readings, paths, shelf, client, self.to_self.clone()));
        }
    }

    /// Those who asked for everything to be read again hear that it is.
    fn answer(&mut self) {
        if self.kept.values().all(|it| it.reading.is_none()) {
            for done in self.reloads.drain(..) {
                // Who asked may have gone away since.
                let _ = done.send(());
            }
        }
    }

    /// Hands the new desks over, and has everything checked that they concern.
    fn tell(&mut self) {
        let told = self.told();
        let mut state = self.state.lock();
        let mut news = HashSet::new();
        let desks = &mut state.desks.desks;
        desks.retain(|root, _| self.kept.contains_key(root));
        for (root, kept) in self.kept.iter_mut().filter(|(_, kept)| kept.news) {
            kept.news = false;
            desks.insert(root.clone(), Arc::new(kept.desk()));
            news.insert(root);
        }
        if std::mem::take(&mut self.views_stale) || !news.is_empty() {
            refresh::ask(&self.client, state.desks.abilities);
        }
        if news.is_empty() {
            return;
        }
        let old = std::mem::replace(&mut state.desks.told, told);
        let told = &state.desks.told;
        let files = old.keys().chain(told.keys()).filter(|uri| old.get(uri) != told.get(uri));
        let mut files: BTreeSet<Url> = files.cloned().collect();
        let is_concerned = |desks: &Desks, uri: &Url| desks.root(uri).is_some_and(|root| news.contains(root));
        files.extend(state.renew(is_concerned));
        files.into_iter().for_each(|uri| self.publisher.dirty(uri));
        let desks = &state.desks;
        let checked: Vec<Url> =
            desks.checked.keys().filter(|uri| is_concerned(desks, uri)).cloned().collect();
        check_again(Arc::clone(&self.state), self.publisher.clone(), checked);
        state.desks.changes.send_replace(());
    }

    /// What is wrong with settings and sources, by file.
    fn told(&self) -> BTreeMap<Url, Vec<Told>> {
        let mut told: BTreeMap<Url, Vec<Told>> = BTreeMap::new();
        let mut add = |path: &std::path::Path, it: Told| {
            let Ok(uri) = Url::from_file_path(path) else { return };
            let all = told.entry(uri).or_default();
            if !all.contains(&it) {
                all.push(it);
            }
        };
        for kept in self.kept.values() {
            let ledgers = kept.ledgers.values().filter_map(|it| it.as_ref().err()).flatten();
            kept.mistakes.iter().chain(ledgers).for_each(|it| add(&it.path, Told::mistake(it)));
            let file = |it: &Problem| PathBuf::from(part::file_and_line(&it.path).0);
            kept.problems.iter().for_each(|it| add(&file(it), Told::problem(it)));
        }
        told
    }

    /// Asks the client to watch what is read, if that is not the same as before.
    fn watch(&mut self) {
        // By their folders: Neovim sees nothing below the top of a pattern that begins with `**`.
        let open = self.state.lock().open_documents();
        let folders = open.iter().filter_map(folder_of);
        let mut wanted: BTreeSet<Watched> =
            folders.map(|folder| Watched::file(&folder, ledger::FILE_NAME)).collect();
        for (root, kept) in &self.kept {
            if let Root::File(file) = root {
                wanted.extend(file.parent().map(|folder| Watched::file(folder, FILE_NAME)));
            }
            let corpus = || kept.settings.corpus.iter();
            wanted.extend(corpus().map(|path| Watched::source(path)));
            let beside = |path: &PathBuf| path.parent().map(|folder| Watched::file(folder, SIDECAR));
            wanted.extend(corpus().filter(|path| path.is_file()).filter_map(beside));
        }
        if self.watched.as_ref() != Some(&wanted) {
            let abilities = self.state.lock().desks.abilities;
            watch::register(&self.client, abilities, self.registrations, &wanted);
            self.registrations += 1;
            self.watched = Some(wanted);
        }
    }
}
