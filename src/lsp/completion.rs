//! Quotations, offices and figures of the sources, while the writer types. The analysis is not waited for.
use tower_lsp::lsp_types::{
    self as lsp, CompletionItemKind, CompletionItemLabelDetails, CompletionTextEdit, Documentation,
    InsertTextFormat,
};

use crate::{
    analysis::completion::{Suggestion, SuggestionKind, complete},
    finding::{Evidence, day},
    lang::ENGLISH,
    lsp::state::Snapshot,
    source::Embargo,
};

/// What may be typed at a position. Every letter asks again: an item that fits no longer would stay in the list.
pub(super) fn completion(snapshot: &Snapshot, at: lsp::Position) -> Option<lsp::CompletionResponse> {
    let text = snapshot.document.text.as_str();
    let suggestions = complete(text, snapshot.offset(at), &snapshot.desk.library.at_hand(), ENGLISH);
    let items = suggestions.into_iter().enumerate().map(|(rank, it)| item(snapshot, rank, it)).collect();
    Some(lsp::CompletionList { is_incomplete: true, items }.into())
}

fn item(snapshot: &Snapshot, rank: usize, it: Suggestion) -> lsp::CompletionItem {
    let kind = match it.kind {
        SuggestionKind::Quotation => CompletionItemKind::TEXT,
        SuggestionKind::Office => CompletionItemKind::PROPERTY,
        SuggestionKind::Figure => CompletionItemKind::VALUE,
    };
    let range = snapshot.range(&it.span);
    let (new_text, format) = inserted(&it, snapshot.traits.snippets);
    lsp::CompletionItem {
        label: it.label,
        label_details: Some(CompletionItemLabelDetails {
            detail: None,
            description: Some(it.evidence.citation.outlet.clone().unwrap_or(it.evidence.citation.id.clone())),
        }),
        kind: Some(kind),
        detail: Some(it.detail).filter(|detail| !detail.is_empty()),
        documentation: Some(Documentation::String(told(&it.evidence))),
        sort_text: Some(format!("{rank:03}")),
        filter_text: Some(it.filter),
        insert_text_format: Some(format),
        text_edit: Some(CompletionTextEdit::Edit(lsp::TextEdit::new(range, new_text))),
        ..lsp::CompletionItem::default()
    }
}

/// What is put in: the attribution is a form to fill in, or its mark alone.
fn inserted(it: &Suggestion, snippets: bool) -> (String, InsertTextFormat) {
    let Some((lead, speaker)) = &it.attribution else {
        return (it.text.clone(), InsertTextFormat::PLAIN_TEXT);
    };
    if !snippets {
        return (format!("{}{lead}{speaker}", it.text), InsertTextFormat::PLAIN_TEXT);
    }
    let (text, lead, speaker) = (escaped(&it.text), escaped(lead), escaped(speaker));
    (format!("{text}{lead}${{1:{speaker}}}"), InsertTextFormat::SNIPPET)
}

/// Text that means itself in a snippet.
fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('$', "\\$").replace('}', "\\}")
}

/// The passage, and where it is from.
fn told(evidence: &Evidence) -> String {
    let citation = &evidence.citation;
    let paragraph = (evidence.paragraph > 0).then(|| format!("paragraph {}", evidence.paragraph));
    let published = citation.published.map(day);
    let title = citation.title.clone().or(Some(citation.id.clone()));
    let parts = [
        title,
        citation.outlet.clone(),
        citation.byline.clone(),
        published,
        citation.embargoed.as_ref().map(Embargo::to_string),
        paragraph,
        evidence.time.clone(),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    format!("{}\n\n{}", evidence.excerpt, parts.join(", "))
}
