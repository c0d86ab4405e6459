//! `copydesk completions`: what a shell needs to complete the command.
use clap::CommandFactory;

use crate::cli::{
    Output, Status,
    args::{Args, CompletionsArgs},
};

/// The script.
pub(super) fn run(args: &CompletionsArgs) -> Output {
    let mut command = Args::command();
    let name = command.get_name().to_owned();
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut command, name, &mut script);
    let text = String::from_utf8_lossy(&script).into_owned();
    Output { text, problems: Vec::new(), status: Status::Clean }
}
