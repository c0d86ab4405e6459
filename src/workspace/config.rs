//! `copydesk.toml`: found upwards from the draft, read whole, every mistake named with its line.
mod accept;
mod parse;
pub(super) mod reader;
mod template;

use std::path::{Path, PathBuf};

pub use accept::accept;
pub(crate) use parse::{level, level_names};
pub use template::template;

use crate::{
    config::Config,
    text::{Encoding, Span, Text},
};

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

/// The nearest `copydesk.toml` in `folder`, an absolute path, or above it.
pub fn nearest(folder: &Path) -> Option<PathBuf> {
    folder.ancestors().map(|folder| folder.join(FILE_NAME)).find(|file| file.is_file())
}

/// The nearest `copydesk.toml` in `folder` or above it, as its user would write it.
pub fn find(folder: &Path) -> Option<PathBuf> {
    // An empty path is the current folder; one that does not exist yet may still lie below a file.
    let folder = folder.join(".");
    let file = nearest(&folder.canonicalize().or_else(|_| std::path::absolute(&folder)).ok()?)?;
    // As short as the user would write it: messages name it.
    let here = std::env::current_dir().and_then(|here| here.canonicalize()).ok();
    Some(here.and_then(|here| Some(file.strip_prefix(here).ok()?.to_owned())).unwrap_or(file))
}

/// Something in the file that cannot be meant.
#[derive(Clone, Debug)]
pub struct Mistake {
    /// The file.
    pub path: PathBuf,
    /// What the file holds; nothing, where it cannot be read.
    pub text: Text,
    /// The bytes that are wrong, where they are known.
    pub span: Option<Span>,
    /// What is wrong, and what was probably meant.
    pub reason: String,
}

impl PartialEq for Mistake {
    fn eq(&self, other: &Mistake) -> bool {
        (self.place(), &self.reason) == (other.place(), &other.reason)
    }
}

impl Mistake {
    /// The file, with line and column from 1 where they are known: `desk/copydesk.toml:3:1`.
    pub fn place(&self) -> String {
        let path = self.path.display();
        let Some(span) = &self.span else { return path.to_string() };
        let at = self.text.position(span.start, Encoding::Utf32);
        format!("{path}:{}:{}", at.line + 1, at.column + 1)
    }
}

/// Reads a file.
///
/// # Errors
/// Every mistake in it, in the order of the file.
pub fn read(path: &Path) -> Result<Settings, Vec<Mistake>> {
    let text = std::fs::read_to_string(path).map_err(|error| {
        let reason = format!("cannot be read: {error}");
        vec![Mistake { path: path.to_owned(), text: Text::default(), span: None, reason }]
    })?;
    parse::parse(&text, path)
}

fn folder_of(path: &Path) -> PathBuf {
    path.parent().map(Path::to_owned).unwrap_or_default()
}
