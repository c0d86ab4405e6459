//! Times that are only hinted at: "now", "years ago", "at the moment", "in recent years".
use crate::{
    facts::date::{
        Stated,
        meaning::{Meaning, Reading},
        reader::Reader,
    },
    lang::date::{DateWord, Tense},
};

impl Reader<'_> {
    /// A hint of one word or of several.
    pub(super) fn hint(&self, at: usize) -> Option<Reading> {
        let (tense, end) = match self.word(at) {
            Some(DateWord::Vague(tense)) => (tense, at + 1),
            Some(DateWord::Unit(_)) => (Tense::Past, self.expect(at + 1, |word| word == DateWord::Ago)?),
            _ => self.hint_phrase(at)?,
        };
        Some(Reading::new(at, end, Meaning::Vague(tense), Stated::default()))
    }

    /// "recent years"; "the future", where nothing follows that it may belong to.
    fn hint_phrase(&self, at: usize) -> Option<(Tense, usize)> {
        let open = |&(phrase, tense)| Some((tense, self.words_at(at, phrase)?));
        let closed = |it| open(it).filter(|&(_, end)| !self.is_explained(end));
        let found = self.words.hints.iter().find_map(open);
        found.or_else(|| self.words.closed_hints.iter().find_map(closed))
    }

    /// The place after the words of a phrase that stand at `at`.
    fn words_at(&self, at: usize, phrase: &str) -> Option<usize> {
        phrase.split(' ').try_fold(at, |at, word| {
            self.items.get(at).filter(|item| item.text.eq_ignore_ascii_case(word)).map(|_| at + 1)
        })
    }
}
