//! Where a draft lies, as a service that knows the repository calls it.
use std::path::Path;

/// A path as seen from a folder, with `/` between its parts; one that does not lie in it stays as it is.
pub(super) fn from(folder: Option<&Path>, path: &str) -> String {
    let absolute = std::path::absolute(path).ok();
    let below = absolute.as_deref().zip(folder).and_then(|(path, folder)| path.strip_prefix(folder).ok());
    let path = below.map_or_else(|| path.to_owned(), |below| below.to_string_lossy().into_owned());
    if cfg!(windows) { path.replace('\\', "/") } else { path }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_given_from_the_repositorys_folder() {
        let here = std::path::absolute(".").unwrap();
        assert_eq!(
            from(here.parent(), "a.md"),
            format!("{}/a.md", here.file_name().unwrap().to_string_lossy())
        );
        assert_eq!(from(Some(&here), "b/a.md"), "b/a.md");
        assert_eq!(from(Some(&here.join("c")), "b/a.md"), "b/a.md");
        assert_eq!(from(None, "b/a.md"), "b/a.md");
    }
}
