use std::collections::{BTreeMap, BTreeSet};
use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;

use cloud_id::{
    AccountId, AllocationId, EniId, InstanceId, PortRangeListId, PrefixListId, RegionId,
    SecurityGroupId,
};
use estate::{Eip, Eni, EniKind, ObjectKey, Snapshot, Table};
use header_space::Cidr;
use host_api::{
    DesiredEip, DesiredEni, DesiredInstance, DesiredState, Domain, DomainKey, InstanceMetadata,
};
use secgroup::{Network, Peer, Ports, SecurityGroup, Traffic};

/// What a host's state depends on besides the estate.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct HostScope {
    /// The store that revisions count in.
    pub store_id: String,
    /// Accounts whose ENIs may send to TCP port 25.
    pub smtp_exempt: BTreeSet<AccountId>,
    /// The private block of the classic network of each region.
    pub classic_blocks: BTreeMap<RegionId, Cidr>,
    /// The roles of instances, with their newest credentials.
    pub roles: Table<InstanceId, Arc<imds::Role>>,
}

/// What the host is to make real. Every instance is on the one host there is; an ENI is on the host of the
/// instance it is attached to, and on none while it is attached to none.
#[must_use]
pub fn desired_state(snapshot: &Snapshot, scope: &HostScope) -> DesiredState {
    let mut follower = Follower::default();
    follower.follow(snapshot, scope);
    follower.state
}

/// Keeps the desired state in step with the estate: a change is worked out from what it touches, however large
/// the estate is.
#[derive(Debug, Default)]
pub(crate) struct Follower {
    snapshot: Snapshot,
    scope: HostScope,
    state: DesiredState,
}

impl Follower {
    /// The desired state of a newer snapshot.
    pub(crate) fn follow(&mut self, snapshot: &Snapshot, scope: &HostScope) -> DesiredState {
        let mut touched = Touched::default();
        let mut before = std::mem::replace(&mut self.snapshot, snapshot.clone());
        let scope_before = std::mem::replace(&mut self.scope, scope.clone());
        if scope_before.is_alike(scope) {
            let other = scope.roles.differences(&scope_before.roles, Arc::ptr_eq);
            touched.told.extend(other.into_iter().cloned());
        } else {
            self.state = DesiredState::default();
            before = Snapshot::default();
        }
        for key in snapshot.differences(&before) {
            if let ObjectKey::SecurityGroup(id) = &key
                && before.security_group(id).is_some()
                && snapshot.security_group(id).is_some()
            {
                touched.altered.insert(id.clone());
                continue;
            }
            touched.note(&key, &before);
            touched.note(&key, snapshot);
        }
        touched.spread(&before);
        touched.spread(snapshot);
        self.state.store_id.clone_from(&scope.store_id);
        self.state.revision = snapshot.revision();
        let derived = Derived { snapshot, scope };
        derived.renew(&mut self.state, touched);
        self.state.clone()
    }
}

impl HostScope {
    /// Whether another one is the same but for roles, which are renewed all the time.
    fn is_alike(&self, other: &Self) -> bool {
        self.store_id == other.store_id
            && self.smtp_exempt == other.smtp_exempt
            && self.classic_blocks == other.classic_blocks
    }
}

/// The parts of the desired state that a change may alter.
#[derive(Debug, Default)]
struct Touched {
    /// Instances that may be told something else of themselves.
    told: BTreeSet<InstanceId>,
    instances: BTreeSet<InstanceId>,
    enis: BTreeSet<EniId>,
    eips: BTreeSet<AllocationId>,
    groups: BTreeSet<SecurityGroupId>,
    /// Groups that were there and are there with other rules or names: nobody needs one of them more or less for that.
    altered: BTreeSet<SecurityGroupId>,
    prefix_lists: BTreeSet<PrefixListId>,
    port_range_lists: BTreeSet<PortRangeListId>,
    domains: BTreeSet<DomainKey>,
}

impl Touched {
    /// What rests on an object as a snapshot has it.
    fn note(&mut self, key: &ObjectKey, snapshot: &Snapshot) {
        match key {
            ObjectKey::Vpc(id) => {
                for vswitch in snapshot.vswitches_of(id) {
                    self.note(&ObjectKey::VSwitch(vswitch.id.clone()), snapshot);
                }
                if let Some(vpc) = snapshot.vpc(id) {
                    self.domains.insert(DomainKey {
                        region: vpc.region.clone(),
                        network: Network::Vpc(id.clone()),
                    });
                }
            }
            ObjectKey::VSwitch(id) => {
                let enis = snapshot.enis_in_vswitch(id);
                self.enis.extend(enis.map(|eni| eni.id.clone()));
            }
            ObjectKey::SecurityGroup(id) => {
                self.groups.insert(id.clone());
                // An ENI is not filtered while one of its groups is not there.
                if snapshot.security_group(id).is_none() {
                    let enis = snapshot.enis_in(id);
                    self.enis.extend(enis.map(|eni| eni.id.clone()));
                }
            }
            ObjectKey::PrefixList(id) => drop(self.prefix_lists.insert(id.clone())),
            ObjectKey::PortRangeList(id) => drop(self.port_range_lists.insert(id.clone())),
            ObjectKey::Eni(id) => drop(self.enis.insert(id.clone())),
            ObjectKey::Instance(id) => {
                self.instances.insert(id.clone());
                self.told.insert(id.clone());
                let enis = snapshot.enis_of(id);
                self.enis.extend(enis.map(|eni| eni.id.clone()));
            }
            ObjectKey::Eip(id) => drop(self.eips.insert(id.clone())),
            ObjectKey::KeyPair(_) => {}
        }
    }

