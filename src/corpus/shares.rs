//! The entries of an index that share the most with what is asked.
use std::cmp::Ordering;

/// What each entry of an index shares with a question, added up word by word.
#[derive(Debug)]
pub(super) struct Shares(Vec<f64>);

impl Shares {
    /// Of so many entries none shares anything yet.
    pub(super) fn of(entries: usize) -> Shares {
        Shares(vec![0.0; entries])
    }

    /// The entries of a posting share something that tells so much, more than nothing.
    pub(super) fn add(&mut self, posting: &[u32], tells: f64) {
        posting.iter().for_each(|&entry| self.0[entry as usize] += tells);
    }

    /// The `most` entries that share the most, the best first; of equals the first.
    pub(super) fn best(self, most: usize) -> impl Iterator<Item = usize> {
        let shared = |&(_, share): &(usize, f64)| share > 0.0;
        let mut best: Vec<(usize, f64)> = self.0.into_iter().enumerate().filter(shared).collect();
        let order =
            |a: &(usize, f64), b: &(usize, f64)| -> Ordering { b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)) };
        if best.len() > most {
            best.select_nth_unstable_by(most, order);
            best.truncate(most);
        }
        best.sort_unstable_by(order);
        best.into_iter().map(|(entry, _)| entry)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn best(most: usize) -> Vec<usize> {
        let mut shares = Shares::of(6);
        shares.add(&[0, 2, 3, 5], 1.0);
        shares.add(&[2, 4], 0.5);
        shares.add(&[4], 2.0);
        shares.best(most).collect()
    }

    #[test]
    fn the_best_come_first_and_of_equals_the_first() {
        assert_eq!(best(3), [4, 2, 0]);
        assert_eq!(best(4), [4, 2, 0, 3]);
    }

    #[test]
    fn what_shares_nothing_is_not_among_them() {
        assert_eq!(best(9), [4, 2, 0, 3, 5]);
        assert_eq!(best(0), [0; 0]);
    }
}
