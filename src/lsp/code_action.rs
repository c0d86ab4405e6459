//! Code actions: what a finding offers, and what a fact does. Nothing is changed unless it is chosen by itself.
mod accept;
mod ledger;

use std::{collections::HashMap, path::PathBuf, sync::Arc};

use serde_json::json;
use tower_lsp::{
    jsonrpc::Result,
    lsp_types::{
        self as lsp, CodeActionKind, CodeActionOrCommand, DocumentChanges, OneOf,
        OptionalVersionedTextDocumentIdentifier,
    },
};

use crate::{
    analysis::{action, is_of_the_record},
    finding::{Edit, Evidence, Finding, Fix},
    lsp::{
        convert,
        settings::CitationStyle,
        state::{Shared, Snapshot},
    },
    text::Span,
};

/// Shows a place in a source: its one argument is `{uri, range}`.
const SHOW_SOURCE: &str = "copydesk.showSource";

/// The actions in a range; `folders` are those of the workspace.
pub(super) fn actions(
    snapshot: &Snapshot,
    folders: &[PathBuf],
    params: &lsp::CodeActionParams,
) -> Option<Vec<CodeActionOrCommand>> {
    let wanted = |kind: &CodeActionKind| match &params.context.only {
        Some(only) => only.iter().any(|only| is_kind_of(kind.as_str(), only.as_str())),
        None => true,
    };
    let span = convert::span(&snapshot.document.text, params.range, snapshot.traits.encoding);
    let mut actions = Vec::new();
    if wanted(&CodeActionKind::QUICKFIX) {
        for finding in snapshot.analysis().findings_at(&span) {
            let diagnostic = reported(snapshot, finding, &params.context.diagnostics);
            actions.extend(on_finding(snapshot, folders, finding).into_iter().map(|action| {
                lsp::CodeAction {
                    kind: Some(CodeActionKind::QUICKFIX),
                    diagnostics: Some(vec![diagnostic.clone()]),
                    ..action
                }
            }));
        }
    }
    if wanted(&CodeActionKind::REFACTOR) {
        actions.extend(citation(snapshot, &span));
    }
    Some(actions.into_iter().map(CodeActionOrCommand::from).collect())
}

/// The action with its edit.
pub(super) async fn resolve(state: &Arc<Shared>, action: lsp::CodeAction) -> Result<lsp::CodeAction> {
    accept::resolve(state, action).await
}

