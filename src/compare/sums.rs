//! Totals of the draft that their own parts do not make.
use crate::{
    compare::{
        figure::{ComparedFigure, Verdict},
        quantity::{ends, is_open, measure, stretch},
    },
    corpus::word::words,
    facts::sentence,
    source::Article,
};

/// A total, and the parts given for it in its sentence; indices into the block's figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrongSum {
    /// The total.
    pub total: usize,
    /// Its parts, in the order of the text.
    pub parts: Vec<usize>,
}

/// So many parts are added up.
const PARTS: std::ops::RangeInclusive<usize> = 2..=5;
/// A sum further off than this was not meant as one.
const NEARLY: f64 = 0.3;

/// Finds totals of a block, told by a colon behind or a word of adding before them, whose parts make another number.
pub fn wrong_sums(draft: &Article, compared: &[ComparedFigure<'_>]) -> Vec<WrongSum> {
    let totals =
        (0..compared.len()).filter(|&at| !compared[at].figure.is_rank() && is_total(draft, &compared[at]));
    totals.filter_map(|total| wrong_sum(draft, compared, total)).collect()
}

fn wrong_sum(draft: &Article, compared: &[ComparedFigure<'_>], total: usize) -> Option<WrongSum> {
    let it = compared[total].figure;
    let sentence =
        sentence::at(&sentence::split(&draft.blocks[it.place.block].prose, draft.language), it.place.start);
    let is_part = |at: &usize| {
        let other = compared[*at].figure;
        *at != total
            && sentence.contains(&other.place.start)
            && (measure(other), &other.unit) == (measure(it), &it.unit)
    };
    let parts: Vec<usize> = (0..compared.len()).filter(is_part).collect();
    let settled = std::iter::once(&total).chain(&parts).all(|&at| compared[at].verdict == Verdict::Supported);
    let open =
        parts.iter().any(|&at| is_open(compared[at].figure) || compared[at].frame.is_change) || is_open(it);
    if settled || open || !PARTS.contains(&parts.len()) {
        return None;
    }
    let sum: f64 = parts.iter().map(|&at| ends(compared[at].figure).0).sum();
    // Each part may have been rounded.
    let room: f64 = parts
        .iter()
        .map(|&at| {
            let it = stretch(compared[at].figure);
            (it.high - it.low) / 2.0
        })
        .sum();
    let (low, high) = (stretch(it).low - room, stretch(it).high + room);
    let off = (sum / ends(it).0 - 1.0).abs();
    ((sum < low || sum > high) && off <= NEARLY).then_some(WrongSum { total, parts })
}

/// How many words before a total may say that it is one.
const BEFORE: usize = 4;

fn is_total(draft: &Article, it: &ComparedFigure<'_>) -> bool {
    let prose = &draft.blocks[it.figure.place.block].prose;
    let end = it
        .figure
        .counted
        .as_ref()
        .map_or(it.figure.place.end, |counted| counted.end.max(it.figure.place.end));
    if prose[end..].starts_with(':') {
        return true;
    }
    let sentence = sentence::at(&sentence::split(prose, draft.language), it.figure.place.start);
    let before =
        words(prose, sentence.start.min(it.figure.place.start)..it.figure.place.start, draft.language);
    let totals = draft.language.thesaurus.totals;
    before.iter().rev().take(BEFORE).any(|word| totals.contains(&&*word.text))
}
