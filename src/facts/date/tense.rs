//! Does a clause speak of what has been or of what is to come?
use crate::{
    facts::date::item::Item,
    lang::date::{DateWords, contains},
};

/// On which side of the day of publication a mention lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lie {
    Past,
    Ahead,
    Unsaid,
}

/// How many items to look back and on.
const REACH: usize = 14;

/// The nearest word before the mention that tells decides; if there is none in the clause, the nearest after it.
pub(super) fn lie(items: &[Item], start: usize, end: usize, words: &DateWords) -> Lie {
    let before = items[..start].iter().rev().take(REACH).take_while(|item| !ends_clause(item));
    let after = items[end..].iter().take(REACH).take_while(|item| !ends_clause(item));
    let mut cues = before.chain(after).filter_map(|item| cue(item, words));
    cues.next().unwrap_or(Lie::Unsaid)
}

fn ends_clause(item: &Item) -> bool {
    matches!(item.mark, Some('.' | ';' | ':' | '!' | '?' | '"' | '“' | '”' | '—' | '\n'))
}

fn cue(item: &Item, words: &DateWords) -> Option<Lie> {
    if !item.is_lower() {
        return None;
    }
    if contains(words.future_cues, item.text) {
        return Some(Lie::Ahead);
    }
    let past = contains(words.past_cues, item.text) || item.text.ends_with(words.past_ending);
    past.then_some(Lie::Past)
}
