use std::collections::BTreeMap;
use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;

use cloud_id::{
    EniId, InstanceId, MacAddr, PortRangeListId, PrefixListId, RegionId, SecurityGroupId,
    VSwitchId, VpcId,
};
use secgroup::{
    EffectiveRules, Limits, Lists, Network, Occupancy, PortRangeList, PrefixList, SecurityGroup,
    Surroundings,
};

use crate::{Eip, Eni, Snapshot, VSwitch};

/// The groups of every private address of a routing domain; implements [`secgroup::Members`].
pub type DomainMembers = BTreeMap<IpAddr, Vec<SecurityGroupId>>;

/// What a change of one group's rules must know, read from a snapshot.
#[derive(Clone, Copy, Debug)]
pub struct GroupSurroundings<'a> {
    snapshot: &'a Snapshot,
    group: &'a SecurityGroupId,
    limits: Limits,
}

impl Snapshot {
    /// The ENIs in a group, by id.
    pub fn enis_in<'a>(&'a self, group: &'a SecurityGroupId) -> impl Iterator<Item = &'a Arc<Eni>> {
        self.index()
            .enis_in_group
            .of(group)
            .filter_map(|id| self.eni(id))
    }

    /// The ENIs attached to an instance, by id.
    pub fn enis_of<'a>(&'a self, instance: &'a InstanceId) -> impl Iterator<Item = &'a Arc<Eni>> {
        self.index()
            .enis_of_instance
            .of(instance)
            .filter_map(|id| self.eni(id))
    }

    /// The EIPs associated with an ENI, by id.
    pub fn eips_of<'a>(&'a self, eni: &'a EniId) -> impl Iterator<Item = &'a Arc<Eip>> {
        self.index()
            .eips_of_eni
            .of(eni)
            .filter_map(|id| self.eip(id))
    }

    /// The ENIs in a vSwitch, by id.
    pub fn enis_in_vswitch<'a>(
        &'a self,
        vswitch: &'a VSwitchId,
    ) -> impl Iterator<Item = &'a Arc<Eni>> {
        self.index()
            .enis_in_vswitch
            .of(vswitch)
            .filter_map(|id| self.eni(id))
    }

    /// The vSwitches of a VPC, by id.
    pub fn vswitches_of<'a>(&'a self, vpc: &'a VpcId) -> impl Iterator<Item = &'a Arc<VSwitch>> {
        self.index()
            .vswitches_of_vpc
            .of(vpc)
            .filter_map(|id| self.vswitch(id))
    }

    /// Whether an ENI has a hardware address.
    #[must_use]
    pub fn is_mac_taken(&self, mac: MacAddr) -> bool {
        self.index().enis_with_mac.with(mac).next().is_some()
    }

    /// The EIPs with a public address, by id: of several regions, or none.
    pub fn eips_with_address(&self, address: Ipv4Addr) -> impl Iterator<Item = &Arc<Eip>> {
        self.index()
            .eips_with_address
            .with(address)
            .filter_map(|id| self.eip(id))
    }

    /// The ENIs with a private address in a routing domain, once for each address, by address.
    pub fn enis_in_network<'a>(
        &'a self,
        region: &'a RegionId,
        network: &'a Network,
    ) -> impl Iterator<Item = &'a Arc<Eni>> {
        self.index()
            .eni_of_address
            .iter_from(move |key| (&key.0, &key.1) < (region, network))
            .take_while(move |(key, _)| key.0 == *region && key.1 == *network)
            .filter_map(|(_, id)| self.eni(id))
    }

    /// The ENI that has a private address in a routing domain.
    #[must_use]
    pub fn eni_with_address(
        &self,
        region: &RegionId,
        network: &Network,
        address: IpAddr,
    ) -> Option<&Arc<Eni>> {
        let key = (region.clone(), network.clone(), address);
        self.eni(self.index().eni_of_address.get(&key)?)
    }

    /// The groups whose rules name a group as their peer, by id. A group never names itself.
    pub fn groups_naming<'a>(
        &'a self,
        group: &'a SecurityGroupId,
    ) -> impl Iterator<Item = &'a Arc<SecurityGroup>> {
        self.index()
            .groups_naming_group
            .of(group)
            .filter_map(|id| self.security_group(id))
    }

    /// The groups whose rules name a prefix list, by id.
    pub fn groups_naming_prefix_list<'a>(
        &'a self,
        list: &'a PrefixListId,
    ) -> impl Iterator<Item = &'a Arc<SecurityGroup>> {
        self.index()
            .groups_naming_prefix_list
            .of(list)
            .filter_map(|id| self.security_group(id))
    }

    /// The groups whose rules name a port range list, by id.
    pub fn groups_naming_port_range_list<'a>(
        &'a self,
        list: &'a PortRangeListId,
    ) -> impl Iterator<Item = &'a Arc<SecurityGroup>> {
        self.index()
            .groups_naming_port_range_list
            .of(list)
            .filter_map(|id| self.security_group(id))
    }

    /// How much of a group's capacity is taken.
    #[must_use]
    pub fn occupancy(&self, group: &SecurityGroupId) -> Occupancy {
        self.index()
            .crowds_of(group)
            .fold(Occupancy::default(), |taken, (_, more)| Occupancy {
                addresses: taken.addresses.saturating_add(more.addresses),
                enis: taken.enis.saturating_add(more.enis),
            })
    }

    /// The sets of groups that ENIs of a group are in, each once.
    pub fn group_sets_with<'a>(
        &'a self,
        group: &'a SecurityGroupId,
    ) -> impl Iterator<Item = &'a [SecurityGroupId]> {
        self.index().crowds_of(group).map(|(set, _)| set)
    }

    /// The groups of these ids; one that does not exist is left out.
    #[must_use]
    pub fn security_groups_of(&self, ids: &[SecurityGroupId]) -> Vec<Arc<SecurityGroup>> {
        ids.iter()
            .filter_map(|id| self.security_group(id))
            .cloned()
            .collect()
    }

    /// All rules that hold for an ENI in these groups.
    #[must_use]
    pub fn effective_rules(&self, groups: &[SecurityGroupId]) -> EffectiveRules {
        EffectiveRules::of(
            &self.security_groups_of(groups),
            &|id| self.prefix_list(id).cloned(),
            &|id| self.port_range_list(id).cloned(),
        )
    }

    /// The groups of every private address of a routing domain.
    #[must_use]
    pub fn members(&self, region: &RegionId, network: &Network) -> DomainMembers {
        let mut members = DomainMembers::new();
        let in_domain = |key: &(RegionId, Network, IpAddr)| key.0 == *region && key.1 == *network;
        let addresses = self
            .index()
            .eni_of_address
            .iter_from(|key| (&key.0, &key.1) < (region, network))
            .take_while(|(key, _)| in_domain(key));
        for ((_, _, address), eni) in addresses {
            let mut groups = self
                .eni(eni)
                .map(|eni| eni.groups.clone())
                .unwrap_or_default();
            groups.sort_unstable();
            members.insert(*address, groups);
        }
        members
    }

    /// What a change of a group's rules must know, under these limits.
    #[must_use]
    pub fn surroundings<'a>(
        &'a self,
        group: &'a SecurityGroupId,
        limits: Limits,
    ) -> GroupSurroundings<'a> {
        GroupSurroundings {
            snapshot: self,
            group,
            limits,
        }
    }
}

