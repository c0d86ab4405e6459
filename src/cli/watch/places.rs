//! Which folders are watched: those of the drafts, sources and settings, as they are now.
use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use notify::{RecursiveMode, Watcher};

use crate::{cli::Problem, workspace::absolute};

/// What the system watches for us.
pub(super) struct Watched<W> {
    watcher: W,
    /// Folders, and whether with all below them.
    folders: BTreeMap<PathBuf, bool>,
    problems: Vec<Problem>,
}

impl<W: Watcher> Watched<W> {
    pub(super) fn new(watcher: W) -> Watched<W> {
        Watched { watcher, folders: BTreeMap::new(), problems: Vec::new() }
    }

    /// Watches what these files and folders need, and nothing else; whether that is more than before. Folders that are
    /// `gone` may be there anew.
    pub(super) fn follow(&mut self, places: &[&Path], gone: &[PathBuf]) -> bool {
        let wanted = folders(places);
        self.let_go(|folder, deep| {
            wanted.get(folder) != Some(&deep) || gone.iter().any(|gone| folder.starts_with(gone))
        });
        self.problems.clear();
        let before = self.folders.len();
        for (folder, deep) in wanted {
            if !self.folders.contains_key(&folder) {
                self.watch(folder, deep);
            }
        }
        self.folders.len() > before
    }

    /// What cannot be watched.
    pub(super) fn problems(&self) -> &[Problem] {
        &self.problems
    }

    fn let_go(&mut self, is_stale: impl Fn(&Path, bool) -> bool) {
        let Watched { watcher, folders, .. } = self;
        folders.retain(|folder, deep| {
            let is_stale = is_stale(folder, *deep);
            if is_stale {
                // A folder that is gone is not watched any more: nothing is lost.
                let _ = watcher.unwatch(folder);
            }
            !is_stale
        });
    }

    fn watch(&mut self, folder: PathBuf, deep: bool) {
        let mode = if deep { RecursiveMode::Recursive } else { RecursiveMode::NonRecursive };
        match self.watcher.watch(&folder, mode) {
            Ok(()) => drop(self.folders.insert(folder, deep)),
            Err(error) => {
                let reason = format!("changes here are not seen ({error})");
                self.problems.push(Problem { path: folder.display().to_string(), reason });
            }
        }
    }
}

/// A folder with all below it, and the folder that each place lies in: editors save by putting another file in its place.
/// Where there is none yet, the nearest that is there.
fn folders(places: &[&Path]) -> BTreeMap<PathBuf, bool> {
    let mut folders = BTreeMap::new();
    for place in places.iter().map(|place| absolute(place)) {
        let around = place.ancestors().skip(1).find(|folder| folder.is_dir());
        if let Some(around) = around {
            folders.entry(around.to_owned()).or_insert(false);
        }
        if place.is_dir() {
            folders.insert(place, true);
        }
    }
    folders
}

#[cfg(test)]
mod tests {
    use std::fs;

    use notify::NullWatcher;

    use super::*;

    #[test]
    fn a_file_is_watched_through_its_folder_and_a_folder_with_all_below_it() {
        let desk = tempfile::tempdir().unwrap();
        let at = |path: &str| desk.path().join(path);
        fs::create_dir_all(at("drafts/deep")).unwrap();
        fs::create_dir_all(at("sources")).unwrap();
        fs::write(at("drafts/story.md"), "").unwrap();
        let places = ["drafts/story.md", "sources", "gone/deep/copydesk.toml"].map(at);
        let expected = [(at(""), false), (at("drafts"), false), (at("sources"), true)];
        let expected = expected.map(|(path, deep)| (absolute(&path), deep));
        assert_eq!(folders(&places.each_ref().map(PathBuf::as_path)), expected.into());
    }

    #[test]
    fn what_is_not_needed_any_more_is_let_go_and_what_is_gone_is_watched_anew() {
        let desk = tempfile::tempdir().unwrap();
        let sources = desk.path().join("sources");
        fs::create_dir(&sources).unwrap();
        let mut watched = Watched::new(NullWatcher);
        assert!(watched.follow(&[&sources], &[]));
        assert!(!watched.follow(&[&sources], &[]));
        assert!(watched.folders[&sources]);
        fs::remove_dir(&sources).unwrap();
        watched.follow(&[&sources], std::slice::from_ref(&sources));
        assert_eq!(watched.folders, [(desk.path().to_owned(), false)].into());
        watched.follow(&[], &[]);
        assert!(watched.folders.is_empty());
    }
}
