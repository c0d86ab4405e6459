//! What client and server can, agreed on once.
use tower_lsp::lsp_types as lsp;

use crate::{
    lsp::{commands, state::Shared},
    text::Encoding,
};

/// What the client declared that it can; everything else is done in the way that every client can.
#[derive(Clone, Debug, Default)]
pub(super) struct Traits {
    /// What its columns count.
    pub(super) encoding: Encoding,
    /// It asks for diagnostics, and can be told to ask again: nothing is pushed to it.
    pub(super) pulls: bool,
    /// It draws hovers in Markdown.
    pub(super) markdown: bool,
    /// It shows passages with a diagnostic.
    pub(super) related: bool,
    /// It takes a definition with the span that leads to it.
    pub(super) links: bool,
    /// It fills in snippets.
    pub(super) snippets: bool,
    /// It asks again for an action's edit when one is chosen.
    pub(super) resolves_edits: bool,
    /// It draws a tree of symbols.
    pub(super) symbol_tree: bool,
    /// It answers `workspace/configuration`.
    pub(super) configuration: bool,
    /// It shows progress that the server begins.
    pub(super) progress: bool,
    /// It watches files on the server's behalf.
    pub(super) watches: bool,
    /// It applies versioned edits of several documents.
    pub(super) document_changes: bool,
    /// Such edits may make a file.
    pub(super) creates_files: bool,
}

/// Takes down what the client can, and answers what the server does.
pub(super) fn agree(state: &Shared, params: &lsp::InitializeParams) -> lsp::InitializeResult {
    let traits = Traits::of(&params.capabilities);
    let encoding = match traits.encoding {
        Encoding::Utf8 => lsp::PositionEncodingKind::UTF8,
        Encoding::Utf16 => lsp::PositionEncodingKind::UTF16,
        Encoding::Utf32 => lsp::PositionEncodingKind::UTF32,
    };
    let capabilities = offered(&traits, encoding);
    state.lock().greet(traits, params);
    let server_info = lsp::ServerInfo {
        name: env!("CARGO_PKG_NAME").to_owned(),
        version: Some(env!("CARGO_PKG_VERSION").to_owned()),
    };
    lsp::InitializeResult { capabilities, server_info: Some(server_info), ..Default::default() }
}

fn offered(traits: &Traits, encoding: lsp::PositionEncodingKind) -> lsp::ServerCapabilities {
    let sync = lsp::TextDocumentSyncOptions {
        open_close: Some(true),
        change: Some(lsp::TextDocumentSyncKind::INCREMENTAL),
        save: Some(lsp::TextDocumentSyncSaveOptions::Supported(true)),
        ..Default::default()
    };
    let diagnostics = lsp::DiagnosticOptions {
        identifier: Some("copydesk".to_owned()),
        inter_file_dependencies: false,
        workspace_diagnostics: true,
        ..Default::default()
    };
    lsp::ServerCapabilities {
        position_encoding: Some(encoding),
        text_document_sync: Some(sync.into()),
        diagnostic_provider: traits.pulls.then_some(lsp::DiagnosticServerCapabilities::Options(diagnostics)),
        hover_provider: Some(true.into()),
        definition_provider: Some(lsp::OneOf::Left(true)),
        references_provider: Some(lsp::OneOf::Left(true)),
        document_highlight_provider: Some(lsp::OneOf::Left(true)),
        execute_command_provider: Some(lsp::ExecuteCommandOptions {
            commands: commands::ALL.iter().map(|&it| it.to_owned()).collect(),
            ..Default::default()
        }),
        workspace: Some(lsp::WorkspaceServerCapabilities {
            workspace_folders: Some(lsp::WorkspaceFoldersServerCapabilities {
                supported: Some(true),
                change_notifications: Some(lsp::OneOf::Left(true)),
            }),
            ..Default::default()
        }),
        ..Default::default()
    }
}

impl Traits {
    fn of(client: &lsp::ClientCapabilities) -> Traits {
        let offered =
            client.general.as_ref().and_then(|it| it.position_encodings.as_deref()).unwrap_or_default();
        let encoding = match offered {
            _ if offered.contains(&lsp::PositionEncodingKind::UTF8) => Encoding::Utf8,
            _ if offered.contains(&lsp::PositionEncodingKind::UTF16) => Encoding::Utf16,
            _ if offered.contains(&lsp::PositionEncodingKind::UTF32) => Encoding::Utf32,
            _ => Encoding::Utf16,
        };
        let document = client.text_document.as_ref();
        let item = document.and_then(|it| it.completion.as_ref()?.completion_item.as_ref());
        let symbols = document.and_then(|it| it.document_symbol.as_ref());
        let resolved = document.and_then(|it| it.code_action.as_ref()?.resolve_support.as_ref());
        let edits = client.workspace.as_ref().and_then(|it| it.workspace_edit.as_ref());
        let operations = edits.and_then(|it| it.resource_operations.as_deref()).unwrap_or_default();
        Traits {
            encoding,
            snippets: item.and_then(|it| it.snippet_support) == Some(true),
            symbol_tree: symbols.and_then(|it| it.hierarchical_document_symbol_support) == Some(true),
            resolves_edits: resolved.is_some_and(|it| it.properties.iter().any(|it| it == "edit")),
            document_changes: edits.and_then(|it| it.document_changes) == Some(true),
            creates_files: operations.contains(&lsp::ResourceOperationKind::Create),
            ..Traits::default()
        }
    }
}
