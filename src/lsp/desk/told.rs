//! What is told of a file other than a finding: settings with a mistake in them, sources that cannot be read.
use tower_lsp::lsp_types as lsp;

use crate::{
    finding::Severity,
    lsp::{convert, state::Snapshot},
    source::{Problem, Reason, part},
    text::{Encoding, Span, Text},
    workspace::{config::Mistake, ledger},
};

/// The code of what concerns sources.
pub(super) const SOURCES: &str = "sources";
/// The code of what concerns a ledger.
const LEDGER: &str = "ledger";
/// The code of what concerns settings.
const SETTINGS: &str = "settings";
/// So many sources are named; more are counted.
const NAMED: usize = 3;

/// Something to be told, in a place of a text.
#[derive(Clone, Debug)]
pub(super) struct Told {
    code: &'static str,
    severity: Severity,
    text: Text,
    span: Span,
    message: String,
}

impl PartialEq for Told {
    fn eq(&self, other: &Told) -> bool {
        (self.code, &self.span, &self.message) == (other.code, &other.span, &other.message)
    }
}

impl Told {
    /// Something that concerns the whole of a file.
    pub(super) fn note(code: &'static str, severity: Severity, message: String) -> Told {
        Told { code, severity, text: Text::default(), span: 0..0, message }
    }

    /// A mistake, in the file itself.
    pub(super) fn mistake(it: &Mistake) -> Told {
        Told {
            code: if it.path.ends_with(ledger::FILE_NAME) { LEDGER } else { SETTINGS },
            severity: Severity::Error,
            text: it.text.clone(),
            span: it.span.clone().unwrap_or_default(),
            message: it.reason.clone(),
        }
    }

    /// A source that cannot be read, in the file itself.
    pub(super) fn problem(it: &Problem) -> Told {
        let message = match (&it.reason, part::file_and_line(&it.path).1) {
            (Reason::Sidecar { .. }, _) => it.reason.to_string(),
            (reason, Some(line)) => {
                format!("nothing is checked against what begins in line {line}: {reason}")
            }
            (reason @ (Reason::PartsWithout { .. } | Reason::MoreDamaged { .. }), None) => reason.to_string(),
            (reason, None) => format!("nothing is checked against this file: {reason}"),
        };
        Told::note(SOURCES, Severity::Warning, message)
    }

    pub(super) fn message(&self) -> &str {
        &self.message
    }

    fn diagnostic(&self, range: lsp::Range) -> lsp::Diagnostic {
        lsp::Diagnostic {
            range,
            severity: Some(convert::severity(self.severity)),
            code: Some(lsp::NumberOrString::String(self.code.to_owned())),
            source: Some("copydesk".to_owned()),
            message: self.message.clone(),
            ..Default::default()
        }
    }
}

/// What a draft's writer must know of mistakes in the settings.
pub(super) fn of_mistakes(mistakes: &[Mistake]) -> Option<Told> {
    let first = mistakes.first()?;
    let message = format!(
        "the settings have a mistake, and their last good state holds: {}: {}",
        first.place(),
        first.reason
    );
    Some(Told::note(SETTINGS, Severity::Info, message))
}

/// What a draft's writer must know of mistakes in the ledger.
pub(super) fn of_ledger(mistakes: &[Mistake]) -> Option<Told> {
    let first = mistakes.first()?;
    let message = format!(
        "the ledger has a mistake, and accepts nothing until it is mended: {}: {}",
        first.place(),
        first.reason
    );
    Some(Told::note(LEDGER, Severity::Warning, message))
}

/// What a draft's writer must know of the sources.
pub(super) fn of_problems(problems: &[Problem], is_empty: bool) -> Option<Told> {
    let message = match problems {
        [] if is_empty => "there are no sources to check against".to_owned(),
        [] => return None,
        [one] => format!("a source could not be read: {one}"),
        several => {
            let names: Vec<&str> = several.iter().take(NAMED).map(|it| it.path.as_str()).collect();
            let more = several.len().saturating_sub(NAMED);
            let rest = if more > 0 { format!(" and {more} more") } else { String::new() };
            format!("{} sources could not be read: {}{rest}", several.len(), names.join(", "))
        }
    };
    Some(Told::note(SOURCES, Severity::Info, message))
}

/// What is told of files that are no drafts, as diagnostics.
pub(super) fn of_file(told: &[Told], encoding: Encoding) -> Vec<lsp::Diagnostic> {
    told.iter().map(|it| it.diagnostic(convert::range(&it.text, &it.span, encoding))).collect()
}

/// What hinders the check of a draft, on its first line.
pub(in crate::lsp) fn notes(snapshot: &Snapshot) -> Vec<lsp::Diagnostic> {
    let text = snapshot.document.text.as_str();
    let first = snapshot.range(&(0..text.find(['\n', '\r']).unwrap_or(text.len())));
    snapshot.desk.notes.iter().map(|it| it.diagnostic(first)).collect()
}

/// A draft that cannot be read.
pub(in crate::lsp) fn unreadable(problem: &Problem) -> lsp::Diagnostic {
    let message = format!("not checked: {}", problem.reason);
    Told::note("draft", Severity::Warning, message).diagnostic(lsp::Range::default())
}
