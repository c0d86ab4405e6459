//! Accepting a finding: a new entry in the ledger beside the draft, whose reason the writer fills in.
use serde_json::json;
use tower_lsp::lsp_types as lsp;

use crate::{
    analysis::{claim, is_of_the_record},
    finding::Finding,
    lsp::{
        code_action::accept::{self, Accept, Record},
        convert, desk,
        state::Snapshot,
    },
    source::{Acceptance, NO_NAME, NO_REASON},
    text::Text,
    workspace::{
        ledger::{self, append, beside},
        signature,
    },
};

/// Offers to accept a finding, where the draft lies in a folder and the client can make a ledger there. The reason is
/// left to the writer: the ledger is opened at its place, and nothing is accepted before one stands there.
pub(super) fn action(snapshot: &Snapshot, finding: &Finding) -> Option<lsp::CodeAction> {
    let draft = desk::path_of(&snapshot.document.uri).filter(|_| !is_of_the_record(finding.code))?;
    let path = beside(&draft);
    if !path.exists() && !snapshot.traits.creates_files {
        return None;
    }
    let by = snapshot.settings.by.clone().or_else(|| snapshot.desk.writer(&draft));
    let by = by.unwrap_or_else(|| NO_NAME.to_owned());
    let claim = claim(&snapshot.analysis().draft, finding);
    let (on, reason) = (signature::today(), String::new());
    let entry = Acceptance { claim, by, on, reason, place: String::new() };
    let file = lsp::Url::from_file_path(&path).ok()?;
    let entry = ledger::written(&draft, &entry);
    let accept = Accept { file, record: Record::Ledger { entry } };
    let title = format!("Accept it, with a reason, in the ledger ({})", ledger::FILE_NAME);
    let command = opened(snapshot, &accept);
    Some(lsp::CodeAction { command, ..accept::offered(snapshot, title, accept)? })
}

/// Leads to the reason of the new entry, once it is there.
fn opened(snapshot: &Snapshot, accept: &Accept) -> Option<lsp::Command> {
    let Record::Ledger { entry } = &accept.record else { return None };
    let text = std::fs::read_to_string(accept.file.to_file_path().ok()?).unwrap_or_default();
    let edit = append(&text, entry)?;
    let start = edit.span.start + edit.new_text.rfind(NO_REASON)?;
    let after = Text::from(format!("{}{}", &text[..edit.span.start], edit.new_text).as_str());
    let range = convert::range(&after, &(start..start + NO_REASON.len()), snapshot.traits.encoding);
    let arguments = Some(vec![json!({ "uri": accept.file, "range": range })]);
    Some(lsp::Command::new("Write the reason".to_owned(), super::SHOW_SOURCE.to_owned(), arguments))
}
