//! A fix that is taken mends what it was offered for, and breaks nothing.
use std::sync::Arc;

use copydesk::{
    analysis::{Analysis, action::applied},
    finding::{Finding, Fix},
    source::{self, Role},
};

use crate::{fixture::Fixture, fixtures};

/// Every finding of a fixture with each of its fixes, and the draft as it is then.
#[test]
fn every_fix_of_every_fixture_mends_its_finding() {
    let mut wrong = Vec::new();
    for path in fixtures::files() {
        let fixture = Fixture::parse(&std::fs::read_to_string(&path).unwrap());
        let before = fixture.analysis();
        for finding in &before.findings {
            for fix in &finding.fixes {
                wrong.extend(fault(before, finding, fix).map(|fault| format!("{}: {fault}", path.display())));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What is wrong after a fix: the finding is still there, or there is one that was not.
fn fault(before: &Analysis, finding: &Finding, fix: &Fix) -> Option<String> {
    let text = applied(before.draft.text.as_str(), &fix.edits);
    let draft = source::article("draft.md", &text, Role::Draft);
    let after = Analysis::new(draft, Arc::clone(&before.corpus), Arc::clone(&before.config));
    let count =
        |analysis: &Analysis, code: &str| analysis.findings.iter().filter(|it| it.code == code).count();
    let stays = count(&after, finding.code) >= count(before, finding.code);
    let new = after.findings.iter().find(|it| count(&after, it.code) > count(before, it.code));
    let told = |it: &Finding| format!("{} at {:?}: {}", it.code, &text[it.span.clone()], it.message);
    match new {
        Some(it) => Some(format!("“{}” makes {}\n  {text}", fix.title, told(it))),
        None => stays.then(|| format!("“{}” leaves {}\n  {text}", fix.title, finding.message)),
    }
}
