//! The only module that reads the disk.
pub mod archive;
pub mod cache;
pub mod config;
mod drafts;
mod files;
pub mod ledger;
mod library;
pub mod pages;
pub mod revision;
mod shelf;
pub mod signature;
pub mod survey;
pub mod write;

use std::{
    fs,
    path::{Path, PathBuf},
};

use jiff::civil::Date;

use crate::source::{self, Article, Problem, Reason, Role, problem::LIMIT};
pub use crate::workspace::{
    drafts::drafts,
    library::Library,
    shelf::{Shelf, Sources, Told},
};

/// Reads all sources at the paths, once.
pub fn sources(paths: &[PathBuf], told: Told<'_>) -> Sources {
    Shelf::default().read(paths, told).unwrap_or_default()
}

/// Reads one draft; `published` is its day where it names none.
///
/// # Errors
/// What is wrong with the file.
pub fn draft(path: &Path, published: Option<Date>) -> Result<Article, Problem> {
    one(read(path, Role::Draft)?, &name(path), published)
}

/// Reads a draft that is no file (standard input, an editor's unsaved text) as if it had the name `path`.
///
/// # Errors
/// What is wrong with the bytes.
pub fn draft_from(path: &str, bytes: &[u8], published: Option<Date>) -> Result<Article, Problem> {
    one(source::read(path, bytes, Role::Draft)?, path, published)
}

fn one(mut articles: Vec<Article>, path: &str, published: Option<Date>) -> Result<Article, Problem> {
    let mut article = articles.pop().ok_or_else(|| Problem::new(path, Reason::NoProse))?;
    article.published = article.published.or(published);
    Ok(article)
}

fn read(path: &Path, role: Role) -> Result<Vec<Article>, Problem> {
    let unreadable = |error: std::io::Error| Problem::new(name(path), Reason::Unreadable(error.to_string()));
    let size = fs::metadata(path).map_err(unreadable)?.len();
    if size > LIMIT {
        return Err(Problem::new(name(path), Reason::TooLarge { bytes: size }));
    }
    let bytes = fs::read(path).map_err(unreadable)?;
    source::read(&name(path), &bytes, role)
}

fn name(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests;
