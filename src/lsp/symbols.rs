//! The outline of a draft, and the search of the corpus.
use std::{collections::HashMap, sync::Arc};

use tokio::task::spawn_blocking;
use tower_lsp::{
    jsonrpc::{Error, Result},
    lsp_types::{self as lsp, SymbolKind, Url},
};

use crate::{
    analysis::outline::{Entry, EntryKind, outline},
    corpus::{Corpus, citation, question, search},
    facts::{FactRef, Place},
    lang::ENGLISH,
    lsp::{
        convert,
        state::{Shared, Snapshot},
    },
    text::Encoding,
};

/// An editor's list of symbols shows no more with profit.
const MOST: usize = 256;

/// Headings, and under them the facts with their verdicts.
pub(super) fn of_document(snapshot: &Snapshot) -> Option<lsp::DocumentSymbolResponse> {
    let entries = outline(snapshot.analysis());
    if snapshot.traits.symbol_tree {
        let tree: Vec<_> = entries.into_iter().map(|it| symbol(snapshot, it)).collect();
        return Some(tree.into());
    }
    let mut flat = Vec::new();
    flatten(snapshot, entries, None, &mut flat);
    Some(flat.into())
}

/// Facts and names of the sources that hold all words of a query.
pub(super) async fn of_corpus(
    state: &Arc<Shared>,
    query: String,
) -> Result<Option<Vec<lsp::SymbolInformation>>> {
    let (libraries, encoding) = {
        let state = state.lock();
        (state.desks.libraries(), state.traits.encoding)
    };
    let search = move || {
        let (words, question) = (search::query(&query), question::of_words(&query, ENGLISH));
        let corpora = libraries.into_iter().map(|it| it.answering(&question));
        let found = corpora.flat_map(|corpus| found(&corpus, &words, encoding));
        Some(found.take(MOST).collect())
    };
    spawn_blocking(search).await.map_err(|_| Error::internal_error())
}

#[expect(deprecated, reason = "the field must be given, and is none")]
fn symbol(snapshot: &Snapshot, entry: Entry) -> lsp::DocumentSymbol {
    let children: Vec<_> = entry.children.into_iter().map(|it| symbol(snapshot, it)).collect();
    lsp::DocumentSymbol {
        name: named(entry.name),
        detail: Some(entry.detail).filter(|detail| !detail.is_empty()),
        kind: kind(entry.kind),
        tags: None,
        deprecated: None,
        range: snapshot.range(&entry.span),
        selection_range: snapshot.range(&entry.own),
        children: Some(children).filter(|children| !children.is_empty()),
    }
}

/// A client without trees shows the verdict beside the name.
fn flatten(
    snapshot: &Snapshot,
    entries: Vec<Entry>,
    heading: Option<&str>,
    flat: &mut Vec<lsp::SymbolInformation>,
) {
    for entry in entries {
        let name = match entry.detail.as_str() {
            "" => entry.name.clone(),
            detail => format!("{} — {detail}", entry.name),
        };
        let location = lsp::Location::new(snapshot.document.uri.clone(), snapshot.range(&entry.own));
        flat.push(information(name, kind(entry.kind), location, heading.map(str::to_owned)));
        flatten(snapshot, entry.children, Some(&entry.name), flat);
    }
}

#[expect(deprecated, reason = "the field must be given, and is none")]
fn information(
    name: String,
    kind: SymbolKind,
    location: lsp::Location,
    container_name: Option<String>,
) -> lsp::SymbolInformation {
    lsp::SymbolInformation { name: named(name), kind, tags: None, deprecated: None, location, container_name }
}

/// A symbol must have a name.
fn named(name: String) -> String {
    if name.trim().is_empty() { "…".to_owned() } else { name }
}

fn kind(kind: EntryKind) -> SymbolKind {
    match kind {
        EntryKind::Heading => SymbolKind::NAMESPACE,
        EntryKind::Quotation => SymbolKind::STRING,
        EntryKind::Figure => SymbolKind::NUMBER,
        EntryKind::Date => SymbolKind::EVENT,
    }
}

/// Names first: they are few.
fn found(corpus: &Arc<Corpus>, words: &[String], encoding: Encoding) -> Vec<lsp::SymbolInformation> {
    let mut sources = Sources { corpus, encoding, uris: HashMap::new() };
    let mut found = Vec::new();
    for name in search::names(corpus, words).take(MOST).map(|at| corpus.names.get(at)) {
        let first = name.first.as_ref();
        let location = first.and_then(|(source, place)| sources.location(*source, place));
        found.extend(location.map(|(location, title)| {
            information(name.text.clone(), SymbolKind::OBJECT, location, Some(title))
        }));
    }
    for hit in search::facts(corpus, words).take(MOST) {
        let text = hit.place.text(corpus.article(hit.source));
        let (name, kind) = match hit.fact {
            FactRef::Quotation(_) => (quoted(text, hit.speaker.as_deref()), EntryKind::Quotation),
            FactRef::Figure(_) => (sentence(corpus, &hit), EntryKind::Figure),
            _ => (sentence(corpus, &hit), EntryKind::Date),
        };
        let location = sources.location(hit.source, &hit.place);
        found.extend(
            location.map(|(location, title)| information(name, self::kind(kind), location, Some(title))),
        );
    }
    found
}

fn quoted(words: &str, speaker: Option<&str>) -> String {
    match speaker {
        Some(speaker) => format!("{speaker}: {words}"),
        None => words.to_owned(),
    }
}

/// A figure or date alone tells nothing: its sentence stands beside it.
fn sentence(corpus: &Corpus, hit: &search::Hit) -> String {
    let article = corpus.article(hit.source);
    let prose = &article.blocks[hit.place.block].prose;
    format!("{} — {}", hit.place.text(article), &prose[hit.sentence.clone()])
}

/// Leads into the sources of one corpus.
struct Sources<'a> {
    corpus: &'a Corpus,
    encoding: Encoding,
    uris: HashMap<usize, Option<Url>>,
}

impl Sources<'_> {
    /// A place in a source, and the source's title.
    fn location(&mut self, source: usize, place: &Place) -> Option<(lsp::Location, String)> {
        let article = self.corpus.article(source);
        let uri = self.uris.entry(source).or_insert_with(|| convert::source_uri(&citation(article)));
        let range = convert::range_in(article, &place.in_file(article), self.encoding);
        let title = article.title.as_ref().unwrap_or(&article.id);
        Some((lsp::Location::new(uri.clone()?, range), title.clone()))
    }
}
