use std::collections::BTreeMap;

/// Which rows of `policy_rows` hold tables. A table is a run of rows.
///
/// A freed run may still be read by a program that started before its number was taken out of the ENI lines, so it
/// is set aside until [`RowAllocator::readers_are_gone`]. Row 0 is never given. Pure: it writes nothing.
#[derive(Clone, Debug)]
pub struct RowAllocator {
    /// First row and length of runs that can be given; disjoint, and never side by side.
    free: BTreeMap<u32, u32>,
    /// First row and length of tables.
    used: BTreeMap<u32, u32>,
    /// Freed, but perhaps still read.
    set_aside: Vec<(u32, u32)>,
}

/// Why there are no rows.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum RowsError {
    /// No run is long enough, not even among those set aside.
    #[error("no {wanted} policy rows in a run are free; {free} are free in all")]
    Full {
        /// Rows asked for.
        wanted: u32,
        /// Rows free, in all runs.
        free: u32,
    },
    /// A run is long enough once the programs that may read it have ended.
    #[error("the rows that are free may still be read")]
    StillRead,
    /// A table that was found lies over another one, or outside the map.
    #[error("the table at row {first} overlaps another")]
    Overlap {
        /// Its first row.
        first: u32,
    },
}

impl RowAllocator {
    /// All rows of a map of this size, but row 0, are free.
    #[must_use]
    pub fn new(rows: u32) -> Self {
        let mut free = BTreeMap::new();
        if rows > 1 {
            free.insert(1, rows - 1);
        }
        Self {
            free,
            used: BTreeMap::new(),
            set_aside: Vec::new(),
        }
    }

    /// Gives the shortest run that is long enough.
    ///
    /// # Errors
    ///
    /// [`RowsError::StillRead`] or [`RowsError::Full`].
    pub fn take(&mut self, wanted: u32) -> Result<u32, RowsError> {
        let fits = |&(_, length): &(&u32, &u32)| *length >= wanted;
        let best = self.free.iter().filter(fits).min_by_key(|run| *run.1);
        let Some((first, length)) = best.map(|(first, length)| (*first, *length)) else {
            let mut later = self.clone();
            later.readers_are_gone();
            if later.set_aside.len() < self.set_aside.len() && later.take(wanted).is_ok() {
                return Err(RowsError::StillRead);
            }
            return Err(RowsError::Full {
                wanted,
                free: self.free_rows(),
            });
        };
        self.free.remove(&first);
        if length > wanted {
            self.free.insert(first + wanted, length - wanted);
        }
        self.used.insert(first, wanted);
        Ok(first)
    }

    /// Marks a table that was found in the map as used.
    ///
    /// # Errors
    ///
    /// [`RowsError::Overlap`].
    pub fn adopt(&mut self, first: u32, length: u32) -> Result<(), RowsError> {
        if self.used.get(&first) == Some(&length) {
            return Ok(());
        }
        let overlap = RowsError::Overlap { first };
        let (start, size) = self
            .free
            .range(..=first)
            .next_back()
            .map(|(start, size)| (*start, *size))
            .ok_or(overlap)?;
        let end = first.checked_add(length).ok_or(overlap)?;
        if length == 0 || end > start + size {
            return Err(overlap);
        }
        self.free.remove(&start);
        if first > start {
            self.free.insert(start, first - start);
        }
        if start + size > end {
            self.free.insert(end, start + size - end);
        }
        self.used.insert(first, length);
        Ok(())
    }

    /// Sets the rows of a table aside. Says whether there was such a table.
    pub fn release(&mut self, first: u32) -> bool {
        let Some(length) = self.used.remove(&first) else {
            return false;
        };
        self.set_aside.push((first, length));
        true
    }

    /// No program reads what was set aside before this call: it can be given again.
    pub fn readers_are_gone(&mut self) {
        for (first, length) in std::mem::take(&mut self.set_aside) {
            self.give_back(first, length);
        }
    }

    /// The tables: first row and length.
    pub fn tables(&self) -> impl Iterator<Item = (u32, u32)> {
        self.used.iter().map(|(first, length)| (*first, *length))
    }

    /// The length of a table.
    #[must_use]
    pub fn length_of(&self, first: u32) -> Option<u32> {
        self.used.get(&first).copied()
    }

    /// Rows that can be given now.
    #[must_use]
    pub fn free_rows(&self) -> u32 {
        self.free.values().sum()
    }

    fn give_back(&mut self, mut first: u32, mut length: u32) {
        if let Some((before, size)) = self.free.range(..first).next_back()
            && before + size == first
        {
            (first, length) = (*before, size + length);
        }
        if let Some(size) = self.free.remove(&(first + length)) {
            length += size;
        }
        self.free.insert(first, length);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn row_zero_is_never_given() {
        let mut rows = RowAllocator::new(4);
        assert_eq!(rows.take(3), Ok(1));
        assert_eq!(rows.take(1), Err(RowsError::Full { wanted: 1, free: 0 }));
        assert_eq!(
            RowAllocator::new(0).take(1),
            Err(RowsError::Full { wanted: 1, free: 0 })
        );
    }

    #[test]
    fn a_freed_run_is_given_again_only_when_its_readers_are_gone() {
        let mut rows = RowAllocator::new(11);
        let first = rows.take(10).expect("empty");
        assert!(rows.release(first));
        assert!(!rows.release(first), "freed twice");
        assert_eq!(rows.take(4), Err(RowsError::StillRead));
        rows.readers_are_gone();
        assert_eq!(rows.take(10), Ok(first));
    }

    #[test]
    fn neighbours_grow_together_again() {
        let mut rows = RowAllocator::new(13);
        let tables: Vec<u32> = (0..4)
            .map(|_| rows.take(3).expect("room for four"))
            .collect();
        for index in [2, 0, 3, 1] {
            rows.release(tables[index]);
            rows.readers_are_gone();
        }
        assert_eq!(rows.take(12), Ok(1));
    }

    #[test]
    fn found_tables_keep_their_rows_and_may_not_overlap() {
        let mut rows = RowAllocator::new(100);
        assert_eq!(rows.adopt(10, 5), Ok(()));
        assert_eq!(rows.adopt(10, 5), Ok(()), "two ENIs share it");
        for (first, length) in [
            (10, 6),
            (14, 1),
            (9, 2),
            (0, 1),
            (98, 3),
            (20, 0),
            (50, u32::MAX),
        ] {
            let overlap = RowsError::Overlap { first };
            assert_eq!(rows.adopt(first, length), Err(overlap), "{first} {length}");
        }
        assert_eq!(rows.take(9), Ok(1), "the shortest run that is long enough");
        assert_eq!(rows.take(85), Ok(15));
        assert_eq!(rows.tables().count(), 3);
    }

    #[test]
    fn what_is_given_never_overlaps() {
        let mut rows = RowAllocator::new(500);
        let mut given: Vec<(u32, u32)> = Vec::new();
        let mut state = 1u32;
        for _ in 0..5_000 {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let length = state >> 16 & 31 | 1;
            if state >> 28 < 8 {
                if let Ok(first) = rows.take(length) {
                    assert!(first > 0 && first + length <= 500);
                    let apart = |&(other, size): &(u32, u32)| {
                        first + length <= other || other + size <= first
                    };
                    assert!(given.iter().all(apart));
                    given.push((first, length));
                }
            } else if !given.is_empty() {
                let (first, _) = given.swap_remove(state as usize % given.len());
                assert!(rows.release(first));
                rows.readers_are_gone();
            }
        }
        assert!(given.len() > 5);
    }
}
