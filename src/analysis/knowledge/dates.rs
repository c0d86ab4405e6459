//! What the sources say of a date.
use crate::{
    analysis::{
        Analysis,
        knowledge::{Answer, Passage, Says, candidates::Candidates},
    },
    compare::{
        Comparison,
        calendar::{self, Relation},
        date::{self, ComparedDate, Verdict},
    },
    facts::date::DateMention,
};

pub(super) fn answers(analysis: &Analysis, comparison: &Comparison<'_>, at: usize) -> Vec<Answer> {
    let own = &analysis.facts.dates[at];
    let Some(compared) = comparison.dates.iter().find(|it| std::ptr::eq(it.date, own)) else {
        return Vec::new();
    };
    let answer = |(says, it): (Says, &date::Answer<'_>)| {
        let answer = Passage::of_fact(&analysis.corpus, it.fact.source, &it.date.place).pointed(says);
        Answer { words: answer.words + &worked_out(it.date), ..answer }
    };
    told(compared).into_iter().map(answer).collect()
}

/// The answers that are worth telling, the best first.
fn told<'m, 'a>(compared: &'m ComparedDate<'a>) -> Vec<(Says, &'m date::Answer<'a>)> {
    let answers =
        Candidates { answers: &compared.answers, relation: |it| it.relation, likeness: |it| it.likeness };
    match compared.verdict {
        Verdict::Supported => answers.supported(Relation::Agrees, Relation::Conflicts),
        Verdict::Conflict(at) => answers.contradicted(at, Relation::Agrees),
        Verdict::Unknown => Vec::new(),
    }
}

/// What a relative date comes to, in brackets.
fn worked_out(date: &DateMention) -> String {
    let days = date.days.filter(|_| date.relative && date.stated.month.is_none());
    days.map_or(String::new(), |days| format!(" ({})", calendar::in_words(days)))
}
