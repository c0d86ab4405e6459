//! The sources that a packet rests on.
use std::collections::HashMap;

use crate::{
    analysis::review::{Outcome, Review},
    cli::packet::Packet,
    source::Article,
};

/// A source, and the notes of each draft that rest on it.
pub(super) struct Used<'a> {
    pub(super) article: &'a Article,
    /// Draft and note, by their indices: the facts it bears out.
    pub(super) bears_out: Vec<(usize, usize)>,
    /// The facts it contradicts.
    pub(super) contradicts: Vec<(usize, usize)>,
    /// How many facts those are, each mention of a name for itself.
    pub(super) facts: usize,
}

/// The sources that speak to any fact, those that most rest on first.
pub(super) fn used<'a>(packet: &Packet<'a>) -> Vec<Used<'a>> {
    let mut rows: Vec<Used<'a>> = Vec::new();
    let mut known: HashMap<(&str, &str), usize> = HashMap::new();
    for (draft, review) in packet.drafts.iter().enumerate() {
        for (at, note) in review.notes.iter().enumerate() {
            for source in note.sources() {
                let article = article(review, source);
                let row = *known.entry((&article.path, &article.id)).or_insert_with(|| {
                    rows.push(Used { article, bears_out: Vec::new(), contradicts: Vec::new(), facts: 0 });
                    rows.len() - 1
                });
                let row = &mut rows[row];
                row.facts += note.facts;
                match note.outcome {
                    Outcome::Supported => row.bears_out.push((draft, at)),
                    _ => row.contradicts.push((draft, at)),
                }
            }
        }
    }
    rows.sort_by_key(|it| std::cmp::Reverse(it.facts));
    rows
}

fn article<'a>(review: &Review<'a>, source: usize) -> &'a Article {
    review.analysis.corpus.article(source)
}
