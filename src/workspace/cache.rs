//! The folder for what can be made again at any time: where it is, and files in it that are written once.
use std::{
    env,
    fs::{self, Permissions},
    path::{Path, PathBuf},
    sync::OnceLock,
};

/// Names another folder.
const VARIABLE: &str = "COPYDESK_CACHE_DIR";

/// The cache folder of this version: `$COPYDESK_CACHE_DIR`, else where the platform keeps such folders.
pub fn folder() -> Option<&'static Path> {
    static FOLDER: OnceLock<Option<PathBuf>> = OnceLock::new();
    let find = || Some(chosen().or_else(platform)?.join(env!("CARGO_PKG_VERSION")));
    FOLDER.get_or_init(find).as_deref()
}

fn chosen() -> Option<PathBuf> {
    env::var_os(VARIABLE).filter(|it| !it.is_empty()).and_then(|it| std::path::absolute(it).ok())
}

/// By the XDG rules, a path that is not absolute is none.
fn platform() -> Option<PathBuf> {
    let variable = |name: &str| env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    let caches = match env::consts::OS {
        "windows" => variable("LOCALAPPDATA"),
        "macos" => variable("HOME").map(|home| home.join("Library/Caches")),
        _ => variable("XDG_CACHE_HOME").or_else(|| variable("HOME").map(|home| home.join(".cache"))),
    };
    caches.map(|folder| folder.join("copydesk"))
}

/// A read-only file of this content in `folder`, written unless it is there; none if it cannot be.
pub fn keep(folder: &Path, name: &str, content: &str) -> Option<PathBuf> {
    let path = folder.join(name);
    // A build under work changes a page without a new version.
    if fs::read(&path).is_ok_and(|held| held == content.as_bytes()) {
        return Some(path);
    }
    fs::create_dir_all(path.parent()?).ok()?;
    write(&path, content).ok()?;
    Some(path)
}

/// In one step, so that another process never sees half a file.
fn write(path: &Path, content: &str) -> std::io::Result<()> {
    let draft = path.with_extension(format!("{}.tmp", std::process::id()));
    let written = fs::write(&draft, content).and_then(|()| {
        let mut permissions: Permissions = fs::metadata(&draft)?.permissions();
        permissions.set_readonly(true);
        fs::set_permissions(&draft, permissions)?;
        fs::rename(&draft, path)
    });
    if written.is_err() {
        let _ = fs::remove_file(&draft);
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_kept_read_only_and_written_again_only_if_it_differs() {
        let folder = tempfile::tempdir().unwrap();
        let path = keep(&folder.path().join("1.0"), "page.html", "one").unwrap();
        let written = fs::metadata(&path).unwrap();
        assert!(written.permissions().readonly());
        assert_eq!(keep(&folder.path().join("1.0"), "page.html", "one"), Some(path.clone()));
        assert_eq!(fs::metadata(&path).unwrap().modified().unwrap(), written.modified().unwrap());
        keep(&folder.path().join("1.0"), "page.html", "two").unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "two");
        assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1, "nothing is left behind");
    }

    #[test]
    fn where_nothing_can_be_written_there_is_no_file() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("file");
        fs::write(&file, "").unwrap();
        assert_eq!(keep(&file, "page.html", "one"), None);
    }
}
