use std::sync::Arc;

use super::*;
use crate::{
    analysis::{Analysis, story},
    source::{self, Role},
};

const WIRE: &str =
    "The ferry to Callow Bay carried 412 passengers.\n\n“We will never raise taxes,” Ada Quill said.";
const DRAFT: &str =
    "The ferry to Callow Bay carried 421 passengers.\n\n“We will not raise taxes,” Ada Quill said.";

/// The draft beside the source and a ledger.
fn analysis(wire: &str, draft: &str, ledger: &[Acceptance]) -> Analysis {
    let mut draft = source::article("draft.md", draft, Role::Draft);
    draft.accepted = ledger.to_vec();
    Analysis::new(draft, story::corpus(&[wire]), Arc::default())
}

/// The entry by which a finding of the draft is accepted.
fn entry(wire: &str, draft: &str, code: &str, reason: &str) -> Acceptance {
    let analysis = analysis(wire, draft, &[]);
    let finding = analysis.findings.iter().find(|it| it.code == code).expect("a finding");
    let (by, on) = ("Otto Brandt".to_owned(), jiff::civil::date(2025, 5, 3));
    let place = "copydesk.ledger.toml:3".to_owned();
    Acceptance { claim: claim(&analysis.draft, finding), by, on, reason: reason.to_owned(), place }
}

fn messages(analysis: &Analysis) -> Vec<String> {
    analysis.findings.iter().map(|it| format!("{}: {}", it.code, it.message)).collect()
}

#[test]
fn an_accepted_finding_is_not_reported_and_is_kept_with_its_reason() {
    let entry = entry(WIRE, DRAFT, "figure-conflict", "counted at the pier");
    let claim = &entry.claim;
    assert_eq!(
        (claim.words.as_str(), claim.sentence.as_str()),
        ("421", "The ferry to Callow Bay carried 421 passengers.")
    );
    assert!(
        claim.source.as_ref().is_some_and(|it| it.id == "wire-1" && it.words.contains("412")),
        "{claim:?}"
    );
    // Moved, broken anew, with other words around it: it is the same sentence.
    let moved =
        format!("# News\n\nHm. {}\n\nMore.", DRAFT.replace("Callow Bay carried", "Callow\nBay  carried"));
    for draft in [DRAFT, &moved] {
        let after = analysis(WIRE, draft, std::slice::from_ref(&entry));
        assert_eq!(after.findings.iter().map(|it| it.code).collect::<Vec<_>>(), ["misquote"], "{draft}");
        let [accepted] = after.accepted.as_slice() else { panic!("{:?}", after.accepted) };
        assert_eq!((accepted.by.as_deref(), accepted.on), (Some("Otto Brandt"), Some(entry.on)));
        assert_eq!(
            (accepted.finding.code, accepted.reason.as_str()),
            ("figure-conflict", "counted at the pier")
        );
    }
}

#[test]
fn a_comment_accepts_without_a_name() {
    let draft = format!("<!-- copydesk: ok figure-conflict: counted -->\n{DRAFT}");
    let after = analysis(WIRE, &draft, &[]);
    let [accepted] = after.accepted.as_slice() else { panic!("{:?}", after.accepted) };
    assert_eq!((accepted.by.as_deref(), accepted.on, accepted.reason.as_str()), (None, None, "counted"));
}

#[test]
fn what_has_changed_brings_the_finding_back_with_a_note() {
    let entry = entry(WIRE, DRAFT, "figure-conflict", "counted at the pier");
    let table = [
        (WIRE.to_owned(), DRAFT.replace("421", "431"), "for other words: “421”"),
        (
            WIRE.to_owned(),
            DRAFT.replace("The ferry", "The old ferry"),
            "in another sentence: “The ferry to Callow Bay carried 421 passengers.”",
        ),
        (WIRE.replace("412", "410"), DRAFT.to_owned(), "when the source said “"),
    ];
    for (wire, draft, note) in table {
        let after = analysis(&wire, &draft, std::slice::from_ref(&entry));
        let told = messages(&after);
        let note = format!("; Otto Brandt accepted it on May 3, 2025 {note}");
        assert!(
            told.iter().any(|it| it.starts_with("figure-conflict") && it.contains(&note)),
            "{note}: {told:?}"
        );
        assert!(!told.iter().any(|it| it.starts_with("stale-acceptance")), "told once: {told:?}");
        assert!(after.accepted.is_empty());
    }
}

#[test]
fn an_entry_whose_finding_is_gone_is_reported_where_it_was() {
    let entry = entry(WIRE, DRAFT, "figure-conflict", "counted at the pier");
    let draft = format!("# News\n\n{}", DRAFT.replace("421", "412"));
    let after = analysis(WIRE, &draft, std::slice::from_ref(&entry));
    let stale = after.findings.iter().find(|it| it.code == "stale-acceptance").expect("a finding");
    assert_eq!(&draft[stale.span.clone()], "The ferry to Callow Bay carried 412 passengers.");
    assert!(stale.message.contains("copydesk.ledger.toml:3"), "{}", stale.message);
    let off = Config { severities: [("figure-conflict".to_owned(), None)].into(), ..Config::default() };
    let mut draft = source::article("draft.md", DRAFT, Role::Draft);
    draft.accepted = vec![entry];
    let after = Analysis::new(draft, story::corpus(&[WIRE]), Arc::new(off));
    assert!(!messages(&after).iter().any(|it| it.starts_with("stale")), "a check that is off finds nothing");
}

#[test]
fn without_a_reason_nothing_is_accepted() {
    let entry = entry(WIRE, DRAFT, "misquote", "");
    let after = analysis(WIRE, DRAFT, &[entry]);
    assert!(after.accepted.is_empty());
    let told = messages(&after);
    assert!(
        told.iter()
            .any(|it| it.starts_with("misquote") && it.contains("write one into copydesk.ledger.toml:3")),
        "{told:?}"
    );
}

#[test]
fn an_entry_that_was_accepted_anew_is_history() {
    let old = entry(WIRE, DRAFT, "figure-conflict", "counted at the pier");
    let draft = DRAFT.replace("421", "431");
    let new = entry(WIRE, &draft, "figure-conflict", "counted again");
    let after = analysis(WIRE, &draft, &[old, new]);
    assert_eq!(
        after.findings.iter().map(|it| it.code).collect::<Vec<_>>(),
        ["misquote"],
        "{:?}",
        messages(&after)
    );
}

#[test]
fn the_same_words_in_another_sentence_are_another_finding() {
    let wire = "The ferry to Callow Bay carried 412 passengers. The ferry to Ostra carried 417 passengers.";
    let draft = "The ferry to Callow Bay carried 421 passengers. The ferry to Ostra carried 421 passengers.";
    let entry = entry(wire, draft, "figure-conflict", "counted at the pier");
    let after = analysis(wire, draft, std::slice::from_ref(&entry));
    assert_eq!(after.accepted.len(), 1);
    let left: Vec<usize> = after.findings.iter().map(|it| it.span.start).collect();
    assert_eq!(left, [draft.rfind("421").unwrap_or_default()], "{:?}", messages(&after));
    // The same sentence twice is the same statement.
    let twice = format!("{draft}\n\nThe ferry to Callow Bay carried 421 passengers.");
    assert_eq!(analysis(wire, &twice, &[entry]).accepted.len(), 2);
}
