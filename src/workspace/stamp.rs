//! Whether a file is still the one that was read.
use std::{fs, path::Path, time::SystemTime};

/// What tells one state of a file from another without reading it. The time is compared, never asked for its meaning.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stamp(Option<(u64, Option<SystemTime>)>);

impl Stamp {
    /// The stamp of a file as it is now. What is no file, or not there, has one too: always the same.
    pub fn of(file: &Path) -> Stamp {
        let data = fs::metadata(file).ok().filter(fs::Metadata::is_file);
        Stamp(data.map(|data| (data.len(), data.modified().ok())))
    }
}
