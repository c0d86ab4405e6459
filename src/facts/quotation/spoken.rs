//! The quotations of one block by its own words, before it is known whom the speakers' words mean.
use crate::{
    facts::quotation::{
        marks::{self, Marked},
        paragraph::{Paragraph, Said, Whom},
        speech,
    },
    lang::Language,
    source::{Article, BlockKind},
    text::Span,
};

/// Words nested in another quotation belong to it: they are reported, but are no quotation of their own.
const NESTED: f32 = 0.45;

/// All that a block's quotations depend on but its own words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Setting {
    /// The block after it opens with a single mark.
    goes_on: bool,
    /// The block after it is a block quotation, which this one may introduce.
    introduces: bool,
    /// How sure the speaker is whom the blocks before pass on: the bits of an `f32`.
    before: Option<u32>,
}

/// What a block says, and whom it leaves to the next.
#[derive(Debug)]
pub(super) struct Spoken {
    pub(super) words: Vec<Words>,
    /// The speaker of words that stand alone in the block after.
    pub(super) passes_on: Option<Whom>,
    /// The speaker of a block quotation that comes next.
    pub(super) introduced: Option<Whom>,
}

/// One marked stretch.
#[derive(Debug)]
pub(super) struct Words {
    /// With the marks.
    pub(super) place: Span,
    pub(super) content: Span,
    pub(super) cue: Option<Span>,
    pub(super) speaker: Option<Whom>,
    pub(super) confidence: f32,
    pub(super) continues: bool,
    pub(super) nested: bool,
}

impl Setting {
    /// The setting of a block, after which the blocks before pass on a speaker this sure.
    pub(super) fn of(article: &Article, index: usize, before: Option<f32>) -> Setting {
        let next = article.blocks.get(index + 1);
        let quoted = |kind: &BlockKind| *kind == BlockKind::BlockQuote;
        Setting {
            goes_on: next.is_some_and(|next| marks::opens_single(&next.prose)),
            introduces: next.is_some_and(|next| quoted(&next.kind)) && !quoted(&article.blocks[index].kind),
            before: before.map(f32::to_bits),
        }
    }
}

impl Spoken {
    pub(super) fn read(prose: &str, setting: Setting, language: &'static Language) -> Spoken {
        let marked = marks::find(prose, language.quotation.elisions, setting.goes_on);
        let before = setting.before.map(f32::from_bits);
        let before = before.map(|confidence| Whom { span: 0..0, passed_on: true, confidence });
        let (said, passes_on) = attribute(prose, &marked, before.as_ref(), language);
        let words = |(marked, said): (&Marked, Said)| {
            let sure = speech::confidence(prose, marked, &said, language.quotation);
            Words {
                place: marked.place.clone(),
                content: marked.content.clone(),
                cue: said.cue,
                speaker: said.speaker,
                confidence: if marked.depth > 0 { sure.min(NESTED) } else { sure },
                continues: said.continues,
                nested: marked.depth > 0,
            }
        };
        let introduced = || Paragraph::new(prose, 0..prose.len(), &[], language).passes_on(&[]);
        Spoken {
            words: marked.iter().zip(said).map(words).collect(),
            passes_on,
            introduced: if setting.introduces { introduced() } else { None },
        }
    }
}

/// Attributes the outermost first, then what is nested within each.
fn attribute(
    prose: &str,
    marked: &[Marked],
    before: Option<&Whom>,
    language: &'static Language,
) -> (Vec<Said>, Option<Whom>) {
    let mut said = vec![Said::default(); marked.len()];
    let outer: Vec<_> = marked.iter().enumerate().filter(|(_, it)| it.depth == 0).collect();
    let paragraph = Paragraph::new(prose, 0..prose.len(), &outer, language);
    paragraph.attribute(&mut said, before);
    let passes_on = paragraph.passes_on(&said);
    for &(at, parent) in &outer {
        let within = marked.iter().enumerate().skip(at + 1).take_while(|(_, it)| it.depth > 0);
        let inner: Vec<_> = within.filter(|(_, it)| it.depth == 1).collect();
        if !inner.is_empty() {
            Paragraph::new(prose, parent.content.clone(), &inner, language).attribute(&mut said, None);
        }
    }
    (said, passes_on)
}
