//! What an archive costs, side by side in one run.
//!
//! By its size (`corpora.rs`): indexing it beside the same library indexing the same bytes as plain text; a check against it
//! beside the same articles held in memory and beside the naive way, which reads them all for every check; a keystroke; and
//! the contradictions found in one draft. By the draft's length (`drafts.rs`): a check and a keystroke, on disk and in memory.
//!
//! `cargo bench --bench archive` takes up to 100,000 articles; `cargo bench --bench archive -- 1000000` as many as it is
//! told; `cargo bench --bench archive -- write FOLDER 1000 500` leaves so many articles and a draft of so many words there, and
//! `cargo bench --bench archive -- kill 200` kills as many runs at random moments.
#![expect(clippy::print_stderr, reason = "a benchmark tells what it measured")]
mod corpora;
mod drafts;
mod kill;
mod news;

use std::{
    fs,
    ops::ControlFlow,
    path::Path,
    sync::Arc,
    time::{Duration, Instant},
};

use copydesk::{
    analysis::{Analysis, Memo},
    config::Config,
    corpus::retrieval::Retrieval,
    source::{self, Role},
    workspace::{
        self, Library,
        archive::{self, Indexed},
    },
};

/// As the program has it.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

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
        let words = args.get(at + 3).and_then(|words| words.parse().ok());
        let draft = words.map_or_else(news::draft, |words| news::draft_of(drafts::events(words), words));
        return fs::write(folder.join("draft.md"), draft.0);
    }
    let folder = tempfile::tempdir()?;
    if let Some(at) = args.iter().position(|arg| arg == "kill") {
        eprintln!("{}", kill::kill(folder.path(), args[at + 1].parse().unwrap_or(200))?);
        return Ok(());
    }
    drafts::tell(folder.path())?;
    corpora::tell(folder.path(), args.iter().find_map(|arg| arg.parse().ok()).unwrap_or(100_000))
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

/// Brings the archive of a folder up to date.
fn index(corpus: &Path, out: &Path) -> Indexed {
    let indexed = archive::index(&[corpus.to_owned()], out, &|_, _, _| ControlFlow::Continue(()));
    let indexed = indexed.unwrap_or_else(|problem| panic!("{problem}"));
    assert!(indexed.problems.is_empty(), "{:?}", indexed.problems);
    indexed
}

/// An archive opened for checks, or a folder read whole.
fn library(path: &Path) -> Arc<Library> {
    let sources = workspace::sources(&[path.to_owned()], false, &|_, _| ControlFlow::Continue(()));
    Arc::new(sources.library().0)
}

fn analysis(text: &str, library: &Arc<impl Retrieval>) -> Analysis {
    let draft = source::article("draft.md", text, Role::Draft);
    Analysis::new(draft, Arc::clone(library), Arc::new(Config::default()))
}

fn codes(analysis: &Analysis) -> Vec<&'static str> {
    analysis.findings.iter().map(|finding| finding.code).collect()
}

/// From a keystroke to the findings, as the server has them: in turns a letter within a sentence with a figure, and its
/// removal.
fn keystroke(text: &str, library: &Arc<Library>) -> Duration {
    let mut memo = Memo::default();
    let mut type_one = |typed: &str| {
        let draft = source::article("draft.md", typed, Role::Draft);
        drop(memo.analyse(draft, Arc::clone(library), Arc::new(Config::default())));
    };
    type_one(text);
    let place = text.find("cost").unwrap_or_default() + 2;
    let typed = format!("{}q{}", &text[..place], &text[place..]);
    let mut turns = [typed.as_str(), text].into_iter().cycle();
    middle(|| timed(|| turns.next().map(&mut type_one)).0)
}

/// How long it took, and what came of it.
fn timed<T>(work: impl FnOnce() -> T) -> (Duration, T) {
    let start = Instant::now();
    let made = std::hint::black_box(work());
    (start.elapsed(), made)
}

fn middle(mut once: impl FnMut() -> Duration) -> Duration {
    let mut times: Vec<Duration> = (0..TIMES).map(|_| once()).collect();
    times.sort_unstable();
    times[TIMES / 2]
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}
