mod maps;
mod sharers;
mod tables;

use std::collections::{BTreeMap, BTreeSet};
use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;

use cloud_id::{EniId, SecurityGroupId};
use dataplane::{Dataplane, DataplaneError};
use dataplane_abi::AddressValue;
use estate::Eni;
use host_api::{DesiredEni, DesiredState, Problem};
use rule_compiler::CompileError;
use secgroup::EffectiveRules;

use crate::numbers::{Full, Numbers, NumbersFile};
use crate::wanted::{Wanted, WantedPort};
use sharers::Sharers;
use tables::Inputs;

/// What the maps of the dataplane hold, and how it comes to be what is desired.
///
/// ENIs of one domain with the same groups share tables. A table never changes once an ENI line names it: a
/// change of rules writes new tables and then changes the lines. Everything here is a difference; what is in
/// the maps already, from an agent before this one too, is not written again. Where devices stay as they are, only
/// the ENIs and groups that have changed are looked at: what a change costs does not grow with those it leaves alone.
pub(crate) struct Policies {
    dataplane: Arc<Dataplane>,
    policies: BTreeMap<Arc<PolicyKey>, Policy>,
    /// The sets whose rules name a group.
    namers: BTreeMap<SecurityGroupId, BTreeSet<Arc<PolicyKey>>>,
    /// How many policies a table is of.
    table_uses: BTreeMap<u32, usize>,
    addresses: BTreeMap<(u32, IpAddr), AddressValue>,
    /// How many addresses each identity has.
    identity_uses: BTreeMap<u32, usize>,
    /// Identities whose last address was given to another, since the last look.
    unused: BTreeSet<u32>,
    eips: BTreeMap<(u32, Ipv4Addr), Ipv4Addr>,
    /// The ENIs whose devices are bound.
    members: BTreeMap<EniId, Member>,
    /// The same by their groups.
    sharers: Sharers,
    /// What is in force; `None` when something of it is not.
    enforced: Option<Enforced>,
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

/// An ENI whose device is bound.
struct Member {
    slot: u32,
    number: u32,
    mac: [u8; 6],
    eni: Arc<Eni>,
    smtp_exempt: bool,
    key: Arc<PolicyKey>,
}

/// What the maps were made from.
struct Enforced {
    desired: Arc<DesiredState>,
    wanted: Arc<Wanted>,
    bound: Arc<BTreeMap<u32, u32>>,
}

/// What came of making policies what is desired.
pub(crate) struct Enforcement {
    pub(crate) problems: Vec<Problem>,
    /// The ENIs whose lines may be others than before; `None` when that may be any.
    pub(crate) lines: Option<BTreeSet<EniId>>,
}

/// What has to be looked at.
enum Scope {
    Everything,
    /// These ENIs, and groups that are others than they were. Addresses and devices are the same.
    Changed {
        enis: BTreeSet<EniId>,
        groups: Vec<SecurityGroupId>,
        /// Sets of groups that one of the ENIs had, and was the last to have.
        left: Vec<Arc<PolicyKey>>,
        are_lists_the_same: bool,
    },
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
        let mut policies = Self {
            addresses: BTreeMap::new(),
            identity_uses: BTreeMap::new(),
            unused: BTreeSet::new(),
            eips: eips
                .into_iter()
                .map(|(domain, eip, private)| ((domain, eip), private))
                .collect(),
            policies: BTreeMap::new(),
            namers: BTreeMap::new(),
            table_uses: BTreeMap::new(),
            members: BTreeMap::new(),
            sharers: Sharers::default(),
            enforced: None,
            dataplane,
        };
        for (domain, address, value) in addresses {
            policies.note_address(domain, address, Some(value));
        }
        Ok(policies)
    }

