//! Writing an archive: what is new or has changed is read, what is gone is taken out, the rest is left as it is.
//!
//! All that a reader may see is written by a commit, which holds whole files only. So a writer that is stopped at any
//! moment leaves what the last commit made, and the next one goes on from there.
use std::{
    ops::ControlFlow,
    path::{Path, PathBuf},
};

use foldhash::{HashMap, HashSet};
use rayon::prelude::*;
use tantivy::{
    Index, IndexWriter, Searcher, TantivyError,
    directory::error::LockError,
    indexer::{LogMergePolicy, UserOperation},
};

use super::{
    Contents, FORMAT, articles::OfFiles, create::open_or_create, damaged, document::Entry, list, list::Held,
    prepare::Prepared, schema::Fields, searcher,
};
use crate::{
    source::{Article, Problem, Reading, Reason, Role, part},
    workspace::{
        self, drafts,
        files::{self, Listing},
        shelf::is_passed_over,
        sidecar::{Entries, Sidecars},
        stamp::Stamp,
    },
};

/// What one run did.
#[derive(Debug, Default)]
pub struct Indexed {
    /// What the archive holds now.
    pub contents: Contents,
    /// Files that were not there before.
    pub added: usize,
    /// Files that were read again.
    pub changed: usize,
    /// Files that are gone.
    pub removed: usize,
    /// Files that are as they were.
    pub unchanged: usize,
    /// Files of folders that hold records of something else, which nobody takes for articles.
    pub passed_over: usize,
    /// What could not be read, or not be used.
    pub problems: Vec<Problem>,
}

/// Told how far the reading is: bytes read, of how many, and articles found. It may stop the writing.
pub type Gauge<'a> = &'a (dyn Fn(u64, u64, u64) -> ControlFlow<()> + Sync);

/// So many bytes of files are read side by side, and so many between two commits.
const BATCH: u64 = 8 << 20;
const COMMIT: u64 = 256 << 20;
/// Memory of the writer, in bytes, and how many threads share it.
const MEMORY: usize = 256 << 20;
const THREADS: usize = 2;
/// A part of the index is written anew when so many of its documents are gone.
const GONE: f32 = 0.1;

/// Brings the archive at `out` up to date with the files and folders at `paths`.
///
/// # Errors
/// Where nothing could be written: another run writes it, the disk is full, the folder is something else.
pub fn index(paths: &[PathBuf], out: &Path, gauge: Gauge<'_>) -> Result<Indexed, Problem> {
    let problem = |reason| Problem::new(out.to_string_lossy(), reason);
    let Listing { mut files, mut problems, .. } = files::of_sources(paths);
    let sidecars = Sidecars::take(&mut files);
    problems.extend(sidecars.problems.iter().cloned());
    let mut writer = Writer::open(out).map_err(problem)?;
    let mut indexed = Indexed { problems, ..Indexed::default() };
    let todo =
        writer.compare(paths, files, &sidecars, &mut indexed).map_err(|error| problem(damaged(&error)))?;
    writer.read(&todo, gauge, &mut indexed).map_err(|error| problem(failed(&error)))?;
    indexed.contents = writer.finish().map_err(|error| problem(failed(&error)))?;
    Ok(indexed)
}

/// A file to be read.
struct Todo {
    path: PathBuf,
    file: u64,
    stamp: u64,
    bytes: u64,
    entries: Entries,
    /// It was given by name, and not with its folder.
    is_named: bool,
    is_new: bool,
}

struct Writer {
    writer: IndexWriter<Entry>,
    fields: Fields,
    searcher: Searcher,
    held: HashMap<u64, Held>,
    /// The paragraphs that are findable.
    seen: HashSet<u64>,
}

impl Writer {
    fn open(out: &Path) -> Result<Writer, Reason> {
        let index = open_or_create(out)?;
        let writer = index.writer_with_num_threads(THREADS, MEMORY).map_err(|error| failed(&error))?;
        let mut merging = LogMergePolicy::default();
        // Words of articles that are gone count as known until their part is merged.
        merging.set_del_docs_ratio_before_merge(GONE);
        writer.set_merge_policy(Box::new(merging));
        // What a run that was killed has left half written stands in the way of the same file written whole.
        writer.garbage_collect_files().wait().map_err(|error| failed(&error))?;
        Writer::of(&index, writer).map_err(|error| damaged(&error))
    }

