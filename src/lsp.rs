//! The language server: decode, ask a snapshot, encode.
mod acceptance;
mod capabilities;
mod code_action;
mod commands;
mod completion;
mod convert;
mod definition;
mod desk;
mod diagnostics;
mod document;
mod facts;
mod guard;
mod highlight;
mod hover;
mod inlay;
mod lens;
mod links;
mod publish;
mod refresh;
mod request;
mod settings;
mod state;
mod symbols;
mod watch;

pub use guard::{Log, serve, serve_on};

use std::sync::Arc;

use tower_lsp::{
    Client, LanguageServer, async_trait,
    jsonrpc::Result,
    lsp_types::{self as lsp, CodeActionOrCommand},
};

use crate::lsp::{publish::Publisher, state::Shared};

/// The server as tower-lsp sees it.
#[derive(Debug)]
pub struct Server {
    client: Client,
    state: Arc<Shared>,
    publisher: Publisher,
}

impl Server {
    /// A server that talks to this client.
    pub fn new(client: Client) -> Server {
        let state = Arc::new(Shared::default());
        let publisher = Publisher::new(client.clone(), Arc::clone(&state));
        desk::keep(client.clone(), Arc::clone(&state), publisher.clone());
        Server { client, state, publisher }
    }
}

// State changes stand before any await: tower-lsp runs handlers together, but starts them in order.
#[async_trait]
impl LanguageServer for Server {
    async fn initialize(&self, params: lsp::InitializeParams) -> Result<lsp::InitializeResult> {
        Ok(capabilities::agree(&self.state, &params))
    }

    async fn initialized(&self, _: lsp::InitializedParams) {
        desk::begin(&self.state);
        settings::fetch(&self.client, &self.state);
    }

    async fn shutdown(&self) -> Result<()> {
        Ok(())
    }

    async fn did_open(&self, params: lsp::DidOpenTextDocumentParams) {
        let document = params.text_document;
        self.state.lock().open(&document);
        self.publisher.dirty(document.uri);
    }

    async fn did_change(&self, params: lsp::DidChangeTextDocumentParams) {
        let document = params.text_document;
        let is_open = self.state.lock().edit(&document.uri, document.version, &params.content_changes);
        if is_open {
            self.publisher.dirty(document.uri);
        }
    }

    async fn did_close(&self, params: lsp::DidCloseTextDocumentParams) {
        self.state.lock().close(&params.text_document.uri);
        self.publisher.dirty(params.text_document.uri);
    }

    async fn did_save(&self, params: lsp::DidSaveTextDocumentParams) {
        watch::saved(&self.state, &params.text_document.uri);
    }

    async fn did_change_configuration(&self, params: lsp::DidChangeConfigurationParams) {
        settings::changed(&self.client, &self.state, params.settings);
    }

    async fn did_change_watched_files(&self, params: lsp::DidChangeWatchedFilesParams) {
        watch::changed(&self.state, params.changes);
    }

    async fn did_change_workspace_folders(&self, params: lsp::DidChangeWorkspaceFoldersParams) {
        desk::folders_changed(&self.state, params.event);
    }

    async fn diagnostic(
        &self,
        params: lsp::DocumentDiagnosticParams,
    ) -> Result<lsp::DocumentDiagnosticReportResult> {
        diagnostics::of_document(&self.state, params).await
    }

    async fn workspace_diagnostic(
        &self,
        params: lsp::WorkspaceDiagnosticParams,
    ) -> Result<lsp::WorkspaceDiagnosticReportResult> {
        diagnostics::of_workspace(&self.state, params).await
    }

    async fn hover(&self, params: lsp::HoverParams) -> Result<Option<lsp::Hover>> {
        let at = params.text_document_position_params;
        request::ask(&self.state, at.text_document.uri, move |it| hover::hover(it, at.position)).await
    }

