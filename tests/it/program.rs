//! The program as a user runs it.
use std::{
    path::Path,
    process::{Command, Output},
};

/// The program with these arguments, in a folder.
pub(crate) fn command(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_copydesk"));
    command.current_dir(folder).args(args).env_remove("NO_COLOR").env("COLUMNS", "100");
    command
}

/// Exit status, standard output, standard error.
pub(crate) fn told(output: &Output) -> (i32, String, String) {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    (output.status.code().unwrap(), text(&output.stdout), text(&output.stderr))
}