    fn of(index: &Index, writer: IndexWriter<Entry>) -> tantivy::Result<Writer> {
        let fields = Fields::of(&index.schema())?;
        let searcher = searcher(index)?;
        let (held, seen) = (list::held(&searcher)?, list::prints(&searcher)?);
        Ok(Writer { writer, fields, searcher, held, seen })
    }

    /// What is to be read; what is gone or is to be read again is taken out.
    fn compare(
        &mut self,
        named: &[PathBuf],
        files: Vec<PathBuf>,
        sidecars: &Sidecars,
        indexed: &mut Indexed,
    ) -> tantivy::Result<Vec<Todo>> {
        let todo = |path: PathBuf| {
            let (entries, is_named) = (sidecars.of(&path), named.contains(&path));
            let path = drafts::absolute(&path);
            let file = list::file(&path);
            let is_new = !self.held.contains_key(&file);
            let now = Stamp::of(&path);
            // What a sidecar tells of a file is a change of it.
            let stamp = now.print() ^ entries.print();
            Todo { path, file, stamp, bytes: now.bytes(), entries, is_named, is_new }
        };
        let mut todo: Vec<Todo> = files.into_par_iter().map(todo).collect();
        let listed: HashSet<u64> = todo.iter().map(|it| it.file).collect();
        let gone: Vec<u64> = self.held.keys().copied().filter(|file| !listed.contains(file)).collect();
        let held = |it: &&Todo| self.held.get(&it.file).is_some_and(|held| held.stamp != it.stamp);
        let changed: Vec<u64> = todo.iter().filter(held).map(|it| it.file).collect();
        let new = todo.iter().filter(|it| it.is_new).count();
        (indexed.added, indexed.changed, indexed.removed) = (new, changed.len(), gone.len());
        indexed.unchanged = todo.len() - new - changed.len();
        let going = gone.into_iter().chain(changed).collect();
        let going = list::with_copies(&self.searcher, self.fields, going, &mut self.seen)?;
        self.held.retain(|file, _| !going.contains(file));
        if !going.is_empty() {
            self.take_out(going)?;
        }
        todo.retain(|it| !self.held.contains_key(&it.file));
        Ok(todo)
    }

    fn read(&mut self, todo: &[Todo], gauge: Gauge<'_>, indexed: &mut Indexed) -> tantivy::Result<()> {
        let mut progress =
            Progress { gauge, all: todo.iter().map(|it| it.bytes).sum(), done: 0, articles: 0 };
        let (mut rest, mut committed) = (todo, 0);
        while !rest.is_empty() && progress.tell().is_continue() {
            let (batch, after) = rest.split_at(batch(rest));
            rest = after;
            match batch {
                [it] if it.holds_many() => self.read_parts(it, &mut progress, indexed)?,
                batch => self.read_files(batch, &mut progress, indexed)?,
            }
            if progress.done - committed >= COMMIT {
                self.commit()?;
                committed = progress.done;
            }
        }
        let _ = progress.tell();
        Ok(())
    }

    /// Reads files side by side.
    fn read_files(
        &mut self,
        batch: &[Todo],
        progress: &mut Progress<'_>,
        indexed: &mut Indexed,
    ) -> tantivy::Result<()> {
        let read: Vec<_> = batch.par_iter().map(|it| prepare(self.fields, it)).collect();
        for ((articles, problems), it) in read.into_iter().zip(batch) {
            let mut held = Held { stamp: it.stamp, ..Held::default() };
            articles.into_iter().try_for_each(|article| self.add(article, &mut held))?;
            self.close(it, held, problems, indexed);
            progress.done += it.bytes;
            progress.articles += held.articles;
        }
        Ok(())
    }

