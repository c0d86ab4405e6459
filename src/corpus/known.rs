//! One source with all that is known of it by itself: when one of many changes, nothing of the others is worked out again.
use std::sync::Arc;

use crate::{
    corpus::{
        copies,
        correction::Corrections,
        frame::{Frame, Framer},
        rarity::Rarity,
    },
    facts::{Facts, Place},
    source::Article,
};

/// A source and what it states.
#[derive(Clone, Debug)]
pub struct Source {
    /// The article as read.
    pub article: Article,
    /// Its facts.
    pub facts: Facts,
    /// The figures that count as evidence, by index, each with what it is about; corrected ones under their right values.
    pub(super) figures: Vec<(usize, Arc<Frame>)>,
    /// Likewise the dates.
    pub(super) dates: Vec<(usize, Arc<Frame>)>,
    /// How often it has each concept.
    pub(super) rarity: Rarity,
    /// The [`print`](copies::print) of each block.
    pub(super) prints: Vec<Option<u64>>,
}

impl Source {
    /// Reads the facts of an article, and what they are about.
    pub fn of(article: Article) -> Source {
        let facts = Facts::of(&article);
        let framer = Framer::new(&article, &facts);
        let (figures, dates) = (figures(&article, &facts, &framer), dates(&article, &facts, &framer));
        let terms = (0..article.blocks.len()).map(|block| framer.terms(block));
        let rarity = Rarity::of_source(terms.clone());
        let prints =
            article.blocks.iter().zip(terms).map(|(block, terms)| copies::print(block, terms)).collect();
        drop(framer);
        Source { article, facts, figures, dates, rarity, prints }
    }
}

fn figures(article: &Article, facts: &Facts, framer: &Framer<'_>) -> Vec<(usize, Arc<Frame>)> {
    let corrections = Corrections::of(article, facts);
    let mut framed = Vec::new();
    for (fact, it) in facts.figures.iter().enumerate().filter(|(_, it)| is_evidence(article, &it.place)) {
        let frame = Arc::new(framer.figure(it));
        if corrections.withdraws(it, facts) {
            // The right figure stands where the withdrawn one stood.
            framed
                .extend(corrections.instead(it, facts).into_iter().map(|right| (right, Arc::clone(&frame))));
        } else {
            framed.push((fact, frame));
        }
    }
    let right = corrections.right().iter();
    framed.extend(right.map(|&right| (right, Arc::new(framer.figure(&facts.figures[right])))));
    framed
}

fn dates(article: &Article, facts: &Facts, framer: &Framer<'_>) -> Vec<(usize, Arc<Frame>)> {
    let evidence = facts.dates.iter().enumerate().filter(|(_, it)| is_evidence(article, &it.place));
    evidence.map(|(fact, it)| (fact, Arc::new(framer.date(it)))).collect()
}

fn is_evidence(article: &Article, place: &Place) -> bool {
    article.blocks[place.block].is_evidence()
}
