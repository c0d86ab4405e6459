//! An archive: an index on disk of more articles than are read for one draft.
//!
//! Each article is a document that holds it whole, and behind it stands one document a sentence, findable by its words
//! (`archive/schema.rs`). What a draft asks is answered by the sentences that share the most and the rarest words with it
//! (`archive/find.rs`); only the articles they stand in are then read for their facts. So the index knows words and
//! articles, and nothing of what a fact is: it need not be built again when the extractors learn something.
mod articles;
mod create;
mod document;
mod find;
mod list;
mod name;
mod prepare;
mod schema;
mod write;

use std::{
    fs,
    io::ErrorKind,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
};

use foldhash::HashMap;
use serde::{Deserialize, Serialize};
use tantivy::{
    DocAddress, Index, ReloadPolicy, Searcher, TantivyError, Term, directory::error::OpenDirectoryError,
};

use self::schema::Fields;
pub use self::write::{Gauge, Indexed, index};
use crate::{
    analysis::caught,
    corpus::{Source, question::Question, rarity::Counts},
    source::{Article, Problem, Reason},
};

/// The list of what a reader may see of an index, and that of its files: by these two a folder is known as one.
const METAS: &str = "meta.json";
const MANAGED: &str = ".managed.json";
/// The form of the index: another one cannot be read.
const FORMAT: u32 = 3;

/// What an archive holds.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contents {
    format: u32,
    /// How many files were read.
    pub files: u64,
    /// How many articles they hold.
    pub articles: u64,
    /// How many sentences those have.
    pub sentences: u64,
    /// The bytes of their text.
    pub bytes: u64,
}

/// An archive opened for reading, as it was then: what is written meanwhile is seen when it is opened again.
#[derive(Debug)]
pub struct Archive {
    path: PathBuf,
    /// The list of its parts when it was opened.
    metas: String,
    contents: Contents,
    searcher: Searcher,
    fields: Fields,
    /// Dates in figures begin with the day.
    day_first: bool,
    /// In how many sentences a word stands, as far as anybody has asked.
    counts: Mutex<HashMap<u64, u32>>,
    sources: Mutex<Shelf>,
}

/// Sources that were read of late.
#[derive(Debug, Default)]
struct Shelf {
    read: HashMap<DocAddress, Arc<Source>>,
    /// The bytes of their texts.
    bytes: usize,
}

/// So much text is kept with its facts, in bytes; what is known of it takes some forty times as much.
const KEPT: usize = 3 << 20;

impl Archive {
    /// Is the folder an archive?
    pub fn is_at(path: &Path) -> bool {
        path.join(METAS).is_file() && path.join(MANAGED).is_file()
    }

    /// Opens an archive; `day_first` as in [`Article`].
    ///
    /// # Errors
    /// Where it is damaged, or of another form than this version reads.
    pub fn open(path: &Path, day_first: bool) -> Result<Archive, Problem> {
        // Read first: what is written meanwhile is then noticed the next time.
        let metas = metas(path);
        let (index, contents) = open(path).map_err(|why| Problem::new(path.to_string_lossy(), why))?;
        let opened = || -> tantivy::Result<(Searcher, Fields)> {
            let fields = Fields::of(&index.schema())?;
            Ok((searcher(&index)?, fields))
        };
        let (searcher, fields) =
            opened().map_err(|error| Problem::new(path.to_string_lossy(), damaged(&error)))?;
        let (counts, sources) = (Mutex::default(), Mutex::default());
        Ok(Archive { path: path.to_owned(), metas, contents, searcher, fields, day_first, counts, sources })
    }

    /// Is it still as it was when it was opened?
    pub fn is_current(&self) -> bool {
        self.metas == metas(&self.path)
    }

    /// The folder.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What it holds.
    pub fn contents(&self) -> &Contents {
        &self.contents
    }

    /// Reads it from end to end and compares every part with its checksum; its size on disk, in bytes.
    ///
    /// # Errors
    /// Where a part is not as it was written.
    pub fn check(&self) -> Result<u64, Problem> {
        let damaged =
            self.searcher.index().validate_checksum().map_err(|error| self.broken(&error.to_string()))?;
        if let Some(part) = damaged.iter().next() {
            return Err(self.broken(&format!("{} is not as it was written", part.display())));
        }
        let entries = fs::read_dir(&self.path).map_err(|error| self.broken(&error.to_string()))?;
        Ok(entries.flatten().filter_map(|entry| entry.metadata().ok()).map(|about| about.len()).sum())
    }

