//! Direct speech: words between marks, with who said them.
mod clause;
mod cue;
pub mod gender;
mod marks;
mod paragraph;
mod phrase;
mod resolve;
mod speech;
mod subject;
#[cfg(test)]
mod tests;

use crate::{
    facts::{
        Place,
        name::Name,
        quotation::{
            marks::Marked,
            paragraph::{Paragraph, Said, Whom},
            resolve::Resolver,
        },
    },
    source::{Article, BlockKind},
    text::Span,
};

/// Words nested in another quotation belong to it: they are reported, but are no quotation of their own.
const NESTED: f32 = 0.45;

/// One stretch of words between quotation marks (or a whole block quotation, or a transcript's speech).
#[derive(Clone, Debug, PartialEq)]
pub struct Quotation {
    /// With the marks.
    pub place: Place,
    /// What stands between the marks, in the block's prose.
    pub content: Span,
    /// The verb or phrase that attributes it ("said", "according to"), in the same block.
    pub cue: Option<Span>,
    /// Who said it, where the text tells.
    pub speaker: Option<Speaker>,
    /// How sure it is that this is somebody's speech (0 to 1); below 0.5 it is rather a title, a term or scare quotes.
    pub confidence: f32,
    /// It goes on with the words of the quotation before it in [`Facts::quotations`](crate::facts::Facts::quotations):
    /// after an attribution in the middle, or in a new paragraph while the marks stay open.
    pub continues: bool,
    /// It stands inside the marks of another quotation.
    pub nested: bool,
    /// In a transcript's speech or a block quotation the words are quotable without marks.
    pub unmarked: bool,
}

/// Who is said to have said it.
#[derive(Clone, Debug, PartialEq)]
pub struct Speaker {
    /// As the text has it: a full name, a surname, an office, a pronoun.
    pub text: String,
    /// Where, if in this article's prose (a transcript's list of speakers is not).
    pub place: Option<Place>,
    /// The fullest name of the same person in the article, where it could be resolved ("she" to "Claudia Sheinbaum").
    pub resolved: Option<String>,
    /// How sure the attribution is (0 to 1).
    pub confidence: f32,
}

/// The quotations of an article, in text order. `names` resolve surnames, offices and pronouns.
pub fn find(article: &Article, names: &[Name]) -> Vec<Quotation> {
    let mut reader =
        Reader { article, resolver: Resolver::new(article, names), found: Vec::new(), before: None };
    for block in 0..article.blocks.len() {
        reader.read(block);
    }
    let mut found = reader.found;
    share_speakers(&mut found);
    found
}

/// Goes over an article block by block.
struct Reader<'a> {
    article: &'a Article,
    resolver: Resolver<'a>,
    found: Vec<Quotation>,
    before: Option<Whom>,
}

