//! Ranks: `36th`, "fifth", "twenty-first", "No. 4 on the list". They are kept apart from quantities.
use super::{Bound, FigureKind, Value, counted, line::Line, phrase::Phrase};
use crate::{
    lang::date::{DateWord, DateWords},
    text::token::Kind,
};

/// First and second are too common, and too often no rank, to be held against anybody.
const LOWEST: i32 = 3;
/// The noun of a rank stands at most so many words behind it.
const REACH: usize = 5;

/// A rank's number and the token after it.
type Read = (i32, usize);

/// All ranks of a line, in order.
pub(super) fn all(line: &Line, dates: &DateWords, heading: bool) -> Vec<Phrase> {
    let reader = Reader { line, dates, heading };
    let mut phrases = Vec::new();
    let mut at = 0;
    while at < line.len() {
        let Some((number, end)) = reader.ordinal(at).or_else(|| reader.numbered(at)) else {
            at += 1;
            continue;
        };
        if number >= LOWEST && !reader.is_none(at, end) {
            phrases.push(reader.phrase(at, end, number));
        }
        at = end;
    }
    phrases
}

struct Reader<'a> {
    line: &'a Line<'a>,
    dates: &'a DateWords,
    heading: bool,
}

impl Reader<'_> {
    fn word(&self, at: usize) -> Option<DateWord> {
        self.line.is_word(at).then(|| self.dates.meaning(self.line.text(at), &mut String::new())).flatten()
    }

    /// `36th`, "fifth", "twenty-first".
    fn ordinal(&self, at: usize) -> Option<Read> {
        if self.line.is_number(at) {
            let ends = self.line.is_glued(at + 1) && self.line.is_any(at + 1, self.dates.ordinal_endings);
            return ends.then(|| self.line.text(at).parse().ok()).flatten().map(|number| (number, at + 2));
        }
        match self.word(at)? {
            DateWord::Ordinal(number) => Some((number, at + 1)),
            DateWord::Number(tens) if tens >= 20 => {
                let ones = self.line.past_hyphen(at + 1);
                match self.word(ones)? {
                    DateWord::Ordinal(number) if number < 10 => Some((tens + number, ones + 1)),
                    _ => None,
                }
            }
            _ => None,
        }
    }

    /// "number 4 among", `No. 4 on`: a place in a list, where one follows.
    fn numbered(&self, at: usize) -> Option<Read> {
        let end = self.line.any_phrase(at, self.line.words.rank_numbers)?;
        let number = self.line.is_number(end).then(|| self.line.text(end).parse().ok()).flatten()?;
        self.line.is_any(end + 1, self.line.words.rank_places).then_some((number, end + 1))
    }

    fn is_none(&self, start: usize, end: usize) -> bool {
        let next = self.line.past_hyphen(end);
        self.is_named(start, next)
            || self.is_compared(start, end)
            || self.is_part(start)
            || self.moves_on(next)
    }

    /// `Fifth Avenue`, `42nd Street`, `9th Circuit`, `Henry the Eighth`.
    fn is_named(&self, start: usize, next: usize) -> bool {
        let capital = self.line.is_capital(start) && !self.heading && !self.line.opens_sentence(start);
        capital && self.numbered(start).is_none() || self.line.is_capital(next)
    }

    /// "Above the 40th", "richer than the 15th", "third or fourth": not the rank itself.
    fn is_compared(&self, start: usize, end: usize) -> bool {
        let line = self.line;
        let before = start - usize::from(line.is_any_before(start, line.words.determiners));
        let guessed = line.is_any_before(start, line.words.or) || line.is_any(end, line.words.or);
        guessed || line.is_any_before(before, line.words.rank_bounds)
    }

    /// "Three fifths", "one-third", "a third of"; and "a fifth suspect", who is one more and not the fourth told wrongly.
    fn is_part(&self, start: usize) -> bool {
        let line = self.line;
        let before = start - usize::from(start > 0 && line.is_hyphen(start - 1));
        let counted = before > 0 && (line.is_number(before - 1) || self.is_number_word(before - 1));
        counted || line.is_any_before(start, line.words.articles)
    }

    fn is_number_word(&self, at: usize) -> bool {
        super::number::number_word(self.line, at).is_some()
    }

    /// "The fifth day of the strike" is the sixth tomorrow.
    fn moves_on(&self, next: usize) -> bool {
        matches!(self.word(next), Some(DateWord::Unit(_)))
    }

    fn phrase(&self, start: usize, end: usize, number: i32) -> Phrase {
        let next = self.line.past_hyphen(end);
        // "The fourth-largest city" is not ranked with the fifth-oldest.
        let noun = self.noun(next).map(|noun| (if next > end { next } else { noun }, noun + 1));
        let counted = noun.or_else(|| self.list(next).map(|noun| (noun, noun + 1)));
        Phrase {
            start,
            end,
            core: (start, end),
            value: Value::Number(f64::from(number)),
            precision: 1.0,
            unit: None,
            counted,
            bound: Bound::Plain,
            kind: FigureKind::Ordinal,
        }
    }

    /// What is ranked: "fifth studio **album**", up to a verb.
    fn noun(&self, start: usize) -> Option<usize> {
        let line = self.line;
        let goes_on = |&at: &usize| {
            let verb =
                at > start && ((line.words.looks_past)(line.lower(at)) || counted::is_plural(line, at));
            let joins = line.is_any(at, line.words.and) || line.is_any(at, line.words.stops);
            (line.is_word(at) || line.is_hyphen(at)) && !verb && !joins
        };
        (start..start + REACH).take_while(goes_on).filter(|&at| line.is_word(at)).last()
    }

    /// What it is ranked in: "fifth among law **schools**", "4th on the **table**".
    fn list(&self, at: usize) -> Option<usize> {
        let line = self.line;
        if !line.is_any(at, line.words.rank_places) {
            return None;
        }
        let start = at + 1 + usize::from(line.is_any(at + 1, line.words.determiners));
        let ends = |&at: &usize| {
            let inside = matches!(line.kind(at), Some(Kind::Mark('.'))) && line.is_glued(at);
            !(inside && at + 1 < line.len()) && (!line.is_word(at) || line.is_any(at, line.words.stops))
        };
        let end = (start..start + REACH + 2).find(ends)?;
        (start..end).rev().find(|&at| line.is_word(at))
    }
}
