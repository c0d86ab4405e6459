//! What the outcome of a block rests on, in a number: as long as it is the same, so is the outcome.
//!
//! Every field of every fact goes into it, taken apart by name: a field added later does not compile until it is here.
use std::hash::{BuildHasher, Hash, Hasher};

use foldhash::quality::{FixedState, FoldHasher};

use crate::{
    compare::BLOCKS_BACK,
    facts::{
        Facts, Place,
        date::{DateMention, Stated},
        figure::{Figure, Value},
        name::Name,
        quotation::{Quotation, Speaker},
    },
    source::{Article, Block, BlockKind},
};

/// A number for each block of a draft, made of all that may bear on what is found in it.
pub(super) fn blocks(draft: &Article, facts: &Facts) -> Vec<u64> {
    let mut rest = Rest {
        quotations: &facts.quotations,
        figures: &facts.figures,
        dates: &facts.dates,
        names: &facts.names,
    };
    let own: Vec<u64> = draft.blocks.iter().enumerate().map(|(block, it)| rest.own(block, it)).collect();
    let led: Vec<u64> =
        lead_ins(draft).zip(&own).map(|(above, it)| of(&(it, above.map(|at| own[at])))).collect();
    // A quotation that goes on from the block before is seen with the blocks before that one.
    let window = |block: usize| block.saturating_sub(BLOCKS_BACK + 1)..(block + 2).min(led.len());
    let key = |block: usize| {
        of(&(draft.published, draft.language.code, block - window(block).start, &led[window(block)]))
    };
    (0..led.len()).map(key).collect()
}

/// For each block of a list or table the nearest one before it that is none: it says what the list is of.
fn lead_ins(draft: &Article) -> impl Iterator<Item = Option<usize>> {
    let mut above = None;
    draft.blocks.iter().enumerate().map(move |(block, it)| {
        if matches!(it.kind, BlockKind::ListItem | BlockKind::TableRow { .. }) {
            return above;
        }
        above = Some(block);
        None
    })
}

fn of(it: &impl Hash) -> u64 {
    NUMBERS.hash_one(it)
}

/// Sixty-four bits in which every bit of what is hashed has its part, the same in every draft.
const NUMBERS: FixedState = FixedState::with_seed(0);

/// The facts from some block on.
struct Rest<'a> {
    quotations: &'a [Quotation],
    figures: &'a [Figure],
    dates: &'a [DateMention],
    names: &'a [Name],
}

impl Rest<'_> {
    /// The next block and its facts, wherever in the draft they stand.
    fn own(&mut self, block: usize, it: &Block) -> u64 {
        let mut state = Basis { hasher: NUMBERS.build_hasher(), block };
        state.add((&it.kind, &it.prose, it.level));
        it.layout().for_each(|run| state.add(run));
        let quotations = take(&mut self.quotations, |it| &it.place, block);
        let figures = take(&mut self.figures, |it| &it.place, block);
        let dates = take(&mut self.dates, |it| &it.place, block);
        let names = take(&mut self.names, |it| &it.place, block);
        quotations.iter().for_each(|it| state.quotation(it));
        figures.iter().for_each(|it| state.figure(it));
        dates.iter().for_each(|it| state.date(it));
        names.iter().for_each(|it| state.name(it));
        state.add((quotations.len(), figures.len(), dates.len(), names.len()));
        state.hasher.finish()
    }
}

/// Takes the facts of a block off the front.
fn take<'a, T>(rest: &mut &'a [T], place: impl Fn(&T) -> &Place, block: usize) -> &'a [T] {
    let count = rest.iter().take_while(|it| place(it).block == block).count();
    let (own, others) = rest.split_at(count);
    *rest = others;
    own
}

struct Basis {
    hasher: FoldHasher<'static>,
    block: usize,
}

impl Basis {
    fn add(&mut self, it: impl Hash) {
        it.hash(&mut self.hasher);
    }

    /// Counted from the block, so that a block that was only moved keeps its number.
    fn place(&mut self, it: &Place) {
        let Place { block, start, end } = it;
        self.add((block.wrapping_sub(self.block), start, end));
    }

    fn quotation(&mut self, it: &Quotation) {
        let Quotation { place, content, cue, speaker, confidence, continues, nested, unmarked } = it;
        self.place(place);
        self.add((content, cue, confidence.to_bits(), continues, nested, unmarked, speaker.is_some()));
        if let Some(Speaker { text, place, resolved, confidence }) = speaker {
            place.iter().for_each(|place| self.place(place));
            self.add((text, resolved, confidence.to_bits(), place.is_some()));
        }
    }

    fn figure(&mut self, it: &Figure) {
        let Figure { place, value, unit, bound, counted, precision, kind } = it;
        self.place(place);
        let (low, high) = value.ends();
        let form = match value {
            Value::Number(_) => 0,
            Value::Range(..) => 1,
            Value::Tally(..) => 2,
        };
        self.add((low.to_bits(), high.to_bits(), form, unit, bound, counted, precision.to_bits(), kind));
    }

    fn date(&mut self, it: &DateMention) {
        let DateMention { place, stated, days, iso, relative, impossible, of_text } = it;
        let Stated { year, month, day, weekday, time } = stated;
        self.place(place);
        self.add((year, month, day, weekday.map(|it| it.to_monday_zero_offset()), time));
        self.add((days, iso, relative, impossible, of_text));
    }

    fn name(&mut self, it: &Name) {
        let Name { place, kind, full, office, by_office, gender } = it;
        self.place(place);
        office.iter().for_each(|office| self.place(office));
        self.add((kind, full, office.is_some(), by_office, gender));
    }
}
