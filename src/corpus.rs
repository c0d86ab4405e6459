//! The sources and their facts, and retrieval: "which source facts could answer this one?". Built once, never changed.
pub mod align;
pub mod copies;
pub mod correction;
pub mod frame;
pub mod framed;
mod known;
pub mod names;
pub mod passage;
pub mod question;
pub mod rarity;
mod remembered;
pub mod retrieval;
pub mod search;
mod shares;
pub mod sheet;
pub mod terms;
pub mod weighed;
pub mod word;

use std::{collections::HashSet, ops::Range, sync::Arc};

use rayon::prelude::*;

pub use crate::corpus::known::Source;
use crate::{
    corpus::{
        copies::Copies,
        frame::Frame,
        framed::{FramedFact, FramedFacts},
        names::Names,
        passage::{Passage, Passages},
        rarity::Rarity,
        weighed::Weighed,
    },
    facts::{
        Place,
        figure::{Figure, unit},
        sentence,
    },
    finding::{Citation, Evidence},
    source::{self, Article, BlockKind, Role},
    text::{Span, floor_char_boundary},
};

/// The path of the built-in corpus, which is no file.
pub const BUILTIN: &str = "copydesk:builtin.toml";
/// The built-in corpus: a fact sheet.
pub const BUILTIN_SHEET: &str = include_str!("corpus/builtin.toml");
/// All sources.
#[derive(Debug, Default)]
pub struct Corpus {
    /// In the order given.
    pub sources: Vec<Arc<Source>>,
    /// What quotations are compared with.
    pub passages: Passages,
    /// Every figure, with what it is about.
    pub figures: FramedFacts,
    /// Every date, with the event it dates.
    pub dates: FramedFacts,
    /// Every name of the sources.
    pub names: Names,
    /// How rare a concept is in the sources.
    pub rarity: Rarity,
    /// What stands in several of them.
    copies: Copies,
}

impl Corpus {
    /// Reads the facts of the articles and indexes them.
    pub fn new(articles: Vec<Article>) -> Corpus {
        Corpus::of(articles.into_par_iter().map(|article| Arc::new(Source::of(article))).collect())
    }

    /// Indexes sources whose facts are known: when one of many changes, only that one is read again.
    pub fn of(sources: Vec<Arc<Source>>) -> Corpus {
        let rarity = Rarity::default().with(&sources, &Copies::of(&sources));
        Corpus::among(sources, rarity)
    }

    /// Indexes sources that may be a few of many, of which all `rarity` was counted.
    pub fn among(sources: Vec<Arc<Source>>, rarity: Rarity) -> Corpus {
        let copies = Copies::of(&sources);
        let words = || {
            let (mut passages, mut names) = (Passages::default(), Names::default());
            for (at, source) in sources.iter().enumerate() {
                passages.add(at, &source.article, &source.facts, &copies);
                names.add(at, &source.article, &source.facts);
            }
            (passages, names)
        };
        let facts = || {
            let mut corpus = Corpus { rarity, ..Corpus::default() };
            for source in &sources {
                corpus.add_framed(source, &copies);
                corpus.sources.push(Arc::clone(source));
            }
            corpus
        };
        // As long as each other, side by side.
        let ((passages, names), corpus) = rayon::join(words, facts);
        Corpus { passages, names, copies, ..corpus }
    }

    /// The corpus that comes with the program: the fact sheet of five articles on one story.
    pub fn builtin() -> Corpus {
        // A test reads the sheet; one that could not be read would leave the corpus empty.
        Corpus::new(source::read(BUILTIN, BUILTIN_SHEET.as_bytes(), Role::Source).articles)
    }

    fn add_framed(&mut self, source: &Source, copies: &Copies) {
        let at = self.sources.len();
        let (figures, dates) = (&source.facts.figures, &source.facts.dates);
        for (fact, frame) in source.figures.iter().filter(|it| !copies.is_copy(at, figures[it.0].place.block))
        {
            let framed = FramedFact::new(at, *fact, Arc::clone(frame));
            self.figures.push(framed, value_key(&figures[*fact]));
        }
        for (fact, frame) in source.dates.iter().filter(|it| !copies.is_copy(at, dates[it.0].place.block)) {
            self.dates.push(FramedFact::new(at, *fact, Arc::clone(frame)), 0);
        }
    }

    /// What a frame tells in this corpus.
    pub fn weighed(&self, frame: &Frame) -> Weighed {
        Weighed::of(frame, &self.rarity, &self.names)
    }

