//! What the client declared that concerns files and settings.
use tower_lsp::lsp_types as lsp;

/// Everything that is not declared is done without.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::lsp) struct Abilities {
    /// It answers `workspace/configuration`.
    pub(in crate::lsp) configuration: bool,
    /// It tells of changed settings only to those who asked for it.
    pub(in crate::lsp) registers_configuration: bool,
    /// It watches files on the server's behalf.
    pub(in crate::lsp) watches: bool,
    /// It watches folders outside of the workspace.
    pub(in crate::lsp) relative_patterns: bool,
    /// It shows progress that the server begins.
    pub(in crate::lsp) progress: bool,
    /// It opens a document when asked.
    pub(in crate::lsp) shows_documents: bool,
    /// It can be told to ask again for diagnostics.
    pub(in crate::lsp) refreshes_diagnostics: bool,
    /// The same for inlay hints.
    pub(in crate::lsp) refreshes_hints: bool,
    /// The same for code lenses.
    pub(in crate::lsp) refreshes_lenses: bool,
}

impl Abilities {
    /// What the client says of itself.
    pub(super) fn of(client: &lsp::ClientCapabilities) -> Abilities {
        let workspace = client.workspace.clone().unwrap_or_default();
        let window = client.window.clone().unwrap_or_default();
        let watched = workspace.did_change_watched_files;
        let settings = workspace.did_change_configuration;
        Abilities {
            configuration: workspace.configuration == Some(true),
            registers_configuration: settings.is_some_and(|it| it.dynamic_registration == Some(true)),
            watches: watched.is_some_and(|it| it.dynamic_registration == Some(true)),
            relative_patterns: watched.is_some_and(|it| it.relative_pattern_support == Some(true)),
            progress: window.work_done_progress == Some(true),
            shows_documents: window.show_document.is_some_and(|it| it.support),
            refreshes_diagnostics: workspace.diagnostic.is_some_and(|it| it.refresh_support == Some(true)),
            refreshes_hints: workspace.inlay_hint.is_some_and(|it| it.refresh_support == Some(true)),
            refreshes_lenses: workspace.code_lens.is_some_and(|it| it.refresh_support == Some(true)),
        }
    }
}
