//! Statements that a body gives out: what stands there without marks is the body's own word.
use crate::{
    compare::{quotation::Draft, speaker::capitals},
    corpus::{Corpus, passage::Passage},
    facts::quotation::{Quotation, Speaker, gender},
    lang::quotation::Gender,
    source::Article,
};

/// How many blocks the head of a statement may have.
const HEAD: usize = 6;

/// Are the passage's words somebody's: quoted, or in a statement of the body that the draft gives them to?
pub(super) fn is_quotable(draft: Draft, quotation: &Quotation, passage: &Passage, corpus: &Corpus) -> bool {
    let issued = |speaker: &Speaker| is_issued_by(corpus.article(passage.source), speaker, draft.article);
    passage.is_quoted() || quotation.speaker.as_ref().is_some_and(issued)
}

/// The head calls the article a statement, and names the speaker; "the company" may be whoever issued it.
fn is_issued_by(article: &Article, speaker: &Speaker, draft: &Article) -> bool {
    let head: Vec<&str> = article.blocks.iter().take(HEAD).map(|block| &*block.prose).collect();
    let releases = article.language.quotation.releases;
    let is_release = |prose: &str| {
        let lower = prose.to_lowercase();
        releases.iter().any(|phrase| lower.starts_with(phrase))
    };
    let person = gender::pronoun(&speaker.text, draft).is_some_and(|gender| gender != Gender::Open);
    if person || !head.iter().any(|prose| is_release(prose)) {
        return false;
    }
    let named = capitals(speaker.resolved.as_deref().unwrap_or(&speaker.text), article.language);
    let issuer: Vec<String> = head.iter().flat_map(|prose| capitals(prose, article.language)).collect();
    named.iter().all(|word| issuer.contains(word))
}
