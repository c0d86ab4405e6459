//! The draft as written, in parts that stand together, each with the notes that belong beside it.
use std::ops::Range;

use crate::{
    analysis::review::{Mark, Review},
    cli::packet::layers::{Layer, Step, steps},
    source::{Block, BlockKind},
    text::Span,
};

/// Blocks that stand together: one, or the items of a list, the rows of a table, the paragraphs of a block quotation.
pub(super) struct Part<'a> {
    pub(super) blocks: &'a [Block],
    /// The index of the first of them.
    pub(super) first: usize,
    /// The notes beside them.
    pub(super) notes: Range<usize>,
}

/// What is marked in the prose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Drawn {
    /// A fact: an index into [`Review::marks`].
    Fact(usize),
    /// The very words that a finding is about.
    Wrong,
}

/// The parts of a draft, in order.
pub(super) fn parts<'a>(review: &Review<'a>) -> Vec<Part<'a>> {
    let blocks = &review.analysis.draft.blocks;
    let mut parts = Vec::new();
    let mut noted = 0;
    let mut first = 0;
    while first < blocks.len() {
        let same = |block: &&Block| stand_together(&blocks[first].kind, &block.kind);
        let end = first + 1 + blocks[first + 1..].iter().take_while(same).count();
        let notes = review.notes[noted..].iter().take_while(|note| note.block < end).count();
        parts.push(Part { blocks: &blocks[first..end], first, notes: noted..noted + notes });
        (first, noted) = (end, noted + notes);
    }
    parts
}

fn stand_together(one: &BlockKind, other: &BlockKind) -> bool {
    match (one, other) {
        (BlockKind::ListItem, BlockKind::ListItem) | (BlockKind::BlockQuote, BlockKind::BlockQuote) => true,
        // A row without a head is the head of the next table.
        (BlockKind::TableRow { .. }, BlockKind::TableRow { header }) => header.is_some(),
        _ => false,
    }
}

/// The words of a block's prose between two offsets, with what is marked in them.
pub(super) fn drawn<'a>(review: &Review<'a>, block: usize, within: &Span) -> Vec<Step<'a, Drawn>> {
    let of = |mark: &Mark| mark.place.block;
    let first = review.marks.partition_point(|mark| of(mark) < block);
    let here = review.marks[first..].iter().take_while(|mark| of(mark) == block);
    let facts = here.enumerate().map(|(at, mark)| (mark.place.span(), Drawn::Fact(first + at)));
    let wrong = review.wrong.iter().filter(|place| place.block == block);
    let wrong = wrong.map(|place| (place.span(), Drawn::Wrong));
    let layers: Vec<_> = facts.chain(wrong).map(|(span, what)| Layer { span, what }).collect();
    steps(&review.analysis.draft.blocks[block].prose, within, &layers)
}

/// The cells of a table's row, as spans of its prose.
pub(super) fn cells(prose: &str) -> Vec<Span> {
    const BETWEEN: &str = " | ";
    let mut start = 0;
    let mut cells: Vec<Span> = prose
        .match_indices(BETWEEN)
        .map(|(at, _)| std::mem::replace(&mut start, at + BETWEEN.len())..at)
        .collect();
    cells.push(start..prose.len());
    cells
}

/// The number before an item of a list, where the draft counts: "3." is 3.
pub(super) fn number(review: &Review<'_>, block: &Block) -> Option<u32> {
    let text = review.analysis.draft.text.as_str();
    let start = block.extent().start;
    let line = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let (number, _) = text[line..start].trim_start().split_once(['.', ')'])?;
    number.parse().ok()
}
