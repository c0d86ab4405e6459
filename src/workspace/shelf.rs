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
    analysis::caught,
    corpus::{Corpus, Source},
    source::{Article, Problem, Reason, Role},
    workspace::{
        self, Library,
        archive::Archive,
        files::{self, Listing},
    },
};

/// Told before the first file and after each that was read: how many are read, and of how many. It may stop the reading.
pub type Told<'a> = &'a (dyn Fn(usize, usize) -> ControlFlow<()> + Sync);

/// What the files of some folders gave when they were last read.
#[derive(Debug, Default)]
pub struct Shelf {
    files: HashMap<PathBuf, Result<Vec<Arc<Source>>, Problem>>,
    archives: Vec<Arc<Archive>>,
}

/// Every source of some paths, and what could not be read of them.
#[derive(Debug, Default)]
pub struct Sources {
    /// In the order of the paths, folders sorted.
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

impl Shelf {
    /// The file is to be read again.
    pub fn forget(&mut self, file: &Path) {
        self.files.remove(file);
    }

    /// All that lies at or under the path is to be read again.
    pub fn forget_under(&mut self, path: &Path) {
        self.files.retain(|file, _| !file.starts_with(path));
    }

    /// The sources at the paths: files as they are named, folders with all they hold. Files that are known are not read.
    /// What cannot be used is reported, and the rest read. Nothing, if `told` stops the reading.
    pub fn read(&mut self, paths: &[PathBuf], told: Told<'_>) -> Option<Sources> {
        let Listing { files, archives, problems } = files::of_sources(paths);
        let listed: HashSet<&PathBuf> = files.iter().collect();
        self.files.retain(|file, _| listed.contains(file));
        let wanted: Vec<&PathBuf> = files.iter().filter(|file| !self.files.contains_key(*file)).collect();
        let (all, done) = (wanted.len(), AtomicUsize::new(0));
        go_on(told(0, all))?;
        let read = wanted.par_iter().map(|&file| {
            let read = read(file);
            go_on(told(done.fetch_add(1, Ordering::Relaxed) + 1, all))?;
            Some((file.clone(), read))
        });
        self.files.extend(read.collect::<Option<Vec<_>>>()?);
        let mut all = self.together(&files, problems);
        self.open(&archives, &mut all);
        Some(all)
    }

    /// Opens archives that are new or were written since.
    fn open(&mut self, archives: &[PathBuf], all: &mut Sources) {
        let known = std::mem::take(&mut self.archives);
        for path in archives {
            match known.iter().find(|it| it.path() == path && it.is_current()) {
                Some(archive) => self.archives.push(Arc::clone(archive)),
                None => match Archive::open(path) {
                    Ok(archive) => self.archives.push(Arc::new(archive)),
                    Err(problem) => all.problems.push(problem),
                },
            }
        }
        all.archives.clone_from(&self.archives);
    }

    fn together(&self, files: &[PathBuf], problems: Vec<Problem>) -> Sources {
        let mut all = Sources { problems, ..Sources::default() };
        for read in files.iter().filter_map(|file| self.files.get(file)) {
            match read {
                Ok(sources) => all.sources.extend(sources.iter().map(Arc::clone)),
                Err(problem) => all.problems.push(problem.clone()),
            }
        }
        make_unique(&mut all.sources);
        all
    }
}

/// A fault of ours in one source costs that source.
fn read(file: &Path) -> Result<Vec<Arc<Source>>, Problem> {
    let facts = |article: Article| Arc::new(Source::of(article));
    caught(|| Ok(workspace::read(file, Role::Source)?.into_iter().map(facts).collect())).unwrap_or_else(
        |panic| {
            let why = format!("a fault in copydesk itself, {}", panic.0);
            Err(Problem::new(workspace::name(file), Reason::Unreadable(why)))
        },
    )
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
