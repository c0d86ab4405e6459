//! From a fact to the sources.
use tower_lsp::lsp_types as lsp;

use crate::{
    analysis::knowledge::{Answer, Knowledge, Says},
    lsp::{convert, state::Snapshot},
    text::Span,
};

/// The passages that answer the fact at a position, the best of each source.
pub(super) fn definition(snapshot: &Snapshot, at: lsp::Position) -> Option<lsp::GotoDefinitionResponse> {
    let known = known(snapshot, at)?;
    let telling = |it: &&Answer| it.says != Says::Near;
    let mut answers: Vec<&Answer> = known.by_source();
    if answers.iter().any(telling) {
        answers.retain(telling);
    }
    if !snapshot.traits.links {
        return Some(answers.into_iter().filter_map(|it| location(snapshot, it)).collect::<Vec<_>>().into());
    }
    Some(answers.into_iter().filter_map(|it| link(snapshot, &known, it)).collect::<Vec<_>>().into())
}

/// Every passage that speaks of the fact at a position, and every mention in the draft.
pub(super) fn references(snapshot: &Snapshot, at: lsp::Position) -> Option<Vec<lsp::Location>> {
    let known = known(snapshot, at)?;
    let mentions = snapshot.analysis().mentions(known.fact).into_iter();
    let here = mentions.map(|it| lsp::Location::new(snapshot.document.uri.clone(), snapshot.range_of(it)));
    Some(here.chain(known.answers.iter().filter_map(|it| location(snapshot, it))).collect())
}

/// The innermost fact at a position of which the sources speak, or else the innermost.
fn known(snapshot: &Snapshot, at: lsp::Position) -> Option<Knowledge> {
    let analysis = snapshot.analysis();
    let facts = analysis.facts_at(snapshot.offset(at));
    let told = facts.iter().map(|&fact| analysis.knowledge(fact)).find(|it| !it.answers.is_empty());
    told.or_else(|| facts.first().map(|&fact| analysis.knowledge(fact)))
}

/// The very words.
fn location(snapshot: &Snapshot, it: &Answer) -> Option<lsp::Location> {
    let uri = convert::source_uri(&it.evidence.citation)?;
    Some(lsp::Location { uri, range: in_source(snapshot, it, &it.evidence.span) })
}

/// The very words in their passage, led to from the whole fact.
fn link(snapshot: &Snapshot, known: &Knowledge, it: &Answer) -> Option<lsp::LocationLink> {
    // Editors demand that the one holds the other.
    let around = it.around.start.min(it.evidence.span.start)..it.around.end.max(it.evidence.span.end);
    Some(lsp::LocationLink {
        origin_selection_range: Some(snapshot.range(&known.span)),
        target_uri: convert::source_uri(&it.evidence.citation)?,
        target_range: in_source(snapshot, it, &around),
        target_selection_range: in_source(snapshot, it, &it.evidence.span),
    })
}

/// Counted in the text of the source.
fn in_source(snapshot: &Snapshot, it: &Answer, span: &Span) -> lsp::Range {
    convert::range_in(snapshot.analysis().corpus.article(it.source), span, snapshot.traits.encoding)
}
