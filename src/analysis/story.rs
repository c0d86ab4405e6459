//! Invented sources and drafts for tests.
use std::sync::Arc;

use crate::{
    analysis::Analysis,
    config::Config,
    corpus::Corpus,
    source::{self, Role},
};

/// The corpus of these sources: `wire-1.md`, `wire-2.md`, …
pub(super) fn corpus(sources: &[&str]) -> Arc<Corpus> {
    let read =
        |(at, text): (usize, &&str)| source::article(&format!("wire-{}.md", at + 1), text, Role::Source);
    Arc::new(Corpus::new(sources.iter().enumerate().map(read).collect()))
}

/// A draft beside its sources.
pub(super) fn analysis(sources: &[&str], draft: &str) -> Analysis {
    let draft = source::article("draft.md", draft, Role::Draft);
    Analysis::new(draft, corpus(sources), Arc::new(Config::default()))
}
