//! Spans of time whose ends share a year or a month: "from June to August 2025".
use crate::{
    facts::date::{
        meaning::{Meaning, Reading},
        reader::Reader,
    },
    lang::date::DateWord,
};

impl Reader<'_> {
    /// "June to August 2025", where only the last says the year; "June to August" is two mentions.
    pub(super) fn range(&self, at: usize) -> Option<Reading> {
        let from = self.skip(at, |word| word == DateWord::From);
        let first = self.core(from).filter(|first| is_open(&first.meaning))?;
        let next = match self.word(first.end) {
            Some(DateWord::To) => first.end + 1,
            Some(DateWord::And) if from > at => first.end + 1,
            _ if self.is_dash(first.end) => first.end + 1,
            _ => return None,
        };
        let last = self.core(next)?;
        if first.meaning.is_day() != last.meaning.is_day() || !matches!(last.meaning, Meaning::Within(..)) {
            return None;
        }
        let meaning = Meaning::Range(Box::new(first.meaning), Box::new(last.meaning));
        Some(Reading::new(at, last.end, meaning, first.stated))
    }
}

fn is_open(meaning: &Meaning) -> bool {
    matches!(meaning, Meaning::Some(_))
}
