//! What the sources say of the fact under the pointer.
mod card;
#[cfg(test)]
mod tests;

use tower_lsp::lsp_types as lsp;

use crate::{
    analysis::{
        Accepted, Analysis,
        knowledge::{Answer, Knowledge, Says},
        standing::Verdict,
    },
    facts::FactRef,
    finding::Finding,
    lsp::{convert, desk::Standing, hover::card::Card, state::Snapshot},
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
    if snapshot.desk.standing != Standing::Read {
        return hindered(snapshot);
    }
    let (span, value) = told(snapshot.analysis(), snapshot.offset(at), markdown)?;
    let kind = if markdown { lsp::MarkupKind::Markdown } else { lsp::MarkupKind::PlainText };
    let contents = lsp::HoverContents::Markup(lsp::MarkupContent { kind, value });
    Some(lsp::Hover { contents, range: Some(snapshot.range(&span)) })
}

/// Without sources nothing can be told but why there are none.
fn hindered(snapshot: &Snapshot) -> Option<lsp::Hover> {
    let value = snapshot.desk.hindrances().collect::<Vec<_>>().join("\n");
    let contents = lsp::HoverContents::Markup(lsp::MarkupContent { kind: lsp::MarkupKind::PlainText, value });
    (snapshot.desk.hindrances().next().is_some()).then_some(lsp::Hover { contents, range: None })
}

/// What is told at a byte of the draft, and of which bytes.
fn told(analysis: &Analysis, offset: usize, markdown: bool) -> Option<(Span, String)> {
    let facts = shown(analysis, offset);
    let Some(&first) = facts.first() else { return wrong(analysis, offset, markdown) };
    let span = analysis.facts.place(first).in_file(&analysis.draft);
    let mut card = Card::new(markdown);
    for (at, &fact) in facts.iter().enumerate() {
        let knowledge = analysis.knowledge(fact);
        if at > 0 {
            card.rule();
            card.words(around(fact));
        }
        verdict(&mut card, &knowledge, &wrong_with(analysis, &facts, at));
        if at == 0 {
            accepted(&mut card, analysis, &span);
        }
        sources(&mut card, analysis, &knowledge);
    }
    Some((span, card.finish()))
}

/// The findings on one of several facts that lie in one another: those within it, and not within one before it.
fn wrong_with<'a>(analysis: &'a Analysis, facts: &[FactRef], at: usize) -> Vec<&'a Finding> {
    let span = |at: usize| analysis.facts.place(facts[at]).in_file(&analysis.draft);
    let within = |at: usize, it: &Finding| {
        let around = span(at);
        around.start <= it.span.start && it.span.end <= around.end
    };
    let owner = |it: &Finding| (0..facts.len()).find(|&at| within(at, it)).unwrap_or(0);
    let mut findings = analysis.findings_at(&span(at));
    findings.retain(|it| owner(it) == at);
    findings.truncate(FINDINGS);
    findings
}

/// What the fact before stands in.
fn around(fact: FactRef) -> &'static str {
    match fact {
        FactRef::Quotation(_) => "The quotation around it: ",
        FactRef::Figure(_) => "The figure around it: ",
        FactRef::Date(_) => "The date around it: ",
        FactRef::Name(_) => "The name around it: ",
    }
}

/// What is wrong at a place without a fact.
fn wrong(analysis: &Analysis, offset: usize, markdown: bool) -> Option<(Span, String)> {
    let findings = analysis.findings_at(&(offset..offset));
    let mut card = Card::new(markdown);
    findings.iter().take(FINDINGS).for_each(|it| finding(&mut card, it));
    Some((findings.first()?.span.clone(), card.finish()))
}