    pub(crate) fn dataplane(&self) -> &Arc<Dataplane> {
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
        desired: &Arc<DesiredState>,
        wanted: &Arc<Wanted>,
        bound: &Arc<BTreeMap<u32, u32>>,
        numbers: &mut Numbers,
        file: &mut NumbersFile,
    ) -> Enforcement {
        let scope = self.take_up(desired, wanted, bound);
        let mut problems = Vec::new();
        if let Err(error) = self.name_identities(&scope, numbers, file) {
            problems.push(Problem {
                subject: "identities".to_owned(),
                message: words(&error),
            });
            return Enforcement {
                problems,
                lines: None,
            };
        }
        if let Scope::Everything = scope {
            self.dataplane.share_flows(self.members.len() as u32);
        }
        let mut leaving = Vec::new();
        let mut renewed = BTreeSet::new();
        for key in self.keys_to_look_at(&scope, desired) {
            match self.update(&key, &scope, desired, numbers, &mut leaving) {
                Ok(true) => drop(renewed.insert(key)),
                Ok(false) => {}
                Err(error) => {
                    let message = words(&error);
                    problems.extend(self.sharers.enis(&key).map(|id| Problem {
                        subject: id.to_string(),
                        message: message.clone(),
                    }));
                }
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
        note("memberships", self.set_members(&scope));
        let lines = self.lines_to_look_at(&scope, &renewed);
        let stale = lines.iter().flatten();
        let stale = stale.filter_map(|id| self.members.get_key_value(id));
        let all = lines.is_none().then_some(&self.members);
        for (id, member) in stale.chain(all.into_iter().flatten()) {
            note(id.as_str(), self.set_line(member));
        }
        if let Scope::Everything = scope {
            note("EIPs", self.set_eips(desired, wanted));
        }
        let is_whole = problems.is_empty();
        if self.forget(&scope, leaving, is_whole, numbers)
            && let Err(error) = file.write(numbers)
        {
            problems.push(Problem {
                subject: "numbers".to_owned(),
                message: words(&PolicyError::from(error)),
            });
        }
        if problems.is_empty() {
            self.enforced = Some(Enforced {
                desired: Arc::clone(desired),
                wanted: Arc::clone(wanted),
                bound: Arc::clone(bound),
            });
        }
        Enforcement { problems, lines }
    }

    /// Takes the ENIs over as they are desired, and says which are others than they were.
    fn take_up(
        &mut self,
        desired: &Arc<DesiredState>,
        wanted: &Arc<Wanted>,
        bound: &Arc<BTreeMap<u32, u32>>,
    ) -> Scope {
        let known = self
            .enforced
            .take()
            .filter(|known| Arc::ptr_eq(&known.wanted, wanted) && Arc::ptr_eq(&known.bound, bound));
        if let Some(known) = known
            && let Some(changed) = changed_enis(&known.desired, desired)
        {
            let (mut enis, mut left) = (BTreeSet::new(), Vec::new());
            for (id, eni) in changed {
                let Some(member) = self.members.get_mut(id) else {
                    continue;
                };
                enis.insert(id.clone());
                if let Some(key) = member.take_over(eni) {
                    self.sharers.add(&member.key, id);
                    if self.sharers.remove(&key, id) {
                        left.push(key);
                    }
                }
            }
            let before = &known.desired;
            let groups = desired.groups.differences(&before.groups, Arc::ptr_eq);
            let prefix_lists = desired
                .prefix_lists
                .differences(&before.prefix_lists, Arc::ptr_eq);
            let port_range_lists = desired
                .port_range_lists
                .differences(&before.port_range_lists, Arc::ptr_eq);
            return Scope::Changed {
                enis,
                groups: groups.into_iter().cloned().collect(),
                left,
                are_lists_the_same: prefix_lists.is_empty() && port_range_lists.is_empty(),
            };
        }
        let is_bound = |port: &WantedPort| bound.get(&port.port.slot) == Some(&port.port.number);
        self.members = wanted
            .ports
            .iter()
            .filter(|(_, port)| is_bound(port))
            .filter_map(|(id, port)| Some((id.clone(), Member::of(port, desired.enis.get(id)?))))
            .collect();
        self.sharers = Sharers::default();
        for (id, member) in &self.members {
            self.sharers.add(&member.key, id);
        }
        Scope::Everything
    }

    /// The sets of groups whose tables may not be what they should.
    fn keys_to_look_at(&self, scope: &Scope, desired: &DesiredState) -> BTreeSet<Arc<PolicyKey>> {
        let members = self.members_of(scope);
        let mut keys: BTreeSet<Arc<PolicyKey>> =
            members.map(|(_, it)| Arc::clone(&it.key)).collect();
        if let Scope::Changed {
            groups,
            are_lists_the_same,
            ..
        } = scope
        {
            let is_stale = |key: &&Arc<PolicyKey>| {
                let policy = self.policies.get(&***key);
                policy.is_none_or(|policy| !policy.inputs.has_the_groups_of(desired))
            };
            keys.retain(|key| is_stale(&key));
            let with = groups.iter().flat_map(|it| self.sharers.keys_with(it));
            keys.extend(with.filter(is_stale).cloned());
            if !are_lists_the_same {
                keys.extend(self.policies.keys().cloned());
            }
        }
        keys
    }

    /// The ENIs whose lines may not be what they should; `None` for all.
    fn lines_to_look_at(
        &self,
        scope: &Scope,
        renewed: &BTreeSet<Arc<PolicyKey>>,
    ) -> Option<BTreeSet<EniId>> {
        let Scope::Changed { enis, .. } = scope else {
            return None;
        };
        let mut lines = enis.clone();
        for key in renewed {
            lines.extend(self.sharers.enis(key).cloned());
        }
        Some(lines)
    }

    fn members_of<'a>(&'a self, scope: &'a Scope) -> impl Iterator<Item = (&'a EniId, &'a Member)> {
        let (all, some) = match scope {
            Scope::Everything => (Some(self.members.iter()), None),
            Scope::Changed { enis, .. } => (None, Some(enis)),
        };
        let some = some
            .into_iter()
            .flatten()
            .filter_map(|id| self.members.get_key_value(id));
        all.into_iter().flatten().chain(some)
    }

    /// Gives every set of groups a number, written down before any map knows it.
    fn name_identities(
        &mut self,
        scope: &Scope,
        numbers: &mut Numbers,
        file: &mut NumbersFile,
    ) -> Result<(), PolicyError> {
        let is_nameless = |key: &Arc<PolicyKey>| self.sharers.identity(key).is_none();
        let keys: BTreeSet<Arc<PolicyKey>> = self
            .members_of(scope)
            .map(|(_, it)| Arc::clone(&it.key))
            .filter(is_nameless)
            .collect();
        let mut is_news = false;
        for key in keys {
            let (domain, groups) = &*key;
            let known = numbers.known_identity(*domain, groups);
            is_news |= known.is_none();
            let identity = match known {
                Some(identity) => identity,
                None => numbers.identity(*domain, groups)?,
            };
            self.sharers.set_identity(&key, identity);
        }
        if is_news {
            file.write(numbers)?;
        }
        Ok(())
    }

    /// Gives back what no line and no address names any more. Says whether numbers were among it.
    fn forget(
        &mut self,
        scope: &Scope,
        mut leaving: Vec<u32>,
        is_whole: bool,
        numbers: &mut Numbers,
    ) -> bool {
        let is_left = |key: &&Arc<PolicyKey>| !self.sharers.has(key);
        let (left, dead): (Vec<Arc<PolicyKey>>, Vec<u32>) = match scope {
            Scope::Everything => (
                self.policies.keys().filter(is_left).cloned().collect(),
                numbers.identity_numbers().collect(),
            ),
            Scope::Changed { left, .. } => (
                left.iter().filter(is_left).cloned().collect(),
                self.unused.iter().copied().collect(),
            ),
        };
        self.unused.clear();
        for key in left {
            leaving.extend(self.drop_policy(&key).into_iter().flatten());
        }
        match scope {
            // Every line names the tables of a policy, as it should.
            Scope::Changed { .. } if is_whole => {
                leaving.retain(|table| !self.table_uses.contains_key(table));
                leaving
                    .into_iter()
                    .for_each(|table| self.dataplane.free_table(table));
            }
            Scope::Changed { .. } | Scope::Everything => self.free_tables(leaving),
        }
        let mut is_news = false;
        for identity in dead {
            if self.identity_uses.contains_key(&identity) {
                continue;
            }
            // A row that stays behind does no harm: its number is not given to anybody else.
            let _ = self.dataplane.remove_identity(identity);
            numbers.forget_identity(identity);
            is_news = true;
        }
        is_news
    }

    fn free_tables(&self, leaving: Vec<u32>) {
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
    }
}

impl Member {
    fn of(port: &WantedPort, eni: &DesiredEni) -> Self {
        Self {
            slot: port.port.slot,
            number: port.port.number,
            mac: port.mac,
            eni: Arc::clone(&eni.eni),
            smtp_exempt: eni.smtp_exempt,
            key: Arc::new((port.port.domain, groups_of(&eni.eni))),
        }
    }

