//! The only module that reads the disk.
pub mod cache;
pub mod config;
mod files;
pub mod pages;

use std::{
    collections::HashSet,
    fs,
    path::{Path, PathBuf},
};

use jiff::civil::Date;
use rayon::prelude::*;

use crate::source::{self, Article, Problem, Reason, Role, problem::LIMIT};
use files::Listing;

/// Reads sources: files as they are named, folders with all they hold. What cannot be used is reported, and the rest read.
/// `on_read` is called with the number of all files after each that was read.
pub fn sources(paths: &[PathBuf], on_read: &(dyn Fn(usize) + Sync)) -> (Vec<Article>, Vec<Problem>) {
    let Listing { files, mut problems } = files::of_sources(paths);
    let read: Vec<Result<Vec<Article>, Problem>> =
        files.par_iter().map(|path| read(path, Role::Source)).inspect(|_| on_read(files.len())).collect();
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