/// The facts to tell of: those that were checked, the innermost first; else words in marks, which look as if they were.
fn shown(analysis: &Analysis, offset: usize) -> Vec<FactRef> {
    let facts = analysis.facts_at(offset);
    let quoted = || facts.iter().find(|fact| matches!(fact, FactRef::Quotation(_)));
    let Some(&first) = facts.iter().find(|&&fact| analysis.is_checked(fact)).or_else(quoted) else {
        return Vec::new();
    };
    let place = |fact: FactRef| analysis.facts.place(fact);
    let holds = |it: FactRef| place(it).start <= place(first).start && place(first).end <= place(it).end;
    let around = facts.iter().copied().filter(|&it| it != first && analysis.is_checked(it) && holds(it));
    std::iter::once(first).chain(around).take(FACTS).collect()
}

/// What is wrong with the fact, and what came of it.
fn verdict(card: &mut Card, knowledge: &Knowledge, findings: &[&Finding]) {
    let words = knowledge.in_words();
    let speaks = matches!(knowledge.standing.verdict, Verdict::Contradicted | Verdict::Unsupported);
    let mut rest = findings.iter();
    if let Some(first) = rest.next().filter(|_| speaks) {
        card.strong(&words);
        card.words(": ");
        says(card, first);
        rest.for_each(|it| finding(card, it));
        return;
    }
    for it in findings {
        finding(card, it);
        card.paragraph();
    }
    card.strong(&words);
    if let Some(theirs) = contradiction(knowledge) {
        card.words(&theirs);
    }
}

/// Who lets it stand, and why.
fn accepted(card: &mut Card, analysis: &Analysis, span: &Span) {
    let within = |it: &&Accepted| span.start <= it.finding.span.start && it.finding.span.end <= span.end;
    for it in analysis.accepted.iter().filter(within).take(FINDINGS) {
        card.paragraph();
        card.strong("Accepted");
        let by = it.by.iter().map(|by| format!(" by {by}"));
        let on = it.on.iter().map(|on| on.strftime(" on %B %-d, %Y").to_string());
        card.words(&format!("{}: {}", by.chain(on).collect::<String>(), it.reason));
    }
}

/// A finding in a paragraph of its own.
fn finding(card: &mut Card, it: &Finding) {
    let name = it.severity.name();
    card.paragraph();
    card.strong(&(name[..1].to_uppercase() + &name[1..]));
    card.words(": ");
    says(card, it);
}

/// What is wrong, and the way to the page of the check.
fn says(card: &mut Card, it: &Finding) {
    card.words(&it.message);
    card.words(" (");
    card.link(it.code, convert::page_uri(it.code).as_ref(), None);
    card.words(")");
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
            card.strong(answer.says.in_words());
        }
        last = Some(answer.says);
        match knowledge.fact {
            FactRef::Name(_) => known(card, answer),
            _ => passage(card, answer),
        }
        source(card, analysis, answer);
    }
    if answers.len() > SHOWN {
        card.paragraph();
        card.words(&format!("and {} more", answers.len() - SHOWN));
    }
}

/// A name with the office that a source gives.
fn known(card: &mut Card, answer: &Answer) {
    card.item();
    card.words(&answer.words);
    card.words(" — ");
}

/// The words of a source.
fn passage(card: &mut Card, answer: &Answer) {
    let marks = if answer.quoted { ["“", "”"] } else { ["", ""] };
    card.quote();
    card.words(marks[0]);
    card.marked(&answer.evidence.excerpt, &answer.marked);
    card.words(marks[1]);
    card.source();
}

/// Where it is from, with the way there.
fn source(card: &mut Card, analysis: &Analysis, answer: &Answer) {
    answer.cited().iter().for_each(|part| card.words(&format!("{part} · ")));
    let article = analysis.corpus.article(answer.source);
    let line = convert::range_in(article, &answer.evidence.span, Encoding::Utf8).start.line as usize + 1;
    let uri = convert::source_uri(&answer.evidence.citation);
    card.link(&answer.place(), uri.as_ref(), Some(line));
    card.plainly(&format!(", {}:{line}", answer.evidence.citation.path));
}
