//! What client and server can, agreed on once.
use serde_json::Value;
use tower_lsp::lsp_types as lsp;

use crate::{
    lsp::{commands, settings, state::Shared},
    text::Encoding,
};

/// After these, completion is asked for though no word has begun: within marks, after a name, after a hedge.
const TRIGGERS: [&str; 9] = ["“", "\"", "„", "«", "‘", "'", "‹", ",", " "];

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
    /// It applies versioned edits of several documents.
    pub(super) document_changes: bool,
    /// Such edits may make a file.
    pub(super) creates_files: bool,
    /// It asks the user for the reason of an acceptance.
    pub(super) asks_reason: bool,
}

/// Takes down what the client can, and answers what the server does.
pub(super) fn agree(state: &Shared, params: &lsp::InitializeParams) -> lsp::InitializeResult {
    let mut traits = Traits::of(&params.capabilities);
    traits.encoding = encoding(params);
    traits.asks_reason = option(params, settings::ASKS_REASON) == Some(&Value::Bool(true));
    let capabilities = offered(&traits);
    state.lock().greet(traits, params);
    let server_info = lsp::ServerInfo {
        name: env!("CARGO_PKG_NAME").to_owned(),
        version: Some(env!("CARGO_PKG_VERSION").to_owned()),
    };
    lsp::InitializeResult { capabilities, server_info: Some(server_info) }
}

fn offered(traits: &Traits) -> lsp::ServerCapabilities {
    lsp::ServerCapabilities {
        position_encoding: Some(encoding_kind(traits.encoding)),
        text_document_sync: Some(sync().into()),
        diagnostic_provider: traits.pulls.then(diagnostics),
        hover_provider: Some(true.into()),
        definition_provider: Some(lsp::OneOf::Left(true)),
        references_provider: Some(lsp::OneOf::Left(true)),
        document_highlight_provider: Some(lsp::OneOf::Left(true)),
        code_action_provider: Some(actions().into()),
        completion_provider: Some(lsp::CompletionOptions {
            trigger_characters: Some(TRIGGERS.map(str::to_owned).to_vec()),
            ..Default::default()
        }),
        document_symbol_provider: Some(lsp::OneOf::Left(true)),
        workspace_symbol_provider: Some(lsp::OneOf::Left(true)),
        inlay_hint_provider: Some(lsp::OneOf::Left(true)),
        code_lens_provider: Some(lsp::CodeLensOptions { resolve_provider: Some(false) }),
        document_link_provider: Some(lsp::DocumentLinkOptions {
            resolve_provider: Some(false),
            work_done_progress_options: lsp::WorkDoneProgressOptions::default(),
        }),
        execute_command_provider: Some(lsp::ExecuteCommandOptions {
            commands: commands::ALL.iter().map(|&it| it.to_owned()).collect(),
            ..Default::default()
        }),
        workspace: Some(workspace()),
        ..Default::default()
    }
}

fn encoding_kind(encoding: Encoding) -> lsp::PositionEncodingKind {
    match encoding {
        Encoding::Utf8 => lsp::PositionEncodingKind::UTF8,
        Encoding::Utf16 => lsp::PositionEncodingKind::UTF16,
        Encoding::Utf32 => lsp::PositionEncodingKind::UTF32,
    }
}

fn sync() -> lsp::TextDocumentSyncOptions {
    lsp::TextDocumentSyncOptions {
        open_close: Some(true),
        change: Some(lsp::TextDocumentSyncKind::INCREMENTAL),
        save: Some(lsp::TextDocumentSyncSaveOptions::Supported(true)),
        ..Default::default()
    }
}

fn diagnostics() -> lsp::DiagnosticServerCapabilities {
    lsp::DiagnosticServerCapabilities::Options(lsp::DiagnosticOptions {
        identifier: Some("copydesk".to_owned()),
        inter_file_dependencies: false,
        workspace_diagnostics: true,
        ..Default::default()
    })
}