    /// The citations of the first few places, one a source, in order.
    pub fn cited<'a>(&self, places: impl Iterator<Item = (usize, &'a Place)>) -> Vec<Evidence> {
        let mut cited: Vec<(usize, &Place)> = Vec::new();
        for (source, place) in places {
            if cited.len() < CITED && cited.iter().all(|it| it.0 != source) {
                cited.push((source, place));
            }
        }
        cited.into_iter().map(|(source, place)| self.fact_evidence(source, place)).collect()
    }

    /// The citation of a figure or date: the sentence around it.
    pub fn fact_evidence(&self, source: usize, place: &Place) -> Evidence {
        let mut evidence = self.evidence(source, &self.sentence_around(source, place));
        evidence.span = place.in_file(self.article(source));
        evidence
    }

    /// The sentence around a place, cut to a readable length.
    pub fn sentence_around(&self, source: usize, place: &Place) -> Place {
        let article = self.article(source);
        let prose = &article.blocks[place.block].prose;
        let around = sentence::at(&sentence::split(prose, article.language), place.start);
        Place::new(place.block, excerpt(prose, &around, &place.span()))
    }

    /// A source's article, by its index.
    pub fn article(&self, source: usize) -> &Article {
        &self.sources[source].article
    }

    /// Was one source published after the other? False where either does not say when.
    pub fn is_newer(&self, one: usize, other: usize) -> bool {
        let published = |source: usize| self.article(source).published;
        published(one).zip(published(other)).is_some_and(|(one, other)| one > other)
    }

    /// The citation of a place in a source, with the words that stand there.
    pub fn evidence(&self, source: usize, place: &Place) -> Evidence {
        let article = &self.sources[source].article;
        let block = &article.blocks[place.block];
        let (speaker, time) = match &block.kind {
            BlockKind::Speech { speaker, time, .. } => (Some(speaker.clone()), time.clone()),
            _ => (None, None),
        };
        let excerpt = block.prose[place.span()].to_owned();
        Evidence {
            others: self.others(source, place.block),
            citation: Arc::new(citation(article)),
            span: place.in_file(article),
            paragraph: block.paragraph,
            time,
            speaker,
            excerpt,
        }
    }

    /// Are these only a few of the sources: those of an archive that could answer a draft?
    pub fn is_part(&self) -> bool {
        self.rarity.is_of_more()
    }

    /// May two sources tell of one story? Those that both have names and share no two of them, nor half of what the poorer
    /// one has, do not: two stories of one town share its name.
    pub fn tell_of_one_story(&self, one: usize, other: usize) -> bool {
        let [ours, theirs] = [one, other].map(|source| {
            let names = self.sources[source].facts.names.iter();
            names.map(|name| &*name.full).collect::<HashSet<&str>>()
        });
        let shared = ours.intersection(&theirs).count();
        shared >= 2 || 2 * shared >= ours.len().min(theirs.len())
    }

    /// How many other sources have the block word for word.
    fn others(&self, source: usize, block: usize) -> usize {
        let Some(print) = self.sources[source].prints[block] else { return 0 };
        self.copies.count(print).max(self.rarity.copies(print)).saturating_sub(1) as usize
    }

    /// The citation of a range of a passage's words: the quotation or sentence around it, with its speaker.
    pub fn passage_evidence(&self, passage: &Passage, range: &Range<usize>) -> Evidence {
        let mut evidence = self.evidence(passage.source, &self.quotation_around(passage, range));
        let speaker = passage.quoted.as_ref().and_then(|quoted| quoted.speaker.as_ref());
        evidence.speaker = speaker.map(|it| it.resolved.clone().unwrap_or_else(|| it.text.clone()));
        evidence
    }

    /// The quotation or sentence around a range of a passage's words, cut to a readable length.
    pub fn quotation_around(&self, passage: &Passage, range: &Range<usize>) -> Place {
        let source = &self.sources[passage.source];
        let place = passage.place(range);
        let prose = &source.article.blocks[place.block].prose;
        let quotation = passage.quoted.as_ref().and_then(|quoted| {
            let mut pieces = source.facts.quotations[quoted.quotations.clone()].iter();
            pieces.find(|it| {
                it.place.block == place.block
                    && it.content.start <= place.start
                    && place.end <= it.content.end
            })
        });
        let around = match quotation {
            Some(it) => it.content.clone(),
            None => sentence::at(&sentence::split(prose, source.article.language), place.start),
        };
        Place::new(place.block, excerpt(prose, &around, &place.span()))
    }
}

/// The same for figures of one value, whatever their unit: 15 minutes and a quarter of an hour.
pub fn value_key(figure: &Figure) -> u64 {
    let (low, high) = figure.value.ends();
    let base = |value: f64| match figure.unit.as_deref().and_then(unit::dimension) {
        Some(scale) => value * scale.factor + scale.offset,
        None => value,
    };
    word::key(&format!("{:.5e} {:.5e}", base(low), base(high)))
}

/// At most so many passages are shown for one finding.
const CITED: usize = 4;

/// An excerpt longer than this is cut to the words around its point, in bytes.
const EXCERPT: usize = 320;

/// `around` cut to a readable length, with `point` in it, on word boundaries.
pub fn excerpt(prose: &str, around: &Span, point: &Span) -> Span {
    let around = around.start.min(point.start)..around.end.max(point.end);
    if around.len() <= EXCERPT {
        return around;
    }
    let margin = EXCERPT.saturating_sub(point.len()) / 2;
    let start = floor_char_boundary(prose, point.start.saturating_sub(margin).max(around.start));
    let end = floor_char_boundary(prose, (point.end + margin).min(around.end));
    let first_word = prose[start..point.start]
        .find(' ')
        .filter(|_| start > around.start)
        .map_or(start, |at| start + at + 1);
    let last_word =
        prose[point.end..end].rfind(' ').filter(|_| end < around.end).map_or(end, |at| point.end + at);
    first_word..last_word
}

/// What is known of an article, for a citation.
pub fn citation(article: &Article) -> Citation {
    Citation {
        id: article.id.clone(),
        path: article.path.clone(),
        title: article.title.clone(),
        outlet: article.outlet.clone(),
        byline: article.byline.clone(),
        published: article.published,
        url: article.url.clone(),
        embargoed: article.embargoed.clone(),
    }
}
