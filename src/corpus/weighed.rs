//! A frame beside a corpus: what its words tell there, and of whom it is told, worked out once for all that the frame is
//! compared with.
use std::cmp::Ordering;

use crate::corpus::{frame::Frame, names::Names, rarity::Rarity};

/// A frame with what its words tell in one corpus.
#[derive(Clone, Debug)]
pub struct Weighed {
    /// The frame's concepts, sorted by key.
    terms: Vec<WeighedTerm>,
    /// What all of them tell.
    size: f32,
    /// The people of the corpus that may stand beside the fact, by index.
    people: Vec<usize>,
    /// The words of the subject's name, in small letters.
    subject: Option<Vec<String>>,
}

#[derive(Clone, Copy, Debug)]
struct WeighedTerm {
    key: u64,
    nearness: f32,
    rarity: f32,
}

impl Weighed {
    /// A frame in the corpus of which the two are told.
    pub(super) fn of(frame: &Frame, rarity: &Rarity, names: &Names) -> Weighed {
        let weigh = |&(key, nearness): &(u64, f32)| WeighedTerm { key, nearness, rarity: rarity.of(key) };
        let terms: Vec<WeighedTerm> = frame.terms.iter().map(weigh).collect();
        let words = |name: &String| name.split_whitespace().map(str::to_lowercase).collect();
        Weighed {
            size: terms.iter().map(|it| it.rarity * it.nearness * it.nearness).sum(),
            terms,
            people: names.known_people(&frame.people),
            subject: frame.subject.as_ref().map(words),
        }
    }

    /// How alike two frames are, from 0 to 1: the shared part of the smaller frame.
    pub fn likeness(&self, other: &Weighed) -> f32 {
        let size = (self.size * other.size).sqrt();
        if size == 0.0 { 0.0 } else { self.shared(other) / size }
    }

    /// How much two frames share: the sum over shared concepts of rarity × nearness × nearness.
    fn shared(&self, other: &Weighed) -> f32 {
        let (mut ours, mut theirs) = (self.terms.as_slice(), other.terms.as_slice());
        let mut sum = 0.0;
        while let ([one, others @ ..], [other, their_others @ ..]) = (ours, theirs) {
            let order = one.key.cmp(&other.key);
            if order == Ordering::Equal {
                sum += one.rarity * one.nearness * other.nearness;
            }
            ours = if order == Ordering::Greater { ours } else { others };
            theirs = if order == Ordering::Less { theirs } else { their_others };
        }
        sum
    }

    /// Do people that the corpus knows stand beside both facts, and not one of them beside both?
    pub fn has_strangers(&self, other: &Weighed) -> bool {
        let (ours, theirs) = (&self.people, &other.people);
        !ours.is_empty() && !theirs.is_empty() && !ours.iter().any(|it| theirs.contains(it))
    }

    /// Are the two told of one body or place, as far as a word of the names tells? `None` where either names none.
    pub fn shares_subject(&self, other: &Weighed) -> Option<bool> {
        let (ours, theirs) = (self.subject.as_ref()?, other.subject.as_ref()?);
        Some(ours.iter().any(|word| theirs.contains(word)))
    }
}
