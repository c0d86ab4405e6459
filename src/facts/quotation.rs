//! Direct speech: words between marks, with who said them.
use crate::{
    facts::{Place, name::Name},
    source::Article,
    text::Span,
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

/// The quotations of an article, in text order. `names` resolve surnames, offices and pronouns.
pub fn find(_article: &Article, _names: &[Name]) -> Vec<Quotation> {
    Vec::new()
}
