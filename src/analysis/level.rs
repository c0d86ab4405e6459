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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        compare::Comparison,
        corpus::Corpus,
        facts::Facts,
        source::{self, Role},
    };

    /// Reports a finding of its own severity and a milder one.
    const TWO: Check = Check { code: "two", severity: Severity::Error, off: false, page: "", run: two };

    fn two(_: &CheckContext<'_>, findings: &mut Vec<Finding>) {
        for severity in [Severity::Error, Severity::Info] {
            findings.push(Finding { severity, ..TWO.finding(0..0, String::new(), Vec::new()) });
        }
    }

    fn found(off: bool, wish: Option<Option<Severity>>) -> Vec<Severity> {
        let draft = source::article("draft.md", "", Role::Draft);
        let severities = wish.map(|level| ("two".to_owned(), level)).into_iter().collect();
        let (facts, corpus) = (Facts::of(&draft), Corpus::new(Vec::new()));
        let ctx = CheckContext {
            draft: &draft,
            facts: &facts,
            corpus: &corpus,
            comparison: &Comparison::new(&draft, &facts, &corpus),
            config: &Config { severities, ..Config::default() },
        };
        let mut findings = Vec::new();
        run(&Check { off, ..TWO }, &ctx, &mut findings);
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
