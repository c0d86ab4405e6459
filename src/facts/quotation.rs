//! Direct speech: words between marks, with who said them.
mod clause;
mod cue;
pub mod gender;
mod marks;
mod paragraph;
mod phrase;
mod reader;
mod resolve;
mod speech;
mod spoken;
mod subject;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use crate::{
    facts::{
        Place, memo,
        name::Name,
        quotation::{
            reader::Reader,
            spoken::{Setting, Spoken},
        },
    },
    source::Article,
    text::{Span, table::Table},
};

/// One stretch of words between quotation marks (or a whole block quotation, or a transcript's speech).
#[derive(Clone, Debug, PartialEq)]
pub struct Quotation {
    /// With the marks.
    pub place: Place,
    /// What stands between the marks, in the block's prose.
    pub content: Span,
    /// The verb or phrase that attributes it ("said", "according to"), in the same block.
    pub cue: Option<Span>,
    /// Who said it, where the text tells.
    pub speaker: Option<Speaker>,
    /// How sure it is that this is somebody's speech (0 to 1); below 0.5 it is rather a title, a term or scare quotes.
    pub confidence: f32,
    /// It goes on with the words of the quotation before it in [`Facts::quotations`](crate::facts::Facts::quotations):
    /// after an attribution in the middle, or in a new paragraph while the marks stay open.
    pub continues: bool,
    /// It stands inside the marks of another quotation.
    pub nested: bool,
    /// In a transcript's speech or a block quotation the words are quotable without marks.
    pub unmarked: bool,
}

/// Who is said to have said it.
#[derive(Clone, Debug, PartialEq)]
pub struct Speaker {
    /// As the text has it: a full name, a surname, an office, a pronoun.
    pub text: String,
    /// Where, if in this article's prose (a transcript's list of speakers is not).
    pub place: Option<Place>,
    /// The fullest name of the same person in the article, where it could be resolved ("she" to "Claudia Sheinbaum").
    pub resolved: Option<String>,
    /// How sure the attribution is (0 to 1).
    pub confidence: f32,
}

/// What is kept of an article's quotations: each block's, by the block's number and setting.
#[derive(Debug, Default)]
pub(super) struct Memo {
    spoken: Table<(usize, Setting), Spoken>,
}

impl Memo {
    /// The quotations of an article, in text order. `names` resolve surnames, offices and pronouns.
    pub(super) fn find(
        &mut self,
        article: &Article,
        blocks: &[Arc<memo::Reading>],
        names: &[Name],
    ) -> Vec<Quotation> {
        let mut reader = Reader::new(article, names);
        for (index, block) in blocks.iter().enumerate() {
            reader.read(index, block, &mut self.spoken);
        }
        self.spoken.forget();
        let mut found = reader.found;
        share_speakers(&mut found);
        found
    }
}

/// The parts of one quotation have one speaker: the surest of them.
fn share_speakers(found: &mut [Quotation]) {
    let mut outer: Vec<usize> = (0..found.len()).filter(|&at| !found[at].nested).collect();
    for _ in 0..2 {
        for pair in outer.windows(2) {
            let (first, second) = (pair[0].min(pair[1]), pair[0].max(pair[1]));
            let (from, to) = (pair[0], pair[1]);
            let sure = |at: usize| found[at].speaker.as_ref().map_or(0.0, |speaker| speaker.confidence);
            if found[second].continues && first != second && sure(from) > sure(to) {
                found[to].speaker = found[from].speaker.clone();
                found[to].confidence = found[to].confidence.max(found[from].confidence.min(0.9));
            }
        }
        outer.reverse();
    }
}
