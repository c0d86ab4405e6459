//! What is particular to a language: word lists and small rules, one table a kind of fact. Nothing else in the
//! crate holds a word of any language.
pub mod en;
pub mod furniture;

/// The tables of one language. Every extractor and check takes its words from here.
#[derive(Debug)]
pub struct Language {
    /// BCP 47 code.
    pub code: &'static str,
    /// Abbreviations after which a full stop does not end a sentence, in lower case, without the stop.
    pub abbreviations: &'static [&'static str],
    /// The words by which a page's furniture is known.
    pub furniture: furniture::Furniture,
}

/// English, the default.
pub static ENGLISH: &Language = &en::ENGLISH;
