//! Making an index where there is none, or where what is there cannot be used.
use std::{
    fs,
    path::{Path, PathBuf},
};

use tantivy::{
    Index, IndexSettings,
    directory::MmapDirectory,
    store::{Compressor, ZstdCompressor},
};

use super::{MANAGED, METAS, schema::Fields, write::failed};
use crate::source::Reason;

/// Bytes of articles that are compressed together: more are smaller, fewer are sooner read.
const TOGETHER: usize = 32 << 10;
/// How hard they are compressed: each step up takes off a few hundredths and takes half as long again.
const LEVEL: i32 = 1;

/// The index at a folder; a new one where there is none. One that is damaged or of another form is built anew.
pub(super) fn open_or_create(out: &Path) -> Result<Index, Reason> {
    let create = || {
        let settings = IndexSettings {
            docstore_compression: Compressor::Zstd(ZstdCompressor { compression_level: Some(LEVEL) }),
            docstore_blocksize: TOGETHER,
            ..IndexSettings::default()
        };
        let directory = MmapDirectory::open(out).map_err(|error| Reason::Unwritable(error.to_string()))?;
        Index::create(directory, Fields::schema(), settings).map_err(|error| failed(&error))
    };
    fs::create_dir_all(out).map_err(|error| Reason::Unwritable(error.to_string()))?;
    match super::open(out) {
        Ok((index, _)) if index.validate_checksum().is_ok_and(|damaged| damaged.is_empty()) => Ok(index),
        Err(Reason::Unreadable(why)) => Err(Reason::Unreadable(why)),
        _ => {
            empty(out)?;
            create()
        }
    }
}

/// Takes the files of an index out of its folder; a folder with anything else in it is left alone.
fn empty(out: &Path) -> Result<(), Reason> {
    let unwritable = |error: std::io::Error| Reason::Unwritable(error.to_string());
    let entries: Vec<PathBuf> =
        fs::read_dir(out).map_err(unwritable)?.flatten().map(|entry| entry.path()).collect();
    if let Some(other) = entries.iter().find(|path| !is_of_index(path)) {
        return Err(Reason::Unwritable(format!(
            "there is {} in it, which is no part of an archive",
            other.display()
        )));
    }
    entries.iter().try_for_each(|path| fs::remove_file(path).map_err(unwritable))
}

/// Segments are named by 32 hexadecimal digits; beside them stand the lists of them and the locks.
fn is_of_index(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let stem = name.split('.').next().unwrap_or_default();
    let is_segment = stem.len() == 32 && stem.bytes().all(|it| it.is_ascii_hexdigit());
    is_segment
        || [METAS, MANAGED, ".tantivy-meta.lock", ".tantivy-writer.lock"].contains(&&*name)
        || name.starts_with(".tmp")
}
