use std::sync::Arc;

use crate::{
    analysis::Analysis,
    config::Config,
    corpus::Corpus,
    finding::Severity,
    source::{self, Role},
};

const WIRE: &str = "Fire Chief Wilhelmina Ostrander closed the port of Callow Bay. Library Director Karen Thurlow agreed.\n\n\
    Finance Director Karin Thurlock said so, and Raúl Ibáñez, the sheriff, too. Mayor Tomasz Brzecki left Port Merrin with Joan Askew. \
    The Merrindale City Council met in Merrindale.";

/// `code span → right` of each finding of the two checks of names.
fn findings(draft: &str, accepted: &[&str]) -> Vec<String> {
    findings_beside(&[WIRE], draft, accepted)
}

fn findings_beside(sources: &[&str], draft: &str, accepted: &[&str]) -> Vec<String> {
    let sources = sources.iter().enumerate();
    let sources = sources.map(|(at, text)| source::article(&format!("wire{at}.txt"), text, Role::Source));
    let corpus = Arc::new(Corpus::new(sources.collect()));
    let accepted_names = accepted.iter().map(|name| (*name).to_owned()).collect();
    let config = Arc::new(Config { accepted_names, ..Config::default() });
    let draft = source::article("draft.txt", draft, Role::Draft);
    let findings = Analysis::new(draft.clone(), corpus, config).findings;
    let names = findings.iter().filter(|it| it.code == "name-misspelling" || it.code == "title-conflict");
    let line = |it: &crate::finding::Finding| {
        let right = it.fixes.first().map_or("?", |fix| fix.edits[0].new_text.as_str());
        let hint = if it.severity == Severity::Hint { " hint" } else { "" };
        assert!(!it.evidence.is_empty() && it.message.contains('“'), "{it:?}");
        format!("{} → {right}{hint}", &draft.text.as_str()[it.span.clone()])
    };
    names.map(line).collect()
}

#[test]
fn flags_slips() {
    let cases = [
        ("Wilhelmina Ostrandar left.", "Ostrandar → Ostrander"),
        ("Ostrandar said no.", "Ostrandar → Ostrander"),
        ("Wilhelmena Ostrander left.", "Wilhelmena → Wilhelmina"),
        ("Mayor Brezcki left.", "Brezcki → Brzecki"),
        ("The boats stayed in Calow Bay.", "Calow → Callow"),
        ("The Merrindole City Council met.", "Merrindole → Merrindale"),
        ("Finance Director Karen Thurlock spoke.", "Karen Thurlock → Karin Thurlock"),
        ("Karen Thurlow, the finance director, left.", "Karen Thurlow → Karin Thurlock"),
        ("Then Raul Ibáñez left.", "Raul → Raúl hint"),
    ];
    for (draft, expected) in cases {
        assert_eq!(findings(draft, &[]), [expected], "{draft}");
    }
}

#[test]
fn of_two_as_near_means_the_one_of_the_same_story() {
    let bay = "Mayor Cedric Holansen opened the pier of Callow Bay. Holansen made a speech.";
    let port = "Sheriff Cedric Holinsen closed the quarry of Port Merrin. Holinsen made no speech.";
    let both = [bay, port];
    assert_eq!(findings_beside(&both, "Cedric Holnsen spoke in Port Merrin.", &[]), ["Holnsen → Holinsen"]);
    assert_eq!(
        findings_beside(&both, "Callow Bay was glad.\n\nCedric Holnsen spoke.", &[]),
        ["Holnsen → Holansen"]
    );
    assert_eq!(findings_beside(&both, "Cedric Holnsen spoke.", &[]), Vec::<String>::new());
}

#[test]
fn stays_silent() {
    let cases = [
        "Karen Thurlow met Karin Thurlock; Thurlow’s dog barked at the Thurlows.",
        "Peter Ostrandar, a stranger, left.",
        "John Askew, a stranger, left.",
        "Wilhelmina Petrosian cooked.",
        "The Ostranders’ boat sank.",
        "Mr. Ostran waited.",
        "Fire chief Ostrander, Ms. Thurlow and the sheriff met in Callow Bay.",
    ];
    for draft in cases {
        assert_eq!(findings(draft, &[]), [""; 0], "{draft}");
    }
    assert_eq!(findings("Wilhelmina Ostrandar left.", &["Wilhelmina Ostrandar"]), [""; 0]);
    assert_eq!(findings("Wilhelmina Ostrandar left.", &["Ostrandar"]), [""; 0]);
}

#[test]
fn flags_offices_no_source_gives() {
    let cases = [
        ("Sheriff Tomasz Brzecki left.", "Sheriff → Mayor"),
        ("Deputy Mayor Tomasz Brzecki left.", "Deputy Mayor → Mayor"),
        ("Mayor Wilhelmina Ostrander left.", "Mayor → Fire Chief"),
        ("Governor Raúl Ibáñez left.", "Governor → Sheriff"),
    ];
    for (draft, expected) in cases {
        assert_eq!(findings(draft, &[]), [expected], "{draft}");
    }
    let silent = [
        "Library chief Karen Thurlow and Mayor Brzecki left.",
        "Former governor Tomasz Brzecki, the mayor, left.",
        "Karen Thurlow, a mother of three, met the head of the fire brigade, Wilhelmina Ostrander.",
        "Sheriff Otto Brzecki left.",
    ];
    for draft in silent {
        assert_eq!(findings(draft, &[]), [""; 0], "{draft}");
    }
}
