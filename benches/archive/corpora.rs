//! What a draft of a thousand words costs by the number of articles, and what their archive costs.
use std::{
    fs,
    path::{Path, PathBuf},
    time::Duration,
};

use tantivy::{
    Index, IndexWriter, doc,
    schema::{STORED, Schema, TEXT},
};

use crate::{analysis, codes, index, keystroke, library, middle, ms, news, timed, write};

/// All facts of more articles than these are not held in memory for a comparison.
const HELD: u64 = 100_000;

/// Tells what each size costs, up to the largest.
pub(crate) fn tell(folder: &Path, largest: u64) -> std::io::Result<()> {
    let sizes = [news::drafted(), 1_000, 100_000].into_iter().filter(|&articles| articles < largest);
    let mut sizes =
        sizes.chain([largest]).map(|articles| Cost::of(&folder.join(articles.to_string()), articles));
    let mut known: Vec<Cost> = Vec::new();
    while let Some(cost) = sizes.next().transpose()? {
        cost.tell();
        for base in &known {
            eprintln!(
                "          beside {} articles: check {:.2} times, keystroke {:.2} times; same findings: {}",
                base.articles,
                cost.archive.check.as_secs_f64() / base.archive.check.as_secs_f64(),
                cost.archive.keystroke.as_secs_f64() / base.archive.keystroke.as_secs_f64(),
                cost.archive.found == base.archive.found,
            );
        }
        known.push(cost);
    }
    Ok(())
}

struct Cost {
    articles: u64,
    /// Of the text.
    bytes: u64,
    /// Of the index.
    size: u64,
    indexed: Duration,
    /// By the same library, as plain text.
    plainly: Duration,
    archive: Reader,
    memory: Option<Reader>,
}

/// What a reader sees of sources at a path.
struct Reader {
    /// To open them; for a folder, to read it whole.
    open: Duration,
    /// Opening and a check, in a process that knows nothing yet: for a folder the naive way.
    first: Duration,
    /// A check with nothing remembered of an earlier one.
    check: Duration,
    keystroke: Duration,
    found: Vec<&'static str>,
}

impl Reader {
    fn of(path: &Path, remembers: bool) -> Reader {
        let (text, _) = news::draft();
        let (open, opened) = timed(|| library(path));
        let (check, analysed) = timed(|| analysis(&text, &opened));
        let (first, found) = (open + check, codes(&analysed));
        let again = || match remembers {
            // An archive that is opened anew remembers nothing; a folder has nothing to remember.
            true => {
                let fresh = library(path);
                timed(|| analysis(&text, &fresh)).0
            }
            false => timed(|| analysis(&text, &opened)).0,
        };
        Reader { open, first, check: middle(again), keystroke: keystroke(&text, &opened), found }
    }
}

impl Cost {
    fn of(folder: &Path, articles: u64) -> std::io::Result<Cost> {
        let (corpus, out) = (folder.join("articles"), folder.join("a.copydesk"));
        let bytes = write(&corpus, articles)?;
        let (indexed, _) = timed(|| index(&corpus, &out));
        let (plainly, written) = timed(|| index_plainly(&corpus, &folder.join("plain")));
        written.map_err(std::io::Error::other)?;
        let memory = (articles <= HELD).then(|| Reader::of(&corpus, false));
        let archive = Reader::of(&out, true);
        Ok(Cost { articles, bytes, size: size(&out), indexed, plainly, archive, memory })
    }

    fn tell(&self) {
        let (megabytes, seconds) = (self.bytes as f64 / 1e6, self.indexed.as_secs_f64());
        let cores = std::thread::available_parallelism().map_or(1, usize::from) as f64;
        eprintln!("{:>9} articles, {megabytes:.1} MB of text", self.articles);
        eprintln!(
            "          indexed in {seconds:.2} s, {:.1} MB a second and core; as plain text in {:.2} s: {:.2} times; {:.2} of the text",
            megabytes / seconds / cores,
            self.plainly.as_secs_f64(),
            seconds / self.plainly.as_secs_f64(),
            self.size as f64 / self.bytes as f64,
        );
        self.archive.tell("archive");
        if let Some(memory) = &self.memory {
            memory.tell("folder");
            eprintln!("          from either the same is found: {}", memory.found == self.archive.found);
        }
    }
}

impl Reader {
    fn tell(&self, name: &str) {
        eprintln!(
            "          {name}: opened in {:.1} ms, with the first check {:.1} ms; check {:.2} ms, keystroke {:.2} ms, found {:?}",
            ms(self.open),
            ms(self.first),
            ms(self.check),
            ms(self.keystroke),
            self.found,
        );
    }
}

/// The same bytes in an index of words and nothing else: the floor.
fn index_plainly(folder: &Path, out: &Path) -> tantivy::Result<()> {
    fs::create_dir_all(out)?;
    let mut schema = Schema::builder();
    let text = schema.add_text_field("text", TEXT | STORED);
    let index = Index::create_in_dir(out, schema.build())?;
    let mut writer: IndexWriter = index.writer_with_num_threads(2, 256 << 20)?;
    let mut folders: Vec<PathBuf> = fs::read_dir(folder)?.flatten().map(|entry| entry.path()).collect();
    folders.sort();
    for folder in folders {
        for file in fs::read_dir(folder)?.flatten() {
            writer.add_document(doc!(text => fs::read_to_string(file.path())?))?;
        }
    }
    writer.commit()?;
    writer.wait_merging_threads()
}

fn size(folder: &Path) -> u64 {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.filter_map(|entry| entry.metadata().ok()).map(|about| about.len()).sum()
}
