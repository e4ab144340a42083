use std::cmp::Ordering;
use std::fmt;
use std::ops::Index;
use std::sync::Arc;

/// A sorted map that shares what clones have in common: cloning costs nothing, and a change after a clone
/// copies one chunk and the list of chunks.
pub struct Table<K, V> {
    // No chunk is empty; keys ascend within and across chunks.
    chunks: Arc<Vec<Chunk<K, V>>>,
    len: usize,
}

type Chunk<K, V> = Arc<Vec<(K, V)>>;

/// Entries of a [`Table`], ascending.
pub struct Entries<'a, K, V> {
    chunks: std::slice::Iter<'a, Chunk<K, V>>,
    front: std::slice::Iter<'a, (K, V)>,
    back: std::slice::Iter<'a, (K, V)>,
    left: usize,
}

impl<K: Ord + Clone, V: Clone> Table<K, V> {
    /// The value of a key.
    #[must_use]
    pub fn get(&self, key: &K) -> Option<&V> {
        let (chunk, at) = self.place_of(key)?;
        let at = at.ok()?;
        self.chunks.get(chunk)?.get(at).map(|(_, value)| value)
    }

    /// Adds or replaces; whatever was there comes back.
    pub fn insert(&mut self, key: K, value: V) -> Option<V> {
        let Some((at_chunk, place)) = self.place_of(&key) else {
            self.chunks = Arc::new(vec![Arc::new(vec![(key, value)])]);
            self.len = 1;
            return None;
        };
        let chunks = Arc::make_mut(&mut self.chunks);
        let chunk = Arc::make_mut(&mut chunks[at_chunk]);
        match place {
            Ok(at) => Some(std::mem::replace(&mut chunk[at].1, value)),
            Err(at) => {
                chunk.insert(at, (key, value));
                self.len += 1;
                if chunk.len() > MOST_ENTRIES {
                    let upper = chunk.split_off(chunk.len() / 2);
                    chunks.insert(at_chunk + 1, Arc::new(upper));
                }
                None
            }
        }
    }

    /// The value of a key, to be changed: the chunk it is in is copied if a clone shares it.
    pub fn get_mut(&mut self, key: &K) -> Option<&mut V> {
        let (chunk, at) = self.place_of(key)?;
        let chunk = Arc::make_mut(&mut self.chunks).get_mut(chunk)?;
        let entry = Arc::make_mut(chunk).get_mut(at.ok()?)?;
        Some(&mut entry.1)
    }

    /// Takes an entry away.
    pub fn remove(&mut self, key: &K) -> Option<V> {
        let (at_chunk, place) = self.place_of(key)?;
        let at = place.ok()?;
        let chunks = Arc::make_mut(&mut self.chunks);
        let chunk = Arc::make_mut(&mut chunks[at_chunk]);
        let (_, value) = chunk.remove(at);
        if chunk.is_empty() {
            chunks.remove(at_chunk);
        }
        self.len -= 1;
        Some(value)
    }

    /// Whether there is a value of this key.
    #[must_use]
    pub fn contains_key(&self, key: &K) -> bool {
        self.get(key).is_some()
    }

    /// How many entries there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether there is no entry.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The keys, ascending.
    pub fn keys(&self) -> impl DoubleEndedIterator<Item = &K> + ExactSizeIterator {
        self.iter().map(|(key, _)| key)
    }

    /// The values, by ascending key.
    pub fn values(&self) -> impl DoubleEndedIterator<Item = &V> + ExactSizeIterator {
        self.iter().map(|(_, value)| value)
    }

