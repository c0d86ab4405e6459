//! Goes over an article block by block: who speaks, and what goes on with the words before.
use crate::{
    facts::{
        Place, memo,
        name::Name,
        quotation::{
            Quotation, Speaker,
            paragraph::Whom,
            resolve::Resolver,
            spoken::{Setting, Spoken, Words},
        },
    },
    source::{Article, BlockKind},
    text::{Span, table::Table},
};

pub(super) struct Reader<'a> {
    article: &'a Article,
    resolver: Resolver<'a>,
    pub(super) found: Vec<Quotation>,
    /// The speaker whom the blocks so far pass on.
    before: Option<Known>,
    /// The speaker whom the block before gives to a block quotation.
    introduced: Option<Known>,
}

/// A speaker's words in the article.
#[derive(Clone, Debug)]
struct Known {
    place: Place,
    /// 0 to 1.
    confidence: f32,
}

impl<'a> Reader<'a> {
    pub(super) fn new(article: &'a Article, names: &'a [Name]) -> Reader<'a> {
        let resolver = Resolver::new(article, names);
        Reader { article, resolver, found: Vec::new(), before: None, introduced: None }
    }

    pub(super) fn read(
        &mut self,
        index: usize,
        reading: &memo::Reading,
        known: &mut Table<(usize, Setting), Spoken>,
    ) {
        let block = &self.article.blocks[index];
        if block.kind == BlockKind::Furniture {
            self.introduced = None;
            return;
        }
        let setting = Setting::of(self.article, index, self.before.as_ref().map(|known| known.confidence));
        let spoken = known.get((reading.number, setting), |_, _| {
            Spoken::read(&block.prose, setting, self.article.language)
        });
        let whole = self.whole(index, &spoken);
        let told = whole.is_some() && matches!(block.kind, BlockKind::Speech { .. });
        self.found.extend(whole);
        for words in &spoken.words {
            let mut quotation = self.quotation(index, words);
            quotation.nested |= told;
            self.found.push(quotation);
        }
        let known = |whom: &Option<Whom>| whom.as_ref().map(|whom| self.known(index, whom));
        (self.before, self.introduced) = (known(&spoken.passes_on), known(&spoken.introduced));
    }

    /// Where the words of a speaker stand: in the block, or where those stand whom the blocks before pass on.
    fn known(&self, index: usize, whom: &Whom) -> Known {
        let before = self.before.as_ref().filter(|_| whom.passed_on);
        let here = || Place::new(index, whom.span.clone());
        Known { place: before.map_or_else(here, |before| before.place.clone()), confidence: whom.confidence }
    }

    fn quotation(&self, index: usize, words: &Words) -> Quotation {
        Quotation {
            place: Place::new(index, words.place.clone()),
            content: words.content.clone(),
            cue: words.cue.clone(),
            speaker: words.speaker.as_ref().map(|whom| self.speaker(&self.known(index, whom))),
            confidence: words.confidence,
            continues: words.continues || !words.nested && self.goes_on(index, words),
            nested: words.nested,
            unmarked: false,
        }
    }

    /// Did the marks before stay open, in the same block or right before the start of this one?
    fn goes_on(&self, index: usize, words: &Words) -> bool {
        let prose = &self.article.blocks[index].prose;
        self.found.iter().rev().find(|it| !it.nested).is_some_and(|last| {
            let open = last.place.end == last.content.end && !last.unmarked;
            let opens = || prose[..words.place.start].trim().is_empty();
            open && (last.place.block == index || last.place.block + 1 == index && opens())
        })
    }

    fn speaker(&self, known: &Known) -> Speaker {
        Speaker {
            text: known.place.text(self.article).to_owned(),
            place: Some(known.place.clone()),
            resolved: self.resolver.resolve(&known.place),
            confidence: known.confidence,
        }
    }

    /// A speech of a transcript, or a block quotation without marks: the whole prose is the words.
    fn whole(&self, index: usize, spoken: &Spoken) -> Option<Quotation> {
        let block = &self.article.blocks[index];
        match &block.kind {
            BlockKind::Speech { speaker, .. } => {
                let speaker = Speaker {
                    resolved: self.resolver.named(speaker),
                    text: speaker.clone(),
                    place: None,
                    confidence: 1.0,
                };
                Some(self.unmarked(index, 0..block.prose.len(), Some(speaker), 1.0))
            }
            BlockKind::BlockQuote => self.block_quote(index, spoken),
            _ => None,
        }
    }

    fn unmarked(&self, index: usize, content: Span, speaker: Option<Speaker>, confidence: f32) -> Quotation {
        let place = Place::new(index, content.clone());
        let last = self.found.last();
        let continues = matches!(self.article.blocks[index].kind, BlockKind::BlockQuote)
            && last.is_some_and(|last| last.unmarked && last.place.block + 1 == index);
        Quotation { place, content, cue: None, speaker, confidence, continues, nested: false, unmarked: true }
    }

    /// A block quotation that is introduced as somebody's words, or signed.
    fn block_quote(&self, index: usize, spoken: &Spoken) -> Option<Quotation> {
        let blocks = &self.article.blocks;
        let prose: &str = &blocks[index].prose;
        let signature = signature_of(prose);
        if signature == Some(0)
            || spoken.words.iter().any(|it| !it.nested && it.content.len() * 2 > prose.len())
        {
            return None;
        }
        let end = signature.map_or(prose.len(), |at| prose[..at].trim_end().len());
        let own = signature.and_then(|at| self.signer(index, at));
        let next = blocks.get(index + 1).filter(|next| next.kind == BlockKind::BlockQuote);
        let signed =
            next.and_then(|next| self.signer(index + 1, signature_of(&next.prose).filter(|&at| at == 0)?));
        let carried = self.found.last().filter(|last| last.unmarked && last.place.block + 1 == index);
        let carried = carried.and_then(|last| last.speaker.clone());
        let speaker = own.or(signed).or(carried).or_else(|| self.introduced());
        let sure = if speaker.is_some() { 0.9 } else { 0.5 };
        Some(self.unmarked(index, 0..end, speaker, sure))
    }

    fn signer(&self, index: usize, dash: usize) -> Option<Speaker> {
        let prose: &str = &self.article.blocks[index].prose;
        let start = dash + prose[dash..].find(char::is_alphanumeric)?;
        let end = start + prose[start..].find([',', '(', ';']).unwrap_or(prose.len() - start);
        let end = prose[..end].trim_end().len();
        Some(self.speaker(&Known { place: Place::new(index, start..end), confidence: 0.95 }))
    }

    /// The words before a block quotation end in a colon, or say something.
    fn introduced(&self) -> Option<Speaker> {
        let known = self.introduced.as_ref().filter(|known| known.confidence >= 0.65)?;
        Some(self.speaker(known))
    }
}

/// Where the line `— Name` at the end of a block quotation begins.
fn signature_of(prose: &str) -> Option<usize> {
    const LONGEST: usize = 120;
    let at = prose.rfind(['—', '–', '―'])?;
    let name = prose[at..].trim_start_matches(['—', '–', '―', ' ']);
    let before = prose[..at].trim_end();
    let closed = before.is_empty() || before.ends_with(['.', '!', '?', '…', '”', '"', '’', '\'', '»']);
    (closed && name.len() <= LONGEST && name.starts_with(char::is_uppercase) && !name.ends_with(['!', '?']))
        .then_some(at)
}
