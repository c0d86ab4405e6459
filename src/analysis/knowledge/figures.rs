//! What the sources say of a figure.
use crate::{
    analysis::{
        Analysis,
        knowledge::{Answer, Passage, Says, candidates::Candidates},
    },
    compare::{
        Comparison,
        figure::{self, ComparedFigure, SAME_THING, Verdict},
        quantity::Relation,
    },
};

pub(super) fn answers(analysis: &Analysis, comparison: &Comparison<'_>, at: usize) -> Vec<Answer> {
    let own = &analysis.facts.figures[at];
    let Some(compared) = comparison.figures.iter().find(|it| std::ptr::eq(it.figure, own)) else {
        return Vec::new();
    };
    let told = told(compared);
    let passage =
        |it: &figure::Answer<'_>| Passage::of_fact(&analysis.corpus, it.fact.source, &it.figure.place);
    told.into_iter().map(|(says, it)| passage(it).pointed(says)).collect()
}

/// The answers that are worth telling, the best first.
fn told<'m, 'a>(compared: &'m ComparedFigure<'a>) -> Vec<(Says, &'m figure::Answer<'a>)> {
    let answers =
        Candidates { answers: &compared.answers, relation: |it| it.relation, likeness: |it| it.likeness };
    match compared.verdict {
        Verdict::Supported => answers.supported(Relation::Agrees, Relation::Conflicts),
        Verdict::Conflict(at) | Verdict::HedgeLost(at) => answers.contradicted(at, Relation::Agrees),
        Verdict::Misapplied(at) => vec![(Says::Near, &compared.answers[at])],
        Verdict::Unknown => answers.all(Relation::Compatible, SAME_THING, Says::Near).take(1).collect(),
        Verdict::Derived | Verdict::Withdrawn => Vec::new(),
    }
}
