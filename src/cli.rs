//! The command line: arguments in, reports and an exit status out.
mod accept;
mod args;
mod check;
mod completions;
mod corpus;
mod desk;
mod diff;
mod explain;
mod facts;
mod fix;
mod gate;
mod init;
mod load;
mod man;
mod packet;
mod report;
mod terminal;
mod watch;

use std::{ffi::OsString, io::Write, path::Path};

use clap::Parser;

use crate::{
    cli::args::{Args, Command, LspArgs},
    lsp, source,
    workspace::config::Mistake,
};

/// The exit status.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Status {
    /// Everything was checked, and nothing found that matters.
    Clean = 0,
    /// Something was found.
    Found = 1,
    /// Something could not be checked.
    Failed = 2,
}

/// Something that could not be read or used; the rest is still checked.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Problem {
    /// The file or folder, as the user gave it; for settings with line and column.
    path: String,
    /// Why, in a sentence.
    reason: String,
}

impl From<source::Problem> for Problem {
    fn from(problem: source::Problem) -> Problem {
        Problem { reason: problem.reason.to_string(), path: problem.path }
    }
}

impl From<Mistake> for Problem {
    fn from(mistake: Mistake) -> Problem {
        Problem { path: mistake.place(), reason: mistake.reason }
    }
}

/// What a command hands back to be printed.
struct Output {
    /// For standard output.
    text: String,
    /// For standard error, unless the text holds them already.
    problems: Vec<Problem>,
    status: Status,
}

/// Runs the program; the exit status.
pub fn run(args: impl IntoIterator<Item = OsString>) -> u8 {
    let args = match Args::try_parse_from(args) {
        Ok(args) => args,
        Err(error) => {
            // Help goes to standard output with status 0, a mistake to standard error with status 2.
            let _ = error.print();
            return u8::try_from(error.exit_code()).unwrap_or(Status::Failed as u8);
        }
    };
    let output = match args.command {
        Command::Lsp(args) => return serve(&args),
        Command::Check(args) => check::run(&args),
        Command::Report(args) => packet::run(&args),
        Command::Accept(args) => accept::run(&args),
        Command::Explain(args) => explain::run(&args),
        Command::Facts(args) => facts::run(&args),
        Command::Corpus(args) => corpus::run(&args),
        Command::Init(args) => init::run(&args),
        Command::Completions(args) => completions::run(&args),
        Command::Man(args) => man::run(&args),
    };
    finish(&output)
}

/// Serves an editor.
fn serve(args: &LspArgs) -> u8 {
    match lsp::Log::open(args.log.as_deref()) {
        Ok(log) => lsp::serve(log, args.parent),
        Err(error) => {
            let path = args.log.as_deref().unwrap_or(Path::new("")).display().to_string();
            let problem = Problem { path, reason: format!("the log cannot be written ({error})") };
            finish(&Output { text: String::new(), problems: vec![problem], status: Status::Failed })
        }
    }
}

/// Prints; a reader that went away (`| head`) is no failure.
fn finish(output: &Output) -> u8 {
    match print(output) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => Status::Failed as u8,
        _ => output.status as u8,
    }
}

/// Problems to standard error, the text to standard output.
fn print(output: &Output) -> std::io::Result<()> {
    let mut stderr = std::io::stderr().lock();
    for problem in &output.problems {
        let line = terminal::clean(&format!("{}: {}", problem.path, problem.reason));
        let _ = writeln!(stderr, "copydesk: {line}");
    }
    let mut stdout = std::io::stdout().lock();
    stdout.write_all(output.text.as_bytes())?;
    stdout.flush()
}
