//! Diagnostics of a document, and answers to clients that ask for them.
use std::{
    collections::HashMap,
    hash::{DefaultHasher, Hasher},
    sync::Arc,
};

use tokio::task::spawn_blocking;
use tower_lsp::{
    jsonrpc::{Error, ErrorCode, Result},
    lsp_types::{self as lsp, Url},
};

use crate::lsp::{
    convert,
    desk::{self, Desk, Standing},
    request,
    state::{Shared, Snapshot, State},
};

/// The code of what is said in place of findings.
const UNCHECKED: &str = "unchecked";
/// The protocol's code for an answer that was overtaken: the client asks again.
const SERVER_CANCELLED: ErrorCode = ErrorCode::ServerError(-32802);

/// All that is said of a document, made once.
pub(super) fn report(snapshot: &Snapshot) -> &Vec<lsp::Diagnostic> {
    snapshot.document.report(|| all(snapshot))
}

fn all(snapshot: &Snapshot) -> Vec<lsp::Diagnostic> {
    let mut all = desk::notes(snapshot);
    if snapshot.desk.standing != Standing::Read {
        return all;
    }
    let checked = snapshot.checked();
    match &checked.trouble {
        Some(trouble) => all.push(unchecked(snapshot, trouble)),
        None => all.extend(checked.analysis.findings.iter().map(|it| convert::diagnostic(snapshot, it))),
    }
    all
}

/// On the first line: a draft that could not be checked must not look like one without faults.
fn unchecked(snapshot: &Snapshot, trouble: &str) -> lsp::Diagnostic {
    let start = lsp::Position::new(0, 0);
    let end = snapshot.offset(lsp::Position::new(0, u32::MAX));
    lsp::Diagnostic {
        range: lsp::Range::new(start, snapshot.range(&(end..end)).end),
        severity: Some(lsp::DiagnosticSeverity::WARNING),
        code: Some(lsp::NumberOrString::String(UNCHECKED.to_owned())),
        source: Some("copydesk".to_owned()),
        message: trouble.to_owned(),
        ..Default::default()
    }
}

/// `textDocument/diagnostic`.
pub(super) async fn of_document(
    state: &Arc<Shared>,
    params: lsp::DocumentDiagnosticParams,
) -> Result<lsp::DocumentDiagnosticReportResult> {
    let last = params.previous_result_id;
    let answer =
        request::ask(state, params.text_document.uri, move |it| Some(Answer::of(it, last.as_deref()))).await;
    Ok(answer.map_err(again)?.unwrap_or_default().of_document())
}

/// `workspace/diagnostic`.
pub(super) async fn of_workspace(
    state: &Arc<Shared>,
    params: lsp::WorkspaceDiagnosticParams,
) -> Result<lsp::WorkspaceDiagnosticReportResult> {
    let mut known: HashMap<Url, String> =
        params.previous_result_ids.into_iter().map(|it| (it.uri, it.value)).collect();
    let mut items = Vec::new();
    for (uri, desk) in desk::drafts(state).await {
        let answer = of_draft(state, &uri, desk, known.remove(&uri)).await?;
        items.push(answer.of_workspace(uri));
    }
    items.extend(of_faulty_files(&state.lock(), &known));
    Ok(lsp::WorkspaceDiagnosticReportResult::Report(lsp::WorkspaceDiagnosticReport { items }))
}

/// What is wrong with settings and sources; a file that was, and is mended, has an empty list.
fn of_faulty_files(
    state: &State,
    known: &HashMap<Url, String>,
) -> Vec<lsp::WorkspaceDocumentDiagnosticReport> {
    let mut files = state.desks.faulty();
    files.extend(known.keys().filter(|uri| state.told(uri).is_empty() && !state.is_open(uri)).cloned());
    let report = |uri: Url| {
        let last = known.get(&uri).map(String::as_str);
        Answer::new(None, &state.told(&uri), last).of_workspace(uri)
    };
    files.into_iter().map(report).collect()
}

/// A draft of the workspace, open or not.
async fn of_draft(state: &Arc<Shared>, uri: &Url, desk: Arc<Desk>, last: Option<String>) -> Result<Answer> {
    let (state, uri) = (Arc::clone(state), uri.clone());
    let work = spawn_blocking(move || match desk::snapshot(&state, &uri, desk) {
        Ok(snapshot) => Answer::of(&snapshot, last.as_deref()),
        Err(problem) => Answer::new(None, &[desk::unreadable(&problem)], last.as_deref()),
    });
    work.await.map_err(|_| Error::internal_error())
}

/// Overtaken by a change: the client is to ask again.
fn again(error: Error) -> Error {
    match error.code {
        ErrorCode::ContentModified => Error {
            data: Some(serde_json::json!({"retriggerRequest": true})),
            ..Error::new(SERVER_CANCELLED)
        },
        _ => error,
    }
}

/// What is new since the client last asked.
#[derive(Debug, Default)]
struct Answer {
    version: Option<i32>,
    id: String,
    /// None where nothing is.
    items: Option<Vec<lsp::Diagnostic>>,
}

impl Answer {
    fn of(snapshot: &Snapshot, last: Option<&str>) -> Answer {
        Answer::new(Some(snapshot.document.version), report(snapshot), last)
    }

    fn new(version: Option<i32>, report: &[lsp::Diagnostic], last: Option<&str>) -> Answer {
        let id = id_of(report);
        let items = (last != Some(id.as_str())).then(|| report.to_vec());
        Answer { version, id, items }
    }

    fn full(items: Vec<lsp::Diagnostic>, id: String) -> lsp::FullDocumentDiagnosticReport {
        lsp::FullDocumentDiagnosticReport { result_id: Some(id), items }
    }

    fn of_document(self) -> lsp::DocumentDiagnosticReportResult {
        let report = match (self.items, self.version) {
            (None, Some(_)) => lsp::DocumentDiagnosticReport::Unchanged(unchanged_of_document(self.id)),
            (items, _) => lsp::DocumentDiagnosticReport::Full(lsp::RelatedFullDocumentDiagnosticReport {
                related_documents: None,
                full_document_diagnostic_report: Answer::full(items.unwrap_or_default(), self.id),
            }),
        };
        report.into()
    }

    fn of_workspace(self, uri: Url) -> lsp::WorkspaceDocumentDiagnosticReport {
        let version = self.version.map(i64::from);
        match self.items {
            Some(items) => {
                lsp::WorkspaceDocumentDiagnosticReport::Full(lsp::WorkspaceFullDocumentDiagnosticReport {
                    uri,
                    version,
                    full_document_diagnostic_report: Answer::full(items, self.id),
                })
            }
            None => lsp::WorkspaceDocumentDiagnosticReport::Unchanged(
                lsp::WorkspaceUnchangedDocumentDiagnosticReport {
                    uri,
                    version,
                    unchanged_document_diagnostic_report: lsp::UnchangedDocumentDiagnosticReport {
                        result_id: self.id,
                    },
                },
            ),
        }
    }
}

fn unchanged_of_document(result_id: String) -> lsp::RelatedUnchangedDocumentDiagnosticReport {
    lsp::RelatedUnchangedDocumentDiagnosticReport {
        related_documents: None,
        unchanged_document_diagnostic_report: lsp::UnchangedDocumentDiagnosticReport { result_id },
    }
}

/// The same for the same list, whatever version it was made for.
fn id_of(report: &[lsp::Diagnostic]) -> String {
    let mut hasher = DefaultHasher::new();
    hasher.write(&serde_json::to_vec(report).unwrap_or_default());
    format!("{:016x}", hasher.finish())
}
