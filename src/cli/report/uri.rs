//! Files as URIs, percent-encoded: from the current folder where they lie in it, else from the root.
use std::path::{Path, PathBuf};

use url::Url;

/// The folder that relative URIs start from.
pub(super) struct Base {
    folder: Option<Url>,
}

impl Base {
    /// The current folder.
    pub(super) fn here() -> Base {
        Base { folder: std::env::current_dir().ok().and_then(|here| Url::from_directory_path(here).ok()) }
    }

    /// The folder's own URI; it ends with a `/`.
    pub(super) fn uri(&self) -> Option<&str> {
        self.folder.as_ref().map(Url::as_str)
    }

    /// The URI of a file, and whether it is relative to the folder. A source without a file has a URI for its path.
    pub(super) fn of(&self, path: &str) -> (String, bool) {
        let absolute = absolute(Path::new(path)).and_then(|path| Url::from_file_path(path).ok());
        let (Some(file), false) = (absolute, path.starts_with("copydesk:")) else {
            return (path.to_owned(), false);
        };
        let below =
            self.folder.as_ref().and_then(|it| it.make_relative(&file)).filter(|it| !it.starts_with("../"));
        match below {
            // A colon in the first part would make a scheme of it.
            Some(below) => (below.replace(':', "%3A"), true),
            None => (file.into(), false),
        }
    }
}

/// The path from the root, without `.` and `..` in it.
fn absolute(path: &Path) -> Option<PathBuf> {
    path.canonicalize().or_else(|_| std::path::absolute(path)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_has_a_uri() {
        let base = Base { folder: Url::parse("file:///desk/story/").ok() };
        let table = [
            ("/desk/story/a.md", "a.md", true),
            ("/desk/story/fünf Ären/50%: a#b?.md", "f%C3%BCnf%20%C3%84ren/50%25%3A%20a%23b%3F.md", true),
            ("/desk/a.md", "file:///desk/a.md", false),
            ("copydesk:builtin.toml", "copydesk:builtin.toml", false),
        ];
        for (path, uri, is_relative) in table {
            assert_eq!(base.of(path), (uri.to_owned(), is_relative), "{path}");
        }
        assert_eq!(Base::here().of("no/such.md"), ("no/such.md".to_owned(), true));
    }
}
