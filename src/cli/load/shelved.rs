//! The sources of some settings, as often as they are asked for: what has not changed since is not read again.
use std::{ops::ControlFlow, sync::Arc};

use crate::{
    cli::{
        Problem,
        load::{problem, progress},
    },
    corpus::Corpus,
    workspace::{Library, Shelf, Sources, config::Settings},
};

/// Sources as they were read last.
#[derive(Default)]
pub(in crate::cli) struct Shelved {
    shelf: Shelf,
    /// The library, and the state of the shelf that it was made from.
    made: Option<(usize, Arc<Library>)>,
}

impl Shelved {
    /// The sources as they are now, and what could not be read of them.
    pub(in crate::cli) fn library(
        &mut self,
        settings: &Settings,
        show_progress: bool,
    ) -> (Arc<Library>, Vec<Problem>) {
        let sources = self.read(settings, show_progress);
        let problems: Vec<Problem> = sources.problems.iter().cloned().map(Problem::from).collect();
        let known = self.made.take().filter(|(state, _)| *state == self.changes());
        let library = known.map_or_else(|| made(settings, sources), |(_, library)| library);
        self.made = Some((self.changes(), Arc::clone(&library)));
        let problems = told(settings, &library, problems);
        (library, problems)
    }

    /// A number that stays the same as long as the sources do.
    pub(in crate::cli) fn changes(&self) -> usize {
        self.shelf.changes()
    }

    fn read(&mut self, settings: &Settings, show_progress: bool) -> Sources {
        self.shelf.read_day_first(settings.config.day_first);
        self.shelf.forget_changed();
        let bar = progress(show_progress);
        let sources = self.shelf.read(&settings.corpus, &|done, all| {
            bar.set_length(all as u64);
            bar.set_position(done as u64);
            ControlFlow::Continue(())
        });
        bar.finish_and_clear();
        sources.unwrap_or_default()
    }
}

fn made(settings: &Settings, sources: Sources) -> Arc<Library> {
    Arc::new(match settings.corpus.is_empty() {
        true => Library::new(Arc::new(Corpus::builtin()), Vec::new()),
        false => sources.library().0,
    })
}

/// That there is no source at all is a problem too.
fn told(settings: &Settings, library: &Library, mut problems: Vec<Problem>) -> Vec<Problem> {
    if library.sources() == 0 && problems.is_empty() {
        problems.extend(settings.corpus.iter().map(|path| problem(path, &"there is no source in it")));
    }
    problems
}

#[cfg(test)]
mod tests {
    use std::{fs, path::Path};

    use super::*;
    use crate::workspace::archive;

    const STORY: &str = "The harbour wall broke on Tuesday, the mayor said. Nobody was hurt.\n";

    fn of(path: &Path) -> Settings {
        Settings { corpus: vec![path.to_owned()], ..Settings::default() }
    }

    #[test]
    fn only_what_has_changed_is_read_again() {
        let folder = tempfile::tempdir().unwrap();
        let (one, two) = (folder.path().join("one.txt"), folder.path().join("two.txt"));
        fs::write(&one, STORY).unwrap();
        fs::write(&two, STORY).unwrap();
        let (settings, mut shelved) = (of(folder.path()), Shelved::default());
        let mut read = || shelved.library(&settings, false).0;
        let before = read();
        assert!(Arc::ptr_eq(&before, &read()));
        fs::write(&one, format!("{STORY}{STORY}")).unwrap();
        let after = read();
        let is_same = |at: usize| Arc::ptr_eq(&before.whole().sources[at], &after.whole().sources[at]);
        assert!(!is_same(0) && is_same(1));
        fs::remove_file(&two).unwrap();
        assert_eq!(read().sources(), 1);
    }

    #[test]
    fn an_archive_that_is_written_anew_is_opened_anew() {
        let folder = tempfile::tempdir().unwrap();
        let (wire, index) = (folder.path().join("wire"), folder.path().join("wire.copydesk"));
        fs::create_dir(&wire).unwrap();
        let add = |name: &str| {
            fs::write(wire.join(name), STORY).unwrap();
            archive::index(std::slice::from_ref(&wire), &index, &|_, _, _| ControlFlow::Continue(()))
                .unwrap();
        };
        add("one.txt");
        let (settings, mut shelved) = (of(&index), Shelved::default());
        let mut read = || shelved.library(&settings, false).0;
        assert_eq!(read().sources(), 1);
        assert!(Arc::ptr_eq(&read(), &read()));
        add("two.txt");
        assert_eq!(read().sources(), 2);
    }

    #[test]
    fn without_a_path_the_built_in_corpus_is_read_once() {
        let (settings, mut shelved) = (Settings::default(), Shelved::default());
        let (library, problems) = shelved.library(&settings, false);
        assert!(library.sources() > 0 && problems.is_empty());
        assert!(Arc::ptr_eq(&library, &shelved.library(&settings, false).0));
    }
}
