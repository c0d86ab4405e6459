//! GitHub's workflow commands, which its runner shows as annotations beside the lines of a change:
//! `::error file=PATH,line=LINE,endLine=LINE,col=COLUMN,endColumn=COLUMN,title=TITLE::MESSAGE`. Lines and columns count from 1.
pub(in crate::cli) mod summary;

use std::path::Path;

use crate::{
    analysis::Analysis,
    cli::{
        Problem,
        report::{Report, cited, place::from},
        terminal::clean,
    },
    finding::{Finding, Severity},
    text::Encoding,
};

/// What could not be checked, then all findings; paths are given from `workspace`, the repository's folder, where they lie in it.
pub(in crate::cli) fn render(report: &Report, workspace: Option<&Path>) -> String {
    let problems = report.problems.iter().map(|it| problem(it, workspace));
    problems.chain(report.found().map(|(file, it)| finding(file, it, workspace))).collect()
}

fn problem(problem: &Problem, workspace: Option<&Path>) -> String {
    let Problem { path, reason } = problem;
    let title = ("title", "could not be checked".to_owned());
    // Settings are named with line and column, the arguments are no file: the place must be one that GitHub can show.
    let file = Path::new(path).is_file().then(|| ("file", from(workspace, path)));
    command("error", file.into_iter().chain([title]), &format!("{path}: {reason}"))
}

fn finding(file: &Analysis, finding: &Finding, workspace: Option<&Path>) -> String {
    let at = |offset| file.draft.text.position(offset, Encoding::Utf32);
    let (start, end) = (at(finding.span.start), at(finding.span.end));
    let mut properties = vec![
        ("file", from(workspace, &file.draft.path)),
        ("line", (start.line + 1).to_string()),
        ("endLine", (end.line + 1).to_string()),
    ];
    // Columns are for annotations within one line.
    if start.line == end.line {
        properties.push(("col", (start.column + 1).to_string()));
        properties.push(("endColumn", (end.column + 1).to_string()));
    }
    properties.push(("title", finding.code.to_owned()));
    let lines = [vec![finding.message.clone()], cited::notes(file, finding)].concat();
    let lines: Vec<String> = lines.iter().map(|line| clean(line)).collect();
    command(level(finding.severity), properties.into_iter(), &lines.join("\n"))
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info | Severity::Hint => "notice",
    }
}

fn command(level: &str, properties: impl Iterator<Item = (&'static str, String)>, message: &str) -> String {
    let properties: Vec<String> =
        properties.map(|(name, value)| format!("{name}={}", property(&value))).collect();
    format!("::{level} {}::{}\n", properties.join(","), data(message))
}

/// Escaped as the runner unescapes it.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A property's value ends at a comma or colon.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_cannot_end_its_command() {
        assert_eq!(data("50% of\r\nit: a, b"), "50%25 of%0D%0Ait: a, b");
        assert_eq!(property("a:b,c%\n"), "a%3Ab%2Cc%25%0A");
    }
}
