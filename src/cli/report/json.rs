//! The report for programs; `check.schema.json` beside this file describes it. A field is never taken away or given
//! another meaning within a major version.
use serde::Serialize;

use crate::{
    analysis::{Accepted, Analysis, Counts, Tally},
    cli::report::Report,
    finding::{Citation, Evidence, Finding, Fix, fingerprint::Fingerprint},
    source::Embargo,
    text::{Encoding, Position, Span, Text},
};

#[derive(Serialize)]
struct Root<'a> {
    version: &'static str,
    corpus: CorpusOut<'a>,
    files: Vec<FileOut<'a>>,
    fixed: usize,
    problems: Vec<ProblemOut<'a>>,
}

#[derive(Serialize)]
struct CorpusOut<'a> {
    sources: Vec<SourceOut<'a>>,
}

#[derive(Serialize)]
struct SourceOut<'a> {
    id: &'a str,
    path: &'a str,
    title: Option<&'a str>,
    outlet: Option<&'a str>,
    byline: Option<&'a str>,
    published: Option<String>,
    url: Option<&'a str>,
    embargoed: Option<&'a str>,
}

#[derive(Serialize)]
struct FileOut<'a> {
    path: &'a str,
    counts: CountsOut,
    findings: Vec<FindingOut<'a>>,
    accepted: Vec<AcceptedOut<'a>>,
}

#[derive(Serialize)]
struct AcceptedOut<'a> {
    finding: FindingOut<'a>,
    by: Option<&'a str>,
    on: Option<String>,
    reason: &'a str,
}

#[derive(Serialize)]
struct CountsOut {
    quotations: TallyOut,
    figures: TallyOut,
    dates: TallyOut,
    names: TallyOut,
}

#[derive(Serialize)]
struct TallyOut {
    checked: usize,
    supported: usize,
    contradicted: usize,
    unsupported: usize,
}

#[derive(Serialize)]
struct FindingOut<'a> {
    code: &'static str,
    severity: &'static str,
    range: RangeOut,
    span: SpanOut,
    text: &'a str,
    message: &'a str,
    evidence: Vec<EvidenceOut<'a>>,
    fixes: Vec<FixOut<'a>>,
    url: String,
    fingerprint: Fingerprint,
}

#[derive(Serialize)]
struct EvidenceOut<'a> {
    source: Option<SourceOut<'a>>,
    range: Option<RangeOut>,
    paragraph: Option<usize>,
    time: Option<&'a str>,
    speaker: Option<&'a str>,
    excerpt: &'a str,
    others: usize,
}

#[derive(Serialize)]
struct FixOut<'a> {
    title: &'a str,
    edits: Vec<EditOut<'a>>,
}

#[derive(Serialize)]
struct EditOut<'a> {
    range: RangeOut,
    new_text: &'a str,
}

#[derive(Serialize)]
struct RangeOut {
    start: PositionOut,
    end: PositionOut,
}

#[derive(Serialize)]
struct PositionOut {
    line: usize,
    character: usize,
}

#[derive(Serialize)]
struct SpanOut {
    start: usize,
    end: usize,
}

#[derive(Serialize)]
struct ProblemOut<'a> {
    path: &'a str,
    reason: &'a str,
}

/// The whole report as one object, with a line break at its end.
pub(in crate::cli) fn render(report: &Report) -> String {
    written(report, |root| serde_json::to_string_pretty(root))
}

/// The same object in one line: one of several.
pub(in crate::cli) fn line(report: &Report) -> String {
    written(report, |root| serde_json::to_string(root))
}

fn written(report: &Report, write: impl Fn(&Root<'_>) -> serde_json::Result<String>) -> String {
    let problems = report.problems.iter().map(|it| ProblemOut { path: &it.path, reason: &it.reason });
    let sources = report.citations();
    let root = Root {
        version: env!("CARGO_PKG_VERSION"),
        corpus: CorpusOut { sources: sources.iter().map(citation_out).collect() },
        files: report.files.iter().map(file_out).collect(),
        fixed: report.fixed,
        problems: problems.collect(),
    };
    // Plain data with text for keys cannot fail to be written.
    write(&root).unwrap_or_default() + "\n"
}

fn file_out(file: &Analysis) -> FileOut<'_> {
    FileOut {
        path: &file.draft.path,
        counts: counts_out(&file.counts),
        findings: file.findings.iter().map(|finding| finding_out(file, finding)).collect(),
        accepted: file.accepted.iter().map(|accepted| accepted_out(file, accepted)).collect(),
    }
}

fn accepted_out<'a>(file: &'a Analysis, accepted: &'a Accepted) -> AcceptedOut<'a> {
    AcceptedOut {
        finding: finding_out(file, &accepted.finding),
        by: accepted.by.as_deref(),
        on: accepted.on.map(|day| day.to_string()),
        reason: &accepted.reason,
    }
}

fn counts_out(counts: &Counts) -> CountsOut {
    let out = |tally: Tally| {
        let Tally { checked, supported, contradicted, unsupported } = tally;
        TallyOut { checked, supported, contradicted, unsupported }
    };
    CountsOut {
        quotations: out(counts.quotations),
        figures: out(counts.figures),
        dates: out(counts.dates),
        names: out(counts.names),
    }
}

fn finding_out<'a>(file: &'a Analysis, finding: &'a Finding) -> FindingOut<'a> {
    let text = &file.draft.text;
    FindingOut {
        code: finding.code,
        severity: finding.severity.name(),
        range: range_out(text, &finding.span),
        span: SpanOut { start: finding.span.start, end: finding.span.end },
        text: &text.as_str()[finding.span.clone()],
        message: &finding.message,
        evidence: finding.evidence.iter().map(|evidence| evidence_out(file, evidence)).collect(),
        fixes: finding.fixes.iter().map(|fix| fix_out(text, fix)).collect(),
        url: format!("copydesk:explain/{}", finding.code),
        fingerprint: finding.fingerprint,
    }
}

fn evidence_out<'a>(file: &'a Analysis, evidence: &'a Evidence) -> EvidenceOut<'a> {
    EvidenceOut {
        source: (!evidence.citation.id.is_empty()).then(|| citation_out(&evidence.citation)),
        range: file.text_of(evidence).map(|text| range_out(text, &evidence.span)),
        paragraph: (evidence.paragraph > 0).then_some(evidence.paragraph),
        time: evidence.time.as_deref(),
        speaker: evidence.speaker.as_deref(),
        excerpt: &evidence.excerpt,
        others: evidence.others,
    }
}

fn fix_out<'a>(text: &Text, fix: &'a Fix) -> FixOut<'a> {
    let edits = fix.edits.iter();
    FixOut {
        title: &fix.title,
        edits: edits
            .map(|edit| EditOut { range: range_out(text, &edit.span), new_text: &edit.new_text })
            .collect(),
    }
}

fn citation_out(citation: &Citation) -> SourceOut<'_> {
    SourceOut {
        id: &citation.id,
        path: &citation.path,
        title: citation.title.as_deref(),
        outlet: citation.outlet.as_deref(),
        byline: citation.byline.as_deref(),
        published: citation.published.map(|day| day.to_string()),
        url: citation.url.as_deref(),
        embargoed: citation.embargoed.as_ref().map(Embargo::written),
    }
}

fn range_out(text: &Text, span: &Span) -> RangeOut {
    let at = |offset| position_out(text.position(offset, Encoding::Utf16));
    RangeOut { start: at(span.start), end: at(span.end) }
}

fn position_out(position: Position) -> PositionOut {
    PositionOut { line: position.line, character: position.column }
}