    /// The articles with the sentences that answer a question best, the best first.
    ///
    /// # Errors
    /// Where the index cannot be read.
    pub fn answers(&self, question: &Question) -> Result<Vec<DocAddress>, Problem> {
        let found = caught(|| find::articles(self, question));
        found.map_err(|panic| self.broken(&panic.0))?.map_err(|error| self.broken(&error.to_string()))
    }

    /// An article with its facts.
    ///
    /// # Errors
    /// Where it is damaged.
    pub fn source(&self, address: DocAddress) -> Result<Arc<Source>, Problem> {
        if let Some(source) = self.shelf().read.get(&address) {
            return Ok(Arc::clone(source));
        }
        let article = caught(|| self.article(address)).map_err(|panic| self.broken(&panic.0))?;
        let source = Arc::new(Source::of(article.map_err(|error| self.broken(&error.to_string()))?));
        self.shelf().keep(address, &source);
        Ok(source)
    }

    fn article(&self, address: DocAddress) -> tantivy::Result<Article> {
        let article = schema::article(&self.searcher, self.fields, address)?;
        let article = article.map(|article| Article { day_first: self.day_first, ..article });
        article.ok_or_else(|| TantivyError::InternalError("an article is not as it was written".to_owned()))
    }

    fn shelf(&self) -> std::sync::MutexGuard<'_, Shelf> {
        self.sources.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn broken(&self, why: &str) -> Problem {
        Problem::new(self.path.to_string_lossy(), Reason::Archive(why.to_owned()))
    }

    /// How many sentences hold the key; those of deleted articles count until their segment is merged.
    fn frequency(&self, key: u64) -> tantivy::Result<u32> {
        let words = self.fields.words;
        let term = Term::from_field_u64(words, key);
        let counts = self.searcher.segment_readers().iter();
        counts.map(|segment| Ok(segment.inverted_index(words)?.doc_freq(&term)?)).sum()
    }
}

impl Counts for Archive {
    fn sentences(&self) -> u32 {
        u32::try_from(self.contents.sentences).unwrap_or(u32::MAX)
    }

    /// An index that cannot be read says so when a source is asked for; a count is no place to stop.
    fn count(&self, key: u64) -> u32 {
        let known = || self.counts.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(&count) = known().get(&key) {
            return count;
        }
        let count = caught(|| self.frequency(key)).ok().and_then(Result::ok).unwrap_or(0);
        known().insert(key, count);
        count
    }

    fn copies(&self, print: u64) -> u32 {
        let holding = || list::holding(&self.searcher, self.fields, print);
        let copies = caught(holding).ok().and_then(Result::ok).map_or(0, |it| it.len());
        u32::try_from(copies).unwrap_or(u32::MAX)
    }
}

impl Shelf {
    /// Keeps one more; where it gets too much, all others go: what is needed is soon read again.
    fn keep(&mut self, address: DocAddress, source: &Arc<Source>) {
        let bytes = source.article.text.len();
        if self.bytes + bytes > KEPT {
            *self = Shelf::default();
        }
        self.bytes += bytes;
        self.read.insert(address, Arc::clone(source));
    }
}

/// The index with what it says of itself.
fn open(path: &Path) -> Result<(Index, Contents), Reason> {
    let index = Index::open_in_dir(path).map_err(|error| match error {
        TantivyError::OpenDirectoryError(OpenDirectoryError::DoesNotExist(_)) => {
            Reason::Unreadable(ErrorKind::NotFound.to_string())
        }
        error => damaged(&error),
    })?;
    let payload = index.load_metas().map_err(|error| damaged(&error))?.payload.unwrap_or_default();
    let contents: Contents = serde_json::from_str(&payload)
        .map_err(|_| Reason::Archive("it does not say what it holds".to_owned()))?;
    if contents.format != FORMAT {
        return Err(Reason::ArchiveFormat { found: contents.format, read: FORMAT });
    }
    Ok((index, contents))
}

/// A view of the index as the last commit left it.
fn searcher(index: &Index) -> tantivy::Result<Searcher> {
    let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
    Ok(reader.searcher())
}

fn metas(path: &Path) -> String {
    fs::read_to_string(path.join(METAS)).unwrap_or_default()
}

fn damaged(error: &TantivyError) -> Reason {
    Reason::Archive(error.to_string())
}

#[cfg(test)]
mod tests;
