use std::sync::Arc;

use super::*;
use crate::source::{self, Role};

const WIRE: &str =
    "“We will not agree to a bridge if nobody pays for it,” Ada Quill, the mayor of Callow Bay, said. \
“The bridge is old. It has to go before winter comes,” said Bo Reed, the harbor master.

About 3,000 people signed the petition against the bridge. The bridge is 140 feet long.

The council voted on the bridge on Tuesday, March 3, 2026.
";
const GAZETTE: &str = "“The bridge is old,” Bo Reed said. The petition against the bridge has 3,000 names; more than 3,000 people signed it.

The bridge is 160 feet long.
";

fn analysis(draft: &str) -> Analysis {
    let article = |path: &str, text: &str, role| source::article(path, text, role);
    let sources = [("wire.md", WIRE), ("gazette.md", GAZETTE)];
    let corpus = Corpus::new(sources.map(|(path, text)| article(path, text, Role::Source)).into());
    Analysis::new(article("draft.md", draft, Role::Draft), Arc::new(corpus), Arc::default())
}

/// Who says what of the fact at `$0`, the marked words in `[…]`.
fn told(draft: &str) -> Vec<String> {
    let at = draft.find("$0").unwrap();
    let analysis = analysis(&draft.replacen("$0", "", 1));
    let knowledge = analysis.knowledge(analysis.facts_at(at)[0]);
    knowledge.answers.iter().map(|it| shown(&analysis, it)).collect()
}

fn shown(analysis: &Analysis, it: &Answer) -> String {
    let mut excerpt = it.evidence.excerpt.clone();
    for span in it.marked.iter().rev() {
        excerpt.insert(span.end, ']');
        excerpt.insert(span.start, '[');
    }
    let article = analysis.corpus.article(it.source);
    let own = article.text.as_str().get(it.evidence.span.clone());
    assert!(own.is_some() && article.text.as_str().get(it.around.clone()).is_some());
    format!("{} {:?}: {excerpt} ({})", article.id, it.says, it.words)
}

#[test]
fn a_quotation_is_told_with_the_words_that_differ() {
    let table: &[(&str, &[&str])] = &[
        (
            "“The bridge $0is old,” Reed said.",
            &[
                "wire Agrees: The bridge is old. It has to go before winter comes, ()",
                "gazette Agrees: The bridge is old, ()",
            ],
        ),
        (
            "“The bridge is $0ancient. It has to go before winter comes,” Reed said.",
            &["wire Contradicts: The bridge is [old]. It has to go before winter comes, (old)"],
        ),
        (
            "“We will $0… agree to a bridge,” Quill said.",
            &["wire Contradicts: We will [not] agree to a bridge if nobody pays for it, (not)"],
        ),
        (
            "“The bridge $0is old,” Ada Quill said.",
            &[
                "wire Contradicts: The bridge is old. It has to go before winter comes, ()",
                "gazette Contradicts: The bridge is old, ()",
            ],
        ),
        ("“The gulls $0are a plague in this town and should be shot,” Reed said.", &[]),
    ];
    for (draft, expected) in table {
        assert_eq!(told(draft), *expected, "{draft}");
    }
}

#[test]
fn figures_and_dates_are_told_with_the_sentence_around_them() {
    let table: &[(&str, &[&str])] = &[
        (
            "The bridge is $0140 feet long.",
            &[
                "wire Agrees: The bridge is [140 feet] long. (140 feet)",
                "gazette Contradicts: The bridge is [160 feet] long. (160 feet)",
            ],
        ),
        (
            "The bridge is $0410 feet long.",
            &[
                "gazette Contradicts: The bridge is [160 feet] long. (160 feet)",
                "wire Contradicts: The bridge is [140 feet] long. (140 feet)",
            ],
        ),
        (
            "The council voted on the bridge on $0March 5, 2026.",
            &[
                "wire Contradicts: The council voted on the bridge on [Tuesday, March 3, 2026]. (Tuesday, March 3, 2026)",
            ],
        ),
        ("Reed sold $0900 gulls.", &[]),
    ];
    for (draft, expected) in table {
        assert_eq!(told(draft), *expected, "{draft}");
    }
}

#[test]
fn names_are_told_with_their_offices() {
    let table: &[(&str, &[&str])] = &[
        (
            "Bo $0Reed was there.",
            &[
                "wire Agrees: It has to go before winter comes,” said [Bo Reed, the harbor master]. (Bo Reed, harbor master)",
                "gazette Agrees: “The bridge is old,” [Bo Reed] said. (Bo Reed)",
            ],
        ),
        ("Bartholomew $0Stone was there.", &[]),
    ];
    for (draft, expected) in table {
        assert_eq!(told(draft), *expected, "{draft}");
    }
}

#[test]
fn the_office_of_a_speaker_is_the_sources_own() {
    let analysis = analysis("“We will not agree to a bridge,” Quill said.");
    let knowledge = analysis.knowledge(analysis.facts_at(5)[0]);
    let office = |at: usize| {
        (knowledge.answers[at].evidence.speaker.as_deref(), knowledge.answers[at].office.as_deref())
    };
    assert_eq!(office(0), (Some("Ada Quill"), Some("mayor of Callow Bay")));
}

#[test]
fn what_is_cited_of_the_builtin_sheet_stands_there() {
    for source in Corpus::builtin().sources {
        let article = &source.article;
        let quotations =
            source.facts.quotations.iter().map(|it| Place::new(it.place.block, it.content.clone()));
        let others = source.facts.all().filter(|it| !matches!(it, FactRef::Quotation(_)));
        let others = others.map(|it| source.facts.place(it).clone());
        for place in quotations.chain(others) {
            let words = place.text(article).trim_end_matches([',', '.']);
            let there = &article.text.as_str()[place.in_file(article)];
            assert!(
                there.trim_end_matches([',', '.']) == words,
                "{}: “{words}” leads to “{there}”",
                article.id
            );
        }
    }
}
