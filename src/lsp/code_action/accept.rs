//! Accepting a name or a finding: an edit of `copydesk.toml` or of the ledger, made when the action is chosen, for it reads
//! the file.
use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use serde::{Deserialize, Serialize};
use tokio::task::spawn_blocking;
use tower_lsp::{
    jsonrpc::{Error, Result},
    lsp_types::{
        self as lsp, DocumentChangeOperation, DocumentChanges, OneOf,
        OptionalVersionedTextDocumentIdentifier, ResourceOp, Url,
    },
};

use crate::{
    finding::Edit,
    lsp::{
        convert,
        state::{Shared, Snapshot},
    },
    text::{Encoding, Text},
    workspace::{config, ledger},
};

/// What an action needs to be resolved.
#[derive(Debug, Deserialize, Serialize)]
pub(super) struct Accept {
    /// It need not exist yet.
    pub(super) file: Url,
    #[serde(flatten)]
    pub(super) record: Record,
}

/// What is accepted, and so into what.
#[derive(Debug, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Record {
    /// The name, in settings.
    Settings { name: String },
    /// The entry as it is written, in a ledger.
    Ledger { entry: String },
}

impl Record {
    fn edit(&self, text: &str) -> Option<Edit> {
        match self {
            Record::Settings { name } => config::accept(text, name),
            Record::Ledger { entry } => ledger::append(text, entry),
        }
    }
}

/// Offers to accept a name, where there is a file of settings or one can be made.
pub(super) fn action(snapshot: &Snapshot, folders: &[PathBuf], name: &str) -> Option<lsp::CodeAction> {
    let file = settings_file(snapshot, folders)?;
    let title = format!("Accept the name {name} (copydesk.toml)");
    offered(snapshot, title, Accept { file, record: Record::Settings { name: name.to_owned() } })
}

/// An action with its edit, or with what is needed to make it for a client that asks again.
pub(super) fn offered(snapshot: &Snapshot, title: String, accept: Accept) -> Option<lsp::CodeAction> {
    let action = lsp::CodeAction { title, ..lsp::CodeAction::default() };
    if snapshot.traits.resolves_edits {
        return Some(lsp::CodeAction { data: serde_json::to_value(accept).ok(), ..action });
    }
    let edit = workspace_edit(&accept, None, snapshot.traits.encoding)?;
    Some(lsp::CodeAction { edit: Some(edit), ..action })
}

/// The file that holds for the draft, else a new one in its workspace folder if the client can make files.
fn settings_file(snapshot: &Snapshot, folders: &[PathBuf]) -> Option<Url> {
    let new = || {
        let draft = snapshot.document.uri.to_file_path().ok()?;
        let around = folders.iter().filter(|folder| draft.starts_with(folder));
        let folder = around.max_by_key(|it| it.components().count()).map(PathBuf::as_path).or(draft.parent());
        folder.filter(|_| snapshot.traits.creates_files).map(|it| it.join(config::FILE_NAME))
    };
    Url::from_file_path(snapshot.desk.settings.path.clone().or_else(new)?).ok()
}

/// Fills in the edit of an action that [`action`] offered; any other stays as it is.
pub(super) async fn resolve(state: &Arc<Shared>, mut action: lsp::CodeAction) -> Result<lsp::CodeAction> {
    let data = action.data.clone().unwrap_or_default();
    let Ok(accept) = serde_json::from_value::<Accept>(data) else { return Ok(action) };
    let (open, encoding) = {
        let state = state.lock();
        (state.snapshot(&accept.file), state.traits.encoding)
    };
    let text = open.map(|it| it.document.text.clone());
    let edit = spawn_blocking(move || workspace_edit(&accept, text, encoding));
    action.edit = edit.await.map_err(|_| Error::internal_error())?;
    Ok(action)
}

/// The edit of the file as it is open, else as it lies on the disk, else of a new one.
fn workspace_edit(accept: &Accept, open: Option<Text>, encoding: Encoding) -> Option<lsp::WorkspaceEdit> {
    let path = accept.file.to_file_path().ok()?;
    let is_new = open.is_none() && !path.exists();
    let text = match open {
        Some(text) => text,
        None if is_new => Text::default(),
        None => Text::from(read(&path)?.as_str()),
    };
    let Edit { span, new_text } = accept.record.edit(text.as_str())?;
    let edit = lsp::TextEdit::new(convert::range(&text, &span, encoding), new_text);
    Some(if is_new { created(accept.file.clone(), edit) } else { changed(accept.file.clone(), edit) })
}

fn read(path: &Path) -> Option<String> {
    std::fs::read_to_string(path).ok()
}

fn changed(uri: Url, edit: lsp::TextEdit) -> lsp::WorkspaceEdit {
    lsp::WorkspaceEdit::new([(uri, vec![edit])].into())
}

fn created(uri: Url, edit: lsp::TextEdit) -> lsp::WorkspaceEdit {
    let create = lsp::CreateFile { uri: uri.clone(), options: None, annotation_id: None };
    let text_document = OptionalVersionedTextDocumentIdentifier { uri, version: None };
    let edit = lsp::TextDocumentEdit { text_document, edits: vec![OneOf::Left(edit)] };
    let operations =
        vec![DocumentChangeOperation::Op(ResourceOp::Create(create)), DocumentChangeOperation::Edit(edit)];
    let document_changes = Some(DocumentChanges::Operations(operations));
    lsp::WorkspaceEdit { document_changes, ..lsp::WorkspaceEdit::default() }
}
