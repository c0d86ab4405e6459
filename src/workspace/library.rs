//! Sources that are read whole, and archives of which those are read that could answer.
use std::{
    hash::{DefaultHasher, Hash, Hasher},
    path::Path,
    sync::{Arc, Mutex, PoisonError},
};

use foldhash::HashMap;
use rayon::prelude::*;
use tantivy::DocAddress;

use crate::{
    corpus::{
        Corpus, Source,
        copies::Copies,
        question::Question,
        rarity::{Counts, Rarity},
        retrieval::Retrieval,
    },
    workspace::{archive::Archive, shelf::make_unique},
};

/// All that a draft may be checked against.
#[derive(Debug, Default)]
pub struct Library {
    /// What is read whole.
    whole: Arc<Corpus>,
    archives: Vec<Arc<Archive>>,
    rarity: Rarity,
    memory: Mutex<Memory>,
}

/// An article of an archive: which archive, and where in it.
type Address = (usize, DocAddress);
/// Articles that answer.
type Answers = HashMap<u64, Arc<[Address]>>;

/// What was found before.
#[derive(Debug, Default)]
struct Memory {
    /// Of a question, by its [`key`].
    answers: Answers,
    /// Of a block's questions together, sorted, by the block's key.
    blocks: Answers,
    /// The last few corpora, by the articles in them, the newest last.
    corpora: Vec<(Vec<Address>, Arc<Corpus>)>,
}

/// More answers than this are forgotten.
const ANSWERS: usize = 50_000;
/// A word typed and taken back finds what was there before; so do several open drafts.
const CORPORA: usize = 8;

impl Library {
    /// Of a corpus that is read whole, and archives.
    pub fn new(whole: Arc<Corpus>, archives: Vec<Arc<Archive>>) -> Library {
        let rarity = Rarity::elsewhere(Arc::new(Together(archives.clone())))
            .with(&whole.sources, &Copies::of(&whole.sources));
        Library { whole, archives, rarity, memory: Mutex::default() }
    }

    /// What is read whole.
    pub fn whole(&self) -> &Arc<Corpus> {
        &self.whole
    }

    /// The rest.
    pub fn archives(&self) -> &[Arc<Archive>] {
        &self.archives
    }

    /// How many sources there are.
    pub fn sources(&self) -> u64 {
        let archived: u64 = self.archives.iter().map(|it| it.contents().articles).sum();
        self.whole.sources.len() as u64 + archived
    }

    /// The sources that answered last: for those who cannot wait for what a draft asks.
    pub fn at_hand(&self) -> Arc<Corpus> {
        let memory = self.memory();
        Arc::clone(memory.corpora.last().map_or(&self.whole, |it| &it.1))
    }

    fn memory(&self) -> std::sync::MutexGuard<'_, Memory> {
        self.memory.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The articles that answer a question.
    fn answers(&self, question: &Question) -> Arc<[Address]> {
        let key = key(question);
        if let Some(known) = self.memory().answers.get(&key) {
            return Arc::clone(known);
        }
        let archives = self.archives.iter().enumerate();
        let found = archives.flat_map(|(at, archive)| {
            // A part that cannot be read is told when the archive is opened or an article asked for.
            archive.answers(question).unwrap_or_default().into_iter().map(move |address| (at, address))
        });
        let found: Arc<[Address]> = found.collect();
        remember(&mut self.memory().answers, key, &found);
        found
    }

    /// The articles that answer a block's questions.
    fn answers_of_block(&self, key: u64, questions: &[Question]) -> Arc<[Address]> {
        let found: Vec<Arc<[Address]>> = questions.par_iter().map(|it| self.answers(it)).collect();
        let found: Arc<[Address]> = each_once(&found).into();
        remember(&mut self.memory().blocks, key, &found);
        found
    }

    /// The corpus in which one question is answered.
    pub fn answering(&self, question: &Question) -> Arc<Corpus> {
        match self.archives.is_empty() {
            true => Arc::clone(&self.whole),
            false => self.among(each_once(&[self.answers(question)])),
        }
    }

    /// What is read whole, with some articles; the same corpus as before, if it is remembered.
    fn among(&self, addresses: Vec<Address>) -> Arc<Corpus> {
        let known =
            |memory: &Memory| memory.corpora.iter().find(|it| it.0 == addresses).map(|it| Arc::clone(&it.1));
        if let Some(corpus) = known(&self.memory()) {
            return corpus;
        }
        let corpus = Arc::new(self.read(&addresses));
        let corpora = &mut self.memory().corpora;
        if corpora.len() >= CORPORA {
            corpora.remove(0);
        }
        corpora.push((addresses, Arc::clone(&corpus)));
        corpus
    }

    fn read(&self, addresses: &[Address]) -> Corpus {
        let read = addresses.par_iter().filter_map(|&(at, address)| self.archives[at].source(address).ok());
        let mut read: Vec<Arc<Source>> = read.collect();
        // In the order of a folder that is read whole: where two sources say the same, the same one is cited.
        read.sort_by(|a, b| Path::new(&a.article.path).cmp(Path::new(&b.article.path)));
        let mut sources = self.whole.sources.clone();
        sources.extend(read);
        make_unique(&mut sources);
        Corpus::among(sources, self.rarity.clone())
    }
}

impl Retrieval for Library {
    fn corpus(self: Arc<Self>, keys: &[u64], ask: &dyn Fn(usize) -> Vec<Question>) -> Arc<Corpus> {
        if self.archives.is_empty() {
            return Arc::clone(&self.whole);
        }
        let known: Vec<Option<Arc<[Address]>>> = {
            let blocks = &self.memory().blocks;
            keys.iter().map(|key| blocks.get(key).cloned()).collect()
        };
        let (mut answers, mut asked) = (Vec::with_capacity(keys.len()), Vec::new());
        for (block, known) in known.into_iter().enumerate() {
            match known {
                Some(known) => answers.push(known),
                None => asked.push((keys[block], ask(block))),
            }
        }
        answers.par_extend(asked.par_iter().map(|(key, questions)| self.answers_of_block(*key, questions)));
        self.among(each_once(&answers))
    }
}

/// Articles of several answers, each once, in order.
fn each_once(answers: &[Arc<[Address]>]) -> Vec<Address> {
    let mut all: Vec<Address> = answers.iter().flat_map(|it| it.iter().copied()).collect();
    all.sort_unstable();
    all.dedup();
    all
}

fn remember(answers: &mut Answers, key: u64, found: &Arc<[Address]>) {
    if answers.len() >= ANSWERS {
        answers.clear();
    }
    answers.insert(key, Arc::clone(found));
}

fn key(question: &Question) -> u64 {
    let mut hasher = DefaultHasher::new();
    question.name.hash(&mut hasher);
    question.keys.iter().for_each(|(key, weight)| (key, weight.to_bits()).hash(&mut hasher));
    hasher.finish()
}

/// Several archives, counted as one.
#[derive(Debug)]
struct Together(Vec<Arc<Archive>>);

impl Counts for Together {
    fn sentences(&self) -> u32 {
        self.0.iter().map(|it| it.sentences()).fold(0, u32::saturating_add)
    }

    fn count(&self, key: u64) -> u32 {
        self.0.iter().map(|it| it.count(key)).fold(0, u32::saturating_add)
    }

    fn copies(&self, print: u64) -> u32 {
        self.0.iter().map(|it| it.copies(print)).fold(0, u32::saturating_add)
    }
}
