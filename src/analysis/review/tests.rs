use super::*;
use crate::{
    analysis::{Counts, Tally, story},
    checks,
};

const WIRE: &str = "“We will never raise taxes on small shops,” Mayor Ada Quill said. The ferry carried 412 passengers.\n\n\
    “The harbor will stay open all winter,” said Otto Brandt, the harbor master, on Monday.";

/// "2 contradicted figure: “421 passengers” [421 passengers]": the facts it is on, what came of it, its words and where
/// its marks are.
fn drawn(review: &Review<'_>) -> Vec<String> {
    let place = |&mark: &usize| review.marks[mark].place.text(&review.analysis.draft);
    let note = |note: &Note<'_>| {
        let places: Vec<&str> = note.marks.iter().map(place).collect();
        format!("{} {:?} {:?}: {}", note.facts, note.outcome, note.kind, places.join(" | "))
    };
    review.notes.iter().map(note).collect()
}

#[test]
fn each_fact_has_a_note_and_a_name_one_for_all_its_mentions() {
    let draft = "Ada Quill spoke. “We will not raise taxes,” Quill said, “on small shops.” The ferry carried 421 passengers.\n\n\
        Quill left. “It was 412 passengers,” said Nils Ohm.";
    let analysis = story::analysis(&[WIRE], draft);
    let review = Review::of(&analysis);
    let expected = [
        "3 Supported Name: Ada Quill | Quill | Quill",
        "1 Contradicted Quotation: “We will not raise taxes,” | “on small shops.”",
        "1 Contradicted Figure: 421 passengers",
    ];
    assert_eq!(drawn(&review)[..3], expected);
    assert!(
        drawn(&review).iter().any(|it| it.starts_with("1 Unsupported Name: Nils Ohm")),
        "{:?}",
        drawn(&review)
    );
}

#[test]
fn the_notes_count_as_the_analysis_does() {
    let draft = "“We will not raise taxes on small shops,” Ada Quill said. “The harbor will stay open all winter,” said Otto \
        Brandt. “The old pier went down in a night of rain,” said Brandt.\n\nThe ferry carried 412 passengers on Monday.";
    let analysis = story::analysis(&[WIRE], draft);
    let review = Review::of(&analysis);
    let of = |kind: Kind, outcome: Outcome| review.count(|note| note.kind == kind && note.outcome == outcome);
    let tally = |kind| {
        let [contradicted, _, unsupported, _, supported] = Outcome::ALL.map(|outcome| of(kind, outcome));
        Tally { checked: contradicted + unsupported + supported, supported, contradicted, unsupported }
    };
    let counted = Counts {
        quotations: tally(Kind::Quotation),
        figures: tally(Kind::Figure),
        dates: tally(Kind::Date),
        names: tally(Kind::Name),
    };
    assert_eq!(counted, analysis.counts);
}

#[test]
fn a_finding_beside_its_fact_is_told_on_it() {
    let draft = "“The harbor will stay open all winter,” Ada Quill said.\n\nHarbor pilot Otto Brandt agreed.";
    let analysis = story::analysis(&[WIRE], draft);
    let review = Review::of(&analysis);
    let quotation = review.notes.iter().find(|note| note.kind == Kind::Quotation).unwrap();
    assert_eq!(quotation.findings.iter().map(|it| it.code).collect::<Vec<_>>(), ["misattributed-quote"]);
    let told: usize = review.notes.iter().map(|note| note.findings.len()).sum();
    assert_eq!(told, analysis.findings.len(), "every finding once");
}

#[test]
fn what_is_wrong_is_shown_in_the_drafts_own_words() {
    let draft = "He said so. “We will not raise taxes on small shops,” Ada Quill said.";
    let analysis = story::analysis(&[WIRE], draft);
    let review = Review::of(&analysis);
    let note = review.notes.iter().find(|note| note.kind == Kind::Quotation).unwrap();
    let disputed = note.disputed.as_ref().unwrap();
    let around = disputed.around.text(&analysis.draft);
    assert_eq!(around, "“We will not raise taxes on small shops,”");
    assert_eq!(disputed.wrong.iter().map(|it| &around[it.clone()]).collect::<Vec<_>>(), ["not"]);
    assert_eq!(review.wrong.iter().map(|it| it.text(&analysis.draft)).collect::<Vec<_>>(), ["not"]);
}

#[test]
fn a_finding_that_is_nowhere_in_the_prose_is_a_remark_before_what_follows() {
    let draft = "Before.\n\n<!-- copydesk: ok misquote: read back -->\n\nLater.";
    let analysis = story::analysis(&[WIRE], draft);
    let review = Review::of(&analysis);
    assert_eq!(drawn(&review), ["0 Remark Remark: "]);
    assert_eq!((review.notes[0].block, review.count(|_| true)), (1, 1));
}

#[test]
fn every_check_is_on_a_kind_of_fact_or_on_any() {
    let any = ["self-conflict", "sources-disagree", "stale-acceptance", "unused-pardon"];
    for code in checks::codes() {
        assert_eq!(Kind::of_code(code).is_none(), any.contains(&code), "{code}");
    }
}
