//! Drafts and corpora as the command line names them, read and checked.
use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use rayon::prelude::*;

use crate::{
    analysis::{Analysis, Panicked, caught},
    cli::{Problem, args::DraftArgs, load},
    config::Config,
    source::Article,
    workspace::{Library, config::Settings},
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
    let mut desk = Desk { asked, show_progress, wish, libraries: Vec::new(), problems: Vec::new() };
    let mut files = Vec::new();
    for (settings, drafts) in desk.jobs() {
        files.extend(desk.check(&settings, &drafts));
    }
    let libraries = desk.libraries.into_iter().map(|(_, library)| library).collect();
    Checked { libraries, files, problems: desk.problems }
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
    /// Each library by what it was read from.
    libraries: Vec<(Origin, Arc<Library>)>,
    problems: Vec<Problem>,
}

impl Desk<'_> {
    /// The drafts to check, by the settings that hold for them.
    fn jobs(&mut self) -> Vec<(Settings, Vec<PathBuf>)> {
        let mut jobs: Vec<(Settings, Vec<PathBuf>)> = Vec::new();
        for path in self.paths() {
            match load::settings(&self.asked.sources, &self.folder_of(&path)) {
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
        match load::settings(&self.asked.sources, Path::new("")) {
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
        let config = Arc::new(config);
        let asked = self.asked;
        let (ledgers, problems) = load::ledgers(drafts.iter().map(|path| asked.name_of(path)));
        self.add_new(problems);
        let check = |path: &PathBuf| {
            let draft = match path.as_path() {
                path if path == Path::new(STDIN) => load::standard_input(&asked.stdin_filename, settings),
                path => load::draft(path, settings),
            };
            let draft = Article { accepted: ledgers.of(asked.name_of(path)), ..draft? };
            Ok(Analysis::new(draft, Arc::clone(&library), Arc::clone(&config)))
        };
        let check = |path: &PathBuf| {
            caught(|| check(path)).unwrap_or_else(|panic| {
                Err(Problem { path: path.display().to_string(), reason: fault(&panic) })
            })
        };
        // A thread more costs more than a draft; for one draft none is started.
        let results: Vec<Result<Analysis, Problem>> = if drafts.len() > 1 {
            drafts.par_iter().map(check).collect()
        } else {
            drafts.iter().map(check).collect()
        };
        let mut files = Vec::new();
        for result in results {
            match result {
                Ok(file) => files.push(file),
                Err(problem) => self.problems.push(problem),
            }
        }
        files
    }

    /// The sources of these settings, read once.
    fn library(&mut self, settings: &Settings) -> Arc<Library> {
        let key = (settings.corpus.clone(), settings.config.day_first);
        if let Some((_, library)) = self.libraries.iter().find(|(known, _)| *known == key) {
            return Arc::clone(library);
        }
        let (library, problems) = load::library(settings, self.show_progress);
        self.add_new(problems);
        let library = Arc::new(library);
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
