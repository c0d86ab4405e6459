//! Notes for whoever looks into a fault: on standard error or in a file. What a draft says is in none of them.
use std::{
    fs::File,
    io::{self, Write},
    panic,
    path::Path,
    sync::{Arc, Mutex, PoisonError},
    time::Instant,
};

/// Where the notes go.
#[derive(Clone, Debug)]
pub struct Log {
    file: Option<Arc<Mutex<File>>>,
    begun: Instant,
}

impl Log {
    /// Notes on standard error, or in a new file.
    ///
    /// # Errors
    /// The system's, where the file cannot be made.
    pub fn open(path: Option<&Path>) -> io::Result<Log> {
        let file = path.map(File::create).transpose()?;
        Ok(Log { file: file.map(|file| Arc::new(Mutex::new(file))), begun: Instant::now() })
    }

    /// Writes a line. A log that cannot be written to is no reason to stop.
    pub(crate) fn note(&self, what: &str) {
        let line = format!("copydesk {:9.3}s {what}\n", self.begun.elapsed().as_secs_f64());
        let _ = match &self.file {
            Some(file) => file.lock().unwrap_or_else(PoisonError::into_inner).write_all(line.as_bytes()),
            None => io::stderr().write_all(line.as_bytes()),
        };
    }

    /// Notes the place of a panic from now on, and not its words: they may quote the draft.
    pub(super) fn instead_of_panics(self) {
        panic::set_hook(Box::new(move |panic| {
            let place = panic.location().map(ToString::to_string).unwrap_or_default();
            self.note(&format!("a fault of ours at {place}"));
        }));
    }
}