    /// Reads a file of many articles, and holds no more of it than is read side by side.
    fn read_parts(
        &mut self,
        it: &Todo,
        progress: &mut Progress<'_>,
        indexed: &mut Indexed,
    ) -> tantivy::Result<()> {
        let fields = self.fields;
        let (mut held, mut added) = (Held { stamp: it.stamp, ..Held::default() }, Ok(()));
        let (done, articles) = (progress.done, progress.articles);
        let read = workspace::parts(
            &it.path,
            |article| it.prepare(fields, article),
            |batch, bytes| {
                added = batch.into_iter().try_for_each(|article| self.add(article, &mut held));
                (progress.done, progress.articles) = (done + bytes, articles + held.articles);
                if added.is_err() { ControlFlow::Break(()) } else { progress.tell() }
            },
        );
        added?;
        match read {
            ControlFlow::Continue(problems) => self.close(it, held, problems, indexed),
            // Half a file must not pass for the whole.
            ControlFlow::Break(()) => self.take_out([it.file].into_iter().collect())?,
        }
        progress.done = done + it.bytes;
        Ok(())
    }

    /// Takes out all documents of files.
    fn take_out(&self, files: HashSet<u64>) -> tantivy::Result<()> {
        self.writer.delete_query(Box::new(OfFiles::new(files))).map(drop)
    }

    /// Adds an article of a file.
    fn add(&mut self, article: Prepared, held: &mut Held) -> tantivy::Result<()> {
        held.bytes += article.bytes;
        held.articles += 1;
        let documents = article.documents(self.fields, &mut self.seen);
        held.sentences += documents.len() as u64 - 1;
        self.writer.run(documents.into_iter().map(UserOperation::Add)).map(drop)
    }

    /// A file is read. One of which nothing could be read is tried again the next time.
    fn close(&mut self, it: &Todo, held: Held, problems: Vec<Problem>, indexed: &mut Indexed) {
        let is_passed_over = |problem: &Problem| !it.is_named && is_passed_over(problem);
        if held.articles > 0 || problems.is_empty() {
            self.held.insert(it.file, held);
        } else {
            indexed.added -= usize::from(it.is_new);
            indexed.passed_over += usize::from(problems.iter().all(is_passed_over));
        }
        indexed.problems.extend(problems.into_iter().filter(|it| !is_passed_over(it)));
    }

    fn commit(&mut self) -> tantivy::Result<Contents> {
        let sum = |of: fn(&Held) -> u64| self.held.values().map(of).sum();
        let contents = Contents {
            format: FORMAT,
            files: self.held.len() as u64,
            articles: sum(|it| it.articles),
            sentences: sum(|it| it.sentences),
            bytes: sum(|it| it.bytes),
        };
        let mut commit = self.writer.prepare_commit()?;
        commit.set_payload(&serde_json::to_string(&contents).unwrap_or_default());
        commit.commit()?;
        Ok(contents)
    }

    fn finish(mut self) -> tantivy::Result<Contents> {
        let contents = self.commit()?;
        self.writer.wait_merging_threads()?;
        Ok(contents)
    }
}

/// How far the reading is.
struct Progress<'a> {
    gauge: Gauge<'a>,
    /// Bytes of all files to be read, and of those that are.
    all: u64,
    done: u64,
    articles: u64,
}

impl Progress<'_> {
    fn tell(&self) -> ControlFlow<()> {
        (self.gauge)(self.done, self.all, self.articles)
    }
}

impl Todo {
    fn holds_many(&self) -> bool {
        part::holds_many(&self.path.to_string_lossy())
    }

    fn prepare(&self, fields: Fields, mut article: Article) -> Prepared {
        self.entries.apply(&mut article);
        Prepared::of(&article, fields, self.file, self.stamp)
    }
}

/// The articles of a file, article by article, and what could not be read of it.
fn prepare(fields: Fields, it: &Todo) -> (Vec<Prepared>, Vec<Problem>) {
    let Reading { articles, problems } = workspace::read(&it.path, Role::Source);
    (articles.into_iter().map(|article| it.prepare(fields, article)).collect(), problems)
}

/// How many of the files are read side by side; one that holds many articles is read alone.
fn batch(todo: &[Todo]) -> usize {
    let mut bytes = 0;
    let within = todo.iter().take_while(|it| {
        let fits = bytes < BATCH && !it.holds_many();
        bytes += it.bytes;
        fits
    });
    within.count().max(1)
}

pub(super) fn failed(error: &TantivyError) -> Reason {
    match error {
        TantivyError::LockFailure(LockError::LockBusy, _) => Reason::Busy,
        error => Reason::Unwritable(error.to_string()),
    }
}
