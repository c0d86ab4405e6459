//! Alignment of quoted words with a source's words: which were changed, added, dropped, left out with a mark.
//!
//! Needleman–Wunsch over words with free ends on the source's side (a semi-global alignment), where an ellipsis or a
//! bracket in the quotation may pass over the source's words at no cost.
use std::ops::Range;

use crate::corpus::word::Word;

/// One part of a quotation as printed.
#[derive(Clone, Debug)]
pub enum Part {
    /// A word that claims to have been said.
    Word(Word),
    /// An ellipsis: words may have been left out here.
    Ellipsis,
    /// `[…]`: inserted, or put for other words, by the writer; the index range of words inside is not compared.
    Bracket(Vec<Word>),
}

/// One step of an alignment; indices into the parts and the source's words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// The same word.
    Same(usize, usize),
    /// Another word.
    Changed(usize, usize),
    /// A word that the source does not have.
    Added(usize),
    /// A word of the source, left out without a mark.
    Dropped(usize),
    /// Words of the source passed over by an ellipsis or a bracket (the part's index).
    Covered(usize, Range<usize>),
}

/// How a quotation lies in a source's words.
#[derive(Clone, Debug)]
pub struct Alignment {
    /// In order.
    pub steps: Vec<Step>,
    /// Words found the same.
    pub same: usize,
    /// Words changed, added, dropped.
    pub edits: usize,
    /// The source's words from the first to the last that take part.
    pub source: Range<usize>,
}

/// What the source may leave out at no cost: a parenthesised gloss of its reporter.
pub trait SourceWord {
    /// The hash of the folded word.
    fn key(&self) -> u64;
    /// The folded word.
    fn text(&self) -> &str;
    /// Put there by the source's reporter, not the speaker.
    fn is_gloss(&self) -> bool;
}

/// A bracket stands for at most so many words of the source.
const BRACKET_REACH: usize = 15;
const CHANGE: u32 = 10;
const NEAR_CHANGE: u32 = 7;
const GAP: u32 = 9;

/// The best alignment of all `parts` with some stretch of `source`.
pub fn align<W: SourceWord>(parts: &[Part], source: &[W]) -> Alignment {
    let table = Table::filled(parts, source);
    table.traced(parts, source)
}

struct Table {
    cost: Vec<u32>,
    width: usize,
}

impl Table {
    fn at(&self, part: usize, word: usize) -> u32 {
        self.cost[part * self.width + word]
    }

    fn filled<W: SourceWord>(parts: &[Part], source: &[W]) -> Table {
        let width = source.len() + 1;
        let mut table = Table { cost: vec![0; (parts.len() + 1) * width], width };
        for (row, part) in parts.iter().enumerate() {
            let mut best_before = u32::MAX;
            for column in 0..width {
                best_before = best_before.min(table.at(row, column));
                let cost = match part {
                    Part::Word(word) => table.word_cost(row, column, word, source),
                    Part::Ellipsis => best_before,
                    Part::Bracket(_) => table.bracket_cost(row, column),
                };
                table.cost[(row + 1) * width + column] = cost;
            }
        }
        table
    }

    fn word_cost<W: SourceWord>(&self, row: usize, column: usize, word: &Word, source: &[W]) -> u32 {
        let added = self.at(row, column) + GAP;
        if column == 0 {
            return added;
        }
        let said = &source[column - 1];
        let paired = self.at(row, column - 1) + pair_cost(word, said);
        let dropped = self.at(row + 1, column - 1) + drop_cost(said);
        paired.min(dropped).min(added)
    }

    fn bracket_cost(&self, row: usize, column: usize) -> u32 {
        let first = column.saturating_sub(BRACKET_REACH);
        // A small price a word keeps a bracket from swallowing what other parts could match.
        (first..=column).map(|from| self.at(row, from) + (column - from) as u32 / 8).min().unwrap_or(u32::MAX)
    }

