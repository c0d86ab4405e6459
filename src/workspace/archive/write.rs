//! Writing an archive: what is new or has changed is read, what is gone is taken out, the rest is left as it is.
//!
//! All that a reader may see is written by a commit, which holds whole files only. So a writer that is stopped at any
//! moment leaves what the last commit made, and the next one goes on from there.
use std::{
    collections::{HashMap, HashSet},
    fs,
    ops::ControlFlow,
    path::{Path, PathBuf},
};

use rayon::prelude::*;
use tantivy::{
    Index, IndexSettings, IndexWriter, Searcher, TantivyError, Term,
    directory::{MmapDirectory, error::LockError},
    indexer::{LogMergePolicy, UserOperation},
    store::{Compressor, ZstdCompressor},
};

use super::{
    Contents, FORMAT, MANAGED, METAS, damaged, list,
    list::Held,
    schema::{Fields, Prepared},
    searcher,
};
use crate::{
    source::{Problem, Reading, Reason, Role},
    workspace::{
        self, drafts,
        files::{self, Listing},
        shelf::is_passed_over,
        sidecar::{Entries, Sidecars},
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
/// Bytes of articles that are compressed together: more are smaller, fewer are sooner read.
const TOGETHER: usize = 32 << 10;

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
    let todo = writer.compare(files, &sidecars, &mut indexed).map_err(|error| problem(damaged(&error)))?;
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
}

struct Writer {
    writer: IndexWriter,
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

    fn of(index: &Index, writer: IndexWriter) -> tantivy::Result<Writer> {
        let fields = Fields::of(&index.schema())?;
        let searcher = searcher(index)?;
        let (held, seen) = (list::held(&searcher)?, list::prints(&searcher, fields)?);
        Ok(Writer { writer, fields, searcher, held, seen })
    }

    /// What is to be read; what is gone or is to be read again is taken out.
    fn compare(
        &mut self,
        files: Vec<PathBuf>,
        sidecars: &Sidecars,
        indexed: &mut Indexed,
    ) -> tantivy::Result<Vec<Todo>> {
        let todo = |path: PathBuf| {
            let entries = sidecars.of(&path);
            let path = drafts::absolute(&path);
            let (stamp, bytes) = list::stamp(&path).unwrap_or_default();
            // What a sidecar tells of a file is a change of it.
            Todo { file: list::file(&path), path, stamp: stamp ^ entries.print(), bytes, entries }
        };
        let mut todo: Vec<Todo> = files.into_par_iter().map(todo).collect();
        let listed: HashSet<u64> = todo.iter().map(|it| it.file).collect();
        let gone: Vec<u64> = self.held.keys().copied().filter(|file| !listed.contains(file)).collect();
        let held = |it: &&Todo| self.held.get(&it.file).is_some_and(|held| held.stamp != it.stamp);
        let changed: Vec<u64> = todo.iter().filter(held).map(|it| it.file).collect();
        let new = todo.iter().filter(|it| !self.held.contains_key(&it.file)).count();
        (indexed.added, indexed.changed, indexed.removed) = (new, changed.len(), gone.len());
        indexed.unchanged = todo.len() - new - changed.len();
        let going = gone.into_iter().chain(changed).collect();
        for file in list::with_copies(&self.searcher, self.fields, going, &mut self.seen)? {
            self.held.remove(&file);
            self.writer.delete_term(Term::from_field_u64(self.fields.file, file));
        }
        todo.retain(|it| !self.held.contains_key(&it.file));
        Ok(todo)
    }

    fn read(&mut self, todo: &[Todo], gauge: Gauge<'_>, indexed: &mut Indexed) -> tantivy::Result<()> {
        let all = todo.iter().map(|it| it.bytes).sum();
        let (mut done, mut articles, mut uncommitted) = (0, 0, 0);
        let mut rest = todo;
        while !rest.is_empty() && gauge(done, all, articles).is_continue() {
            let (batch, after) = rest.split_at(batch(rest));
            rest = after;
            let read: Vec<_> = batch.par_iter().map(|it| prepare(self.fields, it)).collect();
            for (read, it) in read.into_iter().zip(batch) {
                let (prepared, problems) = read;
                // A file of which nothing could be read is tried again the next time.
                if !prepared.is_empty() || problems.is_empty() {
                    articles += self.add(it, prepared)?;
                }
                indexed.problems.extend(problems.into_iter().filter(|it| !is_passed_over(it)));
                done += it.bytes;
                uncommitted += it.bytes;
            }
            if uncommitted >= COMMIT {
                self.commit()?;
                uncommitted = 0;
            }
        }
        let _ = gauge(done, all, articles);
        Ok(())
    }

    /// Adds the articles of a file; how many they are.
    fn add(&mut self, it: &Todo, articles: Vec<Prepared>) -> tantivy::Result<u64> {
        let mut held = Held { stamp: it.stamp, ..Held::default() };
        for article in articles {
            held.bytes += article.bytes;
            held.articles += 1;
            let documents = self.fields.documents(article, &mut self.seen);
            held.sentences += documents.len() as u64 - 1;
            self.writer.run(documents.into_iter().map(UserOperation::Add))?;
        }
        self.held.insert(it.file, held);
        Ok(held.articles)
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

/// The articles of a file, article by article, and what could not be read of it.
fn prepare(fields: Fields, it: &Todo) -> (Vec<Prepared>, Vec<Problem>) {
    let Reading { articles, problems } = workspace::read(&it.path, Role::Source);
    let prepared = articles.into_iter().map(|mut article| {
        it.entries.apply(&mut article);
        fields.prepare(&article, it.file, it.stamp)
    });
    (prepared.collect(), problems)
}

/// How many of the files are read side by side.
fn batch(todo: &[Todo]) -> usize {
    let mut bytes = 0;
    let within = todo.iter().take_while(|it| {
        let fits = bytes < BATCH;
        bytes += it.bytes;
        fits
    });
    within.count()
}

/// The index at a folder; a new one where there is none. One that is damaged or of another form is built anew.
fn open_or_create(out: &Path) -> Result<Index, Reason> {
    let create = || {
        let settings = IndexSettings {
            docstore_compression: Compressor::Zstd(ZstdCompressor::default()),
            docstore_blocksize: TOGETHER,
            ..IndexSettings::default()
        };
        let directory = MmapDirectory::open(out).map_err(|error| Reason::Unwritable(error.to_string()))?;
        Index::create(directory, Fields::schema(), settings).map_err(|error| failed(&error))
    };
    fs::create_dir_all(out).map_err(|error| Reason::Unwritable(error.to_string()))?;
    match super::open(out) {
        Ok((index, _)) if index.validate_checksum().is_ok_and(|damaged| damaged.is_empty()) => Ok(index),
        Err(Reason::Unreadable(why)) => Err(Reason::Unreadable(why)),
        _ => {
            empty(out)?;
            create()
        }
    }
}

/// Takes the files of an index out of its folder; a folder with anything else in it is left alone.
fn empty(out: &Path) -> Result<(), Reason> {
    let unwritable = |error: std::io::Error| Reason::Unwritable(error.to_string());
    let entries: Vec<PathBuf> =
        fs::read_dir(out).map_err(unwritable)?.flatten().map(|entry| entry.path()).collect();
    if let Some(other) = entries.iter().find(|path| !is_of_index(path)) {
        return Err(Reason::Unwritable(format!(
            "there is {} in it, which is no part of an archive",
            other.display()
        )));
    }
    entries.iter().try_for_each(|path| fs::remove_file(path).map_err(unwritable))
}

/// Segments are named by 32 hexadecimal digits; beside them stand the lists of them and the locks.
fn is_of_index(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let stem = name.split('.').next().unwrap_or_default();
    let is_segment = stem.len() == 32 && stem.bytes().all(|it| it.is_ascii_hexdigit());
    is_segment
        || [METAS, MANAGED, ".tantivy-meta.lock", ".tantivy-writer.lock"].contains(&&*name)
        || name.starts_with(".tmp")
}

fn failed(error: &TantivyError) -> Reason {
    match error {
        TantivyError::LockFailure(LockError::LockBusy, _) => Reason::Busy,
        error => Reason::Unwritable(error.to_string()),
    }
}
