//! How an article writes its words, and which runs of capitals are names by that.
use std::ops::Range;

use crate::{
    facts::{
        memo::Interner,
        name::{
            Lesson, Word, office,
            piece::Piece,
            run::{is_addressed, name_part, word_count},
        },
    },
    lang::name::{NameWords, get, has},
};

/// What the blocks of an article teach together.
#[derive(Debug)]
pub(super) struct Usage<'a> {
    words: &'a Interner<str>,
    /// By the number of the word.
    answers: Vec<Answer>,
}

/// What an article tells of a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Answer {
    /// It occurs in small letters.
    lower: bool,
    /// It is part of names: seen with a capital where only a name has one.
    known: bool,
}

impl<'a> Usage<'a> {
    /// What these lessons teach.
    pub(super) fn new<'b>(
        words: &'a Interner<str>,
        lessons: impl Iterator<Item = &'b Lesson> + Clone,
    ) -> Usage<'a> {
        let mut answers = vec![Answer::default(); words.len()];
        for lesson in lessons.clone() {
            lesson.lower.iter().for_each(|&word| answers[word as usize].lower = true);
            lesson.sure.iter().for_each(|&word| answers[word as usize].known = true);
        }
        // What needed the whole article: a word that occurs in small letters opens no name.
        for doubtful in lessons.flat_map(|lesson| &lesson.doubtful) {
            if !answers[doubtful[0] as usize].lower {
                doubtful.iter().for_each(|&word| answers[word as usize].known = true);
            }
        }
        Usage { words, answers }
    }

    /// All that the mentions of a block depend on but its own words.
    pub(super) fn answers(&self, lesson: &Lesson) -> Box<[Answer]> {
        lesson.asked.iter().map(|&word| self.answers[word as usize]).collect()
    }

    /// The words of a name; all words that may be part of one were seen when its block was read.
    pub(super) fn words_of(&self, name: &[Piece]) -> Vec<Word> {
        name.iter()
            .filter(|piece| piece.is_word())
            .filter_map(|piece| self.words.known(&piece.fold))
            .collect()
    }

    fn answer(&self, piece: &Piece) -> Answer {
        self.words.known(&piece.fold).map(|word| self.answers[word as usize]).unwrap_or_default()
    }

    fn is_lower(&self, piece: &Piece) -> bool {
        self.answer(piece).lower
    }

    fn is_known(&self, piece: &Piece) -> bool {
        self.answer(piece).known
    }

    /// The part of a run that is a name by all that the article tells, if any.
    pub(super) fn accepted(
        &self,
        pieces: &[Piece],
        run: &Range<usize>,
        words: &NameWords,
    ) -> Option<Range<usize>> {
        let mut part = name_part(pieces, run, words);
        if part.is_empty() {
            return None;
        }
        let opens = part.start == run.start && pieces[part.start].opens;
        let first = &pieces[part.start];
        if opens && word_count(pieces, &part) > 1 && self.is_lower(first) && !self.is_known(first) {
            part.start += 1;
        }
        if word_count(pieces, &part) > 1
            || part.start > run.start && office::at(pieces, part.start - 1, words).is_some()
        {
            return Some(part);
        }
        let piece = &pieces[part.start];
        let adjective = get(words.demonyms, &piece.fold).is_some();
        let titled = part.start > 0 && is_addressed(pieces, part.start, words);
        let speaks = opens && self.speaks(pieces, &part, words);
        let known = self.is_known(piece) || words.country(&piece.fold).is_some();
        let long = piece.span.len() > 1;
        (long && !adjective && (known || titled || speaks)).then_some(part)
    }

    /// Of a title or shouted line only the names that the article has elsewhere.
    pub(super) fn known_parts(
        &self,
        pieces: &[Piece],
        run: &Range<usize>,
        words: &NameWords,
    ) -> Vec<Range<usize>> {
        let mut parts: Vec<Range<usize>> = Vec::new();
        for at in run.clone() {
            let piece = &pieces[at];
            let listed = piece.capital
                && (self.is_known(piece) || words.country(&piece.fold).is_some())
                && get(words.demonyms, &piece.fold).is_none()
                && !has(words.function_words, &piece.fold);
            let joins = parts.last().is_some_and(|part| part.end == at) && !pieces[at - 1].possessive;
            match parts.last_mut() {
                Some(part) if listed && joins => part.end = at + 1,
                _ if listed && office::at(pieces, at, words).is_none() => parts.push(at..at + 1),
                _ => {}
            }
        }
        parts
    }

    /// `Farraday said`, at the start of a sentence: a name, unless it is a word for many people.
    fn speaks(&self, pieces: &[Piece], part: &Range<usize>, words: &NameWords) -> bool {
        let piece = &pieces[part.start];
        let cue = pieces.get(part.end).is_some_and(|next| has(words.speech_verbs, &next.fold));
        cue && !piece.fold.ends_with(words.plural_ending)
            && !self.is_lower(piece)
            && !has(words.function_words, &piece.fold)
    }
}
