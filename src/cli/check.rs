//! `copydesk check`.
use std::time::Instant;

use crate::{
    checks,
    cli::{
        Output, Status,
        args::{CheckArgs, Format},
        desk::{self, Checked},
        report::{Report, json, text},
        terminal::Terminal,
    },
    config::Config,
};

/// Reads, checks, reports.
pub(super) fn run(args: &CheckArgs) -> Output {
    let started = Instant::now();
    let wish = |config: &mut Config| wish(args, config);
    let Checked { libraries, files, problems } = desk::check(&args.drafts, !args.quiet, &wish);
    let report = Report { libraries, files, problems, elapsed: started.elapsed() };
    let status = status(&report, args);
    match args.format {
        Format::Json => Output { text: json::render(&report), problems: Vec::new(), status },
        Format::Text => {
            let text = text::render(&report, Terminal::of_stdout(args.color), args.quiet);
            Output { text, problems: report.problems, status }
        }
    }
}

fn status(report: &Report, args: &CheckArgs) -> Status {
    if !report.problems.is_empty() {
        Status::Failed
    } else if report.worst().is_some_and(|worst| worst >= args.fail_on) {
        Status::Found
    } else {
        Status::Clean
    }
}

/// What the command line adds to the settings.
fn wish(args: &CheckArgs, config: &mut Config) {
    config.severities.extend(args.severities.iter().cloned());
    if args.only.is_empty() {
        return;
    }
    for check in checks::ALL {
        let level = config.severities.entry(check.code.to_owned()).or_insert(Some(check.severity));
        if !args.only.iter().any(|code| code == check.code) {
            *level = None;
        }
    }
}
