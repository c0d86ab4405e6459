//! `copydesk/fact`: one fact with all its evidence.
use serde::{Deserialize, Serialize};
use tower_lsp::lsp_types::{self as lsp, TextDocumentIdentifier};

use crate::{
    analysis::{
        Analysis,
        knowledge::{self, Knowledge, Says},
    },
    lsp::{
        convert,
        facts::{Source, kind, known, label, verdict},
        state::Snapshot,
    },
    text::Span,
};

/// The place asked about.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct OneParams {
    /// The document.
    pub text_document: TextDocumentIdentifier,
    /// A place in it.
    pub position: lsp::Position,
}

/// A fact with its evidence.
#[derive(Debug, Serialize)]
pub struct OneFact {
    /// What kind it is of.
    pub kind: &'static str,
    /// Where it stands.
    pub range: lsp::Range,
    /// What came of it.
    pub verdict: &'static str,
    /// Its words, cut if they are many.
    pub label: String,
    /// The passages, the best first.
    pub evidence: Vec<Passage>,
}

/// A passage of a source.
#[derive(Debug, Serialize)]
pub struct Passage {
    /// Whether it bears the draft out.
    pub says: &'static str,
    /// Where it is from.
    pub source: Source,
    /// The source's own words for the fact.
    pub words: String,
    /// The words around it.
    pub excerpt: String,
    /// Stretches of the excerpt, in UTF-16 units.
    pub marks: Vec<[usize; 2]>,
    /// Where in the source.
    pub range: lsp::Range,
    /// Counted from 1; 0 where there is none.
    pub paragraph: usize,
    /// Where in a recording.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time: Option<String>,
    /// Whose words they are.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub speaker: Option<String>,
    /// The speaker's office.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub office: Option<String>,
}

/// The facts at a position, the innermost first.
pub(in crate::lsp) fn fact(snapshot: &Snapshot, at: lsp::Position) -> Option<Vec<OneFact>> {
    let analysis = snapshot.analysis();
    let facts = analysis.facts_at(snapshot.offset(at)).into_iter();
    Some(facts.map(|fact| one(snapshot, analysis, &analysis.knowledge(fact))).collect())
}

fn one(snapshot: &Snapshot, analysis: &Analysis, it: &Knowledge) -> OneFact {
    OneFact {
        kind: kind(it.fact),
        range: snapshot.range(&it.span),
        verdict: verdict(&it.standing),
        label: label(analysis, it.fact),
        evidence: it.answers.iter().map(|answer| passage(snapshot, analysis, answer)).collect(),
    }
}

fn passage(snapshot: &Snapshot, analysis: &Analysis, it: &knowledge::Answer) -> Passage {
    let source = analysis.corpus.article(it.source);
    let evidence = &it.evidence;
    Passage {
        says: match it.says {
            Says::Agrees => "agrees",
            Says::Contradicts => "contradicts",
            Says::Near => "near",
        },
        source: known(analysis, it.source),
        words: it.words.clone(),
        excerpt: evidence.excerpt.clone(),
        marks: it.marked.iter().map(|span| in_units(&evidence.excerpt, span)).collect(),
        range: convert::range_in(source, &evidence.span, snapshot.traits.encoding),
        paragraph: evidence.paragraph,
        time: evidence.time.clone(),
        speaker: evidence.speaker.clone(),
        office: it.office.clone(),
    }
}

/// A span of an excerpt as panels count.
fn in_units(excerpt: &str, span: &Span) -> [usize; 2] {
    [span.start, span.end].map(|at| excerpt[..at].encode_utf16().count())
}
