//! The only file that speaks both vocabularies.
use tower_lsp::lsp_types as lsp;

use crate::{
    finding::{Finding, Severity},
    lsp::state::Snapshot,
    text::{Encoding, Position, Span, Text},
};

/// The offset of a client's position, clamped to its line.
pub(super) fn offset(text: &Text, at: lsp::Position, encoding: Encoding) -> usize {
    text.offset(Position { line: at.line as usize, column: at.character as usize }, encoding)
}

/// A client's range as bytes; one that runs backwards is turned round.
pub(super) fn span(text: &Text, range: lsp::Range, encoding: Encoding) -> Span {
    let (start, end) = (offset(text, range.start, encoding), offset(text, range.end, encoding));
    start.min(end)..start.max(end)
}

/// Bytes as a client's range.
pub(super) fn range(text: &Text, span: &Span, encoding: Encoding) -> lsp::Range {
    let position = |offset| {
        let Position { line, column } = text.position(offset, encoding);
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        lsp::Position::new(count(line), count(column))
    };
    lsp::Range::new(position(span.start), position(span.end))
}

/// A finding as a diagnostic.
pub(super) fn diagnostic(snapshot: &Snapshot, it: &Finding) -> lsp::Diagnostic {
    lsp::Diagnostic {
        range: snapshot.range(&it.span),
        severity: Some(severity(it.severity)),
        code: Some(lsp::NumberOrString::String(it.code.to_owned())),
        source: Some("copydesk".to_owned()),
        message: it.message.clone(),
        ..Default::default()
    }
}

/// A severity in the client's terms.
pub(super) fn severity(it: Severity) -> lsp::DiagnosticSeverity {
    match it {
        Severity::Error => lsp::DiagnosticSeverity::ERROR,
        Severity::Warning => lsp::DiagnosticSeverity::WARNING,
        Severity::Info => lsp::DiagnosticSeverity::INFORMATION,
        Severity::Hint => lsp::DiagnosticSeverity::HINT,
    }
}
