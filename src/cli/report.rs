//! What a run of `check` comes to, before it is printed.
pub(super) mod json;
pub(super) mod text;
mod window;

use std::{sync::Arc, time::Duration};

use crate::{
    analysis::Analysis,
    cli::Problem,
    corpus::{Corpus, Source},
    finding::{Finding, Severity},
};

/// One run.
pub(super) struct Report {
    /// Each corpus that a draft was checked against, once.
    pub(super) corpora: Vec<Arc<Corpus>>,
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

    fn sources(&self) -> impl Iterator<Item = &Source> {
        self.corpora.iter().flat_map(|corpus| &corpus.sources).map(Arc::as_ref)
    }
}

#[cfg(test)]
mod tests;