/// Is `kind` the kind asked for, or below it?
fn is_kind_of(kind: &str, asked: &str) -> bool {
    asked.is_empty() || kind.strip_prefix(asked).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

/// The diagnostic as the client has it, so that it knows it again.
fn reported(snapshot: &Snapshot, finding: &Finding, shown: &[lsp::Diagnostic]) -> lsp::Diagnostic {
    let own = convert::diagnostic(snapshot, finding);
    let same = |it: &&lsp::Diagnostic| it.range == own.range && it.code == own.code;
    shown.iter().find(same).cloned().unwrap_or(own)
}

/// The surest first.
fn on_finding(snapshot: &Snapshot, folders: &[PathBuf], finding: &Finding) -> Vec<lsp::CodeAction> {
    let analysis = snapshot.analysis();
    let sure = action::sure_fix(analysis, finding);
    let is_sure = |fix: &Fix| sure.is_some_and(|sure| std::ptr::eq(sure, fix));
    let mut actions: Vec<lsp::CodeAction> =
        finding.fixes.iter().map(|fix| fixed(snapshot, fix, is_sure(fix))).collect();
    if let Some(name) = action::doubted_name(analysis, finding) {
        actions.extend(accept::action(snapshot, folders, name));
    }
    actions.extend(ledger::action(snapshot, finding));
    if takes_comments(snapshot) && !is_of_the_record(finding.code) {
        let edit = action::silence(&analysis.draft, finding);
        let title = format!("Let it stand, with a reason (copydesk: ok {})", finding.code);
        actions.extend(edit.map(|edit| edited(snapshot, title, &[edit])));
    }
    actions.extend(finding.evidence.iter().filter_map(|it| opened(snapshot, it)));
    actions
}

fn fixed(snapshot: &Snapshot, fix: &Fix, is_sure: bool) -> lsp::CodeAction {
    let action = edited(snapshot, capital(&fix.title), &fix.edits);
    lsp::CodeAction { is_preferred: is_sure.then_some(true), ..action }
}

fn edited(snapshot: &Snapshot, title: String, edits: &[Edit]) -> lsp::CodeAction {
    lsp::CodeAction { title, edit: Some(workspace_edit(snapshot, edits)), ..lsp::CodeAction::default() }
}

fn capital(title: &str) -> String {
    let mut chars = title.chars();
    chars.next().into_iter().flat_map(char::to_uppercase).chain(chars).collect()
}

/// Edits of the draft, bound to the version they were made for where the client can tell versions.
fn workspace_edit(snapshot: &Snapshot, edits: &[Edit]) -> lsp::WorkspaceEdit {
    let edit = |it: &Edit| lsp::TextEdit::new(snapshot.range(&it.span), it.new_text.clone());
    let (uri, edits) = (snapshot.document.uri.clone(), edits.iter().map(edit));
    if !snapshot.traits.document_changes {
        return lsp::WorkspaceEdit::new(HashMap::from([(uri, edits.collect())]));
    }
    let version = Some(snapshot.document.version);
    let text_document = OptionalVersionedTextDocumentIdentifier { uri, version };
    let edits = edits.map(OneOf::Left).collect();
    let changes = DocumentChanges::Edits(vec![lsp::TextDocumentEdit { text_document, edits }]);
    lsp::WorkspaceEdit { document_changes: Some(changes), ..lsp::WorkspaceEdit::default() }
}

/// Leads to the passage that a finding rests on.
fn opened(snapshot: &Snapshot, evidence: &Evidence) -> Option<lsp::CodeAction> {
    let uri = convert::source_uri(&evidence.citation).filter(|_| !evidence.citation.id.is_empty())?;
    let article = snapshot.analysis().article_of(evidence)?;
    let range = convert::range_in(article, &evidence.span, snapshot.traits.encoding);
    let citation = &evidence.citation;
    let place =
        if evidence.paragraph > 0 { format!(", paragraph {}", evidence.paragraph) } else { String::new() };
    let title = format!("Open the source: {}{place}", citation.title.as_ref().unwrap_or(&citation.id));
    let arguments = Some(vec![json!({"uri": uri, "range": range})]);
    let command = Some(lsp::Command::new(title.clone(), SHOW_SOURCE.to_owned(), arguments));
    Some(lsp::CodeAction { title, command, ..lsp::CodeAction::default() })
}

/// Are comments of HTML comments there?
fn takes_comments(snapshot: &Snapshot) -> bool {
    matches!(snapshot.document.language.as_str(), "markdown" | "html" | "mdx")
}

/// A supported quotation or figure may be given its source: in a footnote where the format has them and the settings do
/// not wish otherwise.
fn citation(snapshot: &Snapshot, span: &Span) -> Option<lsp::CodeAction> {
    let analysis = snapshot.analysis();
    let cited = action::cited(analysis, span.start).filter(|_| takes_comments(snapshot))?;
    let title = cited.citation.title.as_ref().unwrap_or(&cited.citation.id);
    let in_note =
        snapshot.settings.citation == CitationStyle::Footnote && snapshot.document.language != "html";
    let (form, edits) = match in_note {
        true => ("footnote", cited.as_footnote(&analysis.draft)),
        false => ("comment", cited.as_comment()),
    };
    let action = edited(snapshot, format!("Cite the source in a {form}: {title}"), &edits);
    Some(lsp::CodeAction { kind: Some(CodeActionKind::REFACTOR), ..action })
}
