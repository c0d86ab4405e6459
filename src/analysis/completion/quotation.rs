//! Within opening marks: quotations of the sources that go on as what is typed begins.
use crate::{
    analysis::completion::{Around, Suggestion, SuggestionKind},
    corpus::{
        Corpus,
        passage::{Passage, Quoted},
        word::{self, Word},
    },
    facts::{name::folded_words, quotation::Quotation},
    text::{Span, floor_char_boundary},
};

/// What is typed since the opening mark.
struct Typed<'a> {
    around: &'a Around<'a>,
    /// In the text.
    span: Span,
    words: Vec<Word>,
    /// The last word may go on.
    open: bool,
    closing: char,
    /// The mark opens a sentence: an attribution may follow the words.
    leads: bool,
    /// Folded words of the paragraph before the mark.
    named: Vec<String>,
}

/// Words of a passage that answer what is typed.
struct Found<'a> {
    passage: &'a Passage,
    quoted: &'a Quoted,
    /// The first of them, by index.
    start: usize,
    rank: (bool, bool),
}

pub(super) fn complete(around: &Around<'_>, corpus: &Corpus) -> Vec<Suggestion> {
    let Some(typed) = Typed::new(around) else { return Vec::new() };
    let mut found: Vec<Found> = corpus.passages.all.iter().flat_map(|passage| typed.found(passage)).collect();
    found.sort_by_key(|it| it.rank);
    found.into_iter().take(ENOUGH).filter_map(|it| typed.suggestion(&it, corpus)).collect()
}

/// So many are written out; of several sources with the same words, one is shown.
const ENOUGH: usize = 120;

