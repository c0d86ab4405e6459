//! What the sources say of one fact of the draft.
mod candidates;
mod dates;
mod figures;
mod names;
mod quotations;
mod words;
#[cfg(test)]
mod tests;

use crate::{
    analysis::{
        Analysis,
        standing::{Standing, Verdict},
    },
    compare::Comparison,
    corpus::{Corpus, names::KnownName},
    facts::{FactRef, Place, name::folded_words},
    finding::{Evidence, Finding},
    text::Span,
};

/// A fact with its verdict and the passages that speak of it.
#[derive(Clone, Debug)]
pub struct Knowledge {
    /// The fact.
    pub fact: FactRef,
    /// Its bytes in the draft's text.
    pub span: Span,
    /// What came of it.
    pub standing: Standing,
    /// The passages, the best first; a source may have several.
    pub answers: Vec<Answer>,
}

/// What a passage has of a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Says {
    /// The same.
    Agrees,
    /// Something else in its place.
    Contradicts,
    /// Something near, which proves nothing.
    Near,
}

/// One passage of a source that speaks of a fact.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// Index into [`Corpus::sources`].
    pub source: usize,
    /// Whether it bears the draft out.
    pub says: Says,
    /// The passage; its span is that of the very words, in the source's text.
    pub evidence: Evidence,
    /// The bytes of the excerpt in the source's text.
    pub around: Span,
    /// In the excerpt: the words that differ from the draft's, or the fact itself.
    pub marked: Vec<Span>,
    /// The source's own words for the fact: "79 percent", "Mayor of Callow Bay"; of a quotation, those that differ.
    pub words: String,
    /// The excerpt is what somebody is quoted as saying.
    pub quoted: bool,
    /// The office that the sources give the speaker.
    pub office: Option<String>,
}

impl Analysis {
    /// The facts at a byte of the draft's text, the innermost first.
    pub fn facts_at(&self, offset: usize) -> Vec<FactRef> {
        let at = self.draft.block_at(offset);
        at.map(|(block, offset)| self.facts.at(block, offset)).unwrap_or_default()
    }

    /// What the sources say of a fact.
    pub fn knowledge(&self, fact: FactRef) -> Knowledge {
        self.knowledge_in(&self.comparison(self.facts.place(fact).block), fact)
    }

    /// The same, for one that has compared the block that the fact stands in.
    pub fn knowledge_in(&self, comparison: &Comparison<'_>, fact: FactRef) -> Knowledge {
        let place = self.facts.place(fact);
        let answers = match fact {
            FactRef::Quotation(at) => quotations::answers(self, comparison, at),
            FactRef::Figure(at) => figures::answers(self, comparison, at),
            FactRef::Date(at) => dates::answers(self, comparison, at),
            FactRef::Name(at) => names::answers(self, &self.facts.names[at]),
        };
        Knowledge { fact, span: place.in_file(&self.draft), standing: self.standing(fact).clone(), answers }
    }

    /// What came of a fact.
    pub fn standing(&self, fact: FactRef) -> &Standing {
        match fact {
            FactRef::Quotation(at) => &self.standings.quotations[at],
            FactRef::Figure(at) => &self.standings.figures[at],
            FactRef::Date(at) => &self.standings.dates[at],
            FactRef::Name(at) => &self.standings.names[at],
        }
    }

    /// Was a fact compared with the sources at all?
    pub fn is_checked(&self, fact: FactRef) -> bool {
        self.standing(fact).verdict != Verdict::Unchecked
    }

    /// The findings that touch bytes of the draft's text, the gravest first.
    pub fn findings_at(&self, span: &Span) -> Vec<&Finding> {
        let touches = |it: &&Finding| match span.is_empty() {
            true => it.span.start <= span.start && span.start <= it.span.end,
            false => it.span.start < span.end && span.start < it.span.end,
        };
        let mut found: Vec<&Finding> = self.findings.iter().filter(touches).collect();
        found.sort_by_key(|it| std::cmp::Reverse(it.severity));
        found
    }
}

impl Knowledge {
    /// Do some sources say one thing and some another?
    pub fn is_disputed(&self) -> bool {
        let some = |says: Says| self.answers.iter().any(|it| it.says == says);
        some(Says::Agrees) && some(Says::Contradicts)
    }

    /// The best passage of each source, in order; for a name, one for each office.
    pub fn by_source(&self) -> Vec<&Answer> {
        let is_name = matches!(self.fact, FactRef::Name(_));
        let same = |a: &Answer, b: &Answer| a.source == b.source && (!is_name || a.words == b.words);
        let mut each: Vec<&Answer> = Vec::new();
        for answer in &self.answers {
            if !each.iter().any(|it| same(it, answer)) {
                each.push(answer);
            }
        }
        each
    }
}

/// A passage under way: the very words in it, and what is shown around them.
struct Passage<'a> {
    corpus: &'a Corpus,
    source: usize,
    point: Place,
    around: Place,
}

impl<'a> Passage<'a> {
    /// The sentence around a fact of a source.
    fn of_fact(corpus: &'a Corpus, source: usize, point: &Place) -> Passage<'a> {
        Passage { corpus, source, point: point.clone(), around: corpus.sentence_around(source, point) }
    }

    /// An answer with `marked` words, given by their spans in the block's prose.
    fn answer(&self, says: Says, words: String, marked: impl Iterator<Item = Span>) -> Answer {
        let article = self.corpus.article(self.source);
        let mut evidence = self.corpus.evidence(self.source, &self.around);
        evidence.span = self.point.in_file(article);
        let around = &self.around;
        let within = |span: Span| span.start.max(around.start)..span.end.min(around.end);
        let shown = marked.map(within).filter(|span| span.start < span.end);
        let marked = shown.map(|it| it.start - around.start..it.end - around.start).collect();
        let office =
            evidence.speaker.as_deref().and_then(|speaker| office(self.corpus, self.source, speaker));
        let (source, around) = (self.source, around.in_file(article));
        Answer { source, says, evidence, around, marked, words, quoted: false, office }
    }

    /// An answer whose point is marked, and is the source's words for the fact.
    fn pointed(&self, says: Says) -> Answer {
        let words = self.point.text(self.corpus.article(self.source)).to_owned();
        self.answer(says, words, std::iter::once(self.point.span()))
    }
}

/// The office that the sources give a speaker, the source itself before others.
fn office(corpus: &Corpus, source: usize, speaker: &str) -> Option<String> {
    let suffixes = corpus.article(source).language.names.suffixes;
    let people = corpus.names.people(&folded_words(speaker), suffixes);
    let &[one] = people.as_slice() else { return None };
    let known: &KnownName = corpus.names.get(one);
    let held = known.offices.iter().filter(|office| office.title.is_some());
    held.min_by_key(|office| office.source != source).map(|office| office.text.clone())
}
