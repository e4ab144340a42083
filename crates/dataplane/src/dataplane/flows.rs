use std::mem::offset_of;

use dataplane_abi::{Flow, FlowRoom, FlowV4Key, FlowV6Key};

use super::{Dataplane, DataplaneError, map_error};
use crate::test_run;

const SHARE_WORD: usize = offset_of!(FlowRoom, share) / 4;
const OPEN_WORD: usize = offset_of!(FlowRoom, open) / 4;

/// How full the maps are: elements in use and capacity.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Occupancy {
    /// Rows of policy tables.
    pub policy_rows: (u32, u32),
    /// Identities in tables.
    pub identity_rows: (u32, u32),
    /// Addresses.
    pub addresses: (u32, u32),
    /// Flows of all ENIs, both families; the capacity is that of both tables.
    pub flows: (u32, u32),
}

/// Which of the two flow tables.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum FlowFamily {
    /// IPv4.
    V4,
    /// IPv6.
    V6,
}

impl Dataplane {
    /// Shares the flow tables among so many ENIs: one half is divided evenly, and of that each ENI has its part
    /// whatever others do; what is kept for no other is for whoever needs more. Live flows stay, however many.
    pub fn share_flows(&self, enis: u32) {
        for (family, capacity) in [
            (FlowFamily::V4, self.flows_v4.capacity()),
            (FlowFamily::V6, self.flows_v6.capacity()),
        ] {
            let enis = enis.max(1);
            let share = capacity / 2 / enis;
            self.set_flow_room(family, share, capacity - share * (enis - 1));
        }
    }

    /// The same, said outright: for tests and benches.
    pub fn set_flow_room(&self, family: FlowFamily, share: u32, open: u32) {
        self.flow_rooms
            .write_word(family as usize, SHARE_WORD, share);
        self.flow_rooms.write_word(family as usize, OPEN_WORD, open);
    }

    /// How a table is shared, and how many flows are in it.
    #[must_use]
    pub fn flow_room(&self, family: FlowFamily) -> FlowRoom {
        self.flow_rooms.read(family as usize)
    }

    /// How many flows an ENI has; dead ones count until they are swept.
    ///
    /// # Errors
    ///
    /// [`DataplaneError::Map`].
    pub fn flow_count(&self, eni: u32) -> Result<u32, DataplaneError> {
        let count = self.flow_counts.get(&eni);
        let count = count.map_err(map_error("flow_counts", self.flow_counts.capacity()))?;
        Ok(count.unwrap_or(0).max(0).unsigned_abs())
    }

    /// The ENIs that may have flows, bound or not: their numbers.
    ///
    /// # Errors
    ///
    /// [`DataplaneError::Map`].
    pub fn counted_enis(&self) -> Result<Vec<u32>, DataplaneError> {
        let counts = self.flow_counts.entries();
        let counts = counts.map_err(map_error("flow_counts", self.flow_counts.capacity()))?;
        Ok(counts.into_iter().map(|(eni, _)| eni).collect())
    }

    /// The IPv4 flows.
    ///
    /// # Errors
    ///
    /// [`DataplaneError::Map`].
    pub fn flows_v4(&self) -> Result<Vec<(FlowV4Key, Flow)>, DataplaneError> {
        let entries = self.flows_v4.entries();
        entries.map_err(map_error("flows_v4", self.flows_v4.capacity()))
    }

    /// The IPv6 flows.
    ///
    /// # Errors
    ///
    /// [`DataplaneError::Map`].
    pub fn flows_v6(&self) -> Result<Vec<(FlowV6Key, Flow)>, DataplaneError> {
        let entries = self.flows_v6.entries();
        entries.map_err(map_error("flows_v6", self.flows_v6.capacity()))
    }

    /// How full the maps are.
    ///
    /// # Errors
    ///
    /// [`DataplaneError::Map`].
    pub fn occupancy(&self) -> Result<Occupancy, DataplaneError> {
        let failed = |map, capacity| map_error(map, capacity);
        let counts = self.flow_counts.entries();
        let counts = counts.map_err(failed("flow_counts", self.flow_counts.capacity()))?;
        let addresses = self.addresses.entries();
        let addresses = addresses.map_err(failed("addresses", self.addresses.capacity()))?;
        let tables = self.tables();
        let rows = self.policy_rows.count() as u32;
        Ok(Occupancy {
            policy_rows: (rows - tables.rows.free_rows(), rows),
            identity_rows: (
                tables.identities.len() as u32,
                self.identity_rows.capacity(),
            ),
            addresses: (addresses.len() as u32, self.addresses.capacity()),
            flows: (
                counts
                    .iter()
                    .map(|(_, count)| (*count).max(0).unsigned_abs())
                    .sum(),
                self.flows_v4.capacity() + self.flows_v6.capacity(),
            ),
        })
    }

    /// Takes dead flows out now, and starts the kernel's own sweep if it is not running.
    ///
    /// # Errors
    ///
    /// The number of the step that failed in the kernel, or its error number, negative.
    pub fn sweep(&self) -> Result<(), i32> {
        test_run::sweep(self.loaded.program("start_sweep"))
    }
}
