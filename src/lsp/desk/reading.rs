//! One reading of a desk's sources, off the async threads.
use std::{
    path::PathBuf,
    sync::{Arc, OnceLock},
    time::Duration,
};

use tokio::{sync::mpsc, task::spawn_blocking, time::sleep};
use tower_lsp::Client;

use crate::{
    corpus::Corpus,
    lsp::desk::{
        keeper::Event,
        progress::{self, Brake, Gauge},
    },
    source::Problem,
    workspace::{Library, Shelf},
};

/// A reading that takes longer is told on the drafts that wait for it.
const LONG: Duration = Duration::from_millis(800);

/// A reading under way.
#[derive(Debug)]
pub(super) struct Reading {
    /// Its number: also the token of its progress.
    pub(super) number: u64,
    pub(super) brake: Brake,
}

/// What came of a reading.
#[derive(Debug)]
pub(in crate::lsp) struct Outcome {
    /// The files as read, for the next time; lost, if the reading failed.
    pub(super) shelf: Shelf,
    pub(super) result: Result<(Arc<Library>, Vec<Problem>), Unread>,
}

/// Why there is no corpus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unread {
    /// The user or the keeper stopped it.
    Stopped,
    /// A fault of ours.
    Failed,
}

/// The name of a reading, for the client.
pub(super) fn token(number: u64) -> String {
    format!("copydesk/sources/{number}")
}

/// Reads what the shelf does not hold yet; the keeper hears of the end, and, if it takes a while, of that.
pub(super) fn begin(
    number: u64,
    paths: Vec<PathBuf>,
    mut shelf: Shelf,
    client: Option<Client>,
    keeper: mpsc::UnboundedSender<Event>,
) -> Reading {
    let (gauge, brake, count) = Gauge::new();
    if let Some(client) = client {
        tokio::spawn(progress::show(client, token(number), count));
    }
    // The built-in corpus is there before anybody could read a note.
    let is_short = paths.is_empty();
    tokio::spawn(async move {
        let mut job = spawn_blocking(move || {
            let result = library(&paths, &mut shelf, &gauge).ok_or(Unread::Stopped);
            Outcome { shelf, result }
        });
        let ended = tokio::select! {
            ended = &mut job => ended,
            () = sleep(LONG), if !is_short => {
                // The keeper may be gone when the server ends.
                let _ = keeper.send(Event::Long(number));
                job.await
            }
        };
        let outcome =
            ended.unwrap_or_else(|_| Outcome { shelf: Shelf::default(), result: Err(Unread::Failed) });
        let _ = keeper.send(Event::Read(number, outcome));
    });
    Reading { number, brake }
}

fn library(paths: &[PathBuf], shelf: &mut Shelf, gauge: &Gauge) -> Option<(Arc<Library>, Vec<Problem>)> {
    if paths.is_empty() {
        return Some((builtin(), Vec::new()));
    }
    let (library, problems) = shelf.read(paths, &|done, all| gauge.told(done, all))?.library();
    Some((Arc::new(library), problems))
}

/// The corpus that comes with the program: read when first needed, and shared.
fn builtin() -> Arc<Library> {
    static BUILTIN: OnceLock<Arc<Library>> = OnceLock::new();
    let read = || Arc::new(Library::new(Arc::new(Corpus::builtin()), Vec::new()));
    Arc::clone(BUILTIN.get_or_init(read))
}
