//! Who has which address, what the programs know of an ENI, and which EIP is whose.

use std::collections::BTreeMap;
use std::net::{IpAddr, Ipv6Addr};

use cloud_id::SecurityGroupId;
use dataplane::{Dataplane, DataplaneError};
use dataplane_abi::{
    AddressValue, ENI_GRANDFATHER, ENI_NAMES_GROUPS, ENI_SMTP_EXEMPT, ENI_SOURCE_DEST_CHECK,
    EniLine,
};
use header_space::{Direction, Family};
use host_api::DesiredState;
use rule_compiler::identity_row;

use super::tables::table_slot;
use super::{Member, Policies, Policy, PolicyError, PolicyKey, Scope};
use crate::numbers::domain_text;
use crate::wanted::Wanted;

impl Policies {
    /// Says who has which address, and that live flows are to be judged again, however far it came.
    pub(super) fn set_members(&mut self, scope: &Scope) -> Result<(), PolicyError> {
        let mut is_changed = false;
        let written = self.write_members(scope, &mut is_changed);
        if is_changed {
            self.dataplane.bump_epoch();
        }
        written
    }

    /// An identity that no address had yet gets its rows first.
    fn write_members(&mut self, scope: &Scope, is_changed: &mut bool) -> Result<(), PolicyError> {
        let mut wanted = BTreeMap::new();
        let mut identities: BTreeMap<&PolicyKey, u32> = BTreeMap::new();
        for (_, member) in self.members_of(scope) {
            let identity = self.sharers.identity(&member.key);
            let identity = identity.expect("every set of groups has a number by now");
            identities.insert(&member.key, identity);
            let value = AddressValue {
                identity,
                eni: member.number,
            };
            for address in member.eni.addresses() {
                wanted.insert((member.key.0, address), value);
            }
        }
        for ((domain, groups), &identity) in &identities {
            if self.identity_uses.contains_key(&identity) {
                continue;
            }
            for key in self.keys_naming(groups) {
                if key.0 == *domain
                    && let Some(policy) = self.policies.get(key)
                {
                    *is_changed |= self.set_rows(policy, identity, groups)?;
                }
            }
        }
        for (&(domain, address), value) in &wanted {
            if self.addresses.get(&(domain, address)) != Some(value) {
                self.dataplane.set_address(domain, address, *value)?;
                self.note_address(domain, address, Some(*value));
                *is_changed = true;
            }
        }
        let Scope::Everything = scope else {
            return Ok(()); // nobody has given an address back
        };
        let gone: Vec<_> = self
            .addresses
            .keys()
            .filter(|key| !wanted.contains_key(key))
            .copied()
            .collect();
        for (domain, address) in gone {
            self.dataplane.remove_address(domain, address)?;
            self.note_address(domain, address, None);
            *is_changed = true;
        }
        Ok(())
    }

    /// Remembers what the map says of an address.
    pub(super) fn note_address(
        &mut self,
        domain: u32,
        address: IpAddr,
        value: Option<AddressValue>,
    ) {
        if let Some(value) = value {
            *self.identity_uses.entry(value.identity).or_default() += 1;
        }
        let before = match value {
            Some(value) => self.addresses.insert((domain, address), value),
            None => self.addresses.remove(&(domain, address)),
        };
        if let Some(before) = before
            && let Some(uses) = self.identity_uses.get_mut(&before.identity)
        {
            *uses -= 1;
            if *uses == 0 {
                self.identity_uses.remove(&before.identity);
                self.unused.insert(before.identity);
            }
        }
    }

    /// Writes the rows of an identity into the tables of a policy, where they are not there yet.
    fn set_rows(
        &self,
        policy: &Policy,
        identity: u32,
        groups: &[SecurityGroupId],
    ) -> Result<bool, DataplaneError> {
        let mut is_changed = false;
        for direction in Direction::BOTH {
            let row = identity_row(&policy.rules, direction, groups);
            for family in [Family::V4, Family::V6] {
                let table = policy.tables[table_slot(direction, family)];
                let found = self
                    .dataplane
                    .identity_row(table, identity)?
                    .unwrap_or_default();
                if found != row {
                    self.dataplane.set_identity_row(table, identity, &row)?;
                    is_changed = true;
                }
            }
        }
        Ok(is_changed)
    }

