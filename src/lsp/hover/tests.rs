//! What a reporter reads.
use std::sync::Arc;

use super::*;
use crate::{
    analysis::Analysis,
    corpus::Corpus,
    source::{self, Role},
};

#[test]
fn look() {
    let corpus = Arc::new(Corpus::builtin());
    let draft = std::fs::read_to_string("tests/drafts/example.md").unwrap();
    let draft = source::article("draft.md", &draft, Role::Draft);
    let analysis = Analysis::new(draft, corpus, Arc::default());
    for fact in analysis.facts.all() {
        let span = analysis.facts.place(fact).in_file(&analysis.draft);
        let (_, text) = told(&analysis, span.start, true).unwrap();
        println!("=================== {:?} {}\n{text}\n", fact, &analysis.draft.text.as_str()[span]);
    }
}