    fn traced<W: SourceWord>(&self, parts: &[Part], source: &[W]) -> Alignment {
        let last = parts.len();
        let mut column = (0..self.width).min_by_key(|&column| (self.at(last, column), column)).unwrap_or(0);
        let mut row = last;
        let mut steps = Vec::new();
        while row > 0 {
            let (step, to) = self.step_back(row, column, &parts[row - 1], source);
            steps.extend(step);
            (row, column) = to;
        }
        steps.reverse();
        Alignment::of(steps)
    }

    fn step_back<W: SourceWord>(
        &self,
        row: usize,
        column: usize,
        part: &Part,
        source: &[W],
    ) -> (Option<Step>, (usize, usize)) {
        let cost = self.at(row, column);
        let Part::Word(word) = part else {
            let reach = if matches!(part, Part::Bracket(_)) { BRACKET_REACH } else { column };
            let from =
                (column.saturating_sub(reach)..=column).rev().min_by_key(|&from| self.at(row - 1, from));
            let from = from.unwrap_or(column);
            return (Some(Step::Covered(row - 1, from..column)), (row - 1, from));
        };
        if column > 0 {
            let said = &source[column - 1];
            if self.at(row - 1, column - 1) + pair_cost(word, said) == cost {
                let same = word.key == said.key();
                let step =
                    if same { Step::Same(row - 1, column - 1) } else { Step::Changed(row - 1, column - 1) };
                return (Some(step), (row - 1, column - 1));
            }
            if self.at(row, column - 1) + drop_cost(said) == cost {
                let step = (!said.is_gloss()).then_some(Step::Dropped(column - 1));
                return (step, (row, column - 1));
            }
        }
        (Some(Step::Added(row - 1)), (row - 1, column))
    }
}

impl Alignment {
    fn of(steps: Vec<Step>) -> Alignment {
        let same = steps.iter().filter(|step| matches!(step, Step::Same(..))).count();
        let edits = steps.iter().filter(|step| !matches!(step, Step::Same(..) | Step::Covered(..))).count();
        let paired = |step: &Step| match step {
            Step::Same(_, word) | Step::Changed(_, word) => Some(*word),
            _ => None,
        };
        let first = steps.iter().find_map(paired).unwrap_or(0);
        let end = steps.iter().rev().find_map(paired).map_or(first, |last| last + 1);
        Alignment { steps, same, edits, source: first..end }
    }
}

fn pair_cost<W: SourceWord>(word: &Word, said: &W) -> u32 {
    if word.key == said.key() {
        0
    } else if is_near(&word.text, said.text()) {
        NEAR_CHANGE
    } else {
        CHANGE
    }
}

/// Mostly the same letters, or one with an ending more: "run" and "running".
pub fn is_near(one: &str, other: &str) -> bool {
    // Words of very different length have not half their letters in common, and need no counting.
    let comparable = 2 * one.len().min(other.len()) >= one.len().max(other.len());
    comparable && may_be_near(one, other) && strsim::normalized_levenshtein(one, other) >= 0.5
        || is_inflected(one, other)
}

/// Each letter that only one of the words has is an edit: with too many of those the rest need not be counted.
fn may_be_near(one: &str, other: &str) -> bool {
    let letters = |word: &str| word.chars().fold(0_u64, |set, ch| set | 1 << (ch as u32 % u64::BITS));
    let (ours, theirs) = (letters(one), letters(other));
    let edits = (ours & !theirs).count_ones().max((theirs & !ours).count_ones()) as usize;
    2 * edits <= one.len().max(other.len())
}

/// Does one word of three letters or more begin the other?
pub fn is_inflected(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() < other.len() { (one, other) } else { (other, one) };
    short.chars().count() > 2 && long.starts_with(short)
}

fn drop_cost<W: SourceWord>(said: &W) -> u32 {
    if said.is_gloss() { 0 } else { GAP }
}
