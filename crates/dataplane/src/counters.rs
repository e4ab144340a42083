use std::path::Path;

use dataplane_abi::{EniCounters, REASON_COUNT};
use libbpf_rs::{MapCore, MapFlags, MapHandle};

use crate::dataplane::{DataplaneError, map_error};

/// The counters of ENIs, read from the maps pinned below a directory, beside the process that owns them.
#[derive(Debug)]
pub struct PinnedCounters(MapHandle);

impl PinnedCounters {
    /// Opens them.
    ///
    /// # Errors
    ///
    /// [`DataplaneError::Map`]: there are none, or this process may not use them.
    pub fn open(directory: &Path) -> Result<Self, DataplaneError> {
        let opened = MapHandle::from_pinned_path(directory.join("maps").join(MAP));
        opened.map(Self).map_err(map_error(MAP, 0))
    }

    /// Packets of the ENI in a slot, by verdict and reason, since it was bound.
    ///
    /// # Errors
    ///
    /// [`DataplaneError::Map`].
    pub fn of(&self, slot: u32) -> Result<EniCounters, DataplaneError> {
        read(&self.0, slot)
    }
}

/// How many flows there are of how many there is room for, over all ENIs and both families, read from the maps
/// pinned below a directory. Dead ones count until they are swept.
///
/// # Errors
///
/// [`DataplaneError::Map`]: there are none, or this process may not use them.
pub fn pinned_flows(directory: &Path) -> Result<(u64, u64), DataplaneError> {
    let open = |map| {
        let opened = MapHandle::from_pinned_path(directory.join("maps").join(map));
        opened.map_err(map_error(map, 0))
    };
    let counts = open("flow_counts")?;
    let mut flows = 0;
    for eni in counts.keys() {
        let found = counts.lookup(&eni, MapFlags::ANY);
        let found = found.map_err(map_error("flow_counts", counts.max_entries()))?;
        // One that left since then has none.
        if let Some(bytes) = found.and_then(|bytes| bytes.try_into().ok()) {
            flows += u64::from(i32::from_ne_bytes(bytes).max(0).unsigned_abs());
        }
    }
    let room =
        u64::from(open("flows_v4")?.max_entries()) + u64::from(open("flows_v6")?.max_entries());
    Ok((flows, room))
}

/// The sum over all processors of the counters in a slot.
pub(crate) fn read(map: &MapHandle, slot: u32) -> Result<EniCounters, DataplaneError> {
    let mut sum = EniCounters {
        packets: [[0; REASON_COUNT]; 2],
    };
    let found = map
        .lookup_percpu(&slot.to_ne_bytes(), MapFlags::ANY)
        .map_err(map_error(MAP, map.max_entries()))?;
    for bytes in found.unwrap_or_default() {
        let mut numbers = bytes.chunks_exact(8).map(|bytes| {
            u64::from_ne_bytes(bytes.try_into().expect("chunks_exact gives eight bytes"))
        });
        for counter in sum.packets.as_flattened_mut() {
            *counter += numbers.next().unwrap_or(0);
        }
    }
    Ok(sum)
}

const MAP: &str = "eni_counters";
