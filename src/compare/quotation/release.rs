//! Words that stand without marks and are somebody’s all the same: a body’s in its statement, an author’s in the article.
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
    let article = corpus.article(passage.source);
    let issued =
        |speaker: &Speaker| is_issued_by(article, speaker, draft.article) || is_written_by(article, speaker);
    passage.is_quoted() || quotation.speaker.as_ref().is_some_and(issued)
}

/// Is the speaker the article's author, or the paper that it is from?
fn is_written_by(article: &Article, speaker: &Speaker) -> bool {
    let named = capitals(speaker.resolved.as_deref().unwrap_or(&speaker.text), article.language);
    let wrote = |name: &Option<String>| {
        let name = name.as_ref().map_or(Vec::new(), |name| capitals(name, article.language));
        named.iter().all(|word| name.contains(word))
    };
    !named.is_empty() && (wrote(&article.byline) || wrote(&article.outlet))
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
