//! GitLab's code quality report, which a merge request shows beside its changes: an object for each finding. Lines count
//! from 1.
use std::path::Path;

use serde_json::{Value, json};

use crate::{
    analysis::Analysis,
    cli::{
        Problem,
        report::{Report, place::from},
        terminal::clean,
    },
    corpus::word::key,
    finding::{Finding, Severity},
    text::Encoding,
};

/// What could not be checked, then all findings, as one array with a line break at its end; paths are given from
/// `project`, the repository's folder, where they lie in it.
pub(in crate::cli) fn render(report: &Report, project: Option<&Path>) -> String {
    let problems = report.problems.iter().map(|it| problem(it, project));
    let findings = report.found().map(|(file, it)| finding(file, it, project));
    let all: Vec<Value> = problems.chain(findings).collect();
    // Plain data with text for keys cannot fail to be written.
    serde_json::to_string_pretty(&all).unwrap_or_default() + "\n"
}

fn problem(problem: &Problem, project: Option<&Path>) -> Value {
    let Problem { path, reason } = problem;
    let description = format!("could not be checked: {reason}");
    issue("unchecked", "blocker", &description, &from(project, path), 1, reason)
}

fn finding(file: &Analysis, finding: &Finding, project: Option<&Path>) -> Value {
    let Finding { code, message, fingerprint, .. } = finding;
    let line = file.draft.text.position(finding.span.start, Encoding::Utf32).line + 1;
    let path = from(project, &file.draft.path);
    issue(code, severity(finding.severity), message, &path, line, &fingerprint.to_string())
}

/// GitLab takes findings of one fingerprint for one, so the path is part of it.
fn issue(check: &str, severity: &str, description: &str, path: &str, line: usize, print: &str) -> Value {
    json!({
        "description": clean(description),
        "check_name": check,
        "fingerprint": format!("{:016x}", key(&format!("{path} {check} {print}"))),
        "severity": severity,
        "location": { "path": path, "lines": { "begin": line } },
    })
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "critical",
        Severity::Warning => "major",
        Severity::Info => "minor",
        Severity::Hint => "info",
    }
}
