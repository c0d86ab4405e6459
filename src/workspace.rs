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
mod stamp;
pub mod survey;
pub mod write;

use std::{
    fs::File,
    io::{self, BufReader, Read},
    ops::ControlFlow,
    path::{Path, PathBuf},
};

pub use crate::workspace::{
    drafts::{absolute, drafts},
    library::Library,
    shelf::{Shelf, Sources, Told},
    sidecar::SIDECAR,
    stamp::Stamp,
};
use crate::{
    config::Config,
    source::{self, Article, Problem, Reading, Reason, Role, part, problem::LIMIT},
};

/// Reads all sources at the paths, once; `day_first` as in [`Article`].
pub fn sources(paths: &[PathBuf], day_first: bool, told: Told<'_>) -> Sources {
    let mut shelf = Shelf::default();
    shelf.read_day_first(day_first);
    shelf.read(paths, told).unwrap_or_default()
}

/// Reads one draft, [as wished](as_wished).
///
/// # Errors
/// What is wrong with the file.
pub fn draft(path: &Path, wishes: &Config) -> Result<Article, Problem> {
    one(read(path, Role::Draft), &name(path), wishes)
}

/// Reads a draft that is no file (standard input, an editor's unsaved text) as if it had the name `path`.
///
/// # Errors
/// What is wrong with the bytes.
pub fn draft_from(path: &str, bytes: &[u8], wishes: &Config) -> Result<Article, Problem> {
    one(source::read(path, bytes, Role::Draft), path, wishes)
}

fn one(mut reading: Reading, path: &str, wishes: &Config) -> Result<Article, Problem> {
    let problem = |reading: Reading| reading.problems.into_iter().next();
    let Some(mut article) = reading.articles.pop() else {
        return Err(problem(reading).unwrap_or_else(|| Problem::new(path, Reason::NoProse)));
    };
    as_wished(&mut article, wishes);
    Ok(article)
}

/// A draft that names no day has that of the settings, and its dates are read as they say.
pub fn as_wished(draft: &mut Article, wishes: &Config) {
    draft.published = draft.published.or(wishes.published);
    draft.day_first = wishes.day_first;
}

fn read(path: &Path, role: Role) -> Reading {
    let name = name(path);
    let read = || -> io::Result<Reading> {
        let mut file = File::open(path)?;
        let size = file.metadata()?.len();
        if role == Role::Source && part::holds_many(&name) {
            return Ok(part::read_many(&name, BufReader::new(file)));
        }
        if size > LIMIT {
            return Ok(Reading::failed(&name, Reason::TooLarge { bytes: size }));
        }
        let mut bytes = Vec::with_capacity(size as usize);
        file.read_to_end(&mut bytes)?;
        Ok(source::read(&name, &bytes, role))
    };
    read().unwrap_or_else(|error| Reading::failed(&name, Reason::Unreadable(error.to_string())))
}

/// Reads a file that holds many articles, as [`part::for_each`] does.
fn parts<T: Send>(
    path: &Path,
    of: impl Fn(Article) -> T + Sync,
    hand_on: impl FnMut(Vec<T>, u64) -> ControlFlow<()>,
) -> ControlFlow<(), Vec<Problem>> {
    let name = name(path);
    match File::open(path) {
        Ok(file) => part::for_each(&name, BufReader::new(file), of, hand_on),
        Err(error) => ControlFlow::Continue(vec![Problem::new(&name, Reason::Unreadable(error.to_string()))]),
    }
}

fn name(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests;
