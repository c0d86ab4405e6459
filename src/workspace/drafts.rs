//! Which files of a folder are drafts.
use std::path::{Path, PathBuf};

use ignore::overrides::{Override, OverrideBuilder};

use crate::{
    source::{Problem, Reason},
    workspace::{
        config::Settings,
        files::{self, Listing},
    },
};

/// The file endings of drafts in a folder that no glob describes.
pub(super) const ENDINGS: &[&str] =
    &["md", "markdown", "txt", "html", "htm", "adoc", "asciidoc", "rst", "tex", "typ", "org", "eml", "docx"];

/// The drafts that a path means: itself; of a folder, what the globs of the settings name, else every text in it that
/// is no source.
pub fn drafts(path: &Path, settings: &Settings) -> (Vec<PathBuf>, Vec<Problem>) {
    if !path.is_dir() {
        return (vec![path.to_owned()], Vec::new());
    }
    let top = absolute(path);
    let mut listing = Listing::default();
    match globs(settings) {
        Ok(globs) => files::walk(&top, globs, &mut listing),
        Err(error) => {
            listing
                .problems
                .push(Problem::new(path.to_string_lossy(), Reason::Unreadable(error.to_string())));
        }
    }
    let sources: Vec<PathBuf> = settings.corpus.iter().map(|path| absolute(path)).collect();
    listing.files.retain(|file| !sources.iter().any(|source| file.starts_with(source)));
    // Shown as the user gave them.
    for file in &mut listing.files {
        if let Ok(below) = file.strip_prefix(&top) {
            *file = plainer(&path.join(below));
        }
    }
    (listing.files, listing.problems)
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

/// The path from the root, without `.` in it.
pub fn absolute(path: &Path) -> PathBuf {
    let path = if path.as_os_str().is_empty() { Path::new(".") } else { path };
    std::path::absolute(path).map_or_else(|_| path.to_owned(), |path| path.components().collect())
}

/// The path without a leading `./`.
fn plainer(path: &Path) -> PathBuf {
    path.strip_prefix(".").unwrap_or(path).to_owned()
}
