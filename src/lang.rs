//! What is particular to a language: word lists and small rules, one table a kind of fact. Nothing else in the
//! crate holds a word of any language.
pub mod en;
pub mod quotation;

/// The tables of one language. Every extractor and check takes its words from here.
#[derive(Debug)]
pub struct Language {
    /// BCP 47 code.
    pub code: &'static str,
    /// Abbreviations after which a full stop does not end a sentence, in lower case, without the stop.
    pub abbreviations: &'static [&'static str],
    /// Abbreviations only before a number, likewise: elsewhere they are words ("no").
    pub numbering: &'static [&'static str],
    /// Verbs of saying and the words around them.
    pub quotation: &'static quotation::QuotationWords,
}

/// English, the default.
pub static ENGLISH: &Language = &en::ENGLISH;
