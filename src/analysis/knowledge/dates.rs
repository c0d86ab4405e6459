//! What the sources say of a date.
use crate::{
    analysis::{
        Analysis,
        knowledge::{Answer, Passage, Says},
    },
    compare::{
        Comparison,
        calendar::{self, Relation},
        date::{self, ComparedDate, Verdict},
    },
    facts::date::DateMention,
};

/// An answer so much less like the draft's date than the best is of another event.
const AS_LIKE: f32 = 0.6;
/// A contradicting answer is told beside an agreeing one only where both are plainly of the same event, and about as like.
const SURELY_SAME: f32 = 0.6;
const AGAINST: f32 = 0.8;

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
    let all = |relation: Relation, floor: f32, says: Says| {
        let alike = compared.answers.iter().filter(move |it| it.relation == relation && it.likeness >= floor);
        alike.map(move |it| (says, it))
    };
    match compared.verdict {
        Verdict::Supported => {
            let best = all(Relation::Agrees, 0.0, Says::Agrees).next().map_or(0.0, |it| it.1.likeness);
            let against = all(Relation::Conflicts, SURELY_SAME.max(AGAINST * best), Says::Contradicts);
            all(Relation::Agrees, 0.0, Says::Agrees).chain(against).collect()
        }
        Verdict::Conflict(at) => {
            let best = &compared.answers[at];
            let with = all(Relation::Agrees, AS_LIKE * best.likeness, Says::Agrees);
            let others = all(Relation::Conflicts, AS_LIKE * best.likeness, Says::Contradicts);
            let others = others.filter(|it| !std::ptr::eq(it.1, best));
            std::iter::once((Says::Contradicts, best)).chain(others).chain(with).collect()
        }
        Verdict::Unknown => Vec::new(),
    }
}

/// What a relative date comes to, in brackets.
fn worked_out(date: &DateMention) -> String {
    let days = date.days.filter(|_| date.relative && date.stated.month.is_none());
    days.map_or(String::new(), |days| format!(" ({})", calendar::in_words(days)))
}