fn actions() -> lsp::CodeActionOptions {
    lsp::CodeActionOptions {
        code_action_kinds: Some(vec![lsp::CodeActionKind::QUICKFIX]),
        resolve_provider: Some(true),
        ..Default::default()
    }
}

fn workspace() -> lsp::WorkspaceServerCapabilities {
    let folders = lsp::WorkspaceFoldersServerCapabilities {
        supported: Some(true),
        change_notifications: Some(lsp::OneOf::Left(true)),
    };
    lsp::WorkspaceServerCapabilities { workspace_folders: Some(folders), ..Default::default() }
}

impl Traits {
    fn of(client: &lsp::ClientCapabilities) -> Traits {
        let mut traits = Traits::default();
        if let Some(document) = &client.text_document {
            traits.learn_of_documents(document);
        }
        if let Some(workspace) = &client.workspace {
            traits.learn_of_workspace(workspace);
        }
        traits.pulls = pulls(client).is_some();
        traits
    }

    fn learn_of_documents(&mut self, client: &lsp::TextDocumentClientCapabilities) {
        let formats = client.hover.as_ref().and_then(|it| it.content_format.as_deref());
        let item = client.completion.as_ref().and_then(|it| it.completion_item.as_ref());
        let symbols = client.document_symbol.as_ref();
        let resolved = client.code_action.as_ref().and_then(|it| it.resolve_support.as_ref());
        let published = client.publish_diagnostics.as_ref();
        // The formats come in the order of the client's liking.
        self.markdown = formats.and_then(<[_]>::first) == Some(&lsp::MarkupKind::Markdown);
        self.related = published.and_then(|it| it.related_information) == Some(true);
        self.links = client.definition.and_then(|it| it.link_support) == Some(true);
        self.snippets = item.and_then(|it| it.snippet_support) == Some(true);
        self.resolves_edits = resolved.is_some_and(|it| it.properties.iter().any(|it| it == "edit"));
        self.symbol_tree = symbols.and_then(|it| it.hierarchical_document_symbol_support) == Some(true);
    }

    fn learn_of_workspace(&mut self, client: &lsp::WorkspaceClientCapabilities) {
        let edits = client.workspace_edit.as_ref();
        let operations = edits.and_then(|it| it.resource_operations.as_deref()).unwrap_or_default();
        self.document_changes = edits.and_then(|it| it.document_changes) == Some(true);
        self.creates_files = operations.contains(&lsp::ResourceOperationKind::Create);
    }
}

/// A client that asks for diagnostics is left to ask only if it can be told to ask again.
fn pulls(client: &lsp::ClientCapabilities) -> Option<()> {
    let asks = client.text_document.as_ref()?.diagnostic.is_some();
    let asks_again = client.workspace.as_ref()?.diagnostic.as_ref()?.refresh_support == Some(true);
    (asks && asks_again).then_some(())
}

/// What columns count: bytes, where the client can, for they cost least.
fn encoding(params: &lsp::InitializeParams) -> Encoding {
    let general = params.capabilities.general.as_ref();
    let Some(offered) = general.and_then(|it| it.position_encodings.as_deref()) else { return told(params) };
    match offered {
        _ if offered.contains(&lsp::PositionEncodingKind::UTF8) => Encoding::Utf8,
        _ if offered.contains(&lsp::PositionEncodingKind::UTF16) => Encoding::Utf16,
        _ if offered.contains(&lsp::PositionEncodingKind::UTF32) => Encoding::Utf32,
        _ => Encoding::Utf16,
    }
}

/// Some clients count bytes and say nothing of it: their configuration says it for them.
fn told(params: &lsp::InitializeParams) -> Encoding {
    match option(params, settings::POSITION_ENCODING).and_then(Value::as_str) {
        Some("utf-8") => Encoding::Utf8,
        Some("utf-32") => Encoding::Utf32,
        _ => Encoding::Utf16,
    }
}

/// What the client says of itself beside the protocol.
fn option<'a>(params: &'a lsp::InitializeParams, name: &str) -> Option<&'a Value> {
    params.initialization_options.as_ref()?.get(name)
}
