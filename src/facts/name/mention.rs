//! The mentions of names in an article, each on its own, not yet led back to a full form.
use std::ops::Range;

use crate::{
    facts::{
        Place,
        name::{
            NameKind, kind, office,
            piece::{Piece, pieces},
            run::{Usage, runs},
        },
    },
    lang::name::{NameWords, has},
    source::{Article, Block, BlockKind},
};

/// A name as it stands in one place.
#[derive(Debug)]
pub(super) struct Mention {
    pub(super) place: Place,
    /// Its words, folded.
    pub(super) words: Vec<String>,
    /// What the words around it make it, if they tell.
    pub(super) kind: Option<NameKind>,
    pub(super) office: Option<Place>,
}

/// All mentions, in text order.
pub(super) fn find(article: &Article) -> Vec<Mention> {
    let usage = learn(article);
    let prose = article.blocks.iter().enumerate().filter(|(_, block)| block.kind != BlockKind::Furniture);
    prose.flat_map(|(index, block)| in_block(article, index, block, &usage)).collect()
}

fn in_block(article: &Article, index: usize, block: &Block, usage: &Usage) -> Vec<Mention> {
    let words = article.language.names;
    let pieces = pieces(&block.prose, article.language);
    let titled = is_titled(block, &pieces, words);
    let parts = runs(&pieces, words).into_iter().flat_map(|run| match titled {
        true => usage.known_parts(&pieces, &run, words),
        false => usage.accepted(&pieces, &run, words).into_iter().collect(),
    });
    let mut mentions = Vec::new();
    let mut office: Option<Place> = None;
    for part in parts {
        let mut mention = mention(index, &pieces, &part, words);
        let place = &mention.place;
        // A name inside another's office is that office's seat: "president of Dockers Local 12".
        let seat = office.as_ref().is_some_and(|it| it.start <= place.start && place.end <= it.end);
        mention.kind = mention.kind.or(seat.then_some(NameKind::Organisation));
        office = mention.office.clone().or(office);
        mentions.push(mention);
    }
    mentions
}

fn learn(article: &Article) -> Usage {
    let mut usage = Usage::default();
    let mut doubtful = Vec::new();
    let words = article.language.names;
    for block in &article.blocks {
        let pieces = pieces(&block.prose, article.language);
        usage.learn(&pieces, is_titled(block, &pieces, words), words, &mut doubtful);
    }
    usage.settle(doubtful);
    usage
}

fn mention(block: usize, pieces: &[Piece], part: &Range<usize>, words: &NameWords) -> Mention {
    let before = office::before(pieces, part.start, part.end, words);
    let after = || office::after(pieces, part.end, words);
    let office = before.or_else(after);
    let stopped = |range: &Range<usize>| {
        let stop = pieces.get(range.end).filter(|piece| piece.is_mark('.') && range.end < part.start);
        stop.map_or(pieces[range.end - 1].span.end, |stop| stop.span.end)
    };
    let place = |range: &Range<usize>| Place::new(block, pieces[range.start].span.start..stopped(range));
    let folds = pieces[part.clone()].iter().filter(|piece| piece.is_word()).map(|piece| piece.fold.clone());
    Mention {
        place: place(part),
        words: folds.collect(),
        kind: kind::of(pieces, part, office.as_ref(), words),
        office: office.as_ref().map(place),
    }
}

/// A line whose capitals say nothing: a headline in title case, a line in capitals.
fn is_titled(block: &Block, pieces: &[Piece], words: &NameWords) -> bool {
    let long = || pieces.iter().filter(|piece| piece.is_word() && piece.fold.len() > 3);
    let (all, capital) = (long().count(), long().filter(|piece| piece.capital).count());
    let shouted = long().filter(|piece| piece.shouted).count();
    let list = pieces.iter().any(|piece| piece.is_mark(',')) || all < 5;
    let stopped = pieces.last().is_some_and(|piece| piece.is_mark('.'));
    let raised =
        |piece: &Piece| piece.capital && !piece.opens && !piece.shouted && has(words.joiners, &piece.fold);
    let title = !stopped && (!list || pieces.iter().any(raised));
    let mostly = |count: usize| all > 1 && count * 10 > all * 6;
    mostly(shouted) || (mostly(capital) && (block.kind == BlockKind::Heading || title))
}
