//! The binary: chooses the door.
use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(copydesk::cli::run(std::env::args_os()))
}
