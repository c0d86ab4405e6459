//! Searching the sources by words.
use crate::{
    corpus::{Corpus, Source},
    facts::{FactRef, Place, sentence},
    text::Span,
};

/// A fact of a source that answers a search.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Index of the source in the corpus.
    pub source: usize,
    /// The fact: a quotation, a figure or a date.
    pub fact: FactRef,
    /// Where it stands.
    pub place: Place,
    /// Whose words a quotation holds.
    pub speaker: Option<String>,
    /// The sentences it stands in, in its block's prose.
    pub sentence: Span,
}

/// The words of a query, as they are looked for.
pub fn query(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_lowercase).collect()
}

/// Every quotation, figure and date whose sentence or speaker holds all of the words, in the order of the sources.
pub fn facts<'a>(corpus: &'a Corpus, words: &'a [String]) -> impl Iterator<Item = Hit> + 'a {
    let sources = corpus.sources.iter().enumerate();
    sources.flat_map(move |(index, source)| {
        (0..source.article.blocks.len()).flat_map(move |block| in_block(index, source, block, words))
    })
}

/// The names that hold all of the words, or whose office does: indices into [`Corpus::names`].
pub fn names<'a>(corpus: &'a Corpus, words: &'a [String]) -> impl Iterator<Item = usize> + 'a {
    corpus.names.all().iter().enumerate().filter_map(move |(index, name)| {
        let texts = std::iter::once(&name.text).chain(name.offices.iter().map(|office| &office.text));
        let text: String = texts.map(|text| text.to_lowercase() + " ").collect();
        holds_all(&text, words).then_some(index)
    })
}

fn in_block(index: usize, source: &Source, block: usize, words: &[String]) -> Vec<Hit> {
    let prose = &source.article.blocks[block].prose;
    let cited = |fact: &FactRef| !matches!(fact, FactRef::Name(_));
    let mut facts: Vec<FactRef> = source.facts.in_block(block).filter(cited).collect();
    let speakers: String =
        facts.iter().filter_map(|&fact| speaker(source, fact)).collect::<Vec<_>>().join(" ");
    // Most blocks are passed over by their words alone.
    if facts.is_empty() || !holds_all(&format!("{prose} {speakers}").to_lowercase(), words) {
        return Vec::new();
    }
    facts.sort_by_key(|&fact| source.facts.place(fact));
    let sentences = sentence::split(prose, source.article.language);
    let hit = |fact: FactRef| {
        let (place, speaker) = (source.facts.place(fact).clone(), speaker(source, fact));
        let sentence = around(&sentences, &place);
        let text = format!("{} {}", &prose[sentence.clone()], speaker.as_deref().unwrap_or_default());
        let found = holds_all(&text.to_lowercase(), words);
        found.then_some(Hit { source: index, fact, place, speaker, sentence })
    };
    facts.into_iter().filter_map(hit).collect()
}

fn holds_all(text: &str, words: &[String]) -> bool {
    words.iter().all(|word| text.contains(word.as_str()))
}

fn speaker(source: &Source, fact: FactRef) -> Option<String> {
    let FactRef::Quotation(at) = fact else { return None };
    let speaker = source.facts.quotations[at].speaker.as_ref()?;
    Some(speaker.resolved.as_ref().unwrap_or(&speaker.text).clone())
}

/// The sentences that a place lies in.
fn around(sentences: &[Span], place: &Place) -> Span {
    let first = sentence::at(sentences, place.start);
    let last = sentence::at(sentences, place.end.saturating_sub(1));
    first.start.min(place.start)..last.end.max(place.end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{self, Role};

    const WIRE: &str = "“The pier will open in June,” said Ada Quill, the harbour master. The pier cost $5 million.\n\n\
                        Nothing else opened in 2024.";

    #[test]
    fn every_word_must_be_there() {
        let corpus = Corpus::new(vec![source::article("wire.md", WIRE, Role::Source)]);
        let table: [(&str, &[&str]); 5] = [
            ("pier", &["“The pier will open in June,”", "June", "$5 million"]),
            ("PIER quill", &["“The pier will open in June,”", "June"]),
            ("quill million", &[]),
            ("2024", &["2024"]),
            ("ferry", &[]),
        ];
        for (text, expected) in table {
            let words = query(text);
            let article = corpus.article(0);
            let hits: Vec<_> = facts(&corpus, &words).map(|hit| hit.place.text(article).to_owned()).collect();
            assert_eq!(hits, expected, "{text}");
        }
        let words = query("harbour master");
        let named: Vec<_> = names(&corpus, &words).map(|at| corpus.names.get(at).text.as_str()).collect();
        assert_eq!(named, ["Ada Quill"]);
    }
}
