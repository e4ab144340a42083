use std::fmt;

/// A set of hashes in 8 bytes each and some room: at most 15 bytes for one of many.
///
/// Each hash lies at or behind the place that its value names, with nothing empty in between. The values are spread
/// evenly, so few lie far behind.
#[derive(Default)]
pub(super) struct HashSet8 {
    /// 0 is empty.
    slots: Vec<u64>,
    count: usize,
}

impl HashSet8 {
    pub(super) fn contains(&self, hash: u64) -> bool {
        match self.find(hash) {
            Some(at) => self.slots[at] != EMPTY,
            None => false,
        }
    }

    /// Adds a hash that is not there.
    pub(super) fn insert(&mut self, hash: u64) {
        if self.count >= self.slots.len() / 5 * 4 {
            self.grow();
        }
        self.count += 1;
        if let Some(at) = self.find(hash) {
            self.slots[at] = kept(hash);
        }
    }

    pub(super) fn len(&self) -> usize {
        self.count
    }

    /// Where a hash is, or the empty slot where it would be; `None` without slots.
    fn find(&self, hash: u64) -> Option<usize> {
        let hash = kept(hash);
        let count = self.slots.len();
        let first = usize::try_from((u128::from(hash) * count as u128) >> 64).ok()?;
        let places = (first..count).chain(0..first);
        // There is always an empty one.
        places
            .into_iter()
            .find(|at| [hash, EMPTY].contains(&self.slots[*at]))
    }

    fn grow(&mut self) {
        let room = (self.slots.len() + self.slots.len() / 2).max(LEAST);
        let before = std::mem::replace(&mut self.slots, vec![EMPTY; room]);
        for hash in before.into_iter().filter(|hash| *hash != EMPTY) {
            if let Some(at) = self.find(hash) {
                self.slots[at] = hash;
            }
        }
    }
}

/// The two hashes of the lowest values count as one.
fn kept(hash: u64) -> u64 {
    hash.max(EMPTY + 1)
}

const EMPTY: u64 = 0;
const LEAST: usize = 20;

impl fmt::Debug for HashSet8 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} hashes", self.count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_holds_what_a_plain_set_holds_in_at_most_15_bytes_each() {
        let (mut set, mut plain) = (HashSet8::default(), std::collections::HashSet::new());
        let mut state = 11_u64;
        let mut number = || {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            state ^ (state >> 29)
        };
        let edges = [1, 2, u64::MAX, u64::MAX - 1, 1 << 63];
        for round in 0..200_000_u64 {
            let hash = match round % 10_000 {
                0 => edges[usize::try_from(round / 10_000).expect("small") % edges.len()],
                _ => number(),
            };
            assert_eq!(set.contains(hash), plain.contains(&hash), "{hash}");
            if plain.insert(hash) {
                set.insert(hash);
            }
            assert!(set.contains(hash));
            assert_eq!(set.len(), plain.len());
            assert!(set.count < 100 || set.slots.len() * 8 <= set.count * 15 + 160);
        }
    }
}
