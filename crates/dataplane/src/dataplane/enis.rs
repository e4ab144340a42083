use std::collections::BTreeSet;
use std::mem::offset_of;

use dataplane_abi::{ABI_VERSION, EniCounters, EniLine, MAX_ENI};
use libbpf_rs::{MapCore, MapFlags};

use super::{Dataplane, DataplaneError, map_error};
use crate::counters;

const VERSION_WORD: usize = offset_of!(EniLine, version) / 4;
const GENERATION_WORD: usize = offset_of!(EniLine, generation) / 4;

impl Dataplane {
    /// What programs know of the ENI in a slot; `None` when none is bound.
    #[must_use]
    pub fn eni_line(&self, slot: u32) -> Option<EniLine> {
        let slot = slot as usize;
        if slot >= self.eni_lines.count()
            || self.eni_lines.read_word(slot, VERSION_WORD) != ABI_VERSION
        {
            return None;
        }
        let line = self.eni_lines.read(slot);
        (line.version == ABI_VERSION).then_some(line)
    }

    /// Slot and line of every ENI that is bound.
    #[must_use]
    pub fn eni_lines(&self) -> Vec<(u32, EniLine)> {
        (0..self.eni_lines.count() as u32)
            .filter_map(|slot| Some((slot, self.eni_line(slot)?)))
            .collect()
    }

    /// Binds an ENI to a slot, or changes its line. The version in `line` does not matter. The generation is
    /// written after the tables, so that no flow judged by old tables has the new generation; the version comes
    /// last. Change the generation whenever tables or flags change.
    ///
    /// # Errors
    ///
    /// [`DataplaneError::OutOfRange`] or [`DataplaneError::Map`].
    pub fn set_eni_line(&self, slot: u32, line: &EniLine) -> Result<(), DataplaneError> {
        let index = slot as usize;
        if index >= self.eni_lines.count() {
            return Err(DataplaneError::OutOfRange("the slot"));
        }
        if line.eni == 0 || line.eni > MAX_ENI {
            return Err(DataplaneError::OutOfRange("the number of the ENI"));
        }
        let before = self.eni_line(slot).map(|line| line.eni);
        if before != Some(line.eni) {
            self.clear_eni_line(slot)?;
            if self.flow_counts.add(&line.eni, &0).is_err() {
                self.forget_unbound_counts()?;
                self.flow_counts
                    .add(&line.eni, &0)
                    .map_err(map_error("flow_counts", self.flow_counts.capacity()))?;
            }
            self.clear_counters(slot)?;
        }
        self.eni_lines
            .write_except(index, line, &[VERSION_WORD, GENERATION_WORD]);
        self.eni_lines
            .write_word(index, GENERATION_WORD, line.generation);
        if before != Some(line.eni) {
            self.eni_lines.write_word(index, VERSION_WORD, ABI_VERSION);
        }
        Ok(())
    }

    /// Changes the generation of the ENI in a slot and nothing else: its live flows are judged again.
    ///
    /// # Errors
    ///
    /// [`DataplaneError::OutOfRange`]; the slot has to be bound.
    pub fn set_generation(&self, slot: u32, generation: u32) -> Result<(), DataplaneError> {
        if self.eni_line(slot).is_none() {
            return Err(DataplaneError::OutOfRange("the slot"));
        }
        self.eni_lines
            .write_word(slot as usize, GENERATION_WORD, generation);
        Ok(())
    }

    /// Unbinds the ENI of a slot: its device drops everything from now on. Its flows are forgotten as they age.
    ///
    /// # Errors
    ///
    /// [`DataplaneError::OutOfRange`] or [`DataplaneError::Map`].
    pub fn clear_eni_line(&self, slot: u32) -> Result<(), DataplaneError> {
        let index = slot as usize;
        if index >= self.eni_lines.count() {
            return Err(DataplaneError::OutOfRange("the slot"));
        }
        self.eni_lines.write_word(index, VERSION_WORD, 0);
        self.eni_lines.write(index, &EniLine::default());
        Ok(())
    }

    /// The count of an ENI stays while flows of it may live, as they are counted out of it.
    fn forget_unbound_counts(&self) -> Result<(), DataplaneError> {
        let failed = |error| map_error("flow_counts", self.flow_counts.capacity())(error);
        let bound: BTreeSet<u32> = self.eni_lines().iter().map(|(_, line)| line.eni).collect();
        for (eni, flows) in self.flow_counts.entries().map_err(failed)? {
            if flows <= 0 && !bound.contains(&eni) {
                self.flow_counts.remove(&eni).map_err(failed)?;
            }
        }
        Ok(())
    }

    /// Packets of the ENI in a slot, by verdict and reason, since it was bound.
    ///
    /// # Errors
    ///
    /// [`DataplaneError::Map`].
    pub fn counters(&self, slot: u32) -> Result<EniCounters, DataplaneError> {
        counters::read(&self.eni_counters, slot)
    }

    fn clear_counters(&self, slot: u32) -> Result<(), DataplaneError> {
        let failed = map_error("eni_counters", self.eni_counters.max_entries());
        let cpus = libbpf_rs::num_possible_cpus().unwrap_or(1);
        let zero = vec![vec![0; size_of::<EniCounters>()]; cpus];
        self.eni_counters
            .update_percpu(&slot.to_ne_bytes(), &zero, MapFlags::ANY)
            .map_err(failed)
    }
}
