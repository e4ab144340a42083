use super::Dataplane;

/// How often maps were written since they were adopted by this process: what a change costs, counted.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Writes {
    /// System calls, each for one element: an address, an identity's row, an EIP.
    pub system_calls: u64,
    /// Stores into memory shared with the programs, each of an element or of one word of it: a row of a table, the line
    /// of an ENI, its generation, the epoch.
    pub stores: u64,
}

impl Dataplane {
    /// How often maps were written so far. What adopting them took away does not count.
    #[must_use]
    pub fn writes(&self) -> Writes {
        let all = self.all_writes();
        Writes {
            system_calls: all.system_calls - self.adopting.system_calls,
            stores: all.stores - self.adopting.stores,
        }
    }

    pub(super) fn all_writes(&self) -> Writes {
        let system_calls = [
            self.identity_rows.writes(),
            self.addresses.writes(),
            self.eips.writes(),
            self.flow_counts.writes(),
            self.flows_v4.writes(),
            self.flows_v6.writes(),
        ];
        let stores = [
            self.settings.writes(),
            self.eni_lines.writes(),
            self.uplink_lines.writes(),
            self.policy_rows.writes(),
            self.flow_rooms.writes(),
        ];
        Writes {
            system_calls: system_calls.iter().sum(),
            stores: stores.iter().sum(),
        }
    }
}
