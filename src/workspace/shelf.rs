//! Sources as they were read, file by file: when one of them changes, only that one is read again.
use std::{
    collections::{HashMap, HashSet},
    ops::ControlFlow,
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};

use rayon::prelude::*;

use crate::{
    analysis::{Panicked, caught},
    corpus::{Corpus, Source},
    source::{Article, Problem, Reading, Reason, Role, part},
    workspace::{
        self, Library,
        archive::Archive,
        files::{self, Listing},
        sidecar::{Entries, Sidecars},
        stamp::Stamp,
    },
};

/// Told before the first file and after each that was read: how many are read, and of how many. It may stop the reading.
pub type Told<'a> = &'a (dyn Fn(usize, usize) -> ControlFlow<()> + Sync);

/// What the files of some folders gave when they were last read.
#[derive(Debug, Default)]
pub struct Shelf {
    files: HashMap<PathBuf, Held>,
    archives: Vec<Arc<Archive>>,
    /// Dates in figures begin with the day.
    day_first: bool,
    /// How often something came, went or was read again.
    changes: usize,
}

/// The sources of a file or of some paths, and what could not be read of them.
#[derive(Debug, Default)]
pub struct Sources {
    /// In the order of the paths, folders sorted, and of the file.
    pub sources: Vec<Arc<Source>>,
    /// Archives among them, of which no source is read yet.
    pub archives: Vec<Arc<Archive>>,
    /// The rest.
    pub problems: Vec<Problem>,
}

impl Sources {
    /// All that a draft may be checked against, and what could not be read.
    pub fn library(self) -> (Library, Vec<Problem>) {
        (Library::new(Arc::new(Corpus::of(self.sources)), self.archives), self.problems)
    }
}

/// A file as read.
#[derive(Debug)]
struct Held {
    /// From before it was read: a change meanwhile is seen the next time.
    stamp: Stamp,
    /// What sidecars told of it then.
    entries: Entries,
    read: Sources,
}

impl Shelf {
    /// The file is to be read again.
    pub fn forget(&mut self, file: &Path) {
        self.keep(|it, _| it != file);
    }

    /// All that lies at or under the path is to be read again.
    pub fn forget_under(&mut self, path: &Path) {
        self.keep(|file, _| !file.starts_with(path));
    }

    /// Files that are not as they were when they were read are to be read again.
    pub fn forget_changed(&mut self) {
        self.keep(|file, held| held.stamp == Stamp::of(file));
    }

    /// A number that stays the same as long as reading gives the same sources.
    pub fn changes(&self) -> usize {
        self.changes
    }

    fn keep(&mut self, wanted: impl Fn(&Path, &Held) -> bool) {
        let before = self.files.len();
        self.files.retain(|file, held| wanted(file, held));
        self.changes += usize::from(self.files.len() < before);
    }

    /// From now on dates in figures are read with the day first, or not; what was read otherwise is to be read again.
    pub fn read_day_first(&mut self, day_first: bool) {
        if self.day_first != day_first {
            *self = Shelf { day_first, changes: self.changes + 1, ..Shelf::default() };
        }
    }

    /// The sources at the paths: files as they are named, folders with all they hold. Files that are known are not read.
    /// What cannot be used is reported, and the rest read. Nothing, if `told` stops the reading.
    pub fn read(&mut self, paths: &[PathBuf], told: Told<'_>) -> Option<Sources> {
        let Listing { mut files, archives, mut problems } = files::of_sources(paths);
        let sidecars = Sidecars::take(&mut files);
        problems.extend(sidecars.problems.iter().cloned());
        let listed: HashSet<&Path> = files.iter().map(PathBuf::as_path).collect();
        self.keep(|file, held| listed.contains(file) && held.entries == sidecars.of(file));
        let wanted: Vec<&PathBuf> = files.iter().filter(|file| !self.files.contains_key(*file)).collect();
        let (all, done, day_first) = (wanted.len(), AtomicUsize::new(0), self.day_first);
        go_on(told(0, all))?;
        let read = wanted.par_iter().map(|&file| {
            let entries = sidecars.of(file);
            let stamp = Stamp::of(file);
            let held = Held { stamp, read: read(file, &entries, day_first), entries };
            go_on(told(done.fetch_add(1, Ordering::Relaxed) + 1, all))?;
            Some((file.clone(), held))
        });
        self.files.extend(read.collect::<Option<Vec<_>>>()?);
        self.changes += usize::from(all > 0);
        let mut all = self.together(paths, &files, problems);
        self.open(&archives, &mut all);
        Some(all)
    }

