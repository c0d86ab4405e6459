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
