//! `copydesk check`.
use std::{
    path::{Path, PathBuf},
    sync::Arc,
    time::Instant,
};

use rayon::prelude::*;

use crate::{
    analysis::{Analysis, Panicked, caught},
    checks,
    cli::{
        Output, Problem, Status,
        args::{CheckArgs, Format},
        load,
        report::{Report, json, text},
        terminal::Terminal,
    },
    config::Config,
    corpus::Corpus,
    workspace::config::Settings,
};

/// Stands for standard input.
pub(super) const STDIN: &str = "-";

/// Reads, checks, reports.
pub(super) fn run(args: &CheckArgs) -> Output {
    let started = Instant::now();
    let mut desk = Desk { args, corpora: Vec::new(), problems: Vec::new() };
    let mut files = Vec::new();
    for (settings, drafts) in desk.jobs() {
        files.extend(desk.check(&settings, &drafts));
    }
    let corpora = desk.corpora.into_iter().map(|(_, corpus)| corpus).collect();
    let report = Report { corpora, files, problems: desk.problems, elapsed: started.elapsed() };
    let status = status(&report, args);
    match args.format {
        Format::Json => Output { text: json::render(&report), problems: Vec::new(), status },
        Format::Text => {
            let text = text::render(&report, Terminal::of_stdout(args.color), args.quiet);
            Output { text, problems: report.problems, status }
        }
    }
}

/// What a user is told where the program itself failed.
fn fault(panic: &Panicked) -> String {
    format!("it could not be checked, through a fault in copydesk itself ({}); please report it", panic.0)
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

/// What one run gathers on its way.
struct Desk<'a> {
    args: &'a CheckArgs,
    /// Each corpus by the paths it was read from.
    corpora: Vec<(Vec<PathBuf>, Arc<Corpus>)>,
    problems: Vec<Problem>,
}

impl Desk<'_> {
    /// The drafts to check, by the settings that hold for them.
    fn jobs(&mut self) -> Vec<(Settings, Vec<PathBuf>)> {
        let mut jobs: Vec<(Settings, Vec<PathBuf>)> = Vec::new();
        for path in self.paths() {
            match load::settings(&self.args.sources, &self.folder_of(&path)) {
                Ok(settings) => {
                    let (files, problems) = self.files(&path, &settings);
                    self.problems.extend(problems);
                    match jobs.iter_mut().find(|(known, _)| *known == settings) {
                        Some((_, drafts)) => drafts.extend(files),
                        None => jobs.push((settings, files)),
                    }
                }
                Err(problems) => self.add_new(problems),
            }
        }
        jobs
    }

    /// What was asked for; without anything, the folder whose copydesk.toml names drafts.
    fn paths(&mut self) -> Vec<PathBuf> {
        if !self.args.drafts.is_empty() {
            return self.args.drafts.clone();
        }
        match load::settings(&self.args.sources, Path::new("")) {
            Ok(settings) if !settings.drafts.is_empty() => vec![Path::new(".").join(settings.folder())],
            Ok(_) => {
                let reason = "no draft was given, and no copydesk.toml names any".to_owned();
                self.problems.push(Problem { path: "check".to_owned(), reason });
                Vec::new()
            }
            Err(problems) => {
                self.add_new(problems);
                Vec::new()
            }
        }
    }

    /// Where the search for a copydesk.toml starts.
    fn folder_of(&self, path: &Path) -> PathBuf {
        let path = if path == Path::new(STDIN) { &self.args.stdin_filename } else { path };
        if path.is_dir() { path.to_owned() } else { path.parent().map(Path::to_owned).unwrap_or_default() }
    }

    fn files(&self, path: &Path, settings: &Settings) -> (Vec<PathBuf>, Vec<Problem>) {
        if path == Path::new(STDIN) {
            return (vec![path.to_owned()], Vec::new());
        }
        load::drafts(path, settings)
    }

    fn check(&mut self, settings: &Settings, drafts: &[PathBuf]) -> Vec<Analysis> {
        let corpus = self.corpus(&settings.corpus);
        let config = Arc::new(self.wishes(&settings.config));
        let check = |path: &PathBuf| {
            let draft = match path.as_path() {
                path if path == Path::new(STDIN) => load::standard_input(&self.args.stdin_filename, settings),
                path => load::draft(path, settings),
            };
            Ok(Analysis::new(draft?, Arc::clone(&corpus), Arc::clone(&config)))
        };
        let check = |path: &PathBuf| {
            caught(|| check(path)).unwrap_or_else(|panic| {
                Err(Problem { path: path.display().to_string(), reason: fault(&panic) })
            })
        };
        // A thread more costs more than a draft; for one draft none is started.
        let results: Vec<Result<Analysis, Problem>> = if drafts.len() > 1 {
            drafts.par_iter().map(check).collect()
        } else {
            drafts.iter().map(check).collect()
        };
        let mut files = Vec::new();
        for result in results {
            match result {
                Ok(file) => files.push(file),
                Err(problem) => self.problems.push(problem),
            }
        }
        files
    }

    /// The corpus at these paths, read once.
    fn corpus(&mut self, paths: &[PathBuf]) -> Arc<Corpus> {
        if let Some((_, corpus)) = self.corpora.iter().find(|(known, _)| known == paths) {
            return Arc::clone(corpus);
        }
        let (corpus, problems) = load::corpus(paths, !self.args.quiet);
        self.add_new(problems);
        let corpus = Arc::new(corpus);
        self.corpora.push((paths.to_owned(), Arc::clone(&corpus)));
        corpus
    }

    /// The settings with what the command line adds.
    fn wishes(&self, config: &Config) -> Config {
        let mut config = config.clone();
        config.severities.extend(self.args.severities.iter().cloned());
        if !self.args.only.is_empty() {
            for check in checks::ALL {
                let level = config.severities.entry(check.code.to_owned()).or_insert(Some(check.severity));
                if !self.args.only.iter().any(|code| code == check.code) {
                    *level = None;
                }
            }
        }
        config
    }

    /// A mistake in a file that many drafts share is told once.
    fn add_new(&mut self, problems: Vec<Problem>) {
        for problem in problems {
            if !self.problems.contains(&problem) {
                self.problems.push(problem);
            }
        }
    }
}
