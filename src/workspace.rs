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
mod sidecar;
pub mod signature;
pub mod survey;
pub mod write;

use std::{
    fs::{self, File},
    io::{self, BufReader},
    path::{Path, PathBuf},
};

use jiff::civil::Date;

use crate::source::{self, Article, Problem, Reading, Reason, Role, part, problem::LIMIT};
pub use crate::workspace::{
    drafts::drafts,
    library::Library,
    shelf::{Shelf, Sources, Told},
    sidecar::SIDECAR,
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
    one(read(path, Role::Draft), &name(path), published)
}

/// Reads a draft that is no file (standard input, an editor's unsaved text) as if it had the name `path`.
///
/// # Errors
/// What is wrong with the bytes.
pub fn draft_from(path: &str, bytes: &[u8], published: Option<Date>) -> Result<Article, Problem> {
    one(source::read(path, bytes, Role::Draft), path, published)
}

fn one(mut reading: Reading, path: &str, published: Option<Date>) -> Result<Article, Problem> {
    let problem = |reading: Reading| reading.problems.into_iter().next();
    let Some(mut article) = reading.articles.pop() else {
        return Err(problem(reading).unwrap_or_else(|| Problem::new(path, Reason::NoProse)));
    };
    article.published = article.published.or(published);
    Ok(article)
}

fn read(path: &Path, role: Role) -> Reading {
    let name = name(path);
    let read = || -> io::Result<Reading> {
        let file = File::open(path)?;
        let size = file.metadata()?.len();
        if role == Role::Source && part::holds_many(&name) {
            return Ok(part::read_many(&name, BufReader::new(file)));
        }
        if size > LIMIT {
            return Ok(Reading::failed(&name, Reason::TooLarge { bytes: size }));
        }
        Ok(source::read(&name, &fs::read(path)?, role))
    };
    read().unwrap_or_else(|error| Reading::failed(&name, Reason::Unreadable(error.to_string())))
}

fn name(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests;