    /// From ENIs and groups on to what rests on them.
    fn spread(&mut self, snapshot: &Snapshot) {
        for eni in &self.enis {
            self.eips
                .extend(snapshot.eips_of(eni).map(|eip| eip.id.clone()));
            let Some(eni) = snapshot.eni(eni) else {
                continue;
            };
            if let Some(attachment) = &eni.attachment {
                self.instances.insert(attachment.instance.clone());
                self.told.insert(attachment.instance.clone());
            }
            self.domains.insert(domain_of(eni));
            self.groups.extend(eni.groups.iter().cloned());
        }
        for eip in self.eips.iter().filter_map(|id| snapshot.eip(id)) {
            let bound_to = eip.binding.as_ref().and_then(|it| snapshot.eni(&it.eni));
            let instance = bound_to.and_then(|eni| eni.attachment.as_ref());
            self.told.extend(instance.map(|it| it.instance.clone()));
        }
        let groups: Vec<_> = self.groups.union(&self.altered).cloned().collect();
        for rule in groups
            .iter()
            .filter_map(|id| snapshot.security_group(id))
            .flat_map(|group| &group.rules)
        {
            match &rule.spec.peer {
                Peer::Group { group, .. } => drop(self.groups.insert(group.clone())),
                Peer::PrefixList(list) => drop(self.prefix_lists.insert(list.clone())),
                Peer::Cidr(_) => {}
            }
            if let Traffic::Ports {
                ports: Ports::List(list),
                ..
            } = &rule.spec.traffic
            {
                self.port_range_lists.insert(list.clone());
            }
        }
    }
}

/// Each part of the desired state, from the estate alone.
#[derive(Clone, Copy)]
struct Derived<'a> {
    snapshot: &'a Snapshot,
    scope: &'a HostScope,
}

impl<'a> Derived<'a> {
    fn renew(self, state: &mut DesiredState, touched: Touched) {
        renew(&mut state.enis, touched.enis, |id| self.eni(id));
        renew(&mut state.instances, touched.instances, |id| {
            self.instance(id)
        });
        renew(&mut state.metadata, touched.told, |id| self.metadata(id));
        for id in touched.altered.difference(&touched.groups) {
            if state.groups.contains_key(id)
                && let Some(newer) = self.snapshot.security_group(id)
            {
                state.groups.insert(id.clone(), Arc::clone(newer));
            }
        }
        renew(&mut state.groups, touched.groups, |id| self.group(id));
        renew(&mut state.prefix_lists, touched.prefix_lists, |id| {
            let mut users = self.snapshot.groups_naming_prefix_list(id);
            let is_in_use = users.any(|group| self.filters(group));
            self.snapshot.prefix_list(id).filter(|_| is_in_use).cloned()
        });
        renew(
            &mut state.port_range_lists,
            touched.port_range_lists,
            |id| {
                let mut users = self.snapshot.groups_naming_port_range_list(id);
                let is_in_use = users.any(|group| self.filters(group));
                self.snapshot
                    .port_range_list(id)
                    .filter(|_| is_in_use)
                    .cloned()
            },
        );
        renew(&mut state.domains, touched.domains, |key| self.domain(key));
        renew(&mut state.eips, touched.eips, |id| self.eip(id));
    }

    /// An ENI that is attached to an instance, with all that its enforcement needs; `None` also when something of
    /// it is not there, which the guards of the store do not let happen.
    fn eni(self, id: &EniId) -> Option<DesiredEni> {
        let eni = self.snapshot.eni(id)?;
        self.snapshot.instance(&eni.attachment.as_ref()?.instance)?;
        let subnet = match (&eni.network, &eni.vswitch) {
            (Network::Vpc(vpc), Some(vswitch)) => {
                self.snapshot.vpc(vpc)?;
                self.snapshot.vswitch(vswitch)?.cidr
            }
            (Network::Vpc(_), None) => return None,
            (Network::Classic, _) => *self.scope.classic_blocks.get(&eni.region)?,
        };
        let mut groups = eni.groups.iter();
        if !groups.all(|group| self.snapshot.security_group(group).is_some()) {
            return None;
        }
        Some(DesiredEni {
            eni: Arc::clone(eni),
            domain: domain_of(eni),
            subnet,
            gateway: gateway_of(subnet)?,
            smtp_exempt: self.scope.smtp_exempt.contains(&eni.owner),
        })
    }

