//! What the sources say of the fact under the pointer.
mod card;
#[cfg(test)]
mod tests;

use tower_lsp::lsp_types as lsp;

use crate::{
    analysis::{
        Analysis,
        knowledge::{Answer, Knowledge, Says},
        standing::Verdict,
    },
    facts::FactRef,
    finding::Finding,
    lsp::{convert, hover::card::Card, state::Snapshot},
    text::{Encoding, Span},
};

/// So many sources are shown, and the rest counted.
const SHOWN: usize = 6;
/// So many facts that lie in one another are told of.
const FACTS: usize = 2;
/// So many findings lead.
const FINDINGS: usize = 3;

/// The hover at a position.
pub(super) fn hover(snapshot: &Snapshot, at: lsp::Position) -> Option<lsp::Hover> {
    let markdown = snapshot.traits.markdown;
    let (span, value) = told(snapshot.analysis(), snapshot.offset(at), markdown)?;
    let kind = if markdown { lsp::MarkupKind::Markdown } else { lsp::MarkupKind::PlainText };
    let contents = lsp::HoverContents::Markup(lsp::MarkupContent { kind, value });
    Some(lsp::Hover { contents, range: Some(snapshot.range(&span)) })
}

/// What is told at a byte of the draft, and of which bytes.
fn told(analysis: &Analysis, offset: usize, markdown: bool) -> Option<(Span, String)> {
    let facts = shown(analysis, offset);
    let mut card = Card::new(markdown);
    for (at, &fact) in facts.iter().enumerate() {
        let knowledge = analysis.knowledge(fact);
        if at > 0 {
            card.rule();
        }
        let findings = if at == 0 { analysis.findings_at(&knowledge.span) } else { Vec::new() };
        verdict(&mut card, &knowledge, &findings);
        sources(&mut card, analysis, &knowledge);
    }
    let span = analysis.facts.place(*facts.first()?).in_file(&analysis.draft);
    Some((span, card.finish()))
}

/// The facts to tell of: those that were checked, the innermost first; else the innermost.
fn shown(analysis: &Analysis, offset: usize) -> Vec<FactRef> {
    let facts = analysis.facts_at(offset);
    let checked = |fact: &FactRef| analysis.standing(*fact).verdict != Verdict::Unchecked;
    let mut shown: Vec<FactRef> = facts.iter().copied().filter(checked).take(FACTS).collect();
    if shown.is_empty() {
        shown.extend(facts.first());
    }
    shown
}

/// What came of the fact, and what is wrong with it.
fn verdict(card: &mut Card, knowledge: &Knowledge, findings: &[&Finding]) {
    let words = in_words(knowledge);
    if findings.is_empty() {
        card.strong(&words);
        if let Some(theirs) = contradiction(knowledge) {
            card.words(&theirs);
        }
    }
    for (at, finding) in findings.iter().take(FINDINGS).enumerate() {
        card.paragraph();
        if at == 0 {
            card.strong(&words);
            card.words(": ");
        }
        card.words(&finding.message);
        card.words(" (");
        card.link(finding.code, convert::page_uri(finding.code).as_ref(), None);
        card.words(")");
    }
}

fn in_words(knowledge: &Knowledge) -> String {
    match (knowledge.standing.verdict, knowledge.standing.sources.len()) {
        (Verdict::Supported, 0) => "Supported by arithmetic with the sources’ figures".to_owned(),
        (Verdict::Supported, 1) => "Supported by 1 source".to_owned(),
        (Verdict::Supported, count) => format!("Supported by {count} sources"),
        (Verdict::Contradicted, _) => "Contradicted".to_owned(),
        (Verdict::Unsupported, _) => "Not in the corpus".to_owned(),
        (Verdict::Unchecked, _) => "Not checked".to_owned(),
    }
}

/// What the sources have instead.
fn contradiction(knowledge: &Knowledge) -> Option<String> {
    let against = knowledge.answers.iter().find(|it| it.says == Says::Contradicts)?;
    let contradicted = knowledge.standing.verdict == Verdict::Contradicted;
    (contradicted && !against.words.is_empty()).then(|| format!(": the source has “{}”", against.words))
}

/// What each source has; those that bear the draft out apart from those that do not, where both are.
fn sources(card: &mut Card, analysis: &Analysis, knowledge: &Knowledge) {
    let answers = knowledge.by_source();
    let disputed = knowledge.is_disputed();
    let mut last = None;
    for answer in answers.iter().take(SHOWN) {
        if last != Some(answer.says) && (disputed || answer.says == Says::Near) {
            card.paragraph();
            card.strong(group(answer.says));
        }
        last = Some(answer.says);
        passage(card, analysis, knowledge.fact, answer);
    }
    if answers.len() > SHOWN {
        card.paragraph();
        card.words(&format!("and {} more", answers.len() - SHOWN));
    }
}

fn group(says: Says) -> &'static str {
    match says {
        Says::Agrees => "As in the draft",
        Says::Contradicts => "Otherwise",
        Says::Near => "Near it in the sources",
    }
}

/// The words, and where they are from.
fn passage(card: &mut Card, analysis: &Analysis, fact: FactRef, answer: &Answer) {
    let quoted = matches!(fact, FactRef::Quotation(_));
    card.begin_quote();
    card.words(if quoted { "“" } else { "" });
    card.marked(&answer.evidence.excerpt, &answer.marked);
    card.words(if quoted { "”" } else { "" });
    card.paragraph();
    card.words("— ");
    card.words(&cited(answer));
    let line =
        analysis.corpus.article(answer.source).text.position(answer.evidence.span.start, Encoding::Utf8);
    let uri = convert::source_uri(&answer.evidence.citation);
    card.link(&place(answer), uri.as_ref(), Some(line.line + 1));
}

/// "Ada Quill, mayor · Harbor Herald, March 3, 2026 · “Council talks taxes”, by Jo Penn · "
fn cited(answer: &Answer) -> String {
    let citation = &answer.evidence.citation;
    let speaker = answer.evidence.speaker.as_ref().map(|speaker| match &answer.office {
        Some(office) => format!("{speaker}, {office}"),
        None => speaker.clone(),
    });
    let title = citation.title.as_ref().filter(|_| citation.outlet.is_some()).map(|it| format!("“{it}”"));
    let byline = citation.byline.as_ref().map(|it| format!("by {it}"));
    let written = [title, byline].into_iter().flatten().collect::<Vec<_>>().join(", ");
    let parts = [speaker, Some(convert::dated(citation)), Some(written)];
    parts.into_iter().flatten().filter(|it| !it.is_empty()).map(|it| it + " · ").collect()
}

/// Where in the source.
fn place(answer: &Answer) -> String {
    match (&answer.evidence.time, answer.evidence.paragraph) {
        (Some(time), _) => format!("at {time}"),
        (None, 0) => "in the file".to_owned(),
        (None, paragraph) => format!("paragraph {paragraph}"),
    }
}
