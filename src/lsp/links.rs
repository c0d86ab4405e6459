//! Citations in the draft that lead to sources: `copydesk:ID`, `copydesk://ID`, `copydesk:ID#p3` (its third paragraph),
//! footnotes called by a source's id (`[^ID]`), and the address that a source was published under.
use tower_lsp::lsp_types as lsp;

use crate::{
    analysis::links::Cited,
    corpus::citation,
    lsp::{convert, state::Snapshot},
    text::Encoding,
};

/// The links of a document.
pub(super) fn links(snapshot: &Snapshot) -> Option<Vec<lsp::DocumentLink>> {
    Some(snapshot.analysis().citations().iter().filter_map(|it| link(snapshot, it)).collect())
}

fn link(snapshot: &Snapshot, it: &Cited) -> Option<lsp::DocumentLink> {
    let article = snapshot.analysis().corpus.article(it.source);
    let citation = citation(article);
    let mut target = convert::source_uri(&citation)?;
    let paragraph =
        it.paragraph.and_then(|paragraph| article.blocks.iter().find(|it| it.paragraph == paragraph));
    if let Some(block) = paragraph.or(article.blocks.first()) {
        let line = convert::range_in(article, &block.extent(), Encoding::Utf8).start.line + 1;
        target.set_fragment(Some(&format!("L{line}")));
    }
    let range = snapshot.range(&it.span);
    Some(lsp::DocumentLink { range, target: Some(target), tooltip: Some(citation.dated()), data: None })
}
