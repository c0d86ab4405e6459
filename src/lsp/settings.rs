//! The editor's settings.
use std::sync::Arc;

use serde::Deserialize;
use serde_json::Value;
use tower_lsp::Client;

use crate::lsp::{publish::Publisher, state::Shared};

/// What an editor may set; `copydesk.toml` comes before it.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(super) struct Settings {
    /// Verdicts beside the facts.
    pub(super) inlay_hints: bool,
    /// The counts above the first line.
    pub(super) code_lens: bool,
    /// How a citation is put into the draft.
    pub(super) citation: CitationStyle,
}

/// How a citation is put into the draft.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "camelCase")]
pub(super) enum CitationStyle {
    /// `[^1]`, and the source at the end.
    #[default]
    Footnote,
    /// `<!-- … -->` beside the fact.
    Comment,
}

/// Asks the client for its settings, if it answers that.
pub(super) fn fetch(_: &Client, _: &Arc<Shared>, _: &Publisher) {}

/// The client says that settings have changed.
pub(super) fn changed(_: &Client, _: &Arc<Shared>, _: &Publisher, _: Value) {}
