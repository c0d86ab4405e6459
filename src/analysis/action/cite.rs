//! The citation of a supported quotation or figure, as a footnote or as a comment.
use crate::{
    analysis::{
        Analysis,
        standing::{Standing, Verdict},
    },
    corpus::{Corpus, citation, passage::Passage, value_key, word},
    facts::{FactRef, Place, sentence},
    finding::{Citation, Edit},
    source::{Article, Embargo},
};

/// A source that supports a fact of the draft, and the place for its citation: the end of the sentence.
#[derive(Clone, Debug, PartialEq)]
pub struct Cited {
    /// The source.
    pub citation: Citation,
    /// Its paragraph, where one alone has the fact.
    pub paragraph: Option<usize>,
    /// In the file.
    at: usize,
}

/// The source that best supports the quotation or figure at an offset of the file; the quotation before the figure in it.
pub fn cited(analysis: &Analysis, offset: usize) -> Option<Cited> {
    let (block, at) = analysis.draft.block_at(offset)?;
    let supported =
        |fact: &FactRef| standing(analysis, *fact).is_some_and(|it| it.verdict == Verdict::Supported);
    let fact = analysis.facts.at(block, at).into_iter().find(supported)?;
    let source = *standing(analysis, fact)?.sources.first()?;
    Some(Cited {
        citation: citation(analysis.corpus.article(source)),
        paragraph: paragraph(analysis, fact, source),
        at: end_of_sentence(&analysis.draft, analysis.facts.place(fact)),
    })
}

impl Cited {
    /// A reference at the end of the sentence and, unless the draft has it already, its note at the end of the file.
    pub fn as_footnote(&self, draft: &Article) -> Vec<Edit> {
        let label = self.label();
        let text = draft.text.as_str();
        let mut edits = vec![Edit { span: self.at..self.at, new_text: format!("[^{label}]") }];
        let note = format!("[^{label}]:");
        if !text.lines().any(|line| line.starts_with(&note)) {
            let end = text.trim_end().len();
            let gap = if text[..end].lines().last().is_some_and(|last| last.starts_with("[^")) {
                "\n"
            } else {
                "\n\n"
            };
            edits.push(Edit { span: end..end, new_text: format!("{gap}{note} {}", self.told()) });
        }
        edits
    }

    /// A comment at the end of the sentence, which no reader sees.
    pub fn as_comment(&self) -> Vec<Edit> {
        // Two hyphens would end the comment.
        let told = self.told().replace("--", "–");
        vec![Edit { span: self.at..self.at, new_text: format!(" <!-- source: {told} -->") }]
    }

    /// The source's id, as a footnote may be called.
    fn label(&self) -> String {
        let plain = |ch: char| if ch.is_alphanumeric() || matches!(ch, '-' | '_' | '.') { ch } else { '-' };
        self.citation.id.chars().map(plain).collect()
    }

    /// Title, outlet, day and paragraph; without marks, which would make a quotation of the title.
    fn told(&self) -> String {
        let citation = &self.citation;
        let parts = [
            Some(citation.title.clone().unwrap_or_else(|| citation.id.clone())),
            citation.outlet.clone(),
            citation.byline.clone(),
            citation.published.map(|day| day.to_string()),
            citation.embargoed.as_ref().map(Embargo::to_string),
            self.paragraph.map(|paragraph| format!("¶{paragraph}")),
            citation.url.clone(),
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    }
}

fn standing(analysis: &Analysis, fact: FactRef) -> Option<&Standing> {
    match fact {
        FactRef::Quotation(at) => analysis.standings.quotations.get(at),
        FactRef::Figure(at) => analysis.standings.figures.get(at),
        FactRef::Date(_) | FactRef::Name(_) => None,
    }
}

fn end_of_sentence(draft: &Article, place: &Place) -> usize {
    let block = &draft.blocks[place.block];
    let sentences = sentence::split(&block.prose, draft.language);
    let end = sentence::at(&sentences, place.end.saturating_sub(1)).end.max(place.end);
    let end = block.prose[..end].trim_end().len();
    block.to_file(&(place.start..end.max(place.end))).end
}

/// The one paragraph of the source that has the fact.
fn paragraph(analysis: &Analysis, fact: FactRef, source: usize) -> Option<usize> {
    let blocks = match fact {
        FactRef::Quotation(at) => quoting(analysis, at, source),
        FactRef::Figure(at) => stating(&analysis.corpus, value_key(&analysis.facts.figures[at]), source),
        FactRef::Date(_) | FactRef::Name(_) => return None,
    };
    let paragraph = |block: &usize| analysis.corpus.article(source).blocks[*block].paragraph;
    let first = paragraph(blocks.first()?);
    (first > 0 && blocks.iter().all(|block| paragraph(block) == first)).then_some(first)
}

/// The blocks of a source with the words of a quotation.
fn quoting(analysis: &Analysis, at: usize, source: usize) -> Vec<usize> {
    /// Passages that share the quotation's rarest words.
    const NEAR: usize = 12;
    let quotation = &analysis.facts.quotations[at];
    let prose = &analysis.draft.blocks[quotation.place.block].prose;
    let words = word::words(prose, quotation.content.clone(), analysis.draft.language);
    let keys: Vec<u64> = words.iter().map(|word| word.key).collect();
    let near = analysis.corpus.passages.nearest(&keys, NEAR);
    let holds = |passage: &&&Passage| {
        passage.source == source && keys.iter().all(|key| passage.words.iter().any(|it| it.word.key == *key))
    };
    near.iter().filter(holds).filter_map(|passage| Some(passage.words.first()?.block)).collect()
}

/// The blocks of a source with a figure's value.
fn stating(corpus: &Corpus, value: u64, source: usize) -> Vec<usize> {
    /// A value that occurs more often tells no paragraph.
    const FEW: usize = 64;
    let here = corpus.figures.of_value(value, FEW).filter(|fact| fact.source == source);
    here.map(|fact| corpus.sources[source].facts.figures[fact.fact].place.block).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        analysis::{action::applied, story},
        finding::Severity,
    };

    const WIRE: &str = "# A ferry runs again\n\n“We will never raise taxes on small shops,” said Ada Quill.\n\n\
                        The ferry to Callow Bay carried 412 passengers.";
    const DRAFT: &str = "“We will never raise taxes on small shops,” said Ada Quill. She smiled.\n\n\
                         The ferry to Callow Bay carried 412 passengers.\n";

    #[test]
    fn a_citation_stands_at_the_end_of_the_sentence() {
        let mut draft = DRAFT.to_owned();
        for (words, style) in [("taxes", "footnote"), ("412", "footnote"), ("taxes", "comment")] {
            let analysis = story::analysis(&[WIRE], &draft);
            let cited = cited(&analysis, draft.find(words).unwrap_or_default()).expect("a source");
            let edits = match style {
                "footnote" => cited.as_footnote(&analysis.draft),
                _ => cited.as_comment(),
            };
            draft = applied(&draft, &edits);
            let findings = story::analysis(&[WIRE], &draft).findings;
            assert!(findings.iter().all(|it| it.severity < Severity::Info), "{findings:?}");
        }
        let expected = "“We will never raise taxes on small shops,” said Ada Quill. \
            <!-- source: A ferry runs again, ¶1 -->[^wire-1] She smiled.\n\n\
            The ferry to Callow Bay carried 412 passengers.[^wire-1]\n\n[^wire-1]: A ferry runs again, ¶1\n";
        assert_eq!(draft, expected);
        assert_eq!(cited(&story::analysis(&[WIRE], DRAFT), DRAFT.find("smiled").unwrap_or_default()), None);
    }
}