impl Reader<'_> {
    fn read(&mut self, index: usize) {
        let article = self.article;
        let block = &article.blocks[index];
        if block.kind == BlockKind::Furniture {
            return;
        }
        let words = article.language.quotation;
        let next = article.blocks.get(index + 1).map_or("", |block| &block.prose);
        let marked = marks::find(&block.prose, words.elisions, marks::opens_single(next));
        let said = self.attribute(index, &marked);
        let whole = self.whole(index, &marked);
        let spoken = whole.is_some() && matches!(block.kind, BlockKind::Speech { .. });
        self.found.extend(whole);
        for (marked, said) in marked.iter().zip(&said) {
            let mut quotation = self.quotation(index, marked, said);
            quotation.nested |= spoken;
            self.found.push(quotation);
        }
    }

    /// Attributes the outermost first, then what is nested within each.
    fn attribute(&mut self, index: usize, marked: &[Marked]) -> Vec<Said> {
        let prose: &str = &self.article.blocks[index].prose;
        let mut said = vec![Said::default(); marked.len()];
        let outer: Vec<_> = marked.iter().enumerate().filter(|(_, it)| it.depth == 0).collect();
        let paragraph = Paragraph::new(prose, index, 0..prose.len(), &outer, self.article.language);
        paragraph.attribute(&mut said, self.before.as_ref());
        self.before = paragraph.passes_on(&said);
        for &(at, parent) in &outer {
            let within = marked.iter().enumerate().skip(at + 1).take_while(|(_, it)| it.depth > 0);
            let inner: Vec<_> = within.filter(|(_, it)| it.depth == 1).collect();
            if !inner.is_empty() {
                let part =
                    Paragraph::new(prose, index, parent.content.clone(), &inner, self.article.language);
                part.attribute(&mut said, None);
            }
        }
        said
    }

    fn quotation(&self, index: usize, marked: &Marked, said: &Said) -> Quotation {
        let block = &self.article.blocks[index];
        let sure = speech::confidence(&block.prose, marked, said, self.article.language.quotation);
        let opens = self.article.blocks[index].prose[..marked.place.start].trim().is_empty();
        let goes_on = marked.depth == 0
            && self.found.iter().rev().find(|it| !it.nested).is_some_and(|last| {
                let open = last.place.end == last.content.end && !last.unmarked;
                let next = last.place.block == index || last.place.block + 1 == index && opens;
                open && next
            });
        Quotation {
            place: Place::new(index, marked.place.clone()),
            content: marked.content.clone(),
            cue: said.cue.clone(),
            speaker: said.speaker.as_ref().map(|whom| self.speaker(whom)),
            confidence: if marked.depth > 0 { sure.min(NESTED) } else { sure },
            continues: said.continues || goes_on,
            nested: marked.depth > 0,
            unmarked: false,
        }
    }

    fn speaker(&self, whom: &Whom) -> Speaker {
        let place = Place::new(whom.block, whom.span.clone());
        let text = place.text(self.article).to_owned();
        Speaker {
            resolved: self.resolver.resolve(&place),
            text,
            place: Some(place),
            confidence: whom.confidence,
        }
    }

    /// A speech of a transcript, or a block quotation without marks: the whole prose is the words.
    fn whole(&self, index: usize, marked: &[Marked]) -> Option<Quotation> {
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
            BlockKind::BlockQuote => self.block_quote(index, marked),
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
    fn block_quote(&self, index: usize, marked: &[Marked]) -> Option<Quotation> {
        let blocks = &self.article.blocks;
        let prose: &str = &blocks[index].prose;
        if signature(prose) == Some(0)
            || marked.iter().any(|it| it.depth == 0 && it.content.len() * 2 > prose.len())
        {
            return None;
        }
        let end = signature(prose).map_or(prose.len(), |at| prose[..at].trim_end().len());
        let own = signature(prose).and_then(|at| self.signer(index, at));
        let next = blocks.get(index + 1).filter(|next| next.kind == BlockKind::BlockQuote);
        let signed =
            next.and_then(|next| self.signer(index + 1, signature(&next.prose).filter(|&at| at == 0)?));
        let carried = self.found.last().filter(|last| last.unmarked && last.place.block + 1 == index);
        let carried = carried.and_then(|last| last.speaker.clone());
        let speaker = own.or(signed).or(carried).or_else(|| self.introduced(index));
        let sure = if speaker.is_some() { 0.9 } else { 0.5 };
        Some(self.unmarked(index, 0..end, speaker, sure))
    }

    fn signer(&self, index: usize, dash: usize) -> Option<Speaker> {
        let prose: &str = &self.article.blocks[index].prose;
        let start = dash + prose[dash..].find(char::is_alphanumeric)?;
        let end = start + prose[start..].find([',', '(', ';']).unwrap_or(prose.len() - start);
        let end = prose[..end].trim_end().len();
        Some(self.speaker(&Whom { span: start..end, block: index, confidence: 0.95 }))
    }

    /// The words before a block quotation end in a colon, or say something.
    fn introduced(&self, index: usize) -> Option<Speaker> {
        let before = index.checked_sub(1)?;
        let block = &self.article.blocks[before];
        if block.kind == BlockKind::BlockQuote || block.kind == BlockKind::Furniture {
            return None;
        }
        let paragraph =
            Paragraph::new(&block.prose, before, 0..block.prose.len(), &[], self.article.language);
        paragraph.passes_on(&[]).filter(|whom| whom.confidence >= 0.65).map(|whom| self.speaker(&whom))
    }
}

/// Where the line `— Name` at the end of a block quotation begins.
fn signature(prose: &str) -> Option<usize> {
    const LONGEST: usize = 120;
    let at = prose.rfind(['—', '–', '―'])?;
    let name = prose[at..].trim_start_matches(['—', '–', '―', ' ']);
    let before = prose[..at].trim_end();
    let closed = before.is_empty() || before.ends_with(['.', '!', '?', '…', '”', '"', '’', '\'', '»']);
    (closed && name.len() <= LONGEST && name.starts_with(char::is_uppercase) && !name.ends_with(['!', '?']))
        .then_some(at)
}

/// The parts of one quotation have one speaker: the surest of them.
fn share_speakers(found: &mut [Quotation]) {
    let mut outer: Vec<usize> = (0..found.len()).filter(|&at| !found[at].nested).collect();
    for _ in 0..2 {
        for pair in outer.windows(2) {
            let (first, second) = (pair[0].min(pair[1]), pair[0].max(pair[1]));
            let (from, to) = (pair[0], pair[1]);
            let sure = |at: usize| found[at].speaker.as_ref().map_or(0.0, |speaker| speaker.confidence);
            if found[second].continues && first != second && sure(from) > sure(to) {
                found[to].speaker = found[from].speaker.clone();
                found[to].confidence = found[to].confidence.max(found[from].confidence.min(0.9));
            }
        }
        outer.reverse();
    }
}
