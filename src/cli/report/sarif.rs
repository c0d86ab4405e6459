//! SARIF 2.1.0, the OASIS standard for the results of static analysis, as GitHub, Azure DevOps and editors read it. Lines and
//! columns count from 1, columns in UTF-16 units, without a byte order mark.
mod rule;

use serde_json::{Value, json};

use crate::{
    analysis::Analysis,
    check::Check,
    checks,
    cli::{
        Problem,
        report::{Report, cited, uri::Base},
    },
    finding::{Edit, Evidence, Finding, Fix, Severity},
    source::{Places, part},
    text::{Encoding, Span, Text},
};

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
/// Stands for the folder that relative URIs start from.
const ROOT: &str = "%SRCROOT%";

/// The whole report as one object, with a line break at its end.
pub(in crate::cli) fn render(report: &Report) -> String {
    let log = Log { base: Base::here() };
    let run = log.run(report);
    let root = json!({ "$schema": SCHEMA, "version": "2.1.0", "runs": [run] });
    // Plain data with text for keys cannot fail to be written.
    serde_json::to_string_pretty(&root).unwrap_or_default() + "\n"
}

struct Log {
    base: Base,
}

impl Log {
    fn run(&self, report: &Report) -> Value {
        let rules: Vec<Value> = checks::ALL.iter().map(|check| rule::of(check)).collect();
        let results: Vec<Value> = report.found().map(|(file, finding)| self.result(file, finding)).collect();
        let artifacts: Vec<Value> = report
            .files
            .iter()
            .map(|file| json!({ "location": self.file(&file.draft.path), "roles": ["analysisTarget"] }))
            .collect();
        let mut run = json!({
            "tool": { "driver": { "name": "Copydesk", "semanticVersion": env!("CARGO_PKG_VERSION"), "rules": rules } },
            "invocations": [self.invocation(report)],
            "originalUriBaseIds": self.base.uri().map_or_else(|| json!({}), |uri| json!({ ROOT: { "uri": uri } })),
            "artifacts": artifacts,
            "columnKind": "utf16CodeUnits",
            "newlineSequences": ["\r\n", "\n", "\r"],
        });
        // No list at all says that nothing was looked at; an empty one, that nothing is wrong.
        if !report.files.is_empty() {
            run["results"] = results.into();
        }
        run
    }

    fn invocation(&self, report: &Report) -> Value {
        let problems: Vec<Value> = report.problems.iter().map(|it| self.notification(it)).collect();
        json!({ "executionSuccessful": problems.is_empty(), "toolExecutionNotifications": problems })
    }

    fn notification(&self, problem: &Problem) -> Value {
        let Problem { path, reason } = problem;
        let location = json!({ "physicalLocation": { "artifactLocation": self.file(path) } });
        json!({ "level": "error", "message": plain(&format!("{path}: {reason}")), "locations": [location] })
    }

    fn result(&self, file: &Analysis, finding: &Finding) -> Value {
        let Finding { code, span, evidence, fixes, fingerprint, .. } = finding;
        let fingerprint = fingerprint.to_string();
        let evidence = evidence.iter().enumerate();
        let related: Vec<Value> = evidence.map(|(at, it)| self.related(file, at + 1, it)).collect();
        let fixes: Vec<Value> = fixes.iter().map(|fix| self.fix(file, fix)).collect();
        json!({
            "ruleId": code,
            "ruleIndex": checks::ALL.iter().position(|check: &&Check| check.code == *code),
            "level": level(finding.severity),
            "message": { "text": message(finding) },
            "locations": [{ "physicalLocation": {
                "artifactLocation": self.file(&file.draft.path),
                "region": region(&file.draft.text, span),
            } }],
            "relatedLocations": related,
            "fixes": fixes,
            // The second is the name that GitHub goes by; its own would change with every edit of the paragraph.
            "partialFingerprints": { "copydesk/v1": fingerprint, "primaryLocationLineHash": fingerprint },
        })
    }

    fn related(&self, file: &Analysis, id: usize, evidence: &Evidence) -> Value {
        let citation = &evidence.citation;
        let path = if citation.id.is_empty() { &file.draft.path } else { &citation.path };
        let mut physical = json!({ "artifactLocation": self.file(part::file_and_line(path).0) });
        // Of a file that is not read as it stands, no line can be told.
        if let Some(article) = file.article_of(evidence).filter(|it| it.places == Places::Lines) {
            physical["region"] = region(&article.text, &evidence.span);
        }
        json!({ "id": id, "physicalLocation": physical, "message": plain(&cited::passage(file, evidence)) })
    }

    fn fix(&self, file: &Analysis, fix: &Fix) -> Value {
        let replacement = |Edit { span, new_text }: &Edit| {
            // What is put in is text as it is, not a message.
            json!({ "deletedRegion": region(&file.draft.text, span), "insertedContent": { "text": new_text } })
        };
        let replacements: Vec<Value> = fix.edits.iter().map(replacement).collect();
        let change = json!({ "artifactLocation": self.file(&file.draft.path), "replacements": replacements });
        json!({ "description": plain(&fix.title), "artifactChanges": [change] })
    }

    fn file(&self, path: &str) -> Value {
        match self.base.of(path) {
            (uri, true) => json!({ "uri": uri, "uriBaseId": ROOT }),
            (uri, false) => json!({ "uri": uri }),
        }
    }
}

fn region(text: &Text, span: &Span) -> Value {
    let at = |offset| text.position(offset, Encoding::Utf16);
    let (start, end) = (at(span.start), at(span.end));
    json!({
        "startLine": start.line + 1,
        "startColumn": start.column + 1,
        "endLine": end.line + 1,
        "endColumn": end.column + 1,
        "snippet": { "text": &text.as_str()[span.clone()] },
    })
}

/// SARIF has no hint.
fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info | Severity::Hint => "note",
    }
}

/// What is wrong, and links to the related locations: without one, GitHub does not show them.
fn message(finding: &Finding) -> String {
    let mut message = escape(&finding.message);
    for (at, Evidence { citation, .. }) in finding.evidence.iter().enumerate() {
        let name = citation.title.as_ref().unwrap_or(&citation.id);
        let name = if name.is_empty() { "this draft" } else { name };
        let before = if at == 0 { ". See " } else { ", " };
        message += &format!("{before}[{}]({})", without_links(&without_places(name)), at + 1);
    }
    message
}

fn plain(message: &str) -> Value {
    json!({ "text": escape(message) })
}

/// A message that is nothing but its words.
fn escape(message: &str) -> String {
    let message = without_places(message);
    if message.contains("](") { without_links(&message) } else { message }
}

/// In braces stand places to fill.
fn without_places(text: &str) -> String {
    text.replace('{', "{{").replace('}', "}}")
}

/// `[words](target)` is a link.
fn without_links(text: &str) -> String {
    text.replace('\\', "\\\\").replace('[', "\\[").replace(']', "\\]")
}
