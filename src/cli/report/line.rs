//! A line for each finding, `path:line:column: severity[code]: message`, in the form that editors, log viewers and `grep` know
//! from compilers. Lines and columns count from 1, columns in characters.
use crate::{
    analysis::Analysis,
    cli::{report::Report, terminal::clean},
    finding::Finding,
    text::Encoding,
};

/// What could not be checked, `path: error: reason`, then all findings.
pub(in crate::cli) fn render(report: &Report) -> String {
    let problems = report.problems.iter().map(|it| format!("{}: error: {}", it.path, it.reason));
    let findings = report.found().map(|(file, finding)| line(file, finding));
    problems.chain(findings).map(|line| clean(&line) + "\n").collect()
}

/// One finding.
pub(super) fn line(file: &Analysis, finding: &Finding) -> String {
    let at = file.draft.text.position(finding.span.start, Encoding::Utf32);
    let Finding { code, severity, message, .. } = finding;
    format!("{}:{}:{}: {}[{code}]: {message}", file.draft.path, at.line + 1, at.column + 1, severity.name())
}
