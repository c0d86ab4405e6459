//! One block's prose as tokens, with the small questions that the reading of figures asks of them.
use crate::{
    lang::figure::FigureWords,
    text::{
        Span,
        token::{Kind, Token},
    },
};

/// The tokens of a prose. Places in it are indices of tokens, unless said otherwise; past the end there is the empty word.
pub(super) struct Line<'a> {
    pub(super) prose: &'a str,
    pub(super) words: &'static FigureWords,
    lower: String,
    tokens: &'a [Token],
}

impl<'a> Line<'a> {
    pub(super) fn new(prose: &'a str, tokens: &'a [Token], words: &'static FigureWords) -> Line<'a> {
        Line { prose, words, lower: lower(prose), tokens }
    }

    pub(super) fn len(&self) -> usize {
        self.tokens.len()
    }

    /// The token in small letters.
    pub(super) fn lower(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| &self.lower[token.span.clone()])
    }

    /// The token before `at` in small letters.
    pub(super) fn before(&self, at: usize) -> &str {
        at.checked_sub(1).map_or("", |at| self.lower(at))
    }

    /// The token as written.
    pub(super) fn text(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |token| &self.prose[token.span.clone()])
    }

    pub(super) fn kind(&self, at: usize) -> Option<Kind> {
        self.tokens.get(at).map(|token| token.kind)
    }

    pub(super) fn is_number(&self, at: usize) -> bool {
        self.kind(at) == Some(Kind::Number)
    }

    pub(super) fn is_word(&self, at: usize) -> bool {
        self.kind(at) == Some(Kind::Word)
    }

    pub(super) fn is_dash(&self, at: usize) -> bool {
        matches!(self.kind(at), Some(Kind::Mark('-' | '–' | '—' | '‑' | '‐' | '−' | '‒')))
    }

    pub(super) fn is_capital(&self, at: usize) -> bool {
        self.is_word(at) && self.text(at).starts_with(char::is_uppercase)
    }

    /// Does the token stand right against the one before it?
    pub(super) fn is_glued(&self, at: usize) -> bool {
        let Some((before, token)) =
            at.checked_sub(1).and_then(|b| self.tokens.get(b).zip(self.tokens.get(at)))
        else {
            return false;
        };
        before.span.end == token.span.start
    }

    /// A hyphen that ties the token before it to the one after it.
    pub(super) fn is_hyphen(&self, at: usize) -> bool {
        self.is_dash(at) && self.is_glued(at) && self.is_glued(at + 1)
    }

    /// Skips a hyphen.
    pub(super) fn past_hyphen(&self, at: usize) -> usize {
        if self.is_hyphen(at) { at + 1 } else { at }
    }

    /// Does a sentence, a cell or a list item begin with this token?
    pub(super) fn opens_sentence(&self, at: usize) -> bool {
        at == 0
            || matches!(
                self.kind(at - 1),
                Some(Kind::Mark('.' | '!' | '?' | ':' | '|' | '“' | '"' | '‘' | '•'))
            )
    }

    /// The token after a phrase that stands at `at`; hyphens may stand for its spaces.
    pub(super) fn phrase(&self, at: usize, phrase: &str) -> Option<usize> {
        // Most phrases of a table part with the text at the first byte.
        if phrase.as_bytes().first() != self.lower(at).as_bytes().first() {
            return None;
        }
        let mut next = at;
        for (i, word) in phrase.split(' ').enumerate() {
            let start = if i > 0 { self.past_hyphen(next) } else { next };
            if self.lower(start) != word {
                return None;
            }
            next = start + 1;
        }
        Some(next)
    }

    /// The longest of the phrases that stands at `at`: the token after it.
    pub(super) fn any_phrase(&self, at: usize, phrases: &[&str]) -> Option<usize> {
        phrases.iter().filter_map(|phrase| self.phrase(at, phrase)).max()
    }

    /// The longest phrase of a table that stands at `at`: the token after it and what the table says of it.
    pub(super) fn lookup<T: Copy>(&self, at: usize, table: &[(&str, T)]) -> Option<(usize, T)> {
        let found = table.iter().filter_map(|&(phrase, it)| Some((self.phrase(at, phrase)?, it)));
        found.max_by_key(|&(end, _)| end)
    }

    /// The longest phrase of a table that ends right before `at`: where it starts and what the table says of it.
    pub(super) fn lookup_before<T: Copy>(&self, at: usize, table: &[(&str, T)]) -> Option<(usize, T)> {
        let last = self.before(at);
        let near = table.iter().filter(|(phrase, _)| phrase.as_bytes().last() == last.as_bytes().last());
        let found = near.filter_map(|&(phrase, it)| {
            let start = at.checked_sub(phrase.split(' ').count())?;
            (self.phrase(start, phrase)? == at).then_some((start, it))
        });
        found.min_by_key(|&(start, _)| start)
    }

    /// Does one of the phrases end right before `at`?
    pub(super) fn any_phrase_before(&self, at: usize, phrases: &[&str]) -> bool {
        phrases.iter().any(|phrase| {
            let start = at.checked_sub(phrase.split(' ').count());
            start.is_some_and(|start| self.phrase(start, phrase) == Some(at))
        })
    }

    /// Is the token one of these words?
    pub(super) fn is_any(&self, at: usize, words: &[&str]) -> bool {
        at < self.len() && words.contains(&self.lower(at))
    }

    /// Is the token before `at` one of these words?
    pub(super) fn is_any_before(&self, at: usize, words: &[&str]) -> bool {
        at > 0 && self.is_any(at - 1, words)
    }

    /// The bytes of the tokens from `start` to before `end`.
    pub(super) fn span(&self, start: usize, end: usize) -> Span {
        let from = self.tokens.get(start).map_or(self.prose.len(), |token| token.span.start);
        let to =
            end.checked_sub(1).and_then(|last| self.tokens.get(last)).map_or(from, |token| token.span.end);
        from..to.max(from)
    }

    /// What stands between a token and the one before it.
    pub(super) fn gap(&self, at: usize) -> &'a str {
        let before = at.checked_sub(1).and_then(|before| self.tokens.get(before));
        let ends = before.zip(self.tokens.get(at)).map(|(before, token)| before.span.end..token.span.start);
        ends.map_or("", |gap| &self.prose[gap])
    }

    /// The character right before a token, white space or not.
    pub(super) fn char_before(&self, at: usize) -> Option<char> {
        self.prose[..self.span(at, at + 1).start].chars().next_back()
    }
}

/// The text in small letters, byte for byte: a letter whose small form has another length stays.
fn lower(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let small =
        |ch: char| ch.to_lowercase().next().filter(|low| low.len_utf8() == ch.len_utf8()).unwrap_or(ch);
    text.chars().map(small).collect()
}
