//! Archives: writing one, and what one holds.
use std::{
    ops::ControlFlow,
    path::{Path, PathBuf},
    time::Instant,
};

use indicatif::{HumanBytes, ProgressBar, ProgressStyle};

use crate::{
    cli::{
        Output, Problem, Status,
        args::SourceArgs,
        corpus::finish,
        load::{self, bar},
        terminal::count,
    },
    workspace::archive::{self, Archive, Indexed},
};

/// Brings an archive up to date.
pub(super) fn index(articles: &[PathBuf], output: &Path) -> Output {
    let (started, bar) = (Instant::now(), progress());
    let told = |done: u64, all: u64, articles: u64| {
        bar.set_length(all);
        bar.set_position(done);
        bar.set_message(count(articles as usize, "article"));
        ControlFlow::Continue(())
    };
    let indexed = archive::index(articles, output, &told);
    bar.finish_and_clear();
    match indexed {
        Ok(indexed) => {
            let text = told_in_words(output, &indexed, started);
            let problems = indexed.problems.into_iter().map(Problem::from).collect();
            finish(text, problems)
        }
        Err(problem) => {
            Output { text: String::new(), problems: vec![problem.into()], status: Status::Failed }
        }
    }
}

/// A bar with the rate and the time left.
fn progress() -> ProgressBar {
    const FORM: &str = "Indexing {wide_bar} {bytes}/{total_bytes}, {msg}, {bytes_per_sec}, {eta} left";
    bar(true).with_style(ProgressStyle::with_template(FORM).unwrap_or_else(|_| ProgressStyle::default_bar()))
}

fn told_in_words(output: &Path, indexed: &Indexed, started: Instant) -> String {
    let contents = &indexed.contents;
    let changes = [
        (indexed.added, "new"),
        (indexed.changed, "changed"),
        (indexed.removed, "removed"),
        (indexed.unchanged, "unchanged"),
        (indexed.passed_over, "without an article"),
    ];
    let changes = changes.iter().filter(|it| it.0 > 0).map(|(number, how)| format!("{number} {how}"));
    let changes: Vec<String> = changes.collect();
    format!(
        "{}: {}. Files: {}. {:.1} s.\n",
        output.display(),
        holds(contents),
        if changes.is_empty() { "none".to_owned() } else { changes.join(", ") },
        started.elapsed().as_secs_f64()
    )
}

/// "1200 articles, 24000 sentences, 4.1 MB of text".
fn holds(contents: &archive::Contents) -> String {
    let archive::Contents { articles, sentences, bytes, .. } = contents;
    format!(
        "{}, {}, {} of text",
        count(*articles as usize, "article"),
        count(*sentences as usize, "sentence"),
        HumanBytes(*bytes)
    )
}

/// An archive, in a line.
pub(super) fn line(archive: &Archive) -> String {
    format!("{}: {}.\n", archive.path().display(), holds(archive.contents()))
}

/// What is read whole, and each archive with its size on disk and whether it is sound.
pub(super) fn stats(sources: &SourceArgs) -> Output {
    let settings = match load::settings(sources, Path::new("")) {
        Ok(settings) => settings,
        Err(problems) => return finish(String::new(), problems),
    };
    let (library, mut problems) = load::library(&settings, true);
    let mut text = String::new();
    let whole = library.whole();
    if !whole.sources.is_empty() {
        let bytes: usize = whole.sources.iter().map(|it| it.article.text.len()).sum();
        text += &format!("{}, {} of text.\n", count(whole.sources.len(), "source"), HumanBytes(bytes as u64));
    }
    for archive in library.archives() {
        text += &line(archive);
        match archive.check() {
            Ok(size) => {
                let share = size as f64 / archive.contents().bytes.max(1) as f64;
                text += &format!("    {} on disk, {share:.2} of the text; sound.\n", HumanBytes(size));
            }
            Err(problem) => problems.push(problem.into()),
        }
    }
    finish(text, problems)
}
