//! What a draft asks of its sources: for each of its facts the words that an answer is likely to hold.
use crate::{
    corpus::{frame::Framer, word::words},
    facts::{
        FactRef, Facts, Place,
        date::DateMention,
        figure::Figure,
        name::{Name, folded_words},
    },
    lang::Language,
    source::Article,
    text::Span,
};

/// One fact's question.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Question {
    /// Keys of words, as [`Terms::keys`](crate::corpus::terms::Terms::keys) gives them, and how much each tells of the fact.
    pub keys: Vec<(u64, f32)>,
    /// The words of a name, folded, which a source may spell otherwise.
    pub name: Vec<String>,
}

/// What the words of a figure or date themselves weigh beside those around it: a source that agrees is to be found first.
const OWN: f32 = 0.5;
/// What the noun that is counted weighs.
const HEAD: f32 = 0.3;
/// What the words of an office weigh beside those of the name.
const OFFICE: f32 = 0.5;

/// The question of somebody who looks for words.
pub fn of_words(text: &str, language: &'static Language) -> Question {
    let words = words(text, 0..text.len(), language);
    Question { keys: once_each(words.iter().map(|word| (word.meaning.key, 1.0))), name: Vec::new() }
}

/// Asks for a draft.
#[derive(Debug)]
pub struct Asker<'a> {
    draft: &'a Article,
    facts: &'a Facts,
    framer: Framer<'a>,
}

impl<'a> Asker<'a> {
    /// For a draft with its facts.
    pub fn new(draft: &'a Article, facts: &'a Facts) -> Asker<'a> {
        Asker { draft, facts, framer: Framer::new(draft, facts) }
    }

    /// The questions of a block's facts. They rest on what its outcome rests on.
    pub fn questions(&self, block: usize) -> Vec<Question> {
        let questions = self.facts.in_block(block).map(|fact| match fact {
            FactRef::Quotation(at) => self.words(block, self.facts.quotations[at].content.clone()),
            FactRef::Figure(at) => self.figure(&self.facts.figures[at]),
            FactRef::Date(at) => self.date(&self.facts.dates[at]),
            FactRef::Name(at) if self.facts.names[at].by_office => Question::default(),
            FactRef::Name(at) => self.name(&self.facts.names[at]),
        });
        questions.filter(|it| !it.keys.is_empty()).collect()
    }

    fn figure(&self, figure: &Figure) -> Question {
        let frame = self.framer.figure(figure);
        let head = frame.head.map(|head| (head, HEAD));
        self.framed(frame.terms.into_iter().chain(head), &figure.place)
    }

    fn date(&self, date: &DateMention) -> Question {
        self.framed(self.framer.date(date).terms, &date.place)
    }

    /// The words of a span of a block's prose, all alike.
    fn words(&self, block: usize, span: Span) -> Question {
        let terms = self.framer.terms(block);
        let keys = terms.words[terms.within(&span)].iter().map(|term| (term.key, 1.0));
        Question { keys: once_each(keys), name: Vec::new() }
    }

    fn framed(&self, frame: impl IntoIterator<Item = (u64, f32)>, place: &Place) -> Question {
        let own = self.words(place.block, place.span()).keys.into_iter().map(|(key, _)| (key, OWN));
        Question { keys: once_each(frame.into_iter().chain(own)), name: Vec::new() }
    }

    fn name(&self, name: &Name) -> Question {
        let words = words(&name.full, 0..name.full.len(), self.draft.language);
        let own = words.iter().map(|word| (word.meaning.key, 1.0));
        let office = name.office.iter().flat_map(|it| self.words(it.block, it.span()).keys);
        let keys = once_each(own.chain(office.map(|(key, _)| (key, OFFICE))));
        Question { keys, name: folded_words(&name.full) }
    }
}

/// Each key once, with its greatest weight, in the order of the keys.
fn once_each(keys: impl Iterator<Item = (u64, f32)>) -> Vec<(u64, f32)> {
    let mut keys: Vec<(u64, f32)> = keys.collect();
    keys.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
    keys.dedup_by_key(|it| it.0);
    keys
}