    /// The keys whose values are not the same in another table, or that only one of both has, ascending. What both
    /// share is not looked at, so that this costs little where one came from the other by a few changes.
    pub fn differences<'a>(
        &'a self,
        other: &'a Self,
        is_same: impl Fn(&V, &V) -> bool,
    ) -> Vec<&'a K> {
        let mut found = Vec::new();
        if Arc::ptr_eq(&self.chunks, &other.chunks) {
            return found;
        }
        let (mut own, mut its) = (Walk::over(self), Walk::over(other));
        loop {
            if own.skips_shared(&mut its) {
                continue;
            }
            let order = match (own.entry(), its.entry()) {
                (None, None) => return found,
                (Some(_), None) => Ordering::Less,
                (None, Some(_)) => Ordering::Greater,
                (Some((key, _)), Some((other, _))) => key.cmp(other),
            };
            match (own.entry(), its.entry(), order) {
                (Some((key, value)), Some((_, other)), Ordering::Equal)
                    if !is_same(value, other) =>
                {
                    found.push(key);
                }
                (Some((key, _)), _, Ordering::Less) | (_, Some((key, _)), Ordering::Greater) => {
                    found.push(key);
                }
                _ => {}
            }
            if order.is_le() {
                own.step();
            }
            if order.is_ge() {
                its.step();
            }
        }
    }

    /// Every entry, ascending.
    pub fn iter(&self) -> Entries<'_, K, V> {
        Entries {
            chunks: self.chunks.iter(),
            front: [].iter(),
            back: [].iter(),
            left: self.len,
        }
    }

    /// The entries that are not `before`, ascending; `before` must hold for a first part of the keys.
    pub fn iter_from(&self, before: impl Fn(&K) -> bool) -> impl Iterator<Item = (&K, &V)> {
        let lies_before = |chunk: &Chunk<K, V>| chunk.last().is_some_and(|(key, _)| before(key));
        let first = self.chunks.partition_point(lies_before);
        let skipped = self
            .chunks
            .get(first)
            .map_or(0, |chunk| chunk.partition_point(|(key, _)| before(key)));
        self.chunks[first..]
            .iter()
            .flat_map(|chunk| chunk.iter())
            .skip(skipped)
            .map(pair)
    }

    /// The chunk where a key is or would be, and where in it; `None` when there is no chunk.
    fn place_of(&self, key: &K) -> Option<(usize, Result<usize, usize>)> {
        let ends_before = |chunk: &Chunk<K, V>| chunk.last().is_some_and(|(last, _)| last < key);
        let last = self.chunks.len().checked_sub(1)?;
        let at = self.chunks.partition_point(ends_before).min(last);
        Some((
            at,
            self.chunks[at].binary_search_by(|(other, _)| other.cmp(key)),
        ))
    }
}

fn pair<K, V>((key, value): &(K, V)) -> (&K, &V) {
    (key, value)
}

impl<'a, K, V> Iterator for Entries<'a, K, V> {
    type Item = (&'a K, &'a V);

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(entry) = self.front.next() {
                self.left -= 1;
                return Some(pair(entry));
            }
            match self.chunks.next() {
                Some(chunk) => self.front = chunk.iter(),
                None => break,
            }
        }
        let entry = self.back.next()?;
        self.left -= 1;
        Some(pair(entry))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.left, Some(self.left))
    }
}

impl<K, V> DoubleEndedIterator for Entries<'_, K, V> {
    fn next_back(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(entry) = self.back.next_back() {
                self.left -= 1;
                return Some(pair(entry));
            }
            match self.chunks.next_back() {
                Some(chunk) => self.back = chunk.iter(),
                None => break,
            }
        }
        let entry = self.front.next_back()?;
        self.left -= 1;
        Some(pair(entry))
    }
}

impl<K, V> ExactSizeIterator for Entries<'_, K, V> {}

/// A place in a table, for going through two of them side by side.
struct Walk<'a, K, V> {
    chunks: &'a [Chunk<K, V>],
    at: usize,
}

impl<'a, K, V> Walk<'a, K, V> {
    fn over(table: &'a Table<K, V>) -> Self {
        Self {
            chunks: &table.chunks,
            at: 0,
        }
    }

    fn entry(&self) -> Option<&'a (K, V)> {
        self.chunks.first()?.get(self.at)
    }

    fn step(&mut self) {
        self.at += 1;
        if self
            .chunks
            .first()
            .is_some_and(|chunk| self.at >= chunk.len())
        {
            self.chunks = &self.chunks[1..];
            self.at = 0;
        }
    }

    /// Goes on behind a chunk that both have, if both are at its beginning.
    fn skips_shared(&mut self, other: &mut Self) -> bool {
        let (Some(own), Some(its)) = (self.chunks.first(), other.chunks.first()) else {
            return false;
        };
        let skips = self.at == 0 && other.at == 0 && Arc::ptr_eq(own, its);
        if skips {
            self.chunks = &self.chunks[1..];
            other.chunks = &other.chunks[1..];
        }
        skips
    }
}

impl<K: Ord + Clone, V: Clone> FromIterator<(K, V)> for Table<K, V> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(entries: I) -> Self {
        let mut table = Self::default();
        for (key, value) in entries {
            table.insert(key, value);
        }
        table
    }
}

