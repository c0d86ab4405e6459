//! From paths to settings, drafts and a corpus; what cannot be read becomes a problem.
use std::{
    io::{IsTerminal, Read},
    path::{Path, PathBuf},
};

use ignore::{
    WalkBuilder,
    overrides::{Override, OverrideBuilder},
};
use indicatif::{ProgressBar, ProgressStyle};

use crate::{
    cli::{Problem, args::SourceArgs},
    corpus::Corpus,
    source::Article,
    workspace::{
        self,
        config::{self, Settings},
    },
};

/// The file endings of drafts in a folder that no glob describes.
const ENDINGS: &[&str] = &["md", "markdown", "txt", "html", "htm"];

/// The settings for a draft in `folder`: from the file asked for, or the nearest one; `--corpus` comes first.
pub(super) fn settings(args: &SourceArgs, folder: &Path) -> Result<Settings, Vec<Problem>> {
    let file = match &args.config {
        _ if args.no_config => None,
        Some(file) => Some(file.clone()),
        None => config::find(folder),
    };
    let read = file.map_or_else(|| Ok(Settings::default()), |file| config::read(&file));
    let mut settings =
        read.map_err(|mistakes| mistakes.into_iter().map(Problem::from).collect::<Vec<_>>())?;
    if !args.corpus.is_empty() {
        settings.corpus = args.corpus.clone();
    }
    Ok(settings)
}

/// The sources of a corpus; the built-in ones if no path is given.
pub(super) fn corpus(paths: &[PathBuf], show_progress: bool) -> (Corpus, Vec<Problem>) {
    if paths.is_empty() {
        return (Corpus::builtin(), Vec::new());
    }
    let bar = progress(show_progress);
    let (articles, problems) = workspace::sources(paths, &|files| {
        bar.set_length(files as u64);
        bar.inc(1);
    });
    bar.finish_and_clear();
    let mut problems: Vec<Problem> = problems.into_iter().map(Problem::from).collect();
    if articles.is_empty() && problems.is_empty() {
        problems.extend(paths.iter().map(|path| problem(path, &"there is no source in it")));
    }
    (Corpus::new(articles), problems)
}

/// A draft, or a file whose facts are asked for.
pub(super) fn draft(path: &Path, settings: &Settings) -> Result<Article, Problem> {
    Ok(workspace::draft(path, settings.config.published)?)
}

/// A draft from standard input that is to be treated as the file `name`.
pub(super) fn standard_input(name: &Path, settings: &Settings) -> Result<Article, Problem> {
    let mut bytes = Vec::new();
    std::io::stdin().lock().read_to_end(&mut bytes).map_err(|error| problem(name, &error))?;
    Ok(workspace::draft_from(&name.to_string_lossy(), &bytes, settings.config.published)?)
}

/// The drafts that a path means: itself; of a folder, what the globs of the settings name, else every text in it that
/// is no source.
pub(super) fn drafts(path: &Path, settings: &Settings) -> (Vec<PathBuf>, Vec<Problem>) {
    if !path.is_dir() {
        return (vec![path.to_owned()], Vec::new());
    }
    let (mut files, mut problems) = walk(&[absolute(path)], |folder| {
        let mut walk = WalkBuilder::new(folder);
        walk.overrides(globs(settings)?);
        Ok(walk)
    });
    let sources: Vec<PathBuf> = settings.corpus.iter().map(|path| absolute(path)).collect();
    let is_source = |file: &Path| sources.iter().any(|source| absolute(file).starts_with(source));
    files.retain(|file| !is_source(file));
    // Shown as the user gave them.
    let top = absolute(path);
    for file in &mut files {
        if let Ok(below) = file.strip_prefix(&top) {
            *file = plainer(&path.join(below));
        }
    }
    if files.is_empty() && problems.is_empty() {
        problems.push(problem(path, &"there is no draft in it"));
    }
    (files, problems)
}

/// The globs of the settings, relative to their folder; without any, the endings of texts everywhere.
fn globs(settings: &Settings) -> Result<Override, ignore::Error> {
    if settings.drafts.is_empty() {
        let mut globs = OverrideBuilder::new("");
        for ending in ENDINGS {
            globs.add(&format!("*.{ending}"))?;
        }
        return globs.build();
    }
    let mut globs = OverrideBuilder::new(absolute(&settings.folder()));
    for glob in &settings.drafts {
        globs.add(glob)?;
    }
    globs.build()
}

/// Files as they are, folders opened, in the order of their names.
fn walk(
    paths: &[PathBuf],
    walker: impl Fn(&Path) -> Result<WalkBuilder, ignore::Error>,
) -> (Vec<PathBuf>, Vec<Problem>) {
    let (mut files, mut problems) = (Vec::new(), Vec::new());
    for path in paths {
        if !path.is_dir() {
            files.push(path.clone());
            continue;
        }
        let mut builder = match walker(path) {
            Ok(builder) => builder,
            Err(error) => {
                problems.push(problem(path, &error));
                continue;
            }
        };
        // Version control says nothing about what is a source, so its ignore files are not asked.
        builder.standard_filters(false).hidden(true).follow_links(true).sort_by_file_path(Ord::cmp);
        for entry in builder.build() {
            match entry {
                Ok(entry) if entry.file_type().is_some_and(|kind| kind.is_file()) => {
                    files.push(plainer(entry.path()));
                }
                Ok(_) => {}
                Err(error) => problems.push(problem(path, &error)),
            }
        }
    }
    (files, problems)
}

fn problem(path: &Path, reason: &dyn std::fmt::Display) -> Problem {
    Problem { path: path.display().to_string(), reason: reason.to_string() }
}

fn absolute(path: &Path) -> PathBuf {
    let path = if path.as_os_str().is_empty() { Path::new(".") } else { path };
    std::path::absolute(path).map_or_else(|_| path.to_owned(), |path| path.components().collect())
}

/// The path without a leading `./`.
fn plainer(path: &Path) -> PathBuf {
    path.strip_prefix(".").unwrap_or(path).to_owned()
}

/// A bar on standard error, for a corpus that takes a while to read and a person who waits for it; drawn only once the
/// reading has lasted long enough to be noticed.
fn progress(wanted: bool) -> ProgressBar {
    if !wanted || !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("Reading sources {wide_bar} {pos}/{len}");
    ProgressBar::new(0).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}
/// Writes a file that the user asked for.
pub(super) fn write(path: &Path, text: &str) -> Result<(), Problem> {
    std::fs::write(path, text).map_err(|error| problem(path, &error))
}
