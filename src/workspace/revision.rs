//! Drafts as they were at a revision of the git repository they lie in, told by the program `git`.
use std::{
    collections::{HashMap, HashSet},
    io::ErrorKind,
    path::Path,
    process::{Command, Output},
};

/// A revision, as seen from one folder of the repository.
#[derive(Debug)]
pub struct Revision<'a> {
    folder: &'a Path,
    /// The commit, as git writes it.
    commit: String,
    /// Where the folder lies in the repository: `desk/drafts/`.
    prefix: String,
    /// Every file of the commit.
    files: HashSet<String>,
    /// What has changed since then, by today's path; the path it had.
    changed: HashMap<String, String>,
}

/// What a file was.
#[derive(Debug, PartialEq, Eq)]
pub enum Before {
    /// The same.
    Same,
    /// Not there.
    Missing,
    /// These bytes.
    Other(Vec<u8>),
}

impl Revision<'_> {
    /// Looks a revision up: a commit, a branch, a tag, `HEAD~1`, … `folder` must be there.
    ///
    /// # Errors
    /// No git, no repository, no such revision; in a sentence.
    pub fn find<'a>(folder: &'a Path, name: &str) -> Result<Revision<'a>, String> {
        let prefix = git(folder, &["rev-parse", "--show-prefix"])?;
        let wanted = format!("{name}^{{commit}}");
        let commit = git(folder, &["rev-parse", "--verify", "--quiet", "--end-of-options", &wanted])
            .map_err(|_| format!("git knows no revision `{name}` here; name another, or fetch it first"))?;
        let commit = line(commit);
        let files = git(folder, &["ls-tree", "-r", "-z", "--full-tree", "--name-only", &commit])?;
        let changed = git(
            folder,
            &[
                "diff",
                "--name-status",
                "-z",
                "--find-renames",
                "--no-relative",
                "--ignore-submodules",
                &commit,
                "--",
            ],
        )?;
        let files = parts(&files).collect();
        Ok(Revision { folder, prefix: line(prefix), files, changed: changes(&changed), commit })
    }

    /// What the file of this name in the folder was.
    ///
    /// # Errors
    /// What git says, if it cannot tell.
    pub fn before(&self, name: &str) -> Result<Before, String> {
        let path = format!("{}{name}", self.prefix);
        let then = self.changed.get(&path).unwrap_or(&path);
        if !self.files.contains(then) {
            return Ok(Before::Missing);
        }
        if !self.changed.contains_key(&path) {
            return Ok(Before::Same);
        }
        git(self.folder, &["cat-file", "blob", &format!("{}:{then}", self.commit)]).map(Before::Other)
    }
}

/// What git prints; else why it fails.
fn git(folder: &Path, args: &[&str]) -> Result<Vec<u8>, String> {
    let mut command = Command::new("git");
    command.arg("-C").arg(folder).args(args).env("GIT_OPTIONAL_LOCKS", "0");
    // A hook is told the repository it runs for; the draft's own is looked for.
    for name in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"] {
        command.env_remove(name);
    }
    match command.output() {
        Ok(Output { status, stdout, .. }) if status.success() => Ok(stdout),
        Ok(Output { stderr, .. }) => {
            let said = String::from_utf8_lossy(&stderr);
            Err(format!(
                "git says: {}",
                said.lines().next().unwrap_or("nothing").trim_start_matches("fatal: ")
            ))
        }
        Err(error) if error.kind() == ErrorKind::NotFound => {
            Err("this needs the program git, which was not found".to_owned())
        }
        Err(error) => Err(format!("git cannot be run ({error})")),
    }
}

/// `M\0path\0` and `R097\0then\0now\0`, as `git diff --name-status -z` writes them: from today's path to the one it had.
fn changes(output: &[u8]) -> HashMap<String, String> {
    let mut parts = parts(output);
    let mut changes = HashMap::new();
    while let (Some(status), Some(then)) = (parts.next(), parts.next()) {
        let now = if status.starts_with('R') { parts.next().unwrap_or_default() } else { then.clone() };
        changes.insert(now, then);
    }
    changes
}

fn parts(output: &[u8]) -> impl Iterator<Item = String> {
    let parts = output.split(|byte| *byte == 0).filter(|part| !part.is_empty());
    parts.map(|part| String::from_utf8_lossy(part).into_owned())
}

fn line(output: Vec<u8>) -> String {
    String::from_utf8_lossy(&output).trim_end_matches(['\n', '\r']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_renamed_file_is_known_by_the_path_it_had() {
        let changes = changes("M\0a b.md\0R097\0old.md\0neü.md\0D\0gone.md\0".as_bytes());
        let expected = [("a b.md", "a b.md"), ("neü.md", "old.md"), ("gone.md", "gone.md")];
        assert_eq!(changes, expected.map(|(now, then)| (now.to_owned(), then.to_owned())).into());
    }
}
