//! Who accepts a finding, and on which day: written down, and never what a verdict rests on.
use std::{path::Path, process::Command};

use jiff::{Zoned, civil::Date};

/// The name that git would put under a commit in this folder, else the name of the account.
pub fn who(folder: &Path) -> Option<String> {
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let git = Command::new("git").args(["config", "user.name"]).current_dir(folder).output().ok();
    let git = git.filter(|it| it.status.success()).and_then(|it| String::from_utf8(it.stdout).ok());
    let account = || ["USER", "USERNAME"].into_iter().find_map(|name| std::env::var(name).ok());
    let name = |it: String| Some(it.trim().to_owned()).filter(|it| !it.is_empty());
    git.and_then(name).or_else(|| account().and_then(name))
}

/// The day it is where the user is.
pub fn today() -> Date {
    Zoned::now().date()
}