impl Lists for Snapshot {
    fn prefix_list(&self, id: &PrefixListId) -> Option<&PrefixList> {
        Snapshot::prefix_list(self, id).map(AsRef::as_ref)
    }

    fn port_range_list(&self, id: &PortRangeListId) -> Option<&PortRangeList> {
        Snapshot::port_range_list(self, id).map(AsRef::as_ref)
    }
}

impl Lists for GroupSurroundings<'_> {
    fn prefix_list(&self, id: &PrefixListId) -> Option<&PrefixList> {
        Lists::prefix_list(self.snapshot, id)
    }

    fn port_range_list(&self, id: &PortRangeListId) -> Option<&PortRangeList> {
        Lists::port_range_list(self.snapshot, id)
    }
}

impl Surroundings for GroupSurroundings<'_> {
    fn limits(&self) -> Limits {
        self.limits
    }

    fn security_group(&self, id: &SecurityGroupId) -> Option<&SecurityGroup> {
        self.snapshot.security_group(id).map(AsRef::as_ref)
    }

    fn rules_beside(&self) -> u32 {
        // ENIs with the same groups have the same rules.
        let sets = self.snapshot.group_sets_with(self.group);
        let weight = |set: &[SecurityGroupId]| {
            set.iter()
                .filter(|id| *id != self.group)
                .filter_map(|id| self.snapshot.security_group(id))
                .map(|group| group.rule_weight(self.snapshot))
                .fold(0, u32::saturating_add)
        };
        sets.map(weight).max().unwrap_or(0)
    }

    fn prefix_list_users(&self, id: &PrefixListId) -> u32 {
        count_without(self.snapshot.groups_naming_prefix_list(id), self.group)
    }

    fn port_range_list_users(&self, id: &PortRangeListId) -> u32 {
        count_without(self.snapshot.groups_naming_port_range_list(id), self.group)
    }
}

fn count_without<'a>(
    groups: impl Iterator<Item = &'a Arc<SecurityGroup>>,
    without: &SecurityGroupId,
) -> u32 {
    groups
        .filter(|group| group.id != *without)
        .count()
        .try_into()
        .unwrap_or(u32::MAX)
}
