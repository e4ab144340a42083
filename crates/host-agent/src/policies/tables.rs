//! Tables: compiled once for a set of groups, found again after a restart, never changed in place.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use cloud_id::SecurityGroupId;
use dataplane::DataplaneError;
use dataplane_abi::Row;
use header_space::{Direction, Family};
use host_api::DesiredState;
use rule_compiler::{TableImage, compile, identity_row};
use secgroup::{EffectiveRules, PeerMatch, PortRangeList, PrefixList, SecurityGroup};

use super::{Policies, Policy, PolicyError, PolicyKey, Scope};
use crate::numbers::Numbers;

/// What effective rules were made from.
#[derive(Clone, Eq, PartialEq)]
pub(super) struct Inputs {
    groups: Vec<Arc<SecurityGroup>>,
    prefix_lists: Vec<Arc<PrefixList>>,
    port_range_lists: Vec<Arc<PortRangeList>>,
}

impl Inputs {
    /// Whether they were made from the very groups that are desired.
    pub(super) fn has_the_groups_of(&self, desired: &DesiredState) -> bool {
        self.groups.iter().all(|group| {
            let now = desired.groups.get(&group.id);
            now.is_some_and(|now| Arc::ptr_eq(now, group))
        })
    }
}

impl Policies {
    /// Brings the tables of one set of groups up to date; the old ones go to `leaving`. Says whether there was
    /// anything to do.
    pub(super) fn update(
        &mut self,
        key: &Arc<PolicyKey>,
        scope: &Scope,
        desired: &DesiredState,
        numbers: &Numbers,
        leaving: &mut Vec<u32>,
    ) -> Result<bool, PolicyError> {
        let inputs = inputs_of(key, desired)?;
        let before = self.policies.get(key);
        if before.is_some_and(|policy| policy.inputs == inputs) {
            return Ok(false);
        }
        let rules = effective(&inputs);
        let candidates = if before.is_some() {
            Vec::new()
        } else {
            self.tables_of(key)
        };
        let mut tables = [0; 4];
        let mut written = Vec::new();
        for direction in Direction::BOTH {
            let unchanged = before.filter(|policy| says_the_same(&policy.rules, &rules, direction));
            let identities = match unchanged {
                Some(_) => Vec::new(),
                None => self.identities_of(&rules, direction, key.0, scope, numbers),
            };
            for family in [Family::V4, Family::V6] {
                let slot = table_slot(direction, family);
                if let Some(policy) = unchanged {
                    tables[slot] = policy.tables[slot];
                    continue;
                }
                let made = compile(&rules, direction, family)
                    .map_err(PolicyError::from)
                    .and_then(|image| self.table(&image, &identities, &candidates, &mut written));
                match made {
                    Ok(table) => tables[slot] = table,
                    Err(error) => {
                        written
                            .iter()
                            .for_each(|&table| self.dataplane.free_table(table));
                        return Err(error);
                    }
                }
            }
        }
        let policy = Policy {
            inputs,
            rules,
            tables,
        };
        leaving.extend(self.drop_policy(key).into_iter().flatten());
        leaving.retain(|table| !tables.contains(table));
        self.put_policy(key, policy);
        Ok(true)
    }

    fn put_policy(&mut self, key: &Arc<PolicyKey>, policy: Policy) {
        for group in groups_named_by(&policy.rules) {
            let keys = self.namers.entry(group).or_default();
            keys.insert(Arc::clone(key));
        }
        for table in policy.tables {
            *self.table_uses.entry(table).or_default() += 1;
        }
        self.policies.insert(Arc::clone(key), policy);
    }

    /// Gives the tables that it had; other policies may have them too.
    pub(super) fn drop_policy(&mut self, key: &PolicyKey) -> Option<[u32; 4]> {
        let policy = self.policies.remove(key)?;
        for group in groups_named_by(&policy.rules) {
            if let Some(keys) = self.namers.get_mut(&group) {
                keys.remove(key);
                if keys.is_empty() {
                    self.namers.remove(&group);
                }
            }
        }
        for table in policy.tables {
            if let Some(uses) = self.table_uses.get_mut(&table) {
                *uses -= 1;
                if *uses == 0 {
                    self.table_uses.remove(&table);
                }
            }
        }
        Some(policy.tables)
    }

    /// The rows of identities in the tables of a direction; those without a bit may be left out. Where only some ENIs
    /// have changed, every identity is that of an ENI whose device is there; otherwise others may still have addresses.
    fn identities_of(
        &self,
        rules: &EffectiveRules,
        direction: Direction,
        domain: u32,
        scope: &Scope,
        numbers: &Numbers,
    ) -> Vec<(u32, Row)> {
        match scope {
            Scope::Everything => numbers
                .identities()
                .filter(|(_, of, _)| *of == domain)
                .map(|(number, _, groups)| (number, identity_row(rules, direction, &groups)))
                .collect(),
            Scope::Changed { .. } => {
                let named = groups_named_by(rules);
                let keys: BTreeSet<&Arc<PolicyKey>> = named
                    .iter()
                    .flat_map(|group| self.sharers.keys_with(group))
                    .filter(|key| key.0 == domain)
                    .collect();
                keys.into_iter()
                    .filter_map(|key| {
                        let identity = self.sharers.identity(key)?;
                        Some((identity, identity_row(rules, direction, &key.1)))
                    })
                    .collect()
            }
        }
    }

