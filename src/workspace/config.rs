//! `copydesk.toml`: found upwards from the draft, read whole, every mistake named with its line.
mod parse;

use std::path::{Path, PathBuf};

pub(crate) use parse::{level, level_names};

use crate::{config::Config, workspace::Problem};

/// The name of the file.
pub const FILE_NAME: &str = "copydesk.toml";

/// What the file sets. Without a file: everything at its default.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Settings {
    /// The file, if there is one.
    pub path: Option<PathBuf>,
    /// Folders and files of the sources; empty for the built-in corpus.
    pub corpus: Vec<PathBuf>,
    /// Which files are drafts: globs, relative to [`folder`](Settings::folder).
    pub drafts: Vec<String>,
    /// What changes a verdict.
    pub config: Config,
}

impl Settings {
    /// The folder of the file, or the current one: relative paths start there.
    pub fn folder(&self) -> PathBuf {
        self.path.as_deref().map_or_else(PathBuf::new, folder_of)
    }
}

/// The nearest `copydesk.toml` in `folder` or above it.
pub fn find(folder: &Path) -> Option<PathBuf> {
    let above = std::path::absolute(folder).ok()?;
    let file = above.ancestors().map(|folder| folder.join(FILE_NAME)).find(|file| file.is_file())?;
    // As short as the user would write it: messages name it.
    let here = std::env::current_dir().ok();
    Some(here.and_then(|here| Some(file.strip_prefix(here).ok()?.to_owned())).unwrap_or(file))
}

/// Reads a file; else every mistake in it.
pub fn read(path: &Path) -> Result<Settings, Vec<Problem>> {
    let text = std::fs::read_to_string(path).map_err(|error| {
        vec![Problem { path: path.display().to_string(), reason: format!("cannot be read: {error}") }]
    })?;
    parse::parse(&text, path)
}

fn folder_of(path: &Path) -> PathBuf {
    path.parent().map(Path::to_owned).unwrap_or_default()
}
