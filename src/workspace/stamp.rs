//! Whether a file is still the one that was read.
use std::{
    fs,
    path::Path,
    time::{SystemTime, UNIX_EPOCH},
};

use xxhash_rust::xxh3::xxh3_64;

/// What tells one state of a file from another without reading it. The time is compared, never asked for its meaning.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stamp(Option<(u64, Option<SystemTime>)>);

impl Stamp {
    /// The stamp of a file as it is now. What is no file, or not there, has one too: always the same.
    pub fn of(file: &Path) -> Stamp {
        let data = fs::metadata(file).ok().filter(fs::Metadata::is_file);
        Stamp(data.map(|data| (data.len(), data.modified().ok())))
    }

    /// How many bytes the file had.
    pub fn bytes(&self) -> u64 {
        self.0.map_or(0, |(len, _)| len)
    }

    /// A number for it that may be kept on disk; 0 where there was no file.
    pub fn print(&self) -> u64 {
        let Some((len, Some(time))) = self.0 else { return 0 };
        let time = time.duration_since(UNIX_EPOCH).unwrap_or_default().as_nanos();
        xxh3_64(&[time.to_le_bytes().as_slice(), &len.to_le_bytes()].concat())
    }
}
