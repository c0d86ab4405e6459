//! Drafts and corpora as the command line names them, read and checked.
mod kept;

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use rayon::prelude::*;

pub(super) use crate::cli::desk::kept::{Kept, State};
use crate::{
    analysis::{Analysis, Memo, Panicked, caught},
    cli::{Problem, args::DraftArgs, load},
    config::Config,
    source::Article,
    workspace::{
        Library,
        config::{FILE_NAME, Settings},
        ledger::{self, Ledgers},
    },
};

/// Stands for standard input.
pub(super) const STDIN: &str = "-";

/// What a run over drafts comes to.
pub(super) struct Checked {
    /// All that a draft was checked against, each once.
    pub(super) libraries: Vec<Arc<Library>>,
    /// In the order asked for.
    pub(super) files: Vec<Analysis>,
    /// What could not be read or checked.
    pub(super) problems: Vec<Problem>,
}

/// Reads and checks every draft that is asked for; `wish` adds to the settings of each.
pub(super) fn check(asked: &DraftArgs, show_progress: bool, wish: &dyn Fn(&mut Config)) -> Checked {
    check_again(&mut Kept::default(), asked, show_progress, wish)
}

/// The same, where it was done before.
pub(super) fn check_again(
    kept: &mut Kept,
    asked: &DraftArgs,
    show_progress: bool,
    wish: &dyn Fn(&mut Config),
) -> Checked {
    kept.begin();
    let mut desk = Desk { asked, show_progress, wish, kept, libraries: Vec::new(), problems: Vec::new() };
    let mut files = Vec::new();
    for (settings, drafts) in desk.jobs() {
        files.extend(desk.check(&settings, &drafts));
    }
    let problems = desk.problems;
    let (used, libraries): (Vec<Origin>, Vec<_>) = desk.libraries.into_iter().unzip();
    kept.end(&used, &problems);
    Checked { libraries, files, problems }
}

impl DraftArgs {
    /// The file that a draft is treated as.
    fn name_of<'p>(&'p self, path: &'p Path) -> &'p Path {
        if path == Path::new(STDIN) { &self.stdin_filename } else { path }
    }
}

/// What a user is told where the program itself failed.
fn fault(panic: &Panicked) -> String {
    format!("it could not be checked, through a fault in copydesk itself ({}); please report it", panic.0)
}

/// What a library was read from: its paths, and whether dates have the day first in it.
type Origin = (Vec<PathBuf>, bool);

/// What one run gathers on its way.
struct Desk<'a> {
    asked: &'a DraftArgs,
    show_progress: bool,
    wish: &'a dyn Fn(&mut Config),
    kept: &'a mut Kept,
    /// Each library by what it was read from.
    libraries: Vec<(Origin, Arc<Library>)>,
    problems: Vec<Problem>,
}

