//! What one run over drafts leaves to the next: what has not changed since is not worked out again.
use std::{
    collections::{BTreeMap, HashMap},
    path::{Path, PathBuf},
};

use crate::{
    analysis::Memo,
    cli::{Problem, desk::Origin, load::Shelved},
    workspace::Stamp,
};

/// What is kept.
#[derive(Default)]
pub(in crate::cli) struct Kept {
    pub(super) sources: HashMap<Origin, Shelved>,
    pub(super) drafts: HashMap<PathBuf, Memo>,
    pub(super) state: State,
}

/// All that a run rests on; the next one comes out the same if it rests on the same.
#[derive(Clone, Default, PartialEq, Eq)]
pub(in crate::cli) struct State {
    /// Files and folders as they were before they were read; some may not be there yet.
    places: BTreeMap<PathBuf, Stamp>,
    /// The states of the sources.
    sources: Vec<usize>,
    problems: Vec<Problem>,
}

impl Kept {
    /// What the last run rests on.
    pub(in crate::cli) fn state(&self) -> &State {
        &self.state
    }

    /// The next run begins.
    pub(super) fn begin(&mut self) {
        self.state = State::default();
    }

    /// The run reads this file or folder, or would if it were there.
    pub(in crate::cli) fn note(&mut self, place: &Path) {
        if !self.state.places.contains_key(place) {
            self.state.places.insert(place.to_owned(), Stamp::of(place));
        }
    }

    /// What is kept of a draft, which is about to be read.
    pub(super) fn take(&mut self, draft: &Path) -> Memo {
        self.note(draft);
        self.drafts.remove(draft).unwrap_or_default()
    }

    /// The run has ended. What it had no use for goes; but sources stay while there is no draft, since that may be the
    /// mistake of a moment.
    pub(super) fn end(&mut self, used: &[Origin], problems: &[Problem]) {
        if !used.is_empty() {
            self.sources.retain(|origin, _| used.contains(origin));
        }
        let places = &self.state.places;
        self.drafts.retain(|path, _| places.contains_key(path));
        self.state.sources = used.iter().map(|it| self.sources[it].changes()).collect();
        self.state.problems = problems.to_vec();
    }
}

impl State {
    /// Files and folders.
    pub(in crate::cli) fn places(&self) -> impl Iterator<Item = &Path> {
        self.places.keys().map(PathBuf::as_path)
    }
}

#[cfg(test)]
mod tests {
    use std::{ffi::OsString, fs};

    use clap::Parser;
    use tempfile::TempDir;

    use super::*;
    use crate::cli::{
        args::{Args, CheckArgs, Command},
        check,
    };

    const TEXT: &str = "“The bridge will open in June,” Mayor Ada Quill said.\n";

    /// A desk, and how it is checked again and again.
    struct Desk {
        folder: TempDir,
        args: CheckArgs,
        kept: Kept,
    }

    impl Desk {
        fn new() -> Desk {
            let folder = tempfile::tempdir().unwrap();
            let paths = ["drafts", "--corpus", "sources", "--baseline", "known.toml"];
            let paths =
                paths.map(|it| if it.starts_with('-') { it.into() } else { folder.path().join(it).into() });
            let args = ["copydesk", "check", "--watch"].map(OsString::from).into_iter().chain(paths);
            let Command::Check(args) = Args::parse_from(args).command else { panic!() };
            let mut desk = Desk { folder, args, kept: Kept::default() };
            for path in ["sources/a/wire.md", "sources/b/wire.md", "drafts/one.md", "drafts/two.md"] {
                desk.write(path, TEXT);
            }
            assert!(desk.is_other());
            desk
        }

        fn write(&self, path: &str, text: &str) {
            let path = self.folder.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }

        /// Checks again: does the check rest on something else than the last?
        fn is_other(&mut self) -> bool {
            let before = self.kept.state.clone();
            check::output(&self.args, &mut self.kept);
            before != self.kept.state
        }
    }

    #[test]
    fn a_check_is_another_when_anything_that_it_rests_on_is() {
        let mut desk = Desk::new();
        assert!(!desk.is_other(), "nothing changed, though two sources share a name");
        let changes: &[(&str, &str)] = &[
            ("drafts/one.md", "Shorter.\n"),
            ("drafts/three.md", TEXT),
            ("sources/b/wire.md", "Shorter.\n"),
            ("sources/c/wire.md", TEXT),
            ("sources/a/sources.toml", "['wire.md']\noutlet = 'Quay Wire'\n"),
            ("sources/a/sources.toml", "['wire.md']\noutlet = 'Quay Post'\n"),
            ("drafts/copydesk.toml", "day_first = true\n"),
            ("drafts/copydesk.toml", "day_first = maybe\n"),
            ("drafts/copydesk.toml", ""),
            ("drafts/copydesk.ledger.toml", "accepted = []\n"),
            ("known.toml", "format = 1\n"),
        ];
        for (path, text) in changes {
            desk.write(path, text);
            assert!(desk.is_other(), "{path}: {text}");
            assert!(!desk.is_other(), "{path}: {text}");
        }
        for gone in ["drafts/one.md", "sources/b/wire.md", "sources/a/sources.toml", "drafts/copydesk.toml"] {
            fs::remove_file(desk.folder.path().join(gone)).unwrap();
            assert!(desk.is_other(), "{gone}");
        }
        fs::remove_dir_all(desk.folder.path().join("sources/a")).unwrap();
        assert!(desk.is_other());
    }

    #[test]
    fn a_file_that_is_no_part_of_it_changes_nothing() {
        let mut desk = Desk::new();
        for path in ["drafts/.one.md.swp", "drafts/4913", "drafts/one.md~", "sources/picture.png", "other.md"]
        {
            desk.write(path, "x");
            assert!(!desk.is_other(), "{path}");
        }
    }

    #[test]
    fn a_mistake_of_a_moment_costs_no_reading() {
        let mut desk = Desk::new();
        let state = |desk: &Desk| desk.kept.sources.values().map(Shelved::changes).collect::<Vec<_>>();
        let before = state(&desk);
        desk.write("drafts/copydesk.toml", "day_first = maybe\n");
        assert!(desk.is_other());
        desk.write("drafts/copydesk.toml", "");
        assert!(desk.is_other());
        assert_eq!(state(&desk), before);
        desk.write("drafts/copydesk.toml", "day_first = true\n");
        assert!(desk.is_other());
        assert_eq!(desk.kept.sources.len(), 1, "what is read otherwise takes the place of the other");
    }
}
