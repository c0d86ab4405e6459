//! Accepting a finding: a new entry in the ledger beside the draft. The client asks for its reason, or the writer fills it in.
use serde_json::json;
use tower_lsp::lsp_types as lsp;

use crate::{
    analysis::is_of_the_record,
    finding::Finding,
    lsp::{
        acceptance,
        code_action::accept::{self, Accept, Record},
        commands::ACCEPT_FINDING,
        convert, desk,
        state::Snapshot,
    },
    source::NO_REASON,
    text::Text,
    workspace::ledger::{self, append, beside},
};

/// Offers to accept a finding, where the draft lies in a folder. A client that asks for the reason runs a command with
/// it; for any other that can make a ledger there, the ledger is opened at the place of the reason, and nothing is accepted
/// before one stands there.
pub(super) fn action(snapshot: &Snapshot, finding: &Finding) -> Option<lsp::CodeAction> {
    let draft = desk::path_of(&snapshot.document.uri).filter(|_| !is_of_the_record(finding.code))?;
    let path = beside(&draft);
    let file = lsp::Url::from_file_path(&path).ok()?;
    let title = format!("Accept it, with a reason, in the ledger ({})", ledger::FILE_NAME);
    if snapshot.traits.asks_reason {
        let command = Some(asked(snapshot, finding, &title, &file));
        return Some(lsp::CodeAction { title, command, ..lsp::CodeAction::default() });
    }
    if !path.exists() && !snapshot.traits.creates_files {
        return None;
    }
    let entry = ledger::written(&draft, &acceptance::entry(snapshot, &draft, finding));
    let accept = Accept { file, record: Record::Ledger { entry } };
    let command = opened(snapshot, &accept);
    Some(lsp::CodeAction { command, ..accept::offered(snapshot, title, accept)? })
}

/// The command that the client runs once it has added the `reason`. It is told which ledger will be written.
fn asked(snapshot: &Snapshot, finding: &Finding, title: &str, ledger: &lsp::Url) -> lsp::Command {
    let (uri, range) = (&snapshot.document.uri, snapshot.range(&finding.span));
    let argument = json!({ "uri": uri, "range": range, "code": finding.code, "ledger": ledger });
    lsp::Command::new(title.to_owned(), ACCEPT_FINDING.to_owned(), Some(vec![argument]))
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
