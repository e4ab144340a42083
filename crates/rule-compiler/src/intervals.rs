use std::collections::HashMap;

use dataplane_abi::Row;

use crate::compile::{CompileError, Part, too_large};
use crate::rows::flip;

/// One field of a packet, cut where the set of matching rules changes.
pub(crate) struct Intervals<K> {
    /// Where each interval starts; ascending, the first is zero.
    pub(crate) starts: Vec<K>,
    /// The class of each interval.
    pub(crate) classes: Vec<u16>,
    /// The bit vector of each class, no two alike.
    pub(crate) vectors: Vec<Row>,
}

/// An unsigned integer whose successor can be asked for.
pub(crate) trait Bits: Copy + Ord + Default {
    fn successor(self) -> Option<Self>;
}

impl Bits for u16 {
    fn successor(self) -> Option<Self> {
        self.checked_add(1)
    }
}

impl Bits for u32 {
    fn successor(self) -> Option<Self> {
        self.checked_add(1)
    }
}

impl Bits for u128 {
    fn successor(self) -> Option<Self> {
        self.checked_add(1)
    }
}

/// Cuts a field into intervals, given which bit matches from where to where. The ranges of one bit are
/// disjoint; bits that match everything are in `always` and have no range.
pub(crate) fn intervals<K: Bits>(
    always: Row,
    ranges: impl Iterator<Item = (usize, K, K)>,
    limit: usize,
) -> Result<Intervals<K>, CompileError> {
    // Each range flips its bit where it starts and behind its end. Ranges that touch flip it twice.
    let mut flips: Vec<(K, usize)> = Vec::new();
    for (bit, first, last) in ranges {
        flips.push((first, bit));
        flips.extend(last.successor().map(|behind| (behind, bit)));
    }
    flips.sort_unstable();

    let mut cut = Cut {
        classes: HashMap::new(),
        limit,
        made: Intervals::default(),
    };
    let mut now = always;
    let mut at = K::default();
    for (value, bit) in flips {
        if value != at {
            cut.start(at, now)?;
            at = value;
        }
        flip(&mut now, bit);
    }
    cut.start(at, now)?;
    Ok(cut.made)
}

impl<K> Default for Intervals<K> {
    fn default() -> Self {
        Self {
            starts: Vec::new(),
            classes: Vec::new(),
            vectors: Vec::new(),
        }
    }
}

struct Cut<K> {
    classes: HashMap<Row, u16>,
    limit: usize,
    made: Intervals<K>,
}

impl<K> Cut<K> {
    fn start(&mut self, at: K, vector: Row) -> Result<(), CompileError> {
        let class = match self.classes.get(&vector) {
            Some(&class) => class,
            None => {
                let number = self.made.vectors.len();
                let class = u16::try_from(number)
                    .map_err(|_| too_large(Part::Classes, number + 1, MAX_CLASSES))?;
                self.classes.insert(vector, class);
                self.made.vectors.push(vector);
                class
            }
        };
        if self.made.classes.last() == Some(&class) {
            return Ok(());
        }
        if self.made.starts.len() == self.limit {
            return Err(too_large(Part::Intervals, self.limit + 1, self.limit));
        }
        self.made.starts.push(at);
        self.made.classes.push(class);
        Ok(())
    }
}

const MAX_CLASSES: usize = 1 << 16;
