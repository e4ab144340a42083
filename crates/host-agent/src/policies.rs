mod maps;
mod tables;

use std::collections::{BTreeMap, BTreeSet};
use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;

use cloud_id::{EniId, SecurityGroupId};
use dataplane::{Dataplane, DataplaneError};
use dataplane_abi::AddressValue;
use host_api::{DesiredEni, DesiredState, Problem};
use rule_compiler::CompileError;
use secgroup::EffectiveRules;

use crate::numbers::{Full, Numbers, NumbersFile};
use crate::wanted::{Wanted, WantedPort};
use tables::Inputs;

/// What the maps of the dataplane hold, and how it comes to be what is desired.
///
/// ENIs of one domain with the same groups share tables. A table never changes once an ENI line names it: a
/// change of rules writes new tables and then changes the lines. Everything here is a difference; what is in
/// the maps already, from an agent before this one too, is not written again.
pub(crate) struct Policies {
    dataplane: Arc<Dataplane>,
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
    pub(crate) fn adopt(dataplane: Arc<Dataplane>) -> Result<Self, DataplaneError> {
        // The agent before may have been killed behind a change and before it said so.
        dataplane.bump_epoch();
        Self::settle_generations(&dataplane)?;
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
    pub(crate) fn highest_numbers(&self) -> Result<(u32, u32), DataplaneError> {
        let lines = self
            .dataplane
            .eni_lines()
            .into_iter()
            .map(|(_, line)| line.eni);
        // Flows outlive the ENI, and know it by its number.
        let with_flows = self.dataplane.counted_enis()?;
        let enis = self.addresses.values().map(|value| value.eni);
        let enis = enis.chain(lines).chain(with_flows);
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
        Ok((enis.max().unwrap_or(0), identities.max().unwrap_or(0)))
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