    /// Tells the programs the policy of an ENI. Without one, the line stays as it is.
    pub(super) fn set_line(&self, member: &Member) -> Result<(), PolicyError> {
        let slot = member.slot;
        let Some(policy) = self.policies.get(&member.key) else {
            return Ok(());
        };
        let Some(before) = self.dataplane.eni_line(slot) else {
            return Ok(());
        };
        let eni = &member.eni;
        let names_groups = Direction::BOTH
            .iter()
            .any(|&it| policy.rules.names_groups(it));
        let flags = [
            (eni.source_dest_check, ENI_SOURCE_DEST_CHECK),
            (eni.grandfathers_flows, ENI_GRANDFATHER),
            (member.smtp_exempt, ENI_SMTP_EXEMPT),
            (names_groups, ENI_NAMES_GROUPS),
        ];
        let line = EniLine {
            flags: flags
                .iter()
                .filter(|(is_set, _)| *is_set)
                .map(|(_, flag)| flag)
                .sum(),
            tables: policy.tables,
            flow_quota: FLOW_QUOTA,
            tcp_established_secs: eni.connection_tracking.tcp_established_secs,
            tcp_closed_secs: eni.connection_tracking.tcp_closed_secs,
            udp_secs: eni.connection_tracking.udp_secs,
            mac: member.mac,
            primary_v4: u32::from_ne_bytes(eni.primary_ip.octets()),
            ..before
        };
        if line == before {
            return Ok(());
        }
        // A new generation judges live flows again; only what decides about packets asks for it.
        if (line.flags, line.tables) == (before.flags, before.tables) {
            return Ok(self.dataplane.set_eni_line(slot, &line)?);
        }
        // Odd from here on: see `settle_generations`.
        let between = before.generation | 1;
        self.dataplane.set_generation(slot, between)?;
        let generation = between.wrapping_add(1);
        Ok(self
            .dataplane
            .set_eni_line(slot, &EniLine { generation, ..line })?)
    }

    /// A line has an odd generation while it is changed. One that has it now was left by an agent that was killed then:
    /// its tables may be the new ones already, which no comparison finds, while flows that only the old ones accept have its
    /// generation.
    pub(super) fn settle_generations(dataplane: &Dataplane) -> Result<(), DataplaneError> {
        for (slot, line) in dataplane.eni_lines() {
            if line.generation % 2 == 1 {
                let generation = line.generation.wrapping_add(1);
                dataplane.set_eni_line(slot, &EniLine { generation, ..line })?;
            }
        }
        Ok(())
    }

    /// Maps EIPs to private addresses, and opens the uplinks of domains.
    pub(super) fn set_eips(
        &mut self,
        desired: &DesiredState,
        wanted: &Wanted,
    ) -> Result<(), PolicyError> {
        let numbers: BTreeMap<&str, u32> = wanted
            .domains
            .iter()
            .map(|(&number, text)| (text.as_str(), number))
            .collect();
        let mut eips = BTreeMap::new();
        for eip in desired.eips.values() {
            if let Some(&domain) = numbers.get(domain_text(&eip.domain).as_str()) {
                eips.insert((domain, eip.address), eip.private_ip);
            }
        }
        let stale: Vec<_> = self
            .eips
            .iter()
            .filter(|(key, private)| eips.get(*key) != Some(*private))
            .map(|(key, _)| *key)
            .collect();
        for (domain, eip) in stale {
            self.dataplane.remove_eip(domain, eip)?;
            self.eips.remove(&(domain, eip));
        }
        for (&(domain, eip), &private) in &eips {
            if !self.eips.contains_key(&(domain, eip)) {
                self.dataplane.set_eip(domain, eip, private)?;
                self.eips.insert((domain, eip), private);
            }
        }
        for (key, domain) in &desired.domains {
            let Some(&number) = numbers.get(domain_text(key).as_str()) else {
                continue;
            };
            let block: Option<(Ipv6Addr, u8)> =
                domain
                    .ipv6_cidr
                    .and_then(|block| match block.range().first() {
                        IpAddr::V6(first) => Some((first, block.length())),
                        IpAddr::V4(_) => None,
                    });
            if self.dataplane.uplink_line(number) != Some(block) {
                self.dataplane.set_uplink_line(number, block)?;
            }
        }
        Ok(())
    }
}

/// Flows that one ENI may have at a time, where others leave room for them.
///
/// Far above what an instance in a namespace uses.
/// Choice: docs/decisions/0017-limits-of-a-host.md
const FLOW_QUOTA: u32 = 65_536;
