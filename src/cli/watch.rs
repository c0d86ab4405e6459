//! `copydesk check --watch`: the check is made again whenever something it rests on has changed.
mod places;

use std::{
    io::Write,
    path::{Path, PathBuf},
    process,
    sync::{
        Arc,
        atomic::{AtomicU8, Ordering},
        mpsc::{self, Receiver, RecvTimeoutError, Sender},
    },
    time::{Duration, Instant},
};

use notify::{Event as Change, EventKind, RecommendedWatcher, event::ModifyKind};

use crate::cli::{
    Output, Problem, Status,
    args::{CheckArgs, CheckFormat},
    check,
    desk::{Kept, STDIN, State},
    print,
    terminal::{self, FAINT, Terminal},
    watch::places::Watched,
};

/// What the loop hears.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Event {
    /// Something has changed.
    Changed,
    /// These are gone, or are called otherwise: what was watched there may be another file now.
    Gone(Vec<PathBuf>),
}

/// How long it waits for more of a burst: an editor that saves makes several changes, a `git checkout` hundreds.
struct Patience {
    /// After each change.
    quiet: Duration,
    /// After the first, however many may follow.
    longest: Duration,
}

const PATIENCE: Patience = Patience { quiet: Duration::from_millis(50), longest: Duration::from_secs(1) };

/// Checks until the user ends it, or nobody reads what is printed any more.
pub(super) fn run(args: &CheckArgs) -> Output {
    if let Err(reason) = possible(args) {
        return failed(reason);
    }
    let (sender, inbox) = mpsc::channel();
    let status = Arc::new(AtomicU8::new(Status::Failed as u8));
    let watcher = match end_with(&status).and_then(|()| watcher(&sender)) {
        Ok(watcher) => watcher,
        Err(reason) => return failed(reason),
    };
    let mut round =
        Round { args, status, sender, kept: Kept::default(), watched: Watched::new(watcher), last: None };
    attend(&inbox, &PATIENCE, |gone| round.run(gone));
    let status = round.last.map_or(Status::Failed, |last| last.status);
    Output { text: String::new(), problems: Vec::new(), status }
}

/// Whether this can be watched at all.
fn possible(args: &CheckArgs) -> Result<(), &'static str> {
    if !matches!(args.format, CheckFormat::Text | CheckFormat::Json) {
        return Err("only the formats text and json can be watched; the others are for a single run");
    }
    if args.drafts.drafts.iter().any(|draft| draft == Path::new(STDIN)) {
        return Err("standard input cannot be watched; name a file or a folder");
    }
    Ok(())
}

fn failed(reason: impl Into<String>) -> Output {
    let problem = Problem { path: "--watch".to_owned(), reason: reason.into() };
    Output { text: String::new(), problems: vec![problem], status: Status::Failed }
}

/// Has Ctrl-C end the program at once, whatever it is doing, with the status of the last check.
fn end_with(status: &Arc<AtomicU8>) -> Result<(), String> {
    let status = Arc::clone(status);
    ctrlc::set_handler(move || process::exit(status.load(Ordering::Relaxed).into()))
        .map_err(|error| format!("Ctrl-C could not be listened for ({error})"))
}

/// Has changes of files sent as events.
fn watcher(sender: &Sender<Event>) -> Result<RecommendedWatcher, String> {
    let sender = sender.clone();
    notify::recommended_watcher(move |change| {
        // A send that fails means that the loop has ended.
        let _ = heard(change).map(|event| sender.send(event));
    })
    .map_err(|error| format!("the system does not let files be watched ({error})"))
}

/// What a change of the file system means; nothing, where a file was only looked at.
fn heard(change: notify::Result<Change>) -> Option<Event> {
    match change {
        // Something was missed: everything is looked at.
        Err(_) => Some(Event::Changed),
        Ok(change) => match change.kind {
            EventKind::Access(_) => None,
            EventKind::Remove(_) | EventKind::Modify(ModifyKind::Name(_)) => Some(Event::Gone(change.paths)),
            _ => Some(Event::Changed),
        },
    }
}

/// Calls `round` at once, and again after each burst of changes, with what is gone since; until `round` says that nobody
/// listens any more, or there is nobody left to speak.
fn attend(inbox: &Receiver<Event>, patience: &Patience, mut round: impl FnMut(&[PathBuf]) -> bool) {
    let mut gone = Vec::new();
    while round(&gone) {
        let Ok(first) = inbox.recv() else { return };
        gone = burst(first, inbox, patience);
    }
}

/// Waits until a burst of changes is over; what is gone after it.
fn burst(first: Event, inbox: &Receiver<Event>, patience: &Patience) -> Vec<PathBuf> {
    let began = Instant::now();
    let mut gone = Vec::new();
    let mut next = Ok(first);
    while let Ok(event) = next {
        if let Event::Gone(paths) = event {
            gone.extend(paths);
        }
        let left = patience.longest.saturating_sub(began.elapsed());
        next = match left.is_zero() {
            true => Err(RecvTimeoutError::Timeout),
            false => inbox.recv_timeout(patience.quiet.min(left)),
        };
    }
    gone
}

/// One check after another.
struct Round<'a> {
    args: &'a CheckArgs,
    /// For the user's Ctrl-C.
    status: Arc<AtomicU8>,
    sender: Sender<Event>,
    kept: Kept,
    watched: Watched<RecommendedWatcher>,
    last: Option<Last>,
}

/// What was printed last.
struct Last {
    /// What it rests on.
    state: State,
    problems: Vec<Problem>,
    status: Status,
}

impl Round<'_> {
    /// Checks, and prints if it rests on something else than the last; whether anybody still reads what is printed.
    fn run(&mut self, gone: &[PathBuf]) -> bool {
        let mut output = check::output(self.args, &mut self.kept);
        output.problems.extend(self.follow(gone));
        let state = self.kept.state();
        if self.last.as_ref().is_some_and(|it| it.state == *state && it.problems == output.problems) {
            return true;
        }
        self.status.store(output.status as u8, Ordering::Relaxed);
        self.last =
            Some(Last { state: state.clone(), problems: output.problems.clone(), status: output.status });
        output.text += &footer(self.args);
        clear(self.args).and_then(|()| print(&output)).is_ok()
    }

    /// Watches what the check rests on; what cannot be watched.
    fn follow(&mut self, gone: &[PathBuf]) -> Vec<Problem> {
        let places: Vec<&Path> = self.kept.state().places().collect();
        let is_more = self.watched.follow(&places, gone);
        if is_more {
            // Of a change between reading and watching nobody tells.
            let _ = self.sender.send(Event::Changed);
        }
        self.watched.problems().to_vec()
    }
}

fn footer(args: &CheckArgs) -> String {
    match args.quiet || args.format != CheckFormat::Text {
        true => String::new(),
        false => format!(
            "\n{}\n",
            Terminal::of_stdout(args.color).paint(FAINT, "Watching for changes. Ctrl-C ends.")
        ),
    }
}

/// A clean screen, for people.
fn clear(args: &CheckArgs) -> std::io::Result<()> {
    let mut stdout = std::io::stdout().lock();
    if args.format == CheckFormat::Text {
        stdout.write_all(terminal::clear().as_bytes())?;
    }
    stdout.flush()
}

#[cfg(test)]
mod tests;
