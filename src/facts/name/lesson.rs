//! What one block tells of names by its own words: how it writes its words, and the offices in it.
use crate::{
    facts::{
        memo::Split,
        name::{
            Form, Lexicon, Word, folded_words,
            holder::{self, Alone},
            piece::Piece,
            run::{name_part, runs},
            title::Title,
        },
    },
    lang::name::{NameWords, has},
    source::BlockKind,
};

/// What a block teaches.
#[derive(Debug, Default)]
pub(in crate::facts) struct Lesson {
    /// Its capitals say nothing.
    pub(super) titled: bool,
    /// Words in small letters.
    pub(super) lower: Vec<Word>,
    /// Words with a capital where only a name has one.
    pub(super) sure: Vec<Word>,
    /// The same, unless the article has the first of them in small letters.
    pub(super) doubtful: Vec<Vec<Word>>,
    /// Words of what looks like a name: whether it is one depends on what the article tells of them.
    pub(super) asked: Vec<Word>,
    /// The offices that stand for a person.
    pub(super) alone: Vec<Alone>,
    /// Who speaks in a transcript, and the office that the transcript gives.
    pub(super) speaker: Option<(Form, Option<Title>)>,
}

impl Lesson {
    pub(super) fn new(block: &Split, pieces: &[Piece], lexicon: &mut Lexicon) -> Lesson {
        let words = block.language.names;
        let mut lesson = Lesson {
            titled: is_titled(block.kind, pieces, words),
            alone: holder::alone(block, pieces),
            speaker: speaker(block.kind, words, lexicon),
            ..Lesson::default()
        };
        let small = pieces.iter().filter(|piece| piece.is_word() && !piece.capital);
        lesson.lower = small.map(|piece| lexicon.words.number(&piece.fold)).collect();
        lesson.learn(pieces, words, lexicon);
        for words in [&mut lesson.lower, &mut lesson.sure, &mut lesson.asked] {
            words.sort_unstable();
            words.dedup();
            words.shrink_to_fit();
        }
        lesson
    }

    /// Learns from what looks like a name; titled blocks teach nothing of names.
    fn learn(&mut self, pieces: &[Piece], words: &NameWords, lexicon: &mut Lexicon) {
        for run in runs(pieces, words) {
            let spelled = pieces[run.clone()].iter().filter(|piece| piece.is_word());
            self.asked.extend(spelled.map(|piece| lexicon.words.number(&piece.fold)));
            if self.titled {
                continue;
            }
            let part = name_part(pieces, &run, words);
            let capital = pieces[part.clone()].iter().filter(|piece| piece.capital);
            let folds: Vec<Word> = capital.map(|piece| lexicon.words.number(&piece.fold)).collect();
            let opens = part.start == run.start && pieces.get(part.start).is_some_and(|piece| piece.opens);
            match folds.len() {
                0 => {}
                1 if opens => {}
                2.. if !opens => self.sure.extend(folds),
                _ => self.doubtful.push(folds),
            }
        }
    }
}

fn speaker(kind: &BlockKind, words: &NameWords, lexicon: &mut Lexicon) -> Option<(Form, Option<Title>)> {
    let BlockKind::Speech { speaker, office, .. } = kind else { return None };
    let folds: Vec<Word> = folded_words(speaker).iter().map(|word| lexicon.words.number(word)).collect();
    let title = office.as_ref().and_then(|office| Title::parse(office, words));
    Some((lexicon.forms.number(&folds), title))
}

/// A line whose capitals say nothing: a headline in title case, a line in capitals.
fn is_titled(kind: &BlockKind, pieces: &[Piece], words: &NameWords) -> bool {
    let long = || pieces.iter().filter(|piece| piece.is_word() && piece.fold.len() > 3);
    let (all, capital) = (long().count(), long().filter(|piece| piece.capital).count());
    let shouted = long().filter(|piece| piece.shouted).count();
    let list = pieces.iter().any(|piece| piece.is_mark(',')) || all < 5;
    let stopped = pieces.last().is_some_and(|piece| piece.is_mark('.'));
    let raised =
        |piece: &Piece| piece.capital && !piece.opens && !piece.shouted && has(words.joiners, &piece.fold);
    let title = !stopped && (!list || pieces.iter().any(raised));
    let mostly = |count: usize| all > 1 && count * 10 > all * 6;
    mostly(shouted) || (mostly(capital) && (*kind == BlockKind::Heading || title))
}