impl<'a> Typed<'a> {
    fn new(around: &'a Around<'a>) -> Option<Typed<'a>> {
        /// Who has typed more copies from nowhere.
        const LONGEST: usize = 600;
        let (mark, closing) = around.opening()?;
        let span = mark.end..around.caret;
        let text = &around.text[span.clone()];
        let lead = around.text[around.paragraph..mark.start].trim_end();
        Some(Typed {
            around,
            words: word::words(around.text, span.clone(), around.language),
            open: text.ends_with(|ch: char| !ch.is_whitespace()),
            closing,
            leads: !lead.ends_with(|ch: char| ch.is_alphanumeric() || matches!(ch, ',' | ':' | ';')),
            named: folded_words(lead),
            span,
        })
        .filter(|it| it.span.len() <= LONGEST)
    }

    /// Where a passage begins as what is typed does: at its start, or at that of a sentence in it.
    fn found(&self, passage: &'a Passage) -> Vec<Found<'a>> {
        let Some(quoted) = &passage.quoted else { return Vec::new() };
        let begins = |at: &usize| *at == 0 || passage.words[at - 1].word.ends_sentence;
        // With nothing typed yet, whole quotations are enough.
        let starts =
            if self.words.is_empty() { 0..1.min(passage.words.len()) } else { 0..passage.words.len() };
        let starts = starts.filter(begins).filter(|&at| self.fits(passage, at));
        let named = self.is_named(quoted);
        starts.map(|start| Found { passage, quoted, start, rank: (!named, start > 0) }).collect()
    }

    fn fits(&self, passage: &Passage, start: usize) -> bool {
        let words = &passage.words[start..];
        let fits = |(at, ours): (usize, &Word)| {
            let Some(theirs) = words.get(at).filter(|it| it.block == words[0].block) else { return false };
            let goes_on = self.open && at + 1 == self.words.len();
            ours.key == theirs.word.key || goes_on && theirs.word.text.starts_with(&*ours.text)
        };
        self.words.iter().enumerate().all(fits)
    }

    /// Is the speaker named in the paragraph before the mark?
    fn is_named(&self, quoted: &Quoted) -> bool {
        let surname = speaker(quoted).and_then(|name| folded_words(name).pop());
        surname.is_some_and(|surname| self.named.contains(&surname))
    }

    fn suggestion(&self, found: &Found<'_>, corpus: &Corpus) -> Option<Suggestion> {
        let (shown, rest) = self.words_of(found, corpus)?;
        // From the word under the caret on, the words are the source's.
        let own = self.words.get(self.kept()).map_or(self.around.caret, |word| word.span.start);
        let unfinished = &self.around.text[own..self.around.caret];
        if !unfinished.is_empty() && rest == unfinished {
            return None;
        }
        let span = self.span.start.max(self.around.line())..self.around.caret;
        let typed = &self.around.text[span.start..own.max(span.start)];
        let (text, attribution) = self.closed(format!("{typed}{rest}"), found.quoted);
        Some(Suggestion {
            kind: SuggestionKind::Quotation,
            label: cut(shown),
            detail: speaker(found.quoted).unwrap_or_default().to_owned(),
            filter: format!("{typed}{unfinished}{}", &rest[common(unfinished, rest)..]),
            span,
            text,
            attribution,
            evidence: corpus.passage_evidence(found.passage, &(found.start..found.start + 1)),
        })
    }

    /// How many of the typed words are finished.
    fn kept(&self) -> usize {
        self.words.len() - usize::from(self.open && !self.words.is_empty())
    }

    /// The source's words from where the answer begins to the end of the quotation, and those not yet typed.
    fn words_of<'c>(&self, found: &Found<'_>, corpus: &'c Corpus) -> Option<(&'c str, &'c str)> {
        let source = &corpus.sources[found.passage.source];
        let first = &found.passage.words[found.start];
        let prose = &source.article.blocks[first.block].prose;
        let pieces = &source.facts.quotations[found.quoted.quotations.clone()];
        let end = piece(pieces, first.block, &first.word.span)?.content.end;
        let next = found.passage.words.get(found.start + self.kept()).filter(|it| it.block == first.block)?;
        let shown = prose.get(first.word.span.start..end)?.trim_end();
        let rest = prose.get(next.word.span.start..end)?.trim_end();
        Some((shown, rest)).filter(|_| !rest.is_empty())
    }

    /// The words with their closing mark, if none stands there; where the quotation opens a sentence, with who said it.
    fn closed(&self, words: String, quoted: &Quoted) -> (String, Option<(String, String)>) {
        let bare = words.trim_end_matches(',').to_owned();
        let after = self.around.after();
        if after.starts_with(self.closing) {
            let alone = after[self.closing.len_utf8()..].trim().is_empty();
            return (if alone { bare } else { words }, None);
        }
        let said = self.around.language.quotation.said;
        let attribution = speaker(quoted).filter(|_| self.leads && after.trim().is_empty()).map(|speaker| {
            let comma = if bare.ends_with(['?', '!', '…', '—']) { "" } else { "," };
            (format!("{comma}{} {said} ", self.closing), speaker.to_owned())
        });
        match attribution {
            Some(attribution) => (bare.trim_end_matches('.').to_owned(), Some(attribution)),
            None => (format!("{bare}{}", self.closing), None),
        }
    }
}

fn speaker(quoted: &Quoted) -> Option<&str> {
    let speaker = quoted.speaker.as_ref()?;
    Some(speaker.resolved.as_ref().unwrap_or(&speaker.text))
}

/// The quotation that holds a word of its utterance.
fn piece<'a>(pieces: &'a [Quotation], block: usize, word: &Span) -> Option<&'a Quotation> {
    let holds = |it: &&Quotation| {
        it.place.block == block && it.content.start <= word.start && word.end <= it.content.end
    };
    pieces.iter().find(holds)
}

/// So many bytes of `words` are those of `typed`, but for their case.
fn common(typed: &str, words: &str) -> usize {
    let same = typed.chars().zip(words.chars()).take_while(|(a, b)| a.to_lowercase().eq(b.to_lowercase()));
    same.map(|(_, ch)| ch.len_utf8()).sum()
}

/// As much of some words as a list shows.
fn cut(words: &str) -> String {
    /// In bytes.
    const LONGEST: usize = 90;
    if words.len() <= LONGEST {
        return words.to_owned();
    }
    let room = &words[..floor_char_boundary(words, LONGEST)];
    format!("{} …", room.rsplit_once(' ').map_or(room, |(whole, _)| whole))
}
