//! Short forms led back to the full name.
use std::sync::Arc;

use foldhash::HashMap;

use crate::{
    facts::{
        Place, memo,
        name::{Form, Lexicon, Name, NameKind, Word, mention::Mention},
    },
    lang::name::{NameWords, has},
    source::{Article, BlockKind},
};

/// The mentions of an article, each block's, with their full forms and kinds.
pub(super) fn names(
    article: &Article,
    blocks: &[Arc<memo::Reading>],
    mentions: &[Arc<Vec<Mention>>],
    lexicon: &Lexicon,
) -> Vec<Name> {
    let words = article.language.names;
    let mentions: Vec<(usize, &Mention)> =
        mentions.iter().enumerate().flat_map(|(block, all)| all.iter().map(move |it| (block, it))).collect();
    let exact = vec![None; lexicon.forms.len()];
    let mut fulls = Fulls { words, lexicon, all: Vec::new(), exact, by_edge: HashMap::default() };
    let own = fulls.collect(article, blocks, &mentions);
    let choices: Vec<Choice> = (0..fulls.all.len()).map(|full| fulls.choice(full)).collect();
    let chosen: Vec<usize> = own.iter().enumerate().map(|(at, &own)| fulls.of(&choices[own], at)).collect();
    let kinds = fulls.kinds(&mentions, &chosen);
    let texts: Vec<Arc<str>> = fulls.all.iter().map(|full| Arc::from(full.text)).collect();
    let name = |(&(block, mention), full): (&(usize, &Mention), usize)| {
        let kind = kinds[full];
        let office = mention.office.as_ref().filter(|_| kind == NameKind::Person);
        Name {
            place: Place::new(block, mention.span.clone()),
            kind,
            full: Arc::clone(&texts[full]),
            office: office.map(|office| Place::new(block, office.span.clone())),
            by_office: false,
            gender: mention.gender.filter(|_| kind == NameKind::Person),
        }
    };
    mentions.iter().zip(chosen).map(name).collect()
}

/// A full form: its words and how it is written.
struct Full<'a> {
    form: Form,
    text: &'a str,
    /// Index of its first mention, so that a short form prefers one before it.
    since: usize,
    /// A mention in just these words is marked as a person's.
    person: bool,
}

/// What a form may be short for.
struct Choice {
    /// Longer forms that end with its words, in the order of their first mentions.
    longer: Vec<usize>,
    /// What it is if there are none.
    otherwise: usize,
}

/// All forms, findable by their first and last words.
struct Fulls<'a> {
    words: &'static NameWords,
    lexicon: &'a Lexicon,
    all: Vec<Full<'a>>,
    /// By the form.
    exact: Vec<Option<usize>>,
    by_edge: HashMap<Word, Vec<usize>>,
}

impl<'a> Fulls<'a> {
    /// Takes in the names of an article; gives the form of each mention.
    fn collect(
        &mut self,
        article: &'a Article,
        blocks: &[Arc<memo::Reading>],
        mentions: &[(usize, &Mention)],
    ) -> Vec<usize> {
        for (block, reading) in article.blocks.iter().zip(blocks) {
            if let (BlockKind::Speech { speaker, .. }, Some((form, _))) =
                (&block.kind, &reading.names.speaker)
            {
                self.add(*form, speaker, 0, true);
            }
        }
        let own = mentions.iter().enumerate().map(|(at, (block, mention))| {
            let text = &article.blocks[*block].prose[mention.span.clone()];
            self.add(mention.form, text, at, mention.kind == Some(NameKind::Person))
        });
        own.collect()
    }

    fn add(&mut self, form: Form, text: &'a str, since: usize, person: bool) -> usize {
        if let Some(known) = self.exact[form as usize] {
            self.all[known].person |= person;
            return known;
        }
        let at = self.all.len();
        let words = self.lexicon.forms.get(form);
        let surname = words.iter().rfind(|&&word| !self.is_suffix(word));
        let edges = [words.first(), surname];
        for edge in edges.into_iter().flatten().filter(|_| words.len() > 1) {
            self.by_edge.entry(*edge).or_default().push(at);
        }
        self.exact[form as usize] = Some(at);
        self.all.push(Full { form, text, since, person });
        at
    }