    fn instance(self, id: &InstanceId) -> Option<DesiredInstance> {
        let instance = self.snapshot.instance(id)?;
        let mut enis: Vec<&Arc<Eni>> = self
            .snapshot
            .enis_of(id)
            .filter(|eni| self.eni(&eni.id).is_some())
            .collect();
        enis.sort_by_key(|eni| in_order(eni));
        Some(DesiredInstance {
            id: id.clone(),
            host_name: instance.host_name.clone(),
            status: instance.status,
            driver: instance.driver.clone(),
            enis: enis.into_iter().map(|eni| eni.id.clone()).collect(),
            reboots: instance.reboots,
        })
    }

    /// What an instance is told of itself.
    fn metadata(self, id: &InstanceId) -> Option<Arc<InstanceMetadata>> {
        let instance = self.snapshot.instance(id)?;
        let eni = self.snapshot.eni(&instance.primary_eni);
        let eni = eni.filter(|eni| eni.attachment.as_ref().is_some_and(|it| it.instance == *id));
        let is_primary = |eip: &&Arc<Eip>| {
            let private = eip.binding.as_ref().map(|binding| binding.private_ip);
            eni.is_some_and(|eni| private == Some(eni.primary_ip))
        };
        let mut eips = self.snapshot.eips_of(&instance.primary_eni);
        let eip = eips.find(is_primary);
        let address = |goes_with_instance| {
            let eip = eip.filter(|eip| eip.goes_with_instance == goes_with_instance);
            eip.map(|eip| eip.address)
        };
        Some(Arc::new(InstanceMetadata {
            instance: Arc::clone(instance),
            public_ip: address(true),
            eip: address(false),
            bandwidth_kbits: crate::ecs::bandwidth_kbits(&instance.instance_type),
            role: self.scope.roles.get(id).map(|it| imds::Role::clone(it)),
        }))
    }

    /// Whether an ENI on the host is in a group.
    fn filters(self, group: &SecurityGroup) -> bool {
        self.has_any(self.snapshot.enis_in(&group.id))
    }

    /// Whether one of these is on the host.
    fn has_any<'e>(self, mut enis: impl Iterator<Item = &'e Arc<Eni>>) -> bool {
        enis.any(|eni| self.eni(&eni.id).is_some())
    }

    /// A group of an ENI on the host, or one that the rules of such a group name. What that one's rules name does
    /// not matter here.
    fn group(self, id: &SecurityGroupId) -> Option<Arc<SecurityGroup>> {
        let group = self.snapshot.security_group(id)?;
        let is_wanted = self.filters(group)
            || self
                .snapshot
                .groups_naming(id)
                .any(|other| self.filters(other));
        is_wanted.then(|| Arc::clone(group))
    }

    fn domain(self, key: &DomainKey) -> Option<Domain> {
        match &key.network {
            Network::Vpc(id) => {
                let vpc = self.snapshot.vpc(id)?;
                let vswitches: Vec<_> = self
                    .snapshot
                    .vswitches_of(id)
                    .filter(|it| self.has_any(self.snapshot.enis_in_vswitch(&it.id)))
                    .cloned()
                    .collect();
                (!vswitches.is_empty()).then(|| Domain {
                    cidrs: vec![vpc.cidr],
                    ipv6_cidr: vpc.ipv6_cidr,
                    vswitches,
                })
            }
            Network::Classic => {
                let block = *self.scope.classic_blocks.get(&key.region)?;
                let enis = self.snapshot.enis_in_network(&key.region, &key.network);
                self.has_any(enis).then(|| Domain {
                    cidrs: vec![block],
                    ..Domain::default()
                })
            }
        }
    }

    fn eip(self, id: &AllocationId) -> Option<DesiredEip> {
        let eip = self.snapshot.eip(id)?;
        let binding = eip.binding.as_ref()?;
        let eni = self.eni(&binding.eni)?;
        Some(DesiredEip {
            address: eip.address,
            private_ip: binding.private_ip,
            domain: eni.domain,
        })
    }
}

/// Puts what is wanted under each key, and takes away what is not.
fn renew<K: Ord + Clone, V: Clone>(
    table: &mut Table<K, V>,
    keys: BTreeSet<K>,
    wanted: impl Fn(&K) -> Option<V>,
) {
    for key in keys {
        match wanted(&key) {
            Some(value) => drop(table.insert(key, value)),
            None => drop(table.remove(&key)),
        }
    }
}

/// The primary ENI first, then by the time they were attached.
fn in_order(eni: &Eni) -> (bool, i64, EniId) {
    let attached = eni
        .attachment
        .as_ref()
        .map_or(0, |it| it.attached.unix_secs);
    (eni.kind != EniKind::Primary, attached, eni.id.clone())
}

fn domain_of(eni: &Eni) -> DomainKey {
    DomainKey {
        region: eni.region.clone(),
        network: eni.network.clone(),
    }
}

/// The third address from the end of an IPv4 subnet.
fn gateway_of(subnet: Cidr) -> Option<Ipv4Addr> {
    match subnet.range().last() {
        IpAddr::V4(last) => u32::from(last).checked_sub(2).map(Ipv4Addr::from),
        IpAddr::V6(_) => None,
    }
}

#[cfg(test)]
mod tests;
