use std::collections::BTreeSet;
use std::sync::{MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use dataplane_abi::{ABI_VERSION, IdentityRowKey, Row, TableHeader};

use super::{Dataplane, DataplaneError, map_error};
use crate::memory::Plain;
use crate::{OpenError, RowAllocator, RowsError, test_run};

/// Which rows hold tables, and which identities have rows in them.
#[derive(Debug)]
pub(super) struct Tables {
    pub(super) rows: RowAllocator,
    /// Table and identity of each.
    pub(super) identities: BTreeSet<(u32, u32)>,
    /// The same, identity first.
    tables_of: BTreeSet<(u32, u32)>,
    /// Freed tables whose identity rows go when their readers are gone.
    leaving: Vec<u32>,
    last_released: Instant,
}

impl Tables {
    pub(super) fn none() -> Self {
        Self {
            rows: RowAllocator::new(0),
            identities: BTreeSet::new(),
            tables_of: BTreeSet::new(),
            leaving: Vec::new(),
            last_released: Instant::now(),
        }
    }

    fn note_row(&mut self, table: u32, identity: u32) {
        self.identities.insert((table, identity));
        self.tables_of.insert((identity, table));
    }

    fn forget_row(&mut self, table: u32, identity: u32) {
        self.identities.remove(&(table, identity));
        self.tables_of.remove(&(identity, table));
    }

    /// The tables in which an identity has a row.
    fn tables_of(&self, identity: u32) -> Vec<u32> {
        let of_it = self.tables_of.range((identity, 0)..=(identity, u32::MAX));
        of_it.map(|(_, table)| *table).collect()
    }
}

impl Dataplane {
    /// Writes a table into free rows and says the number of its first row, by which ENI lines name it. Nothing reads it
    /// before that. The rows count from the header, which is the first.
    ///
    /// # Errors
    ///
    /// [`DataplaneError::NotATable`] or [`DataplaneError::Rows`].
    pub fn write_table(&self, rows: &[Row]) -> Result<u32, DataplaneError> {
        let header = rows.first().map(|row| TableHeader::of_bytes(row.bytes()));
        let is_table = header.is_some_and(|header| {
            header.version == ABI_VERSION && header.row_count as usize == rows.len()
        });
        if !is_table {
            return Err(DataplaneError::NotATable(rows.len()));
        }
        let wanted = rows.len() as u32;
        let mut tables = self.tables();
        let first = match tables.rows.take(wanted) {
            Err(RowsError::StillRead) => {
                self.wait_for_readers(&mut tables)?;
                tables.rows.take(wanted)
            }
            other => other,
        }?;
        drop(tables);
        for (place, row) in rows.iter().enumerate() {
            self.policy_rows.write(first as usize + place, row);
        }
        Ok(first)
    }

    /// Gives the rows of a table back, once no ENI line names it. They are used again when no program can be
    /// reading them. The table's identity rows go with it.
    pub fn free_table(&self, first: u32) {
        let mut tables = self.tables();
        if tables.rows.release(first) {
            tables.leaving.push(first);
            tables.last_released = Instant::now();
        }
    }

    /// The tables in the map, by the number of their first row; after [`Dataplane::open`] those that ENI lines name.
    #[must_use]
    pub fn tables_in_use(&self) -> Vec<u32> {
        self.tables()
            .rows
            .tables()
            .map(|(first, _)| first)
            .collect()
    }

    /// The rows of a table; empty when there is none.
    #[must_use]
    pub fn read_table(&self, first: u32) -> Vec<Row> {
        let length = self.tables().rows.length_of(first).unwrap_or(0);
        (first..first + length)
            .map(|row| self.policy_rows.read(row as usize))
            .collect()
    }

    /// The bits that an identity sets in a table. Write them before the first address has the identity, and then
    /// [bump the epoch](Dataplane::bump_epoch).
    ///
    /// # Errors
    ///
    /// [`DataplaneError::Map`]; the map may be full.
    pub fn set_identity_row(
        &self,
        table: u32,
        identity: u32,
        row: &Row,
    ) -> Result<(), DataplaneError> {
        let key = IdentityRowKey { table, identity };
        let mut tables = self.tables();
        let mut written = self.identity_rows.set(&key, row);
        if written.is_err() && !tables.leaving.is_empty() {
            // Perhaps it is full of rows of freed tables.
            self.wait_for_readers(&mut tables)?;
            written = self.identity_rows.set(&key, row);
        }
        written.map_err(map_error("identity_rows", self.identity_rows.capacity()))?;
        tables.note_row(table, identity);
        Ok(())
    }

    /// Removes the rows of an identity that no address has, from every table.
    ///
    /// # Errors
    ///
    /// [`DataplaneError::Map`]; the rows of some tables may be gone then.
    pub fn remove_identity(&self, identity: u32) -> Result<(), DataplaneError> {
        let mut tables = self.tables();
        for table in tables.tables_of(identity) {
            self.remove_row(&mut tables, table, identity)?;
        }
        Ok(())
    }

    fn remove_row(
        &self,
        tables: &mut Tables,
        table: u32,
        identity: u32,
    ) -> Result<(), DataplaneError> {
        let removed = self
            .identity_rows
            .remove(&IdentityRowKey { table, identity });
        removed.map_err(map_error("identity_rows", self.identity_rows.capacity()))?;
        tables.forget_row(table, identity);
        Ok(())
    }

    /// The bits that an identity sets in a table; `None` when it has no row there.
    ///
    /// # Errors
    ///
    /// [`DataplaneError::Map`].
    pub fn identity_row(&self, table: u32, identity: u32) -> Result<Option<Row>, DataplaneError> {
        if !self.tables().identities.contains(&(table, identity)) {
            return Ok(None);
        }
        self.identity_rows
            .get(&IdentityRowKey { table, identity })
            .map_err(map_error("identity_rows", self.identity_rows.capacity()))
    }

    /// Table and identity of every identity row, ascending.
    #[must_use]
    pub fn identity_rows(&self) -> Vec<(u32, u32)> {
        self.tables().identities.iter().copied().collect()
    }

    /// Waits until no program runs that ran before, then takes away what they could have read.
    fn wait_for_readers(&self, tables: &mut Tables) -> Result<(), DataplaneError> {
        if !test_run::wait_for_programs() {
            // No way to ask the kernel: no program runs for as long as this.
            let passed = tables.last_released.elapsed();
            std::thread::sleep(Duration::from_secs(1).saturating_sub(passed));
        }
        for table in std::mem::take(&mut tables.leaving) {
            let identities: Vec<(u32, u32)> = tables
                .identities
                .range((table, 0)..=(table, u32::MAX))
                .copied()
                .collect();
            for (table, identity) in identities {
                self.remove_row(tables, table, identity)?;
            }
        }
        tables.rows.readers_are_gone();
        Ok(())
    }

    /// Rows that ENI lines name are tables; everything else is free. Identity rows of no table are removed, because the
    /// row numbers will be used again.
    pub(super) fn adopt_tables(&self) -> Result<(), OpenError> {
        let mut tables = self.tables();
        tables.rows = RowAllocator::new(self.policy_rows.count() as u32);
        let named = self
            .eni_lines()
            .into_iter()
            .flat_map(|(_, line)| line.tables);
        for first in named {
            if first == 0 || first as usize >= self.policy_rows.count() {
                continue;
            }
            let row = self.policy_rows.read(first as usize);
            let header = TableHeader::of_bytes(row.bytes());
            if header.version == ABI_VERSION {
                // Only in a damaged map do tables overlap; the first one keeps its rows.
                let _ = tables.rows.adopt(first, header.row_count);
            }
        }
        let used = |source| OpenError::Use {
            name: "identity_rows".to_owned(),
            source,
        };
        for (key, _) in self.identity_rows.entries().map_err(used)? {
            if tables.rows.length_of(key.table).is_some() {
                tables.note_row(key.table, key.identity);
            } else {
                self.identity_rows.remove(&key).map_err(used)?;
            }
        }
        Ok(())
    }

    pub(super) fn tables(&self) -> MutexGuard<'_, Tables> {
        // Whoever panicked with it left whole values behind.
        self.tables.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
