//! The noun that a number counts.
use super::line::Line;
use crate::text::token::Kind;

/// As far as a noun phrase is followed.
const REACH: usize = 9;

/// The token of the noun that is counted by the number before `at`: `four unnamed current [officials]`. Adjectives are
/// passed over: the noun is the first that looks plural, or the last of several that do ("five sales managers").
pub(super) fn noun(line: &Line, at: usize) -> Option<usize> {
    if line.is_hyphen(at) {
        return line.is_word(at + 1).then_some(at + 1);
    }
    let start = past_determiners(line, at);
    let mut found = None;
    for next in start..line.len().min(start + REACH) {
        if ends_phrase(line, next) && !(found.is_none() && next > start && parts_adjectives(line, next)) {
            break;
        }
        if is_plural(line, next) {
            found = Some(next);
        } else if found.is_some() {
            break;
        }
    }
    found.or_else(|| singular(line, start))
}

/// Does a plural noun that starts with a small letter stand near enough behind to be counted by the number before `at`?
pub(super) fn has_plural(line: &Line, at: usize) -> bool {
    (at..at + 3)
        .take_while(|&next| !ends_phrase(line, next))
        .any(|next| is_plural(line, next) && !line.is_capital(next))
}

/// "three **of the** officials".
fn past_determiners(line: &Line, at: usize) -> usize {
    let mut next = at;
    if line.lower(next) == line.words.of && line.is_any(next + 1, line.words.determiners) {
        next += 2;
    }
    next
}

fn ends_phrase(line: &Line, at: usize) -> bool {
    match line.kind(at) {
        Some(Kind::Word) => {
            let joins = line.is_any(at, line.words.and) || line.is_any(at, line.words.or);
            line.is_any(at, line.words.stops) || joins && is_plural(line, at.saturating_sub(1))
        }
        Some(Kind::Mark(_)) => !line.is_hyphen(at),
        Some(Kind::Number) => false,
        None => true,
    }
}

/// The comma of "unnamed, current officials": an adjective stands on either side.
fn parts_adjectives(line: &Line, at: usize) -> bool {
    let adjective = |at: usize| {
        line.is_word(at)
            && !line.is_capital(at)
            && !line.is_any(at, line.words.stops)
            && !line.is_any(at, line.words.and)
            && !is_plural(line, at)
    };
    line.lower(at) == "," && adjective(at - 1) && adjective(at + 1)
}

/// Does the word look like a plural noun?
pub(super) fn is_plural(line: &Line, at: usize) -> bool {
    let word = line.lower(at);
    line.is_word(at)
        && !line.is_hyphen(at + 1)
        && ((line.words.looks_plural)(word) || line.words.irregular_plurals.contains(&word))
}

/// Without a plural: the last word before the phrase ends, if the phrase is short and ends in no verb.
fn singular(line: &Line, start: usize) -> Option<usize> {
    let end = (start..start + 4).find(|&next| ends_phrase(line, next))?;
    let last = end.checked_sub(1).filter(|&last| last >= start)?;
    let noun = line.is_word(last) && !(line.words.looks_past)(line.lower(last));
    noun.then_some(last)
}
