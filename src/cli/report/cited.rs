//! A passage in words: what it says, who says it, and where in which source.
use crate::{
    analysis::Analysis,
    cli::terminal::count,
    finding::{Evidence, Finding, day},
    source::{Embargo, Places},
};

/// No more sources than this are shown for one finding; the rest are counted.
pub(super) const SOURCES_SHOWN: usize = 3;

/// What a finding rests on and what could be done, a line each: "source: …", "fix: …".
pub(super) fn notes(file: &Analysis, finding: &Finding) -> Vec<String> {
    let sources = finding.evidence.iter().take(SOURCES_SHOWN);
    let mut notes: Vec<String> = sources.map(|it| format!("{}: {}", name(it), passage(file, it))).collect();
    let more = finding.evidence.len().saturating_sub(SOURCES_SHOWN);
    if more > 0 {
        notes.push(format!("and {more} more"));
    }
    notes.extend(finding.fixes.iter().map(|fix| format!("fix: {}", fix.title)));
    notes
}

/// What the evidence is: a source's words or the draft's own.
pub(super) fn name(evidence: &Evidence) -> &'static str {
    if evidence.citation.id.is_empty() { "draft" } else { "source" }
}

/// The passage with its place and its source, in a line.
pub(super) fn passage(file: &Analysis, evidence: &Evidence) -> String {
    let about = [place(file, evidence), source(evidence)].concat();
    format!("{} ({})", quoted(evidence), about.join(", "))
}

/// Somebody's words stand in marks; the source's own marks serve where it has them.
pub(super) fn quoted(evidence: &Evidence) -> String {
    let excerpt = evidence.excerpt.trim();
    let has_marks = excerpt.contains(['“', '”', '"', '«', '»']);
    if evidence.speaker.is_some() && !has_marks { format!("“{excerpt}”") } else { excerpt.to_owned() }
}

/// The speaker, the paragraph or time, the file with line and column where it has those.
pub(super) fn place(file: &Analysis, evidence: &Evidence) -> Vec<String> {
    let mut parts = Vec::new();
    parts.extend(evidence.speaker.clone());
    let article = file.article_of(evidence);
    if let Some(time) = &evidence.time {
        parts.push(format!("at {time}"));
    } else if evidence.paragraph > 0 && article.is_none_or(|it| it.places == Places::Lines) {
        parts.push(format!("paragraph {}", evidence.paragraph));
    }
    parts.push(match article {
        Some(article) => article.place(evidence.span.start),
        None => evidence.citation.path.clone(),
    });
    parts
}

/// Until when it may not be used; "headline", outlet, byline, day; the address where there is one; how many other sources have
/// the same.
pub(super) fn source(evidence: &Evidence) -> Vec<String> {
    let citation = &evidence.citation;
    let others = (evidence.others > 0).then(|| format!("and {}", count(evidence.others, "other")));
    let title = citation.title.as_ref().map(|title| format!("“{title}”"));
    let day = citation.published.map(day);
    let embargo = citation.embargoed.as_ref().map(Embargo::to_string);
    let (outlet, byline) = (citation.outlet.clone(), citation.byline.clone());
    let parts = [embargo, title, outlet, byline, day, citation.url.clone(), others];
    parts.into_iter().flatten().collect()
}
