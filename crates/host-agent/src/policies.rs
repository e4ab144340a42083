use std::collections::{BTreeMap, BTreeSet};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::sync::Arc;

use cloud_id::{EniId, SecurityGroupId};
use dataplane::{Dataplane, DataplaneError};
use dataplane_abi::{
    AddressValue, ENI_GRANDFATHER, ENI_NAMES_GROUPS, ENI_SMTP_EXEMPT, ENI_SOURCE_DEST_CHECK,
    EniLine, Row,
};
use header_space::{Direction, Family};
use host_api::{DesiredEni, DesiredState, Problem};
use rule_compiler::{CompileError, TableImage, compile, identity_row};
use secgroup::{EffectiveRules, PortRangeList, PrefixList, SecurityGroup};

use crate::numbers::{Full, Numbers, NumbersFile, domain_text};
use crate::wanted::{Wanted, WantedPort};

/// What the maps of the dataplane hold, and how it comes to be what is desired.
///
/// ENIs of one domain with the same groups share tables. A table never changes once an ENI line names it: a
/// change of rules writes new tables and then changes the lines. Everything here is a difference; what is in
/// the maps already, from an agent before this one too, is not written again.
pub(crate) struct Policies {
    dataplane: Dataplane,
    policies: BTreeMap<PolicyKey, Policy>,
    addresses: BTreeMap<(u32, IpAddr), AddressValue>,
    eips: BTreeMap<(u32, Ipv4Addr), Ipv4Addr>,
}

/// A domain and groups, ascending.
type PolicyKey = (u32, Vec<SecurityGroupId>);

/// The tables of a set of groups.
struct Policy {
    inputs: Inputs,
    rules: EffectiveRules,
    /// Ingress IPv4, ingress IPv6, egress IPv4, egress IPv6.
    tables: [u32; 4],
}

/// What effective rules were made from.
#[derive(Clone, Eq, PartialEq)]
struct Inputs {
    groups: Vec<Arc<SecurityGroup>>,
    prefix_lists: Vec<Arc<PrefixList>>,
    port_range_lists: Vec<Arc<PortRangeList>>,
}