    fn is_suffix(&self, word: Word) -> bool {
        has(self.words.suffixes, self.lexicon.words.get(word))
    }

    fn words_of(&self, full: usize) -> &'a [Word] {
        self.lexicon.forms.get(self.all[full].form)
    }

    /// The longer forms that end (or, if there is none such, the one that begins) with the words of a form.
    fn choice(&self, own: usize) -> Choice {
        let words = self.words_of(own);
        let edge =
            |word: Option<&Word>| word.and_then(|word| self.by_edge.get(word)).into_iter().flatten().copied();
        let longer = |full: &usize| self.words_of(*full).len() > words.len();
        let ends =
            edge(words.last()).filter(longer).filter(|&full| self.shortens(words, self.words_of(full)));
        let given = |full: &usize| self.all[*full].person && self.words_of(*full).starts_with(words);
        let mut begins = edge(words.first()).filter(longer).filter(given).filter(|_| words.len() == 1);
        let otherwise = match (begins.next(), begins.next()) {
            (Some(full), None) => full,
            _ => own,
        };
        Choice { longer: ends.collect(), otherwise }
    }

    /// Of several longer forms the last that was mentioned before, else the first after; they are in the order of their
    /// first mentions.
    fn of(&self, choice: &Choice, at: usize) -> usize {
        let since = |full: usize| self.all[full].since;
        let before = choice.longer.partition_point(|&full| since(full) <= at);
        let nearest = choice.longer[..before].last().or(choice.longer.first());
        let Some(nearest) = nearest.map(|&full| since(full)) else { return choice.otherwise };
        // Speakers of a transcript are all there from the first.
        let from = choice.longer.partition_point(|&full| since(full) < nearest);
        let alike = choice.longer[from..].iter().copied().take_while(|&full| since(full) == nearest);
        alike.max_by_key(|&full| self.words_of(full).len()).unwrap_or(choice.otherwise)
    }

    /// `de la Fuente`, `J. R. de la Fuente` and `Juan de la Fuente` shorten `Juan Ramón de la Fuente`: the same surname, and
    /// what stands before it agrees in order, initials included.
    fn shortens(&self, short: &[Word], long: &[Word]) -> bool {
        let mut long = long.iter().rev();
        let Some(last) = short.last() else { return false };
        if long.find(|&word| word == last || !self.is_suffix(*word)) != Some(last) {
            return false;
        }
        let text = |word: &Word| self.lexicon.words.get(*word);
        let initial =
            |word: &Word, other: &Word| text(word).len() == 1 && text(other).starts_with(text(word));
        let fits = |word: &Word, other: &Word| word == other || initial(word, other);
        short[..short.len() - 1].iter().rev().all(|word| long.any(|other| fits(word, other)))
    }

    /// The kind of each full form: what most of its mentions tell.
    fn kinds(&self, mentions: &[(usize, &Mention)], chosen: &[usize]) -> Vec<NameKind> {
        let order = [NameKind::Person, NameKind::Organisation, NameKind::Place, NameKind::Other];
        let mut votes = vec![[0; 4]; self.all.len()];
        for ((_, mention), &full) in mentions.iter().zip(chosen) {
            if let Some(at) = order.iter().position(|&kind| Some(kind) == mention.kind) {
                votes[full][at] += 1;
            }
        }
        let kind = |(full, votes): (usize, &[usize; 4])| {
            let most = votes.iter().copied().max().filter(|&most| most > 0);
            let first = most.and_then(|most| votes.iter().position(|&count| count == most));
            first.map_or_else(|| self.unmarked(full), |at| order[at])
        };
        votes.iter().enumerate().map(kind).collect()
    }

    /// Two or three words that nothing marks are mostly a person in the news.
    fn unmarked(&self, full: usize) -> NameKind {
        let particle = |word: &Word| has(self.words.particles, self.lexicon.words.get(*word));
        let core = self.words_of(full).iter().filter(|word| !particle(word)).count();
        if (2..=3).contains(&core) { NameKind::Person } else { NameKind::Other }
    }
}
