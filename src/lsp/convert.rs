//! The only file that speaks both vocabularies.
use std::{
    collections::HashMap,
    path::{Component, Path},
    sync::OnceLock,
};

use tower_lsp::lsp_types::{self as lsp, Url};

use crate::{
    check::Check,
    checks,
    corpus::BUILTIN,
    facts::FactRef,
    finding::{Citation, Evidence, Finding, Severity},
    lsp::state::Snapshot,
    source::{Article, Places, part},
    text::{Encoding, Position, Span, Text, harmless::short},
    workspace::pages,
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

/// Bytes of a source's text as a range of its file; of one that no editor shows as it was read, where it begins.
pub(super) fn range_in(source: &Article, span: &Span, encoding: Encoding) -> lsp::Range {
    match source.places {
        Places::Lines => range(&source.text, span, encoding),
        Places::Paragraphs => {
            let line = part::file_and_line(&source.path).1.map_or(0, |line| line - 1);
            let start = lsp::Position::new(u32::try_from(line).unwrap_or(u32::MAX), 0);
            lsp::Range::new(start, start)
        }
    }
}

impl Snapshot {
    /// Where a fact stands in the draft.
    pub(super) fn range_of(&self, fact: FactRef) -> lsp::Range {
        let analysis = self.analysis();
        self.range(&analysis.facts.place(fact).in_file(&analysis.draft))
    }
}

/// At most so many passages are sent with a diagnostic: it is sent again after every keystroke.
const RELATED: usize = 3;
/// A passage's words in a list, and the name of its source, in characters.
const SHORT: usize = 90;
const NAME: usize = 50;

/// A finding as a diagnostic.
pub(super) fn diagnostic(snapshot: &Snapshot, it: &Finding) -> lsp::Diagnostic {
    let related = || it.evidence.iter().filter_map(|it| related(snapshot, it)).take(RELATED).collect();
    lsp::Diagnostic {
        range: snapshot.range(&it.span),
        severity: Some(severity(it.severity)),
        code: Some(lsp::NumberOrString::String(it.code.to_owned())),
        code_description: page_uri(it.code).map(|href| lsp::CodeDescription { href }),
        source: Some("copydesk".to_owned()),
        message: it.message.clone(),
        related_information: snapshot.traits.related.then(related).filter(|it: &Vec<_>| !it.is_empty()),
        ..Default::default()
    }
}

/// A passage that a finding rests on: who wrote it, when, and the words.
fn related(snapshot: &Snapshot, it: &Evidence) -> Option<lsp::DiagnosticRelatedInformation> {
    let words = short(&it.excerpt, SHORT);
    let message = match it.citation.id.is_empty() {
        true => format!("“{words}”"),
        // An embargo is not cut off.
        false if it.citation.embargoed.is_some() => format!("{}: “{words}”", it.citation.dated()),
        false => format!("{}: “{words}”", short(&it.citation.dated(), NAME)),
    };
    Some(lsp::DiagnosticRelatedInformation { location: location(snapshot, it)?, message })
}

/// Where evidence stands, counted in the text it stands in: a source's, or the draft's own.
pub(super) fn location(snapshot: &Snapshot, it: &Evidence) -> Option<lsp::Location> {
    let uri = match it.citation.id.is_empty() {
        true => snapshot.document.uri.clone(),
        false => source_uri(&it.citation)?,
    };
    let article = snapshot.analysis().article_of(it)?;
    Some(lsp::Location { uri, range: range_in(article, &it.span, snapshot.traits.encoding) })
}

/// The file of a source; none for one that no editor can open.
pub(super) fn source_uri(citation: &Citation) -> Option<Url> {
    match citation.path.as_str() {
        BUILTIN => file_uri(pages::builtin_sheet()?),
        path if path.starts_with("copydesk:") => None,
        path => file_uri(Path::new(part::file_and_line(path).0)),
    }
}

/// The page of a check.
pub(super) fn page_uri(code: &str) -> Option<Url> {
    static URIS: OnceLock<HashMap<&str, Url>> = OnceLock::new();
    let uri = |check: &&Check| Some((check.code, file_uri(pages::page(check.code)?)?));
    URIS.get_or_init(|| checks::ALL.iter().filter_map(uri).collect()).get(code).cloned()
}

/// A path as a URI, absolute and without steps back.
fn file_uri(path: &Path) -> Option<Url> {
    let is_plain = path.is_absolute() && path.components().all(|it| it != Component::ParentDir);
    if is_plain {
        return Url::from_file_path(path).ok();
    }
    let uri = Url::from_file_path(std::path::absolute(path).ok()?).ok()?;
    Url::parse(uri.as_str()).ok()
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