    async fn goto_definition(
        &self,
        params: lsp::GotoDefinitionParams,
    ) -> Result<Option<lsp::GotoDefinitionResponse>> {
        let at = params.text_document_position_params;
        request::ask(&self.state, at.text_document.uri, move |it| definition::definition(it, at.position))
            .await
    }

    async fn references(&self, params: lsp::ReferenceParams) -> Result<Option<Vec<lsp::Location>>> {
        let at = params.text_document_position;
        request::ask(&self.state, at.text_document.uri, move |it| definition::references(it, at.position))
            .await
    }

    async fn document_highlight(
        &self,
        params: lsp::DocumentHighlightParams,
    ) -> Result<Option<Vec<lsp::DocumentHighlight>>> {
        let at = params.text_document_position_params;
        request::ask(&self.state, at.text_document.uri, move |it| highlight::highlight(it, at.position)).await
    }

    async fn code_action(&self, params: lsp::CodeActionParams) -> Result<Option<Vec<CodeActionOrCommand>>> {
        let uri = params.text_document.uri.clone();
        let folders = self.state.lock().desks.folders.clone();
        request::ask(&self.state, uri, move |it| code_action::actions(it, &folders, &params)).await
    }

    async fn code_action_resolve(&self, action: lsp::CodeAction) -> Result<lsp::CodeAction> {
        code_action::resolve(&self.state, action).await
    }

    async fn completion(&self, params: lsp::CompletionParams) -> Result<Option<lsp::CompletionResponse>> {
        let at = params.text_document_position;
        let uri = at.text_document.uri;
        request::ask_at_once(&self.state, uri, move |it| completion::completion(it, at.position)).await
    }

    async fn document_symbol(
        &self,
        params: lsp::DocumentSymbolParams,
    ) -> Result<Option<lsp::DocumentSymbolResponse>> {
        request::ask(&self.state, params.text_document.uri, symbols::of_document).await
    }

    async fn symbol(
        &self,
        params: lsp::WorkspaceSymbolParams,
    ) -> Result<Option<Vec<lsp::SymbolInformation>>> {
        symbols::of_corpus(&self.state, params.query).await
    }

    async fn inlay_hint(&self, params: lsp::InlayHintParams) -> Result<Option<Vec<lsp::InlayHint>>> {
        request::ask(&self.state, params.text_document.uri, move |it| inlay::hints(it, params.range)).await
    }

    async fn code_lens(&self, params: lsp::CodeLensParams) -> Result<Option<Vec<lsp::CodeLens>>> {
        request::ask(&self.state, params.text_document.uri, lens::lenses).await
    }

    async fn document_link(&self, params: lsp::DocumentLinkParams) -> Result<Option<Vec<lsp::DocumentLink>>> {
        request::ask(&self.state, params.text_document.uri, links::links).await
    }

    async fn execute_command(&self, params: lsp::ExecuteCommandParams) -> Result<Option<serde_json::Value>> {
        commands::run(&self.client, &self.state, &self.publisher, params).await
    }
}

impl Server {
    /// `copydesk/facts`: every fact of a document with its verdict and evidence, for panels in editors.
    ///
    /// # Errors
    /// By the protocol, where the request was cancelled.
    pub async fn facts(&self, params: facts::Params) -> Result<Option<facts::Answer>> {
        request::ask(&self.state, params.text_document.uri, move |it| facts::facts(it, params.range)).await
    }

    /// `copydesk/fact`: the facts at a position with all that the sources say of them.
    ///
    /// # Errors
    /// By the protocol, where the request was cancelled.
    pub async fn fact(&self, params: facts::OneParams) -> Result<Option<Vec<facts::OneFact>>> {
        request::ask(&self.state, params.text_document.uri, move |it| facts::fact(it, params.position)).await
    }

    /// `window/workDoneProgress/cancel`: the user stops the reading of sources.
    pub async fn cancel_progress(&self, params: lsp::WorkDoneProgressCancelParams) {
        self.state.lock().desks.tell(desk::Event::Stop(params.token));
    }
}
