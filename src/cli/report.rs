//! What a run of `check` comes to, before it is printed.
pub(super) mod json;
pub(super) mod text;
mod window;

use std::{sync::Arc, time::Duration};

use crate::{
    analysis::{Analysis, Counts},
    cli::Problem,
    corpus::{Corpus, Source},
    finding::{Evidence, Finding, Severity},
    text::Text,
};

/// One run.
pub(super) struct Report {
    /// Each corpus that a draft was checked against, once.
    pub(super) corpora: Vec<Arc<Corpus>>,
    pub(super) files: Vec<FileReport>,
    pub(super) problems: Vec<Problem>,
    /// From the start of the program to the last finding.
    pub(super) elapsed: Duration,
}

/// One draft.
pub(super) struct FileReport {
    pub(super) analysis: Analysis,
    pub(super) findings: Vec<Finding>,
    pub(super) counts: Counts,
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
        self.corpora.iter().flat_map(|corpus| &corpus.sources)
    }
}

impl FileReport {
    /// The text that a piece of evidence stands in: a source's, or the draft's own.
    fn text_of(&self, evidence: &Evidence) -> Option<&Text> {
        let citation = &evidence.citation;
        if citation.id.is_empty() {
            return Some(&self.analysis.draft.text);
        }
        let articles = self.analysis.corpus.sources.iter().map(|source| &source.article);
        let article = articles.into_iter().find(|it| it.id == citation.id && it.path == citation.path)?;
        Some(&article.text)
    }
}

#[cfg(test)]
mod tests;
