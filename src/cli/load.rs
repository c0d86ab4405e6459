//! From paths to settings, drafts and a corpus; what cannot be read becomes a problem.
mod shelved;

use std::{
    io::{self, IsTerminal, Read, Write},
    path::{Path, PathBuf},
    sync::{Arc, OnceLock},
};

use indicatif::{ProgressBar, ProgressStyle};

pub(super) use crate::cli::load::shelved::Shelved;
use crate::{
    cli::{Problem, args::SourceArgs},
    source::Article,
    workspace::{
        self, Library,
        config::{self, Settings},
        ledger::Ledgers,
    },
};

/// The settings for a draft in `folder`: from the file asked for, or the nearest one; `--corpus` comes first.
pub(super) fn settings(args: &SourceArgs, folder: &Path) -> Result<Settings, Vec<Problem>> {
    settings_from(settings_file(args, folder).as_deref(), args)
}

/// The same, from a file that was found.
pub(super) fn settings_from(file: Option<&Path>, args: &SourceArgs) -> Result<Settings, Vec<Problem>> {
    let read = file.map_or_else(|| Ok(Settings::default()), config::read);
    let mut settings =
        read.map_err(|mistakes| mistakes.into_iter().map(Problem::from).collect::<Vec<_>>())?;
    if !args.corpus.is_empty() {
        settings.corpus = args.corpus.clone();
    }
    Ok(settings)
}

/// The file that the settings for a draft in `folder` come from.
pub(super) fn settings_file(args: &SourceArgs, folder: &Path) -> Option<PathBuf> {
    match &args.config {
        _ if args.no_config => None,
        Some(file) => Some(file.clone()),
        None => config::find(folder),
    }
}

/// What drafts are checked against; the built-in corpus if no path is given.
pub(super) fn library(settings: &Settings, show_progress: bool) -> (Arc<Library>, Vec<Problem>) {
    Shelved::default().library(settings, show_progress)
}

/// A draft, or a file whose facts are asked for.
pub(super) fn draft(path: &Path, settings: &Settings) -> Result<Article, Problem> {
    Ok(workspace::draft(path, &settings.config)?)
}

/// The ledgers beside some drafts.
pub(super) fn ledgers<'a>(drafts: impl Iterator<Item = &'a Path>) -> (Ledgers, Vec<Problem>) {
    let (ledgers, mistakes) = Ledgers::beside(drafts);
    (ledgers, mistakes.into_iter().map(Problem::from).collect())
}

/// A draft from standard input that is to be treated as the file `name`.
pub(super) fn standard_input(name: &Path, settings: &Settings) -> Result<Article, Problem> {
    let bytes = input().map_err(|error| problem(name, &error))?;
    Ok(workspace::draft_from(&name.to_string_lossy(), &bytes, &settings.config)?)
}

/// All of standard input; it can be read but once, and is kept for whoever asks again.
pub(super) fn input() -> io::Result<Vec<u8>> {
    static INPUT: OnceLock<Vec<u8>> = OnceLock::new();
    if let Some(bytes) = INPUT.get() {
        return Ok(bytes.clone());
    }
    let mut bytes = Vec::new();
    io::stdin().lock().read_to_end(&mut bytes)?;
    Ok(INPUT.get_or_init(|| bytes).clone())
}

/// The drafts that a path means; a folder without any is a problem.
pub(super) fn drafts(path: &Path, settings: &Settings) -> (Vec<PathBuf>, Vec<Problem>) {
    let (files, problems) = workspace::drafts(path, settings);
    let mut problems: Vec<Problem> = problems.into_iter().map(Problem::from).collect();
    if files.is_empty() && problems.is_empty() {
        problems.push(problem(path, &"there is no draft in it"));
    }
    (files, problems)
}

fn problem(path: &Path, reason: &dyn std::fmt::Display) -> Problem {
    Problem { path: path.display().to_string(), reason: reason.to_string() }
}

fn progress(wanted: bool) -> ProgressBar {
    let style = ProgressStyle::with_template("Reading sources {wide_bar} {pos}/{len}");
    bar(wanted).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}

/// A bar on standard error, for what takes a while and a person who waits for it; drawn only once it has lasted long
/// enough to be noticed.
pub(super) fn bar(wanted: bool) -> ProgressBar {
    match wanted && std::io::stderr().is_terminal() {
        true => ProgressBar::new(0),
        false => ProgressBar::hidden(),
    }
}

/// Writes a file that the user asked for.
pub(super) fn write(path: &Path, text: &str) -> Result<(), Problem> {
    std::fs::write(path, text).map_err(|error| problem(path, &error))
}

/// Adds to a file that another program keeps.
pub(super) fn append(path: &Path, text: &str) -> Result<(), Problem> {
    let file = std::fs::OpenOptions::new().append(true).create(true).open(path);
    file.and_then(|mut file| file.write_all(text.as_bytes())).map_err(|error| problem(path, &error))
}
