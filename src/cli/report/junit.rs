//! The XML of JUnit, as Jenkins and GitLab read it: each draft is a suite, each check that ran on it a test. So the names stay
//! the same from run to run, and a service can tell what has newly failed. A test fails where the run fails, from `--fail-on`
//! on; what is milder is its output. What could not be checked is a suite with an error.
use std::path::Path;

use crate::{
    analysis::Analysis,
    check::Check,
    checks,
    cli::{
        Problem,
        report::{Report, cited, line, xml::Element},
    },
    finding::Finding,
};

/// The whole report, with a line break at its end.
pub(in crate::cli) fn render(report: &Report) -> String {
    let problems = report.problems.iter().map(unchecked);
    let suites: Vec<Suite> = problems.chain(report.files.iter().map(|file| checked(report, file))).collect();
    let sum = |number: fn(&Suite) -> usize| suites.iter().map(number).sum::<usize>();
    Element::new("testsuites")
        .with("name", "copydesk")
        .with("tests", sum(|it| it.cases.len()))
        .with("failures", sum(|it| it.failures))
        .with("errors", sum(|it| it.errors))
        .with("time", format!("{:.3}", report.elapsed.as_secs_f64()))
        .children(suites.into_iter().map(Suite::element))
        .document()
}

/// A draft, with its tests.
struct Suite {
    name: String,
    cases: Vec<Element>,
    failures: usize,
    errors: usize,
}

impl Suite {
    fn element(self) -> Element {
        Element::new("testsuite")
            .with("name", self.name)
            .with("tests", self.cases.len())
            .with("failures", self.failures)
            .with("errors", self.errors)
            .children(self.cases)
    }
}

fn unchecked(problem: &Problem) -> Suite {
    let error = Element::new("error").with("message", &problem.reason).with("type", "unchecked");
    let case = case("could not be checked", &problem.path).children([error]);
    Suite { name: problem.path.clone(), cases: vec![case], failures: 0, errors: 1 }
}

fn checked(report: &Report, file: &Analysis) -> Suite {
    let ran = checks::ALL.iter().filter(|check| file.runs(check));
    let (cases, failed): (Vec<Element>, Vec<bool>) = ran.map(|check| test(report, file, check)).unzip();
    let failures = failed.into_iter().filter(|failed| *failed).count();
    Suite { name: file.draft.path.clone(), cases, failures, errors: 0 }
}

/// What one check found in a draft, and whether it failed.
fn test(report: &Report, file: &Analysis, check: &Check) -> (Element, bool) {
    let found = file.findings.iter().filter(|finding| finding.code == check.code);
    let (failing, milder): (Vec<&Finding>, Vec<&Finding>) = found.partition(|it| report.fails(it));
    let failure = failing.first().map(|first| {
        let message = match failing.len() {
            1 => first.message.clone(),
            many => format!("{}, and {} more", first.message, many - 1),
        };
        let failure = Element::new("failure").with("message", message).with("type", first.severity.name());
        failure.text(&told(file, &failing))
    });
    let output = (!milder.is_empty()).then(|| Element::new("system-out").text(&told(file, &milder)));
    let failed = failure.is_some();
    (case(check.code, &file.draft.path).children(failure.into_iter().chain(output)), failed)
}

fn case(name: &str, path: &str) -> Element {
    // A service takes what stands before the last full stop for a package.
    let class = Path::new(path).with_extension("").to_string_lossy().into_owned();
    Element::new("testcase").with("name", name).with("classname", class)
}

/// Every finding with what it rests on.
fn told(file: &Analysis, findings: &[&Finding]) -> String {
    let mut text = String::new();
    for finding in findings {
        text += &line::line(file, finding);
        text.push('\n');
        for note in cited::notes(file, finding) {
            text += &format!("  {note}\n");
        }
    }
    text
}
