//! What a run of `check` comes to, and the forms in which it is printed: a file each.
mod checkstyle;
mod cited;
mod closing;
mod github;
mod json;
mod junit;
mod line;
mod sarif;
mod text;
mod uri;
mod window;
mod xml;

use std::{path::PathBuf, sync::Arc, time::Duration};

pub(super) use crate::cli::report::{cited::day, github::summary};
use crate::{
    analysis::Analysis,
    cli::{Problem, args::CheckFormat, terminal::Terminal},
    corpus::{Corpus, Source},
    finding::{Finding, Severity},
};

/// One run.
pub(super) struct Report {
    /// Each corpus that a draft was checked against, once.
    pub(super) corpora: Vec<Arc<Corpus>>,
    pub(super) files: Vec<Analysis>,
    pub(super) problems: Vec<Problem>,
    /// From this severity on a finding fails the run.
    pub(super) fail_on: Severity,
    /// From the start of the program to the last finding.
    pub(super) elapsed: Duration,
}

impl Report {
    /// Does this finding fail the run?
    pub(super) fn fails(&self, finding: &Finding) -> bool {
        finding.severity >= self.fail_on
    }

    pub(super) fn findings(&self) -> impl Iterator<Item = &Finding> {
        self.files.iter().flat_map(|file| &file.findings)
    }

    /// Every finding with the draft it is in.
    fn found(&self) -> impl Iterator<Item = (&Analysis, &Finding)> {
        self.files.iter().flat_map(|file| file.findings.iter().map(move |finding| (file, finding)))
    }

    fn sources(&self) -> impl Iterator<Item = &Source> {
        self.corpora.iter().flat_map(|corpus| &corpus.sources).map(Arc::as_ref)
    }
}

/// The report in a form; the terminal and `quiet` matter only to the one for people.
pub(super) fn render(report: &Report, format: CheckFormat, terminal: Terminal, quiet: bool) -> String {
    match format {
        CheckFormat::Text => text::render(report, terminal, quiet),
        CheckFormat::Json => json::render(report),
        CheckFormat::Sarif => sarif::render(report),
        CheckFormat::Github => github::render(report, variable("GITHUB_WORKSPACE").as_deref()),
        CheckFormat::Junit => junit::render(report),
        CheckFormat::Checkstyle => checkstyle::render(report),
        CheckFormat::Line => line::render(report),
    }
}

/// Does the form itself tell what could not be checked, to whoever reads the run's output?
pub(super) fn tells_problems(format: CheckFormat) -> bool {
    matches!(format, CheckFormat::Json | CheckFormat::Github | CheckFormat::Line)
}

/// Where the step summary goes, if GitHub runs this.
pub(super) fn summary_file() -> Option<PathBuf> {
    variable("GITHUB_STEP_SUMMARY")
}

fn variable(name: &str) -> Option<PathBuf> {
    std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from)
}

#[cfg(test)]
mod tests;