impl Desk<'_> {
    /// The drafts to check, by the settings that hold for them.
    fn jobs(&mut self) -> Vec<(Settings, Vec<PathBuf>)> {
        let mut jobs: Vec<(Settings, Vec<PathBuf>)> = Vec::new();
        for path in self.paths() {
            self.kept.note(&path);
            match self.settings(&self.folder_of(&path)) {
                Ok(settings) => {
                    let (files, problems) = self.files(&path, &settings);
                    self.problems.extend(problems);
                    match jobs.iter_mut().find(|(known, _)| *known == settings) {
                        Some((_, drafts)) => drafts.extend(files),
                        None => jobs.push((settings, files)),
                    }
                }
                Err(problems) => self.add_new(problems),
            }
        }
        jobs
    }

    /// What was asked for; without anything, the folder whose copydesk.toml names drafts.
    fn paths(&mut self) -> Vec<PathBuf> {
        if !self.asked.drafts.is_empty() {
            return self.asked.drafts.clone();
        }
        match self.settings(Path::new("")) {
            Ok(settings) if !settings.drafts.is_empty() => vec![Path::new(".").join(settings.folder())],
            Ok(_) => {
                let reason = "no draft was given, and no copydesk.toml names any".to_owned();
                self.problems.push(Problem { path: "DRAFT".to_owned(), reason });
                Vec::new()
            }
            Err(problems) => {
                self.add_new(problems);
                Vec::new()
            }
        }
    }

    /// The settings for a draft in `folder`.
    fn settings(&mut self, folder: &Path) -> Result<Settings, Vec<Problem>> {
        let sources = &self.asked.sources;
        let file = load::settings_file(sources, folder);
        match &file {
            Some(file) => self.kept.note(file),
            None if sources.no_config => {}
            // One that comes later will hold.
            None => [folder, Path::new("")].iter().for_each(|it| self.kept.note(&it.join(FILE_NAME))),
        }
        load::settings_from(file.as_deref(), sources)
    }

    /// Where the search for a copydesk.toml starts.
    fn folder_of(&self, path: &Path) -> PathBuf {
        let path = self.asked.name_of(path);
        if path.is_dir() { path.to_owned() } else { path.parent().map(Path::to_owned).unwrap_or_default() }
    }

    fn files(&self, path: &Path, settings: &Settings) -> (Vec<PathBuf>, Vec<Problem>) {
        if path == Path::new(STDIN) {
            return (vec![path.to_owned()], Vec::new());
        }
        load::drafts(path, settings)
    }

    fn check(&mut self, settings: &Settings, drafts: &[PathBuf]) -> Vec<Analysis> {
        let library = self.library(settings);
        let mut config = settings.config.clone();
        (self.wish)(&mut config);
        let job = Job {
            asked: self.asked,
            settings,
            library,
            config: Arc::new(config),
            ledgers: self.ledgers(drafts),
        };
        let known: Vec<(&PathBuf, Memo)> = drafts.iter().map(|path| (path, self.kept.take(path))).collect();
        // A thread more costs more than a draft; for one draft none is started.
        let results: Vec<(Memo, Result<Analysis, Problem>)> = if drafts.len() > 1 {
            known.into_par_iter().map(|(path, memo)| job.check(path, memo)).collect()
        } else {
            known.into_iter().map(|(path, memo)| job.check(path, memo)).collect()
        };
        let mut files = Vec::new();
        for (path, (memo, result)) in drafts.iter().zip(results) {
            self.kept.drafts.insert(path.clone(), memo);
            match result {
                Ok(file) => files.push(file),
                Err(problem) => self.problems.push(problem),
            }
        }
        files
    }

    /// The ledgers beside the drafts.
    fn ledgers(&mut self, drafts: &[PathBuf]) -> Ledgers {
        let names: Vec<&Path> = drafts.iter().map(|path| self.asked.name_of(path)).collect();
        names.iter().for_each(|name| self.kept.note(&ledger::beside(name)));
        let (ledgers, problems) = load::ledgers(names.into_iter());
        self.add_new(problems);
        ledgers
    }

    /// The sources of these settings, read once.
    fn library(&mut self, settings: &Settings) -> Arc<Library> {
        let key = (settings.corpus.clone(), settings.config.day_first);
        if let Some((_, library)) = self.libraries.iter().find(|(known, _)| *known == key) {
            return Arc::clone(library);
        }
        settings.corpus.iter().for_each(|path| self.kept.note(path));
        let shelved = self.kept.sources.entry(key.clone()).or_default();
        let (library, problems) = shelved.library(settings, self.show_progress);
        self.add_new(problems);
        self.libraries.push((key, Arc::clone(&library)));
        library
    }

    /// A mistake in a file that many drafts share is told once.
    fn add_new(&mut self, problems: Vec<Problem>) {
        for problem in problems {
            if !self.problems.contains(&problem) {
                self.problems.push(problem);
            }
        }
    }
}

/// What the drafts of some settings are checked with.
struct Job<'a> {
    asked: &'a DraftArgs,
    settings: &'a Settings,
    library: Arc<Library>,
    config: Arc<Config>,
    ledgers: Ledgers,
}

impl Job<'_> {
    /// Checks one draft; a fault of ours in it costs that draft.
    fn check(&self, path: &Path, mut memo: Memo) -> (Memo, Result<Analysis, Problem>) {
        match caught(|| self.analyse(path, &mut memo)) {
            Ok(result) => (memo, result),
            Err(panic) => {
                let problem = Problem { path: path.display().to_string(), reason: fault(&panic) };
                (Memo::default(), Err(problem))
            }
        }
    }

    fn analyse(&self, path: &Path, memo: &mut Memo) -> Result<Analysis, Problem> {
        let draft = match path == Path::new(STDIN) {
            true => load::standard_input(&self.asked.stdin_filename, self.settings),
            false => load::draft(path, self.settings),
        };
        let draft = Article { accepted: self.ledgers.of(self.asked.name_of(path)), ..draft? };
        Ok(memo.analyse(draft, Arc::clone(&self.library), Arc::clone(&self.config)))
    }
}
