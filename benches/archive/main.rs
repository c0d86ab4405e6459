//! What an archive costs, by its size, in one run: indexing it beside the same library indexing the same bytes as plain
//! text; a check against 1,000 articles beside one against the largest archive; a keystroke beside one with five articles;
//! and the contradictions found in the same draft at every size.
//!
//! `cargo bench --bench archive` takes 100,000 articles; `cargo bench --bench archive -- 1000000` as many as it is told;
//! `cargo bench --bench archive -- write FOLDER 1000` leaves the articles and the draft there to be looked at, and
//! `cargo bench --bench archive -- kill 200` kills as many runs at random moments.
#![expect(clippy::print_stderr, reason = "a benchmark tells what it measured")]
mod kill;
mod news;

use std::{
    fs,
    ops::ControlFlow,
    path::{Path, PathBuf},
    sync::Arc,
    time::{Duration, Instant},
};

use copydesk::{
    analysis::{Analysis, Memo},
    config::Config,
    corpus::retrieval::Retrieval,
    source::{self, Role},
    workspace::{self, Library, archive},
};
use tantivy::{
    Index, IndexWriter, doc,
    schema::{Schema, TEXT},
};

/// Checks, of which the middle one counts.
const TIMES: usize = 15;

fn main() -> std::io::Result<()> {
    if std::env::args().any(|arg| arg == "--list" || arg == "--test") {
        return Ok(());
    }
    let args: Vec<String> = std::env::args().collect();
    if let Some(at) = args.iter().position(|arg| arg == "write") {
        let (folder, articles) = (Path::new(&args[at + 1]), args[at + 2].parse().unwrap_or(0));
        write(&folder.join("articles"), articles)?;
        return fs::write(folder.join("draft.md"), news::draft().0);
    }
    let folder = tempfile::tempdir()?;
    if let Some(at) = args.iter().position(|arg| arg == "kill") {
        eprintln!("{}", kill::kill(folder.path(), args[at + 1].parse().unwrap_or(200))?);
        return Ok(());
    }
    let largest = args.iter().find_map(|arg| arg.parse().ok()).unwrap_or(100_000);
    let mut base = None;
    let sizes = [news::drafted(), 1_000, 100_000];
    for articles in sizes.into_iter().filter(|&articles| articles < largest).chain([largest]) {
        let corpus = folder.path().join(articles.to_string());
        let bytes = write(&corpus, articles)?;
        let out = folder.path().join(format!("{articles}.copydesk"));
        let own = timed(|| {
            archive::index(std::slice::from_ref(&corpus), &out, &|_, _, _| ControlFlow::Continue(()))
        });
        let plain = timed(|| index_plainly(&corpus, &folder.path().join(format!("{articles}.plain"))));
        let size = size(&out) as f64 / bytes as f64;
        let seen = Seen::of(&out);
        eprintln!("{articles:>9} articles, {:.1} MB", bytes as f64 / 1e6);
        eprintln!(
            "          indexed in {:.1} s, {:.1} MB/s a core; as plain text in {:.1} s: {:.2} times; {size:.2} of the text",
            own.as_secs_f64(),
            bytes as f64 / 1e6 / own.as_secs_f64() / 2.0,
            plain.as_secs_f64(),
            own.as_secs_f64() / plain.as_secs_f64(),
        );
        eprintln!(
            "          opened in {:.1} ms, first check {:.1} ms, check {:.2} ms, keystroke {:.2} ms, found {:?}",
            ms(seen.open),
            ms(seen.first),
            ms(seen.check),
            ms(seen.keystroke),
            seen.found,
        );
        match &base {
            None => base = Some(seen),
            Some(base) => eprintln!(
                "          beside {} articles: check {:.2} times, keystroke {:.2} times; same findings: {}",
                news::drafted(),
                seen.check.as_secs_f64() / base.check.as_secs_f64(),
                seen.keystroke.as_secs_f64() / base.keystroke.as_secs_f64(),
                seen.found == base.found,
            ),
        }
    }
    Ok(())
}

/// What a reader sees of an archive.
struct Seen {
    open: Duration,
    first: Duration,
    check: Duration,
    keystroke: Duration,
    found: Vec<&'static str>,
}

impl Seen {
    fn of(out: &Path) -> Seen {
        let (text, _) = news::draft();
        let library = || library(out);
        let open = timed(library);
        let kept = library();
        let mut found = Vec::new();
        let first = timed(|| found = codes(&analysis(&text, &kept)));
        let check = middle(|| timed_with(library(), |library| drop(analysis(&text, &library))));
        let mut memo = Memo::default();
        let mut typed = text.clone();
        let type_one = |memo: &mut Memo, typed: &str| {
            let draft = source::article("draft.md", typed, Role::Draft);
            drop(memo.analyse(draft, Arc::clone(&kept), Arc::new(Config::default())));
        };
        type_one(&mut memo, &typed);
        let mut at = 0;
        let keystroke = middle(|| {
            at += 1;
            // In turns a letter within a word of a sentence with a figure, and its removal.
            let place = text.find("cost").unwrap_or_default() + 2;
            typed = if at % 2 == 0 { text.clone() } else { format!("{}q{}", &text[..place], &text[place..]) };
            timed(|| type_one(&mut memo, &typed))
        });
        Seen { open, first, check, keystroke, found }
    }
}

/// An archive opened for checks.
fn library(out: &Path) -> Arc<Library> {
    let sources = workspace::sources(&[out.to_owned()], false, &|_, _| ControlFlow::Continue(()));
    Arc::new(sources.library().0)
}

fn analysis(text: &str, library: &Arc<impl Retrieval>) -> Analysis {
    let draft = source::article("draft.md", text, Role::Draft);
    Analysis::new(draft, Arc::clone(library), Arc::new(Config::default()))
}

fn codes(analysis: &Analysis) -> Vec<&'static str> {
    analysis.findings.iter().map(|finding| finding.code).collect()
}

fn timed<T>(work: impl FnOnce() -> T) -> Duration {
    let start = Instant::now();
    std::hint::black_box(work());
    start.elapsed()
}

fn timed_with<I, T>(with: I, work: impl FnOnce(I) -> T) -> Duration {
    timed(|| work(with))
}

fn middle(mut once: impl FnMut() -> Duration) -> Duration {
    let mut times: Vec<Duration> = (0..TIMES).map(|_| once()).collect();
    times.sort_unstable();
    times[TIMES / 2]
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

/// A file for each article, a thousand to a folder; the bytes of their text.
fn write(folder: &Path, articles: u64) -> std::io::Result<u64> {
    let mut bytes = 0;
    for number in 0..articles {
        let within = folder.join(format!("{:04}", number / 1_000));
        if number % 1_000 == 0 {
            fs::create_dir_all(&within)?;
        }
        let text = news::article(number);
        bytes += text.len() as u64;
        fs::write(within.join(format!("a{number}.txt")), text)?;
    }
    Ok(bytes)
}

/// The same bytes in an index of words and nothing else: the floor.
fn index_plainly(folder: &Path, out: &Path) -> tantivy::Result<()> {
    fs::create_dir_all(out)?;
    let mut schema = Schema::builder();
    let text = schema.add_text_field("text", TEXT | tantivy::schema::STORED);
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
