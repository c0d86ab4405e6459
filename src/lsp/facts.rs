//! The server's own requests, for panels in editors. A stable protocol: members may be added, none changes its meaning.
//!
//! `copydesk/facts`, asked with `{"textDocument": {"uri": …}}`, answers with every fact of the document, in the order of
//! the text; null for a document that is not open. With a `range` beside the document, only the facts that touch it are
//! told: a panel that follows the visible lines of a long draft asks for those.
//!
//! ```json
//! {
//!   "version": 7,
//!   "sources": [
//!     {"id": "wire", "title": "Council talks taxes", "outlet": "Harbor Herald", "byline": "Jo Penn",
//!      "published": "2026-03-03", "uri": "file:///desk/wire.md"}
//!   ],
//!   "facts": [
//!     {"kind": "figure", "range": {"start": {"line": 4, "character": 10}, "end": {"line": 4, "character": 20}},
//!      "verdict": "contradicted", "label": "79 percent", "sources": [0]}
//!   ]
//! }
//! ```
//!
//! `kind` is `quotation`, `figure`, `date` or `name`; `verdict` is `supported`, `contradicted`, `unsupported` or
//! `unchecked`. The `sources` of a fact are indices into the table of the sources that speak to any fact of the document.
//! What is not known of a source is left out.
//!
//! `copydesk/fact`, asked with `{"textDocument": {"uri": …}, "position": …}`, answers with the facts at a position, the
//! innermost first, each with its passages, the best first:
//!
//! ```json
//! [
//!   {"kind": "figure", "range": …, "verdict": "contradicted", "label": "79 percent",
//!    "evidence": [
//!      {"says": "contradicts", "source": {"id": "wire", …}, "words": "97 percent",
//!       "excerpt": "The fund covers 97 percent of the cost.", "marks": [[16, 26]], "range": …, "paragraph": 3}
//!    ]}
//! ]
//! ```
//!
//! `says` is `agrees`, `contradicts` or `near`; `words` are the source's own for the fact, of a quotation those that differ;
//! `marks` are the stretches of the excerpt where they stand, in UTF-16 units; `range` counts in the source. `time` stands
//! for the paragraph in a recording; `speaker` and `office` tell whose words they are.
mod one;

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use tower_lsp::lsp_types::{self as lsp, TextDocumentIdentifier};

pub(super) use crate::lsp::facts::one::{OneFact, OneParams, fact};
use crate::{
    analysis::{
        Analysis,
        standing::{Standing, Verdict},
    },
    corpus::citation,
    facts::FactRef,
    lsp::{convert, state::Snapshot},
    text::harmless::short,
};

/// The document asked about.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Params {
    /// The document.
    pub text_document: TextDocumentIdentifier,
    /// The part of it that matters; all of it where there is none.
    pub range: Option<lsp::Range>,
}

/// The answer.
#[derive(Debug, Serialize)]
pub struct Answer {
    /// The version it holds for.
    pub version: i32,
    /// The sources that speak to any fact.
    pub sources: Vec<Source>,
    /// Every fact, in the order of the text.
    pub facts: Vec<Fact>,
}

/// What is known of a source.
#[derive(Debug, Serialize)]
pub struct Source {
    /// Short and unique in the corpus.
    pub id: String,
    /// The headline.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The newspaper, agency, broadcaster.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outlet: Option<String>,
    /// The writer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub byline: Option<String>,
    /// The day of publication, as in ISO 8601.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published: Option<String>,
    /// Until when it may not be used, as its publisher wrote it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub embargoed: Option<String>,
    /// The file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub uri: Option<lsp::Url>,
}

/// A fact and what came of it.
#[derive(Debug, Serialize)]
pub struct Fact {
    /// What kind it is of.
    pub kind: &'static str,
    /// Where it stands.
    pub range: lsp::Range,
    /// What came of it.
    pub verdict: &'static str,
    /// Its words, cut if they are many.
    pub label: String,
    /// Those that speak to it: indices into the table.
    pub sources: Vec<usize>,
}

/// A label is no longer than this, in characters.
const LABEL: usize = 80;

/// Every fact of the document, or of a part of it.
pub(super) fn facts(snapshot: &Snapshot, within: Option<lsp::Range>) -> Option<Answer> {
    let analysis = snapshot.analysis();
    let mut table = Table { analysis, rows: HashMap::new(), sources: Vec::new() };
    let within = within.map(|it| snapshot.offset(it.start)..snapshot.offset(it.end));
    let matters = |fact: &FactRef| {
        let place = || analysis.facts.place(*fact).in_file(&analysis.draft);
        within.as_ref().is_none_or(|it| it.start <= place().end && place().start <= it.end)
    };
    let mut all: Vec<FactRef> = analysis.facts.all().filter(matters).collect();
    all.sort_by_key(|&fact| analysis.facts.place(fact));
    let fact = |fact| Fact {
        kind: kind(fact),
        range: snapshot.range_of(fact),
        verdict: verdict(analysis.standing(fact)),
        label: label(analysis, fact),
        sources: analysis.standing(fact).sources.iter().map(|&source| table.row(source)).collect(),
    };
    let facts = all.into_iter().map(fact).collect();
    Some(Answer { version: snapshot.document.version, sources: table.sources, facts })
}

/// The sources that were named, each once.
struct Table<'a> {
    analysis: &'a Analysis,
    rows: HashMap<usize, usize>,
    sources: Vec<Source>,
}

impl Table<'_> {
    fn row(&mut self, source: usize) -> usize {
        *self.rows.entry(source).or_insert_with(|| {
            self.sources.push(known(self.analysis, source));
            self.sources.len() - 1
        })
    }
}

fn known(analysis: &Analysis, source: usize) -> Source {
    let it = citation(analysis.corpus.article(source));
    Source {
        uri: convert::source_uri(&it),
        id: it.id,
        title: it.title,
        outlet: it.outlet,
        byline: it.byline,
        published: it.published.map(|day| day.to_string()),
        embargoed: it.embargoed.map(|it| it.written().to_owned()),
    }
}

fn kind(fact: FactRef) -> &'static str {
    match fact {
        FactRef::Quotation(_) => "quotation",
        FactRef::Figure(_) => "figure",
        FactRef::Date(_) => "date",
        FactRef::Name(_) => "name",
    }
}

fn verdict(standing: &Standing) -> &'static str {
    match standing.verdict {
        Verdict::Supported => "supported",
        Verdict::Contradicted => "contradicted",
        Verdict::Unsupported => "unsupported",
        Verdict::Unchecked => "unchecked",
    }
}

fn label(analysis: &Analysis, fact: FactRef) -> String {
    short(analysis.facts.place(fact).text(&analysis.draft), LABEL)
}
