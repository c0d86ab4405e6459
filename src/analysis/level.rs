//! Runs a check at the severity the writer wishes.
use crate::{
    check::Check,
    checks,
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

/// Does the check with this code run?
pub(super) fn runs(code: &str, config: &Config) -> bool {
    checks::by_code(code).is_some_and(|check| of(check, config).is_some())
}

/// Runs `check` unless it is off. A finding milder than its check stays milder, whatever the check is set to.
pub(super) fn run(
    check: &Check,
    config: &Config,
    findings: &mut Vec<Finding>,
    run: impl FnOnce(&mut Vec<Finding>),
) {
    let Some(severity) = of(check, config) else { return };
    let first = findings.len();
    run(findings);
    for finding in &mut findings[first..] {
        let milder = finding.severity < check.severity;
        finding.severity = if milder { severity.min(finding.severity) } else { severity };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    static OFF: Check = Check { off: true, ..ON };
    static ON: Check = Check { code: "two", ..Check::EMPTY };

    /// What is left of a finding of the check's own severity and a milder one.
    fn found(off: bool, wish: Option<Option<Severity>>) -> Vec<Severity> {
        let severities = wish.map(|level| ("two".to_owned(), level)).into_iter().collect();
        let config = Config { severities, ..Config::default() };
        let mut findings = Vec::new();
        run(if off { &OFF } else { &ON }, &config, &mut findings, |findings| {
            for severity in [Severity::Error, Severity::Info] {
                findings.push(Finding { severity, ..ON.finding(0..0, String::new(), Vec::new()) });
            }
        });
        findings.iter().map(|finding| finding.severity).collect()
    }

    #[test]
    fn a_check_runs_at_the_wished_severity_and_milder_findings_stay_milder() {
        use Severity::{Error, Hint, Info, Warning};
        assert_eq!(found(false, None), [Error, Info]);
        assert_eq!(found(false, Some(Some(Warning))), [Warning, Info]);
        assert_eq!(found(false, Some(Some(Hint))), [Hint, Hint]);
        assert_eq!(found(false, Some(None)), []);
        assert_eq!(found(true, None), []);
        assert_eq!(found(true, Some(Some(Error))), [Error, Info]);
    }
}
