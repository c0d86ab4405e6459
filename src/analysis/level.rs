//! Runs a check at the severity the writer wishes.
use crate::{
    check::{Check, CheckContext},
    config::Config,
    finding::{Finding, Severity},
};

/// The severity of a check's findings, `None` if it is not to run.
pub(super) fn of(check: &Check, config: &Config) -> Option<Severity> {
    match config.severities.get(check.code) {
        Some(wish) => *wish,
        None => (!check.off).then_some(check.severity),
    }
}

/// Runs `check` unless it is off. A finding milder than its check stays milder, whatever the check is set to.
pub(super) fn run(check: &Check, ctx: &CheckContext<'_>, findings: &mut Vec<Finding>) {
    let Some(severity) = of(check, ctx.config) else { return };
    let first = findings.len();
    (check.run)(ctx, findings);
    for finding in &mut findings[first..] {
        let milder = finding.severity < check.severity;
        finding.severity = if milder { severity.min(finding.severity) } else { severity };
    }
}
