//! Which files a list of paths means.
use std::{
    collections::HashSet,
    path::{Path, PathBuf},
};

use ignore::{Error, WalkBuilder, overrides::Override};

use crate::{
    source::{Problem, Reason},
    workspace::{archive::Archive, config, ledger},
};

/// What was found, in the order given, folders sorted by path.
#[derive(Debug, Default)]
pub(super) struct Listing {
    pub(super) files: Vec<PathBuf>,
    pub(super) archives: Vec<PathBuf>,
    pub(super) problems: Vec<Problem>,
}

/// Endings of files that are read, or that `source` can tell by their content.
pub(super) const TEXTS: &[&str] = &[
    "txt", "text", "md", "markdown", "mkd", "mdown", "html", "htm", "xhtml", "srt", "vtt", "toml", "log",
    "adoc", "asciidoc", "rst", "tex", "typ", "org", "eml", "docx", "json", "jsonl", "ndjson", "mbox", "xml",
    "",
];

/// Endings of files that nobody takes for an article: passed over without a word.
const NO_TEXTS: &[&str] = &[
    "png", "jpg", "jpeg", "gif", "webp", "svg", "ico", "bmp", "tif", "tiff", "heic", "avif", "mp3", "wav",
    "m4a", "ogg", "flac", "mp4", "mov", "avi", "mkv", "webm", "css", "js", "mjs", "map", "woff", "woff2",
    "ttf", "otf", "lock", "sh", "py", "rs",
];

/// Settings and ledgers lie among articles, and are none.
pub(super) fn is_ours(path: &Path) -> bool {
    [config::FILE_NAME, ledger::FILE_NAME].iter().any(|name| path.ends_with(name))
}

/// Files as they are named, and of folders the texts; what may be an article in a form that is not read is a problem.
pub(super) fn of_sources(paths: &[PathBuf]) -> Listing {
    let mut listing = Listing::default();
    for path in paths {
        if Archive::is_at(path) {
            listing.archives.push(path.clone());
        } else if path.is_dir() {
            walk(path, Override::empty(), &mut listing);
        } else {
            listing.files.push(path.clone());
        }
    }
    let mut seen = HashSet::new();
    listing.files.retain(|path| seen.insert(path.clone()));
    let is_named = |path: &PathBuf| paths.contains(path);
    let is_none = |path: &Path| is_ours(path) || NO_TEXTS.contains(&ending(path).as_str());
    listing.files.retain(|path| is_named(path) || !is_none(path));
    let (files, others) =
        listing.files.into_iter().partition(|path| is_named(path) || TEXTS.contains(&ending(path).as_str()));
    listing.files = files;
    let unknown = |path: PathBuf| Problem::new(path.to_string_lossy(), Reason::UnknownKind);
    listing.problems.extend(others.into_iter().map(unknown));
    listing
}

/// Every file of a folder that `wanted` lets through. Hidden files are passed over, and the marks that Word leaves beside a
/// document while it is open; ignore files are not obeyed: sources are often kept out of version control.
pub(super) fn walk(folder: &Path, wanted: Override, listing: &mut Listing) {
    let walk = WalkBuilder::new(folder)
        .standard_filters(false)
        .hidden(true)
        .follow_links(true)
        .overrides(wanted)
        .filter_entry(|entry| !entry.file_name().to_string_lossy().starts_with("~$"))
        .sort_by_file_path(Path::cmp)
        .build();
    for entry in walk {
        match entry {
            // A folder comes before what is in it.
            Ok(entry) if listing.archives.iter().any(|archive| entry.path().starts_with(archive)) => {}
            Ok(entry) if entry.file_type().is_some_and(|kind| kind.is_file()) => {
                listing.files.push(entry.into_path());
            }
            Ok(entry) if Archive::is_at(entry.path()) => listing.archives.push(entry.into_path()),
            Ok(_) => {}
            Err(error) => listing.problems.push(problem(folder, &error)),
        }
    }
}

fn problem(folder: &Path, error: &Error) -> Problem {
    let path = path_of(error).unwrap_or(folder).to_string_lossy();
    let reason = match is_loop(error) {
        true => Reason::Loop,
        false => Reason::Unreadable(error.io_error().map_or_else(|| error.to_string(), ToString::to_string)),
    };
    Problem::new(path, reason)
}

fn path_of(error: &Error) -> Option<&Path> {
    match error {
        Error::WithPath { path, .. } => Some(path),
        Error::Loop { child, .. } => Some(child),
        Error::WithDepth { err, .. } | Error::WithLineNumber { err, .. } => path_of(err),
        _ => None,
    }
}

fn is_loop(error: &Error) -> bool {
    match error {
        Error::Loop { .. } => true,
        Error::WithPath { err, .. } | Error::WithDepth { err, .. } | Error::WithLineNumber { err, .. } => {
            is_loop(err)
        }
        _ => false,
    }
}

/// The ending of a file's name, in lower case.
pub(super) fn ending(path: &Path) -> String {
    path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default()
}