    /// Takes groups and settings over. Where it is stays. Gives the set of groups that it had, if it has another now.
    fn take_over(&mut self, eni: &DesiredEni) -> Option<Arc<PolicyKey>> {
        self.eni = Arc::clone(&eni.eni);
        self.smtp_exempt = eni.smtp_exempt;
        let groups = groups_of(&eni.eni);
        (groups != self.key.1).then(|| {
            let key = Arc::new((self.key.0, groups));
            std::mem::replace(&mut self.key, key)
        })
    }
}

fn groups_of(eni: &Eni) -> Vec<SecurityGroupId> {
    let mut groups = eni.groups.clone();
    groups.sort_unstable();
    groups.dedup();
    groups
}

/// The ENIs that are others than before; `None` when some have come or gone.
fn changed_enis<'a>(
    before: &'a DesiredState,
    now: &'a DesiredState,
) -> Option<Vec<(&'a EniId, &'a DesiredEni)>> {
    if before.enis.len() != now.enis.len() {
        return None;
    }
    let is_same = |a: &DesiredEni, b: &DesiredEni| {
        Arc::ptr_eq(&a.eni, &b.eni) && a.smtp_exempt == b.smtp_exempt
    };
    let changed = now.enis.differences(&before.enis, is_same);
    let changed = changed.into_iter().map(|id| {
        let stays = before.enis.contains_key(id);
        now.enis.get(id).filter(|_| stays).map(|eni| (id, eni))
    });
    changed.collect()
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
