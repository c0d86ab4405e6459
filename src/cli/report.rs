//! What a run of `check` comes to, before it is printed.
pub(super) mod json;
pub(super) mod text;
mod window;

use std::{sync::Arc, time::Duration};

use crate::{
    analysis::Analysis,
    cli::Problem,
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
    /// From the start of the program to the last finding.
    pub(super) elapsed: Duration,
}

impl Report {
    /// The severity of the worst finding.
    pub(super) fn worst(&self) -> Option<Severity> {
        self.findings().map(|finding| finding.severity).max()
    }

    fn findings(&self) -> impl Iterator<Item = &Finding> {
        self.files.iter().flat_map(|file| &file.findings)
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
                all.push(cited.clone());
            }
        }
        all
    }
}

#[cfg(test)]
mod tests;