/// Why something of the policy is not in force.
#[derive(Debug, thiserror::Error)]
pub(crate) enum PolicyError {
    #[error("security group {0} is not known here")]
    NoGroup(SecurityGroupId),
    #[error("the rules do not fit into a table, the ones before stay in force: {0}")]
    Compile(#[from] CompileError),
    #[error(transparent)]
    Dataplane(#[from] DataplaneError),
    #[error(transparent)]
    Full(#[from] Full),
    #[error("the numbers in use could not be written down: {0}")]
    Numbers(#[from] std::io::Error),
}

impl Policies {
    /// Starts from what is in the maps.
    pub(crate) fn adopt(dataplane: Dataplane) -> Result<Self, DataplaneError> {
        let addresses = dataplane.addresses()?;
        let eips = dataplane.eips()?;
        Ok(Self {
            addresses: addresses
                .into_iter()
                .map(|(domain, address, value)| ((domain, address), value))
                .collect(),
            eips: eips
                .into_iter()
                .map(|(domain, eip, private)| ((domain, eip), private))
                .collect(),
            policies: BTreeMap::new(),
            dataplane,
        })
    }

    pub(crate) fn dataplane(&self) -> &Dataplane {
        &self.dataplane
    }

    /// The highest numbers of an ENI and an identity that are in use.
    pub(crate) fn highest_numbers(&self) -> (u32, u32) {
        let lines = self
            .dataplane
            .eni_lines()
            .into_iter()
            .map(|(_, line)| line.eni);
        let enis = self.addresses.values().map(|value| value.eni).chain(lines);
        let rows = self
            .dataplane
            .identity_rows()
            .into_iter()
            .map(|(_, identity)| identity);
        let identities = self
            .addresses
            .values()
            .map(|value| value.identity)
            .chain(rows);
        (enis.max().unwrap_or(0), identities.max().unwrap_or(0))
    }

    /// Makes policies, memberships, lines and EIPs what is desired, for the ENIs whose devices are there.
    ///
    /// In this order: tables with their identity rows; rows of identities that are new; addresses; the epoch;
    /// lines, generation last; and at the end what nobody needs any more.
    pub(crate) fn enforce(
        &mut self,
        desired: &DesiredState,
        wanted: &Wanted,
        bound: &BTreeMap<u32, u32>,
        numbers: &mut Numbers,
        file: &mut NumbersFile,
    ) -> Vec<Problem> {
        let mut problems = Vec::new();
        let enis: Vec<Member<'_>> = wanted
            .ports
            .iter()
            .filter(|(_, port)| bound.get(&port.port.slot) == Some(&port.port.number))
            .filter_map(|(id, port)| Some((id, port, desired.enis.get(id)?)))
            .map(|(id, port, eni)| Member {
                id,
                port,
                eni,
                key: key_of(port.port.domain, eni),
            })
            .collect();

        let identities = match identities_of(&enis, numbers, file) {
            Ok(identities) => identities,
            Err(error) => {
                problems.push(Problem {
                    subject: "identities".to_owned(),
                    message: words(&error),
                });
                return problems;
            }
        };
        let mut leaving = Vec::new();
        let mut refused: BTreeMap<PolicyKey, String> = BTreeMap::new();
        for member in &enis {
            if refused.contains_key(&member.key) {
                continue;
            }
            if let Err(error) = self.update(&member.key, desired, &enis, numbers, &mut leaving) {
                refused.insert(member.key.clone(), words(&error));
            }
        }
        for member in &enis {
            if let Some(message) = refused.get(&member.key) {
                let subject = member.id.to_string();
                problems.push(Problem {
                    subject,
                    message: message.clone(),
                });
            }
        }
        let mut note = |subject: &str, result: Result<(), PolicyError>| {
            if let Err(error) = result {
                problems.push(Problem {
                    subject: subject.to_owned(),
                    message: words(&error),
                });
            }
        };
        note("memberships", self.set_members(&enis, &identities, numbers));
        for member in &enis {
            note(member.id.as_str(), self.set_line(member));
        }
        note("EIPs", self.set_eips(desired, wanted));
        self.forget(&enis, leaving, numbers);
        note("numbers", file.write(numbers).map_err(PolicyError::from));
        problems
    }

    /// Brings the tables of one set of groups up to date; the old ones go to `leaving`.
    fn update(
        &mut self,
        key: &PolicyKey,
        desired: &DesiredState,
        enis: &[Member<'_>],
        numbers: &Numbers,
        leaving: &mut Vec<u32>,
    ) -> Result<(), PolicyError> {
        let inputs = inputs_of(key, desired)?;
        let before = self.policies.get(key);
        if before.is_some_and(|policy| policy.inputs == inputs) {
            return Ok(());
        }
        let rules = effective(&inputs);
        let candidates = if before.is_some() {
            Vec::new()
        } else {
            self.tables_of(key, enis)
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
            key.clone(),
            Policy {
                inputs,
                rules,
                tables,
            },
        ) {
            leaving.extend(before.tables.iter().filter(|table| !tables.contains(table)));
        }
        Ok(())
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
    fn tables_of(&self, key: &PolicyKey, enis: &[Member<'_>]) -> Vec<[u32; 4]> {
        let mut found: Vec<[u32; 4]> = enis
            .iter()
            .filter(|member| member.key == *key)
            .filter_map(|member| self.dataplane.eni_line(member.port.port.slot))
            .map(|line| line.tables)
            .collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Says who has which address. An identity that no address had yet gets its rows first.
    fn set_members(
        &mut self,
        enis: &[Member<'_>],
        identities: &BTreeMap<PolicyKey, u32>,
        numbers: &Numbers,
    ) -> Result<(), PolicyError> {
        let mut wanted = BTreeMap::new();
        for member in enis {
            let identity = identities[&member.key];
            let value = AddressValue {
                identity,
                eni: member.port.port.number,
            };
            for address in member.eni.eni.addresses() {
                wanted.insert((member.key.0, address), value);
            }
        }
        let known: BTreeSet<u32> = self
            .addresses
            .values()
            .map(|value| value.identity)
            .collect();
        let new: Vec<_> = numbers
            .identities()
            .filter(|(it, ..)| !known.contains(it))
            .collect();
        let mut is_changed = false;
        for (identity, domain, groups) in new {
            for ((of, _), policy) in &self.policies {
                if *of == domain {
                    is_changed |= self.set_rows(policy, identity, &groups)?;
                }
            }
        }
        for (&(domain, address), value) in &wanted {
            if self.addresses.get(&(domain, address)) != Some(value) {
                self.dataplane.set_address(domain, address, *value)?;
                self.addresses.insert((domain, address), *value);
                is_changed = true;
            }
        }
        let gone: Vec<_> = self
            .addresses
            .keys()
            .filter(|key| !wanted.contains_key(key))
            .copied()
            .collect();
        for (domain, address) in gone {
            self.dataplane.remove_address(domain, address)?;
            self.addresses.remove(&(domain, address));
            is_changed = true;
        }
        if is_changed {
            self.dataplane.bump_epoch();
        }
        Ok(())
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
    fn set_line(&self, member: &Member<'_>) -> Result<(), PolicyError> {
        let slot = member.port.port.slot;
        let Some(policy) = self.policies.get(&member.key) else {
            return Ok(());
        };
        let Some(before) = self.dataplane.eni_line(slot) else {
            return Ok(());
        };
        let eni = &member.eni.eni;
        let names_groups = Direction::BOTH
            .iter()
            .any(|&it| policy.rules.names_groups(it));
        let flags = [
            (eni.source_dest_check, ENI_SOURCE_DEST_CHECK),
            (eni.grandfathers_flows, ENI_GRANDFATHER),
            (member.eni.smtp_exempt, ENI_SMTP_EXEMPT),
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
            mac: member.port.mac,
            primary_v4: u32::from_ne_bytes(eni.primary_ip.octets()),
            ..before
        };
        if line == before {
            return Ok(());
        }
        // A new generation judges live flows again; only what decides about packets asks for it.
        let decides_alike = (line.flags, line.tables) == (before.flags, before.tables);
        let generation = match decides_alike {
            true => before.generation,
            false => before.generation.wrapping_add(1).max(1),
        };
        Ok(self
            .dataplane
            .set_eni_line(slot, &EniLine { generation, ..line })?)
    }

    /// Maps EIPs to private addresses, and opens the uplinks of domains.
    fn set_eips(&mut self, desired: &DesiredState, wanted: &Wanted) -> Result<(), PolicyError> {
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

    /// Gives back what no line and no address names any more.
    fn forget(&mut self, enis: &[Member<'_>], leaving: Vec<u32>, numbers: &mut Numbers) {
        let used: BTreeSet<&PolicyKey> = enis.iter().map(|member| &member.key).collect();
        self.policies.retain(|key, _| used.contains(key));
        let named: BTreeSet<u32> = self
            .policies
            .values()
            .map(|policy| policy.tables)
            .chain(
                self.dataplane
                    .eni_lines()
                    .into_iter()
                    .map(|(_, line)| line.tables),
            )
            .flatten()
            .collect();
        let tables = self.dataplane.tables_in_use().into_iter().chain(leaving);
        let free: BTreeSet<u32> = tables.filter(|table| !named.contains(table)).collect();
        for table in free {
            self.dataplane.free_table(table);
        }
        let live: BTreeSet<u32> = self
            .addresses
            .values()
            .map(|value| value.identity)
            .collect();
        let dead: Vec<u32> = numbers
            .identities()
            .map(|(it, ..)| it)
            .filter(|it| !live.contains(it))
            .collect();
        for identity in dead {
            for table in self.policies.values().flat_map(|policy| policy.tables) {
                // A row that stays behind does no harm: its number is not given to anybody else.
                let _ = self.dataplane.remove_identity_row(table, identity);
            }
            numbers.forget_identity(identity);
        }
    }
}

/// An ENI whose device is bound.
struct Member<'a> {
    id: &'a EniId,
    port: &'a WantedPort,
    eni: &'a DesiredEni,
    key: PolicyKey,
}

fn key_of(domain: u32, eni: &DesiredEni) -> PolicyKey {
    let mut groups = eni.eni.groups.clone();
    groups.sort_unstable();
    groups.dedup();
    (domain, groups)
}

/// The identity of each set of groups, written down before any map knows it.
fn identities_of(
    enis: &[Member<'_>],
    numbers: &mut Numbers,
    file: &mut NumbersFile,
) -> Result<BTreeMap<PolicyKey, u32>, PolicyError> {
    let mut identities: BTreeMap<PolicyKey, u32> = numbers
        .identities()
        .map(|(number, domain, groups)| ((domain, groups), number))
        .collect();
    for member in enis {
        if !identities.contains_key(&member.key) {
            let identity = numbers.identity(member.key.0, &member.key.1)?;
            identities.insert(member.key.clone(), identity);
        }
    }
    file.write(numbers)?;
    Ok(identities)
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
fn table_slot(direction: Direction, family: Family) -> usize {
    let first = match direction {
        Direction::Ingress => 0,
        Direction::Egress => 2,
    };
    first + usize::from(family == Family::V6)
}

/// An error with its causes, in one line.
pub(crate) fn words(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        let more = error.to_string();
        if !text.contains(&more) {
            text = format!("{text}: {more}");
        }
        cause = error.source();
    }
    text
}

/// Flows that one ENI may have at a time.
///
/// Choice: below the smallest instance type of the cloud, so that no ENI takes the whole table.
const FLOW_QUOTA: u32 = 65_536;
