//! `copydesk check`.
use std::time::Instant;

use crate::{
    checks,
    cli::{
        Output, Problem, Status,
        args::{CheckArgs, CheckFormat},
        desk::{self, Checked, Kept},
        fix,
        gate::{self, Passed},
        load,
        report::{self, Report, summary},
        terminal::Terminal,
        watch,
    },
    config::Config,
};

/// Reads, checks, reports; once, or as long as it is watched.
pub(super) fn run(args: &CheckArgs) -> Output {
    match args.watch {
        true => watch::run(args),
        false => output(args, &mut Kept::default()),
    }
}

/// What is printed of one check.
pub(super) fn output(args: &CheckArgs, kept: &mut Kept) -> Output {
    let started = Instant::now();
    let wish = |config: &mut Config| wish(args, config);
    let Checked { libraries, mut files, mut problems } =
        desk::check_again(kept, &args.drafts, !args.quiet, &wish);
    let fixed = fix::run(args, &mut files, &mut problems);
    if args.diff {
        return fixed.trial(problems);
    }
    args.gate.baseline.iter().for_each(|file| kept.note(file));
    let Passed { known, told } = gate::apply(&args.gate, &mut files, &mut problems);
    let (fail_on, elapsed) = (args.fail_on, started.elapsed());
    let mut report = Report { libraries, files, problems, fail_on, fixed: fixed.count, known, elapsed };
    if args.format == CheckFormat::Github {
        report.problems.extend(summarize(&report).err());
    }
    let status = status(&report);
    let text = match args.format {
        CheckFormat::Json if args.watch => report::json_line(&report),
        format => report::render(&report, format, Terminal::of_stdout(args.color), args.quiet),
    };
    // What is told of the baseline is no problem, but has its place beside them.
    let told = told.into_iter().filter(|_| !args.quiet);
    let problems = report.problems.into_iter().filter(|_| !report::tells_problems(args.format));
    fixed.beside(Output { text, problems: problems.chain(told).collect(), status }, args)
}

/// Adds to the page that GitHub shows for the step, where there is one.
fn summarize(report: &Report) -> Result<(), Problem> {
    report::summary_file().map_or(Ok(()), |file| load::append(&file, &summary::render(report)))
}

fn status(report: &Report) -> Status {
    if !report.problems.is_empty() {
        Status::Failed
    } else if report.findings().any(|finding| report.fails(finding)) {
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
