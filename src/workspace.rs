//! The only module that reads the disk.
mod files;

use std::{
    collections::HashSet,
    fs,
    path::{Path, PathBuf},
};

use rayon::prelude::*;

use crate::source::{self, Article, Problem, Reason, Role, problem::LIMIT};
use files::Listing;

/// Files of a folder that are taken for drafts.
const DRAFTS: &[&str] = &["md", "markdown", "txt", "html", "htm"];

/// Reads sources: files as they are named, folders with all they hold. What cannot be used is reported, and the rest read.
pub fn sources(paths: &[PathBuf]) -> (Vec<Article>, Vec<Problem>) {
    let Listing { files, mut problems } = files::of_sources(paths);
    let read: Vec<Result<Vec<Article>, Problem>> =
        files.par_iter().map(|path| read(path, Role::Source)).collect();
    let mut articles = Vec::new();
    for result in read {
        match result {
            Ok(read) => articles.extend(read),
            Err(problem) => problems.push(problem),
        }
    }
    make_unique(&mut articles);
    (articles, problems)
}

/// Reads one draft.
///
/// # Errors
/// What is wrong with the file.
pub fn draft(path: &Path) -> Result<Article, Problem> {
    let mut articles = read(path, Role::Draft)?;
    articles.pop().ok_or_else(|| Problem::new(name(path), Reason::NoProse))
}

/// Reads drafts: files as they are named, and of folders the texts they hold.
pub fn drafts(paths: &[PathBuf]) -> Vec<Result<Article, Problem>> {
    let Listing { files, problems } = files::of_folders(paths, |ending| DRAFTS.contains(&ending));
    let read: Vec<Result<Article, Problem>> = files.par_iter().map(|path| draft(path)).collect();
    read.into_iter().chain(problems.into_iter().map(Err)).collect()
}

/// Reads a draft that is no file (standard input, an editor's unsaved text) as if it had the name `path`.
///
/// # Errors
/// What is wrong with the bytes.
pub fn draft_from(path: &str, bytes: &[u8]) -> Result<Article, Problem> {
    let mut articles = source::read(path, bytes, Role::Draft)?;
    articles.pop().ok_or_else(|| Problem::new(path, Reason::NoProse))
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

/// Two files of one name in two folders get ids of their own: `story`, `story-2`.
fn make_unique(articles: &mut [Article]) {
    let mut taken: HashSet<String> = HashSet::new();
    for article in articles {
        let mut id = article.id.clone();
        let mut count = 1;
        while !taken.insert(id.clone()) {
            count += 1;
            id = format!("{}-{count}", article.id);
        }
        article.id = id;
    }
}

#[cfg(test)]
mod tests;
