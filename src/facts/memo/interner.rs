//! Words by number: compared, counted and looked up faster than as text.
use std::{borrow::Borrow, hash::Hash, sync::Arc};

use foldhash::HashMap;

/// Numbers for equal things, given in the order in which they are first seen.
#[derive(Debug)]
pub(in crate::facts) struct Interner<T: ?Sized> {
    numbers: HashMap<Arc<T>, u32>,
    all: Vec<Arc<T>>,
}

impl<T: ?Sized> Default for Interner<T>
where
    Arc<T>: Hash + Eq,
{
    fn default() -> Interner<T> {
        Interner { numbers: HashMap::default(), all: Vec::new() }
    }
}

impl<T: ?Sized + Hash + Eq> Interner<T>
where
    Arc<T>: Borrow<T> + for<'a> From<&'a T>,
{
    /// The number of a thing, a new one if it was not seen before.
    pub(in crate::facts) fn number(&mut self, thing: &T) -> u32 {
        if let Some(&known) = self.numbers.get(thing) {
            return known;
        }
        let number = self.all.len() as u32;
        self.all.push(Arc::from(thing));
        self.numbers.insert(Arc::clone(&self.all[number as usize]), number);
        number
    }

    /// The number of a thing that was seen.
    pub(in crate::facts) fn known(&self, thing: &T) -> Option<u32> {
        self.numbers.get(thing).copied()
    }

    /// The thing of a number.
    pub(in crate::facts) fn get(&self, number: u32) -> &T {
        &self.all[number as usize]
    }

    pub(in crate::facts) fn len(&self) -> usize {
        self.all.len()
    }
}
