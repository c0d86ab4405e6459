//! What a run comes to, in words.
use crate::{
    analysis::{Counts, Tally},
    cli::{report::Report, terminal::count},
    finding::Severity,
};

/// "5 errors, 2 warnings (1 accepted, 3 in the baseline) in 1 draft checked against 5 sources".
pub(super) fn found(report: &Report) -> String {
    let found = Severity::ALL.into_iter().rev().filter_map(|severity| {
        let number = report.findings().filter(|finding| finding.severity == severity).count();
        (number > 0).then(|| match severity {
            Severity::Info => format!("{number} info"),
            _ => count(number, severity.name()),
        })
    });
    let found: Vec<_> = found.collect();
    let found = match (found.is_empty(), report.known) {
        (false, _) => found.join(", "),
        (true, 0) => "Nothing found".to_owned(),
        (true, _) => "Nothing new".to_owned(),
    };
    let (drafts, sources) = (report.files.len(), report.source_count() as usize);
    let (drafts, sources) = (count(drafts, "draft"), count(sources, "source"));
    format!("{found}{} in {drafts} checked against {sources}", settled(report))
}

/// " (1 accepted, 3 in the baseline)": what was found, and does not count.
fn settled(report: &Report) -> String {
    let accepted = report.files.iter().map(|file| file.accepted.len()).sum();
    let parts = [(accepted, "accepted"), (report.known, "in the baseline")].into_iter();
    let parts: Vec<String> =
        parts.filter(|it| it.0 > 0).map(|(number, how)| format!("{number} {how}")).collect();
    if parts.is_empty() { String::new() } else { format!(" ({})", parts.join(", ")) }
}

/// "7 quotations: 4 supported, 3 contradicted.", "2 figures: 2 unsupported." The outcomes that did not occur are left out.
pub(super) fn outcomes(report: &Report) -> Vec<String> {
    let counts = report.files.iter().map(|file| file.counts).fold(Counts::default(), Counts::and);
    let kinds = [("quotation", counts.quotations), ("figure", counts.figures), ("date", counts.dates)];
    let told = kinds.iter().filter(|(_, tally)| tally.checked > 0);
    let told: Vec<String> = told.map(|(thing, tally)| outcome(thing, *tally)).collect();
    if told.is_empty() { vec!["No quotation, figure or date to check.".to_owned()] } else { told }
}

fn outcome(thing: &str, tally: Tally) -> String {
    let parts = [
        (tally.supported, "supported"),
        (tally.contradicted, "contradicted"),
        (tally.unsupported, "unsupported"),
    ];
    let parts: Vec<String> =
        parts.iter().filter(|it| it.0 > 0).map(|(number, how)| format!("{number} {how}")).collect();
    format!("{}: {}.", count(tally.checked, thing), parts.join(", "))
}