impl<'a, K: Ord + Clone, V: Clone> IntoIterator for &'a Table<K, V> {
    type Item = (&'a K, &'a V);
    type IntoIter = Entries<'a, K, V>;

    fn into_iter(self) -> Entries<'a, K, V> {
        self.iter()
    }
}

/// The value of a key that is there.
impl<K: Ord + Clone, V: Clone> Index<&K> for Table<K, V> {
    type Output = V;

    fn index(&self, key: &K) -> &V {
        self.get(key).expect("the key is in the table")
    }
}

impl<K: PartialEq, V: PartialEq> PartialEq for Table<K, V> {
    fn eq(&self, other: &Self) -> bool {
        let own = self.chunks.iter().flat_map(|chunk| chunk.iter());
        let its = other.chunks.iter().flat_map(|chunk| chunk.iter());
        self.len == other.len && own.eq(its)
    }
}

impl<K, V> Clone for Table<K, V> {
    fn clone(&self) -> Self {
        Self {
            chunks: Arc::clone(&self.chunks),
            len: self.len,
        }
    }
}

impl<K, V> Default for Table<K, V> {
    fn default() -> Self {
        Self {
            chunks: Arc::default(),
            len: 0,
        }
    }
}

impl<K: fmt::Debug, V: fmt::Debug> fmt::Debug for Table<K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map()
            .entries(self.chunks.iter().flat_map(|chunk| chunk.iter()).map(pair))
            .finish()
    }
}

/// Entries of a chunk before it is split: small enough to copy on every change.
const MOST_ENTRIES: usize = 32;

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;

    /// Numbers that look random and are the same in every run.
    fn numbers(seed: u64) -> impl Iterator<Item = u64> {
        let mut state = seed;
        std::iter::repeat_with(move || {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            state >> 33
        })
    }

    #[test]
    fn a_table_holds_what_a_plain_map_holds_and_its_clones_keep_what_they_had() {
        let (mut table, mut plain) = (Table::default(), BTreeMap::new());
        let mut numbers = numbers(7);
        let mut differences = 0;
        let mut number = || numbers.next().expect("endless");
        for round in 0..6_000 {
            let (key, value) = (number() % 1_500, number());
            let (before, expected_before) = (table.clone(), plain.clone());
            if number() % 3 == 0 {
                assert_eq!(table.remove(&key), plain.remove(&key));
            } else if number() % 5 == 0 {
                assert_eq!(table.get_mut(&key), plain.get_mut(&key));
                table.get_mut(&key).into_iter().for_each(|it| *it = value);
                plain.get_mut(&key).into_iter().for_each(|it| *it = value);
            } else {
                assert_eq!(table.insert(key, value), plain.insert(key, value));
            }
            if round % 200 == 0 {
                assert!(table.iter().eq(&plain));
                assert!(table.iter().rev().eq(plain.iter().rev()));
                assert_eq!(table.iter().len(), plain.len());
                assert!(before.iter().eq(&expected_before), "the clone changed");
                let further = number() % 40;
                let mut later = table.clone();
                for _ in 0..further {
                    let (key, value) = (number() % 1_600, number() % 3);
                    match value {
                        0 => drop(later.remove(&key)),
                        value => drop(later.insert(key, value)),
                    }
                }
                let keys: BTreeSet<&u64> = table.keys().chain(later.keys()).collect();
                let differ = |key: &&&u64| table.get(key) != later.get(key);
                let expected: Vec<&u64> = keys.iter().filter(differ).copied().collect();
                assert_eq!(table.differences(&later, u64::eq), expected);
                assert_eq!(later.differences(&table, u64::eq), expected);
                assert_eq!(later == table, expected.is_empty());
                differences += expected.len();
                let from = table.iter_from(|other| *other < key);
                assert!(from.eq(plain.range(key..)));
                let both_ends = |mut it: Entries<'_, u64, u64>| {
                    let mut seen = Vec::new();
                    while let Some(front) = it.next() {
                        seen.push(*front.0);
                        seen.extend(it.next_back().map(|back| *back.0));
                    }
                    seen.sort_unstable();
                    seen
                };
                assert!(both_ends(table.iter()).iter().eq(plain.keys()));
            }
        }
        assert!(
            differences > 300,
            "{differences} differences were looked for"
        );
        for key in 0..1_500 {
            assert_eq!(table.get(&key), plain.get(&key));
            table.remove(&key);
        }
        assert_eq!(table.iter().len(), 0);
        assert!(table.chunks.is_empty());
    }
}
