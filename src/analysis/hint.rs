//! A mark beside each checked fact: how many sources have it, or what they have instead.
use crate::{
    analysis::{
        Analysis,
        standing::{Standing, Verdict},
    },
    facts::{FactRef, Facts, Place},
    finding::Finding,
    text::Span,
};

/// What may stand beside a fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hint {
    /// The end of the fact, in the file.
    pub at: usize,
    /// `✓ 2 sources`, `≠ 15`.
    pub label: String,
    /// What the sources have, in full.
    pub tooltip: String,
}

/// The hints within a span of the file, in the order of the text. A name that the sources have goes without one.
pub fn hints(analysis: &Analysis, within: &Span) -> Vec<Hint> {
    let blocks = &analysis.draft.blocks;
    let first = blocks.partition_point(|block| block.extent().end < within.start);
    let here = (first..blocks.len()).take_while(|&at| blocks[at].extent().start <= within.end);
    let facts = here.flat_map(|block| analysis.facts.in_block(block));
    let mut hints: Vec<Hint> = facts.filter_map(|fact| hint(analysis, fact)).collect();
    hints.retain(|hint| within.start <= hint.at && hint.at <= within.end);
    hints.sort_by_key(|hint| hint.at);
    hints
}

fn hint(analysis: &Analysis, fact: FactRef) -> Option<Hint> {
    let standings = &analysis.standings;
    let standing = match fact {
        FactRef::Quotation(at) => &standings.quotations[at],
        FactRef::Figure(at) => &standings.figures[at],
        FactRef::Date(at) => &standings.dates[at],
        FactRef::Name(at) => Some(&standings.names[at]).filter(|it| it.verdict == Verdict::Contradicted)?,
    };
    let span = measured(&analysis.facts, fact).in_file(&analysis.draft);
    let (label, tooltip) = match standing.verdict {
        Verdict::Unchecked | Verdict::Unsupported => return None,
        Verdict::Supported => (supported(standing), titles(analysis, standing)),
        Verdict::Contradicted => contradicted(analysis, &span, standing)?,
    };
    Some(Hint { at: span.end, label, tooltip })
}

/// A figure with what it counts: "412 passengers"; every other fact as it stands.
pub(super) fn measured(facts: &Facts, fact: FactRef) -> Place {
    let place = facts.place(fact);
    let counted = match fact {
        FactRef::Figure(at) => facts.figures[at].counted.clone(),
        _ => None,
    };
    let counted = counted.unwrap_or(place.span());
    Place::new(place.block, place.start.min(counted.start)..place.end.max(counted.end))
}

fn supported(standing: &Standing) -> String {
    match standing.sources.len() {
        // It follows by arithmetic from what the sources have.
        0 => "✓".to_owned(),
        1 => "✓ 1 source".to_owned(),
        count => format!("✓ {count} sources"),
    }
}

/// The sources by name, one a line.
fn titles(analysis: &Analysis, standing: &Standing) -> String {
    let article = |&source: &usize| analysis.corpus.article(source);
    let title = |source: &usize| article(source).title.as_ref().unwrap_or(&article(source).id);
    standing.sources.iter().map(title).cloned().collect::<Vec<_>>().join("\n")
}

/// The source's value where the finding knows it, else the source.
fn contradicted(analysis: &Analysis, span: &Span, standing: &Standing) -> Option<(String, String)> {
    if let Some(finding) = finding(analysis, span) {
        let id = finding.evidence.first().map(|it| it.citation.id.as_str()).filter(|id| !id.is_empty());
        let told = value(finding).or(id)?;
        return Some((format!("≠ {told}"), finding.message.clone()));
    }
    let source = *standing.sources.first()?;
    Some((format!("≠ {}", analysis.corpus.article(source).id), titles(analysis, standing)))
}

/// The finding that touches a span.
fn finding<'a>(analysis: &'a Analysis, span: &Span) -> Option<&'a Finding> {
    let near = analysis.findings.partition_point(|it| it.span.start < span.end);
    let touching = |it: &&Finding| it.span.end > span.start && !it.evidence.is_empty();
    analysis.findings[..near].iter().rev().take(NEAR).find(touching)
}

/// Findings that may begin between one that touches a fact and the fact's end.
const NEAR: usize = 8;

/// What the first fix would write, if it is one short replacement.
fn value(finding: &Finding) -> Option<&str> {
    /// A longer text hides the draft.
    const LONGEST: usize = 24;
    let [edit] = finding.fixes.first()?.edits.as_slice() else { return None };
    Some(edit.new_text.as_str()).filter(|text| !text.is_empty() && text.chars().count() <= LONGEST)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::story;

    #[test]
    fn checked_facts_are_marked() {
        let first = "“We will never raise taxes on small shops,” Mayor Ada Quill said. The ferry carried 412 passengers.";
        let second = "The ferry carried 412 passengers, said Ada Quill. The pier is 90 metres long.";
        let draft = "“We will not raise taxes on small shops,” Ada Quill said.\n\n\
            The ferry carried 412 passengers. The pier is 80 metres long. A crane of 77 tonnes fell.";
        let analysis = story::analysis(&[first, second], draft);
        let drawn = |within: Span| -> Vec<String> {
            let before = |at: usize| draft[..at].rsplit(' ').next().unwrap_or_default();
            hints(&analysis, &within).iter().map(|it| format!("{} [{}]", before(it.at), it.label)).collect()
        };
        let all = ["shops,” [≠ never]", "passengers [✓ 2 sources]", "metres [≠ 90]"];
        assert_eq!(drawn(0..draft.len()), all);
        assert_eq!(drawn(0..60), all[..1], "only those asked for");
    }
}