    /// The sets of groups whose rules tell an ENI in one of these from others.
    pub(super) fn keys_naming(&self, groups: &[SecurityGroupId]) -> BTreeSet<&Arc<PolicyKey>> {
        let named = groups.iter().filter_map(|group| self.namers.get(group));
        named.flatten().collect()
    }

    /// A table that says what the image says: one of the candidates, or a new one, with its identity rows.
    fn table(
        &self,
        image: &TableImage,
        identities: &[(u32, Row)],
        candidates: &[[u32; 4]],
        written: &mut Vec<u32>,
    ) -> Result<u32, PolicyError> {
        let slot = table_slot(image.direction(), image.family());
        for candidate in candidates
            .iter()
            .map(|tables| tables[slot])
            .filter(|&table| table != 0)
        {
            if self.dataplane.read_table(candidate) == image.rows()
                && self.has_rows(candidate, identities)?
            {
                return Ok(candidate);
            }
        }
        let table = self.dataplane.write_table(image.rows())?;
        written.push(table);
        for (identity, row) in identities {
            if *row != Row::default() {
                self.dataplane.set_identity_row(table, *identity, row)?;
            }
        }
        Ok(table)
    }

    fn has_rows(&self, table: u32, identities: &[(u32, Row)]) -> Result<bool, DataplaneError> {
        for (identity, row) in identities {
            let found = self
                .dataplane
                .identity_row(table, *identity)?
                .unwrap_or_default();
            if found != *row {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// The tables that lines of ENIs with these groups name already.
    fn tables_of(&self, key: &PolicyKey) -> Vec<[u32; 4]> {
        let mut found: Vec<[u32; 4]> = self
            .sharers
            .enis(key)
            .filter_map(|id| self.members.get(id))
            .filter_map(|member| self.dataplane.eni_line(member.slot))
            .map(|line| line.tables)
            .collect();
        found.sort_unstable();
        found.dedup();
        found
    }
}

fn inputs_of((_, groups): &PolicyKey, desired: &DesiredState) -> Result<Inputs, PolicyError> {
    let group = |id: &SecurityGroupId| {
        desired
            .groups
            .get(id)
            .cloned()
            .ok_or_else(|| PolicyError::NoGroup(id.clone()))
    };
    let groups: Vec<Arc<SecurityGroup>> = groups.iter().map(group).collect::<Result<_, _>>()?;
    let (mut prefix_lists, mut port_range_lists) = (BTreeMap::new(), BTreeMap::new());
    for rule in groups.iter().flat_map(|group| &group.rules) {
        if let secgroup::Peer::PrefixList(id) = &rule.spec.peer
            && let Some(list) = desired.prefix_lists.get(id)
        {
            prefix_lists.insert(id.clone(), Arc::clone(list));
        }
        if let secgroup::Traffic::Ports {
            ports: secgroup::Ports::List(id),
            ..
        } = &rule.spec.traffic
            && let Some(list) = desired.port_range_lists.get(id)
        {
            port_range_lists.insert(id.clone(), Arc::clone(list));
        }
    }
    Ok(Inputs {
        groups,
        prefix_lists: prefix_lists.into_values().collect(),
        port_range_lists: port_range_lists.into_values().collect(),
    })
}

fn effective(inputs: &Inputs) -> EffectiveRules {
    EffectiveRules::of(
        &inputs.groups,
        &|id| {
            inputs
                .prefix_lists
                .iter()
                .find(|list| list.id == *id)
                .cloned()
        },
        &|id| {
            inputs
                .port_range_lists
                .iter()
                .find(|list| list.id == *id)
                .cloned()
        },
    )
}

/// The groups whose members have bits in the tables of these rules.
fn groups_named_by(rules: &EffectiveRules) -> BTreeSet<SecurityGroupId> {
    let of_rules = Direction::BOTH
        .into_iter()
        .flat_map(|direction| rules.rules(direction))
        .filter_map(|rule| match &rule.peer {
            PeerMatch::Group(group) => Some(group),
            PeerMatch::Addresses(_) => None,
        });
    of_rules
        .chain(rules.inner_access_groups())
        .cloned()
        .collect()
}

/// Whether two sets of rules make the same tables and identity rows in a direction.
fn says_the_same(a: &EffectiveRules, b: &EffectiveRules, direction: Direction) -> bool {
    a.rules(direction) == b.rules(direction)
        && a.default_policy(direction) == b.default_policy(direction)
        && a.inner_access_groups() == b.inner_access_groups()
}

/// Where a line names the table.
pub(super) fn table_slot(direction: Direction, family: Family) -> usize {
    let first = match direction {
        Direction::Ingress => 0,
        Direction::Egress => 2,
    };
    first + usize::from(family == Family::V6)
}
