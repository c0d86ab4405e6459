//! What a run of `check` comes to, and the forms in which it is printed: a file each.
mod checkstyle;
mod cited;
mod closing;
mod github;
mod gitlab;
mod json;
mod junit;
mod line;
mod place;
mod sarif;
mod text;
mod uri;
mod window;
mod xml;

use std::{path::PathBuf, sync::Arc, time::Duration};

pub(super) use crate::cli::report::{github::summary, json::line as json_line};
use crate::{
    analysis::Analysis,
    cli::{Problem, args::CheckFormat, terminal::Terminal},
    corpus::citation,
    finding::{Citation, Finding, Severity},
    workspace::Library,
};

/// One run.
pub(super) struct Report {
    /// All that a draft was checked against, each once.
    pub(super) libraries: Vec<Arc<Library>>,
    pub(super) files: Vec<Analysis>,
    pub(super) problems: Vec<Problem>,
    /// From this severity on a finding fails the run.
    pub(super) fail_on: Severity,
    /// How many findings were mended by `--fix`; the files are as they are after it.
    pub(super) fixed: usize,
    /// How many findings were passed over, since the baseline holds them.
    pub(super) known: usize,
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

    /// How many sources there are, those of archives included.
    fn source_count(&self) -> u64 {
        self.libraries.iter().map(|library| library.sources()).sum()
    }

    /// The sources that were read whole, and of archives those that a finding rests on.
    fn citations(&self) -> Vec<Citation> {
        let whole = self.libraries.iter().flat_map(|library| &library.whole().sources);
        let mut all: Vec<Citation> = whole.map(|source| citation(&source.article)).collect();
        let evidence = self.findings().flat_map(|finding| &finding.evidence).map(|it| &it.citation);
        for cited in evidence.filter(|it| !it.id.is_empty()) {
            if !all.contains(cited) {
                all.push(Citation::clone(cited));
            }
        }
        all
    }
}

/// The report in a form; the terminal and `quiet` matter only to the one for people.
pub(super) fn render(report: &Report, format: CheckFormat, terminal: Terminal, quiet: bool) -> String {
    match format {
        CheckFormat::Text => text::render(report, terminal, quiet),
        CheckFormat::Json => json::render(report),
        CheckFormat::Sarif => sarif::render(report),
        CheckFormat::Github => github::render(report, variable("GITHUB_WORKSPACE").as_deref()),
        CheckFormat::Gitlab => gitlab::render(report, variable("CI_PROJECT_DIR").as_deref()),
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
