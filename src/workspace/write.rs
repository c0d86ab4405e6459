//! Writes a file so that it is there in full, or as it was before.
use std::{
    fmt,
    fs::{self, File, Metadata},
    io::{self, ErrorKind, Write},
    path::Path,
};

use tempfile::{Builder, NamedTempFile};

/// Why a file was not written.
#[derive(Debug)]
pub enum Refusal {
    /// It may not be written to.
    ReadOnly,
    /// It is not what was read any more.
    Changed,
    /// The system's own words.
    Failed(io::Error),
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Refusal::ReadOnly => {
                f.write_str("it was not written: the file is read-only; allow writing and try again")
            }
            Refusal::Changed => {
                f.write_str("it was not written: somebody else has changed it meanwhile; try again")
            }
            Refusal::Failed(error) => write!(
                f,
                "it cannot be written ({error}); see that its folder is there and may be written to"
            ),
        }
    }
}

impl From<io::Error> for Refusal {
    fn from(error: io::Error) -> Refusal {
        Refusal::Failed(error)
    }
}

/// Puts `new` in the place of `old`, what was read from the file; `None` for a file that is to be made. A link stays a link,
/// and the file keeps its mode and, where the system allows it, its owner.
///
/// # Errors
/// Why the file is as it was.
pub fn write(path: &Path, old: Option<&[u8]>, new: &[u8]) -> Result<(), Refusal> {
    let Some(old) = old else { return create(path, new) };
    let file = path.canonicalize()?;
    let before = fs::metadata(&file)?;
    if before.permissions().readonly() {
        return Err(Refusal::ReadOnly);
    }
    let written = beside(&file, new, &Builder::new())?;
    fs::set_permissions(written.path(), before.permissions())?;
    keep_owner(written.path(), &before);
    if fs::read(&file)? != old {
        return Err(Refusal::Changed);
    }
    written.persist(&file).map_err(|failed| failed.error)?;
    settle(&file);
    Ok(())
}

fn create(path: &Path, new: &[u8]) -> Result<(), Refusal> {
    let mut builder = Builder::new();
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let path = std::path::absolute(path)?;
    let written = beside(&path, new, &builder)?;
    written.persist_noclobber(&path).map_err(|failed| match failed.error.kind() {
        ErrorKind::AlreadyExists => Refusal::Changed,
        _ => Refusal::Failed(failed.error),
    })?;
    settle(&path);
    Ok(())
}

/// A new file in the folder of `file`, on the disk in full; it goes away if it is not put in place.
fn beside(file: &Path, content: &[u8], builder: &Builder<'_, '_>) -> io::Result<NamedTempFile> {
    let folder = file.parent().unwrap_or(Path::new("."));
    let mut written = builder.clone().prefix(".copydesk-").tempfile_in(folder)?;
    written.write_all(content)?;
    written.as_file().sync_all()?;
    Ok(written)
}

/// A file put in place by its name is safe once the folder is; systems that cannot say so do without.
fn settle(file: &Path) {
    if let Some(folder) = file.parent().and_then(|it| File::open(it).ok()) {
        let _ = folder.sync_all();
    }
}

/// Only the superuser may give files away: everybody else owns what they write already, or does so from now on.
#[cfg(unix)]
fn keep_owner(path: &Path, before: &Metadata) {
    use std::os::unix::fs::{MetadataExt, chown};
    let _ = chown(path, Some(before.uid()), Some(before.gid()));
}

#[cfg(not(unix))]
fn keep_owner(_: &Path, _: &Metadata) {}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let names = fs::read_dir(folder).unwrap().map(|it| it.unwrap().file_name());
        let mut names: Vec<String> = names.map(|it| it.to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    #[test]
    fn a_file_is_replaced_only_if_it_is_what_was_read() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.md");
        assert!(write(&file, None, b"one").is_ok());
        assert!(matches!(write(&file, None, b"other"), Err(Refusal::Changed)), "it is there already");
        assert!(matches!(write(&file, Some(b"zero"), b"two"), Err(Refusal::Changed)));
        assert_eq!(fs::read(&file).unwrap(), b"one");
        assert!(write(&file, Some(b"one"), b"two").is_ok());
        assert_eq!(fs::read(&file).unwrap(), b"two");
        assert!(matches!(write(&folder.path().join("gone/a.md"), None, b""), Err(Refusal::Failed(_))));
        assert_eq!(names(folder.path()), ["a.md"], "nothing is left lying about");
    }

    #[cfg(unix)]
    #[test]
    fn links_and_modes_stay() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let folder = tempfile::tempdir().unwrap();
        let (file, link) = (folder.path().join("a.md"), folder.path().join("link.md"));
        fs::write(&file, "one").unwrap();
        symlink("a.md", &link).unwrap();
        let mode = |mode: u32| fs::set_permissions(&file, fs::Permissions::from_mode(mode)).unwrap();
        mode(0o640);
        assert!(write(&link, Some(b"one"), b"two").is_ok());
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::read(&file).unwrap(), b"two");
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o640);
        mode(0o444);
        assert!(matches!(write(&file, Some(b"two"), b"three"), Err(Refusal::ReadOnly)));
        assert_eq!(names(folder.path()), ["a.md", "link.md"]);
    }
}
