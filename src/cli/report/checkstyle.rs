//! The XML of Checkstyle, which Jenkins, Bitbucket, reviewdog and others read: a `file` for each draft, an `error` in it for
//! each finding. Lines and columns count from 1, columns in characters.
use crate::{
    analysis::Analysis,
    cli::{
        Problem,
        report::{Report, xml::Element},
    },
    finding::{Finding, Severity},
    text::Encoding,
};

/// The whole report, with a line break at its end.
pub(in crate::cli) fn render(report: &Report) -> String {
    let problems = report.problems.iter().map(problem);
    let files = report.files.iter().map(file);
    Element::new("checkstyle").with("version", "4.3").children(problems.chain(files)).document()
}

fn problem(problem: &Problem) -> Element {
    let error = Element::new("error")
        .with("line", 1)
        .with("severity", "error")
        .with("message", format!("could not be checked: {}", problem.reason))
        .with("source", "copydesk");
    Element::new("file").with("name", &problem.path).children([error])
}

fn file(file: &Analysis) -> Element {
    let errors = file.findings.iter().map(|finding| error(file, finding));
    Element::new("file").with("name", &file.draft.path).children(errors)
}

fn error(file: &Analysis, finding: &Finding) -> Element {
    let at = file.draft.text.position(finding.span.start, Encoding::Utf32);
    // Checkstyle knows no hint.
    let severity = finding.severity.max(Severity::Info);
    Element::new("error")
        .with("line", at.line + 1)
        .with("column", at.column + 1)
        .with("severity", severity.name())
        .with("message", &finding.message)
        .with("source", format!("copydesk.{}", finding.code))
}
