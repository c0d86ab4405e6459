//! What is particular to a language: word lists and small rules, one table a kind of fact. Nothing else in the
//! crate holds a word of any language.
pub mod date;
pub mod en;
pub mod spelling;
pub mod thesaurus;
pub mod name;
pub mod figure;
pub mod quotation;
pub mod furniture;
pub mod folder;

/// The tables of one language. Every extractor and check takes its words from here.
#[derive(Debug)]
pub struct Language {
    /// BCP 47 code.
    pub code: &'static str,
    /// Abbreviations after which a full stop does not end a sentence, in lower case, without the stop.
    pub abbreviations: &'static [&'static str],
    /// Spellings that are one word.
    pub spelling: &'static spelling::Spelling,
    /// Words that mean one thing.
    pub thesaurus: &'static thesaurus::Thesaurus,
    /// The words of dates.
    pub dates: &'static date::DateWords,
    /// Names and offices.
    pub names: &'static name::NameWords,
    /// Words of quantities.
    pub figures: &'static figure::FigureWords,
    /// Abbreviations only before a number, likewise: elsewhere they are words ("no").
    pub numbering: &'static [&'static str],
    /// Verbs of saying and the words around them.
    pub quotation: &'static quotation::QuotationWords,
    /// The words by which a page's furniture is known.
    pub furniture: furniture::Furniture,
    /// What people call folders.
    pub folders: &'static folder::FolderWords,
}

/// English, the default.
pub static ENGLISH: &Language = &en::ENGLISH;

/// The language with this code.
pub fn by_code(code: &str) -> Option<&'static Language> {
    [ENGLISH].into_iter().find(|language| language.code == code)
}