    /// Opens archives that are new or were written since.
    fn open(&mut self, archives: &[PathBuf], all: &mut Sources) {
        let known = std::mem::take(&mut self.archives);
        for path in archives {
            match known.iter().find(|it| it.path() == path && it.is_current()) {
                Some(archive) => self.archives.push(Arc::clone(archive)),
                None => match Archive::open(path, self.day_first) {
                    Ok(archive) => self.archives.push(Arc::new(archive)),
                    Err(problem) => all.problems.push(problem),
                },
            }
        }
        let same = known.iter().zip(&self.archives).filter(|(one, other)| Arc::ptr_eq(one, other)).count();
        self.changes += usize::from(same < known.len().max(self.archives.len()));
        all.archives.clone_from(&self.archives);
    }

    fn together(&self, named: &[PathBuf], files: &[PathBuf], problems: Vec<Problem>) -> Sources {
        let mut all = Sources { problems, ..Sources::default() };
        for (file, Held { read, .. }) in files.iter().filter_map(|file| self.files.get_key_value(file)) {
            all.sources.extend(read.sources.iter().map(Arc::clone));
            // A folder may hold records of something else; a file that was named may not.
            let matters = |it: &&Problem| named.contains(file) || !is_passed_over(it);
            all.problems.extend(read.problems.iter().filter(matters).cloned());
        }
        make_unique(&mut all.sources);
        all
    }
}

/// Records that nobody takes for articles: pictures, settings of a program.
pub(super) fn is_passed_over(problem: &Problem) -> bool {
    match problem.reason {
        Reason::OtherNews => true,
        Reason::NoNews => !part::holds_many(&problem.path),
        _ => false,
    }
}

/// A fault of ours in one source costs that source.
fn read(file: &Path, entries: &Entries, day_first: bool) -> Sources {
    let failed = |panic: Panicked| {
        let why = format!("a fault in copydesk itself, {}", panic.0);
        Problem::new(workspace::name(file), Reason::Unreadable(why))
    };
    let reading = caught(|| workspace::read(file, Role::Source));
    let Reading { articles, mut problems } = reading.unwrap_or_else(|panic| failed(panic).into());
    let facts = |mut article: Article| {
        entries.apply(&mut article);
        article.day_first = day_first;
        caught(|| Arc::new(Source::of(article))).map_err(failed)
    };
    let mut sources = Vec::new();
    for read in articles.into_par_iter().map(facts).collect::<Vec<_>>() {
        match read {
            Ok(source) => sources.push(source),
            Err(problem) => problems.push(problem),
        }
    }
    Sources { sources, problems, ..Sources::default() }
}

fn go_on(told: ControlFlow<()>) -> Option<()> {
    told.is_continue().then_some(())
}

/// Two files of one name in two folders get ids of their own: `story`, `story-2`.
pub(super) fn make_unique(sources: &mut [Arc<Source>]) {
    let mut taken: HashSet<String> = HashSet::new();
    for source in sources {
        let mut id = source.article.id.clone();
        let mut count = 1;
        while !taken.insert(id.clone()) {
            count += 1;
            id = format!("{}-{count}", source.article.id);
        }
        if id != source.article.id {
            Arc::make_mut(source).article.id = id;
        }
    }
}
