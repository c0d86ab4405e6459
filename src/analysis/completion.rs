//! What the sources could put in at the caret: quotations within marks, offices after a name, figures after "about".
//!
//! Only the text right before the caret is looked at, so that an answer costs the same in a long draft as in a short one.
mod figure;
mod office;
mod quotation;

use std::collections::HashSet;

use crate::{
    corpus::Corpus,
    finding::Evidence,
    lang::Language,
    text::{Span, floor_char_boundary},
};

/// Something that may be put in.
#[derive(Clone, Debug, PartialEq)]
pub struct Suggestion {
    /// What it is.
    pub kind: SuggestionKind,
    /// As shown in the list.
    pub label: String,
    /// Who said it, whose office it is, or what the figure measures.
    pub detail: String,
    /// What is typed of it so far; on the caret's line.
    pub span: Span,
    /// What stands at `span` then.
    pub text: String,
    /// What follows `text` where the editor can put the attribution in as a form to fill in: its closing mark with what
    /// leads to the speaker, and the speaker.
    pub attribution: Option<(String, String)>,
    /// What an editor compares with what is typed: it begins with it.
    pub filter: String,
    /// Where it comes from.
    pub evidence: Evidence,
}

/// What a [`Suggestion`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SuggestionKind {
    /// Somebody's own words.
    Quotation,
    /// The office of the person just named.
    Office,
    /// A quantity.
    Figure,
}

/// A longer list is no help.
const MOST: usize = 30;

/// What may be typed at an offset of a text, the likeliest first.
pub fn complete(text: &str, caret: usize, corpus: &Corpus, language: &'static Language) -> Vec<Suggestion> {
    let around = Around::new(text, floor_char_boundary(text, caret), language);
    let mut found = quotation::complete(&around, corpus);
    if found.is_empty() && !around.is_quoting() {
        found = office::complete(&around, corpus);
        found.extend(figure::complete(&around, corpus));
    }
    let mut seen = HashSet::new();
    found.retain(|it| seen.insert(it.text.clone()));
    found.truncate(MOST);
    found
}

/// The text around the caret.
struct Around<'a> {
    text: &'a str,
    /// Where the caret's paragraph begins, or as much of it as is looked at.
    paragraph: usize,
    caret: usize,
    language: &'static Language,
}

impl<'a> Around<'a> {
    fn new(text: &'a str, caret: usize, language: &'static Language) -> Around<'a> {
        /// A longer paragraph is looked at from here on, in bytes before the caret.
        const ROOM: usize = 2_000;
        let room = floor_char_boundary(text, caret.saturating_sub(ROOM));
        let before = &text[room..caret];
        let blank =
            ["\n\n", "\n\r\n", "\r\r"].iter().filter_map(|gap| Some(before.rfind(gap)? + gap.len())).max();
        Around { text, paragraph: room + blank.unwrap_or(0), caret, language }
    }

    /// The paragraph up to the caret.
    fn before(&self) -> &'a str {
        &self.text[self.paragraph..self.caret]
    }

    /// The rest of the caret's line.
    fn after(&self) -> &'a str {
        self.text[self.caret..].split(['\n', '\r']).next().unwrap_or_default()
    }

    /// The start of the caret's line, or of the paragraph.
    fn line(&self) -> usize {
        let line = self.before().rfind(['\n', '\r']).map_or(0, |at| at + 1);
        self.paragraph + line
    }

    fn is_quoting(&self) -> bool {
        self.opening().is_some()
    }

    /// The quotation mark that is open at the caret: its offset, and the mark that closes it.
    fn opening(&self) -> Option<(Span, char)> {
        const PAIRS: &[(char, char)] = &[('“', '”'), ('«', '»'), ('„', '“'), ('‘', '’')];
        let before = self.before();
        let straight = before.matches('"').count() % 2 == 1;
        // The value of a tag's attribute is no speech.
        let spoken = |at: &usize| straight && !before[..*at].ends_with('=');
        let straight = before.rfind('"').filter(spoken).map(|at| (at, '"', '"'));
        let open = |&(opening, closing): &(char, char)| {
            let at = before.rfind(opening)?;
            let closed = before[at + opening.len_utf8()..].char_indices().any(|(close, ch)| {
                // An apostrophe closes nothing.
                let next = before[at + opening.len_utf8() + close + ch.len_utf8()..].chars().next();
                ch == closing && !(ch == '’' && next.is_none_or(char::is_alphabetic))
            });
            (!closed).then_some((at, opening, closing))
        };
        let (at, opening, closing) = PAIRS.iter().filter_map(open).chain(straight).max_by_key(|it| it.0)?;
        let start = self.paragraph + at;
        Some((start..start + opening.len_utf8(), closing))
    }
}

#[cfg(test)]
mod tests;
