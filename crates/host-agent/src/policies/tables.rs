//! Tables: compiled once for a set of groups, found again after a restart, never changed in place.

use std::collections::BTreeMap;
use std::sync::Arc;

use cloud_id::SecurityGroupId;
use dataplane::DataplaneError;
use dataplane_abi::Row;
use header_space::{Direction, Family};
use host_api::DesiredState;
use rule_compiler::{TableImage, compile, identity_row};
use secgroup::{EffectiveRules, PortRangeList, PrefixList, SecurityGroup};

use super::{Policies, Policy, PolicyError, PolicyKey};
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
            for family in [Family::V4, Family::V6] {
                let slot = table_slot(direction, family);
                if let Some(policy) = unchanged {
                    tables[slot] = policy.tables[slot];
                    continue;
                }
                let made = compile(&rules, direction, family)
                    .map_err(PolicyError::from)
                    .and_then(|image| {
                        self.table(&image, &rules, key.0, numbers, &candidates, &mut written)
                    });
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
        if let Some(before) = self.policies.insert(
            Arc::clone(key),
            Policy {
                inputs,
                rules,
                tables,
            },
        ) {
            leaving.extend(before.tables.iter().filter(|table| !tables.contains(table)));
        }
        Ok(true)
    }

    /// A table that says what the image says: one of the candidates, or a new one, with its identity rows.
    fn table(
        &self,
        image: &TableImage,
        rules: &EffectiveRules,
        domain: u32,
        numbers: &Numbers,
        candidates: &[[u32; 4]],
        written: &mut Vec<u32>,
    ) -> Result<u32, PolicyError> {
        let identities: Vec<(u32, Row)> = numbers
            .identities()
            .filter(|(_, of, _)| *of == domain)
            .map(|(number, _, groups)| (number, identity_row(rules, image.direction(), &groups)))
            .collect();
        let slot = table_slot(image.direction(), image.family());
        for candidate in candidates
            .iter()
            .map(|tables| tables[slot])
            .filter(|&table| table != 0)
        {
            if self.dataplane.read_table(candidate) == image.rows()
                && self.has_rows(candidate, &identities)?
            {
                return Ok(candidate);
            }
        }
        let table = self.dataplane.write_table(image.rows())?;
        written.push(table);
        for (identity, row) in identities {
            if row != Row::default() {
                self.dataplane.set_identity_row(table, identity, &row)?;
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
            .members
            .values()
            .filter(|member| *member.key == *key)
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
