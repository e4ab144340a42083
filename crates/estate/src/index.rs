use std::collections::BTreeSet;
use std::net::{IpAddr, Ipv4Addr};

use cloud_id::{
    AllocationId, EniId, InstanceId, MacAddr, PortRangeListId, PrefixListId, RegionId,
    SecurityGroupId, VSwitchId, VpcId,
};
use secgroup::{Network, Occupancy, Peer, Ports, SecurityGroup, Traffic};

use crate::table::Table;
use crate::{Eip, Eni, VSwitch};

/// Who belongs to whom and who names whom, kept as objects come and go.
#[derive(Clone, Debug, Default)]
pub(crate) struct Index {
    pub(crate) enis_in_group: Relation<SecurityGroupId, EniId>,
    /// How much of a group's capacity the ENIs take that are in exactly these groups.
    pub(crate) crowds: Table<(SecurityGroupId, Vec<SecurityGroupId>), Occupancy>,
    pub(crate) enis_of_instance: Relation<InstanceId, EniId>,
    pub(crate) eips_of_eni: Relation<EniId, AllocationId>,
    pub(crate) groups_naming_group: Relation<SecurityGroupId, SecurityGroupId>,
    pub(crate) groups_naming_prefix_list: Relation<PrefixListId, SecurityGroupId>,
    pub(crate) groups_naming_port_range_list: Relation<PortRangeListId, SecurityGroupId>,
    pub(crate) enis_in_vswitch: Relation<VSwitchId, EniId>,
    pub(crate) vswitches_of_vpc: Relation<VpcId, VSwitchId>,
    pub(crate) enis_with_mac: Relation<MacAddr, EniId>,
    pub(crate) eips_with_address: Relation<Ipv4Addr, AllocationId>,
    pub(crate) eni_of_address: Table<(RegionId, Network, IpAddr), EniId>,
}

/// Pairs, found by their first half.
#[derive(Clone, Debug)]
pub(crate) struct Relation<A, B>(Table<(A, B), ()>);

impl Index {
    /// An ENI changed from one form to another; `None` is not there.
    pub(crate) fn eni_changed(&mut self, before: Option<&Eni>, after: Option<&Eni>) {
        let groups = |eni: Option<&Eni>| -> BTreeSet<_> {
            eni.into_iter()
                .flat_map(|eni| {
                    eni.groups
                        .iter()
                        .map(|group| (group.clone(), eni.id.clone()))
                })
                .collect()
        };
        self.enis_in_group.change(&groups(before), &groups(after));
        self.crowd_changed(before, after);
        let instance = |eni: Option<&Eni>| -> BTreeSet<_> {
            eni.into_iter()
                .flat_map(|eni| {
                    eni.attachment
                        .iter()
                        .map(|it| (it.instance.clone(), eni.id.clone()))
                })
                .collect()
        };
        self.enis_of_instance
            .change(&instance(before), &instance(after));
        let vswitch = |eni: Option<&Eni>| -> BTreeSet<_> {
            eni.into_iter()
                .flat_map(|eni| eni.vswitch.iter().map(|it| (it.clone(), eni.id.clone())))
                .collect()
        };
        self.enis_in_vswitch
            .change(&vswitch(before), &vswitch(after));
        let mac = |eni: Option<&Eni>| -> BTreeSet<_> {
            eni.into_iter()
                .map(|eni| (eni.mac, eni.id.clone()))
                .collect()
        };
        self.enis_with_mac.change(&mac(before), &mac(after));
        let addresses = |eni: Option<&Eni>| -> BTreeSet<_> {
            eni.into_iter()
                .flat_map(|eni| {
                    let key = |address| (eni.region.clone(), eni.network.clone(), address);
                    eni.addresses()
                        .map(move |address| (key(address), eni.id.clone()))
                })
                .collect()
        };
        let (had, has) = (addresses(before), addresses(after));
        for (key, eni) in had.difference(&has) {
            // Another ENI may have taken the address over before this one let go.
            if self.eni_of_address.get(key) == Some(eni) {
                self.eni_of_address.remove(key);
            }
        }
        for (key, eni) in has.difference(&had) {
            self.eni_of_address.insert(key.clone(), eni.clone());
        }
    }

    fn crowd_changed(&mut self, before: Option<&Eni>, after: Option<&Eni>) {
        let size = |eni: &Eni| u32::try_from(eni.addresses().count()).unwrap_or(u32::MAX);
        if let (Some(before), Some(after)) = (before, after)
            && before.groups == after.groups
            && size(before) == size(after)
        {
            return;
        }
        for (eni, joins) in [(before, false), (after, true)] {
            let Some(eni) = eni else { continue };
            for group in &eni.groups {
                let key = (group.clone(), eni.groups.clone());
                let mut taken = self.crowds.get(&key).copied().unwrap_or_default();
                if joins {
                    taken.enis += 1;
                    taken.addresses = taken.addresses.saturating_add(size(eni));
                } else {
                    taken.enis = taken.enis.saturating_sub(1);
                    taken.addresses = taken.addresses.saturating_sub(size(eni));
                }
                match taken.enis {
                    0 => drop(self.crowds.remove(&key)),
                    _ => drop(self.crowds.insert(key, taken)),
                }
            }
        }
    }

    /// The sets of groups that ENIs of a group are in, and how much of its capacity those take.
    pub(crate) fn crowds_of<'a>(
        &'a self,
        group: &'a SecurityGroupId,
    ) -> impl Iterator<Item = (&'a [SecurityGroupId], Occupancy)> {
        self.crowds
            .iter_from(move |(other, _)| other < group)
            .take_while(move |((other, _), _)| other == group)
            .map(|((_, set), taken)| (set.as_slice(), *taken))
    }

    /// A group changed from one form to another; `None` is not there.
    pub(crate) fn group_changed(
        &mut self,
        before: Option<&SecurityGroup>,
        after: Option<&SecurityGroup>,
    ) {
        let (had, has) = (Named::by(before), Named::by(after));
        self.groups_naming_group.change(&had.groups, &has.groups);
        self.groups_naming_prefix_list
            .change(&had.prefix_lists, &has.prefix_lists);
        self.groups_naming_port_range_list
            .change(&had.port_range_lists, &has.port_range_lists);
    }

    /// An EIP changed from one form to another; `None` is not there.
    pub(crate) fn eip_changed(&mut self, before: Option<&Eip>, after: Option<&Eip>) {
        let eni = |eip: Option<&Eip>| -> BTreeSet<_> {
            eip.into_iter()
                .flat_map(|eip| {
                    eip.binding
                        .iter()
                        .map(|it| (it.eni.clone(), eip.id.clone()))
                })
                .collect()
        };
        self.eips_of_eni.change(&eni(before), &eni(after));
        let address = |eip: Option<&Eip>| -> BTreeSet<_> {
            eip.into_iter()
                .map(|eip| (eip.address, eip.id.clone()))
                .collect()
        };
        self.eips_with_address
            .change(&address(before), &address(after));
    }

    /// A vSwitch changed from one form to another; `None` is not there.
    pub(crate) fn vswitch_changed(&mut self, before: Option<&VSwitch>, after: Option<&VSwitch>) {
        let vpc = |vswitch: Option<&VSwitch>| -> BTreeSet<_> {
            vswitch
                .into_iter()
                .map(|it| (it.vpc.clone(), it.id.clone()))
                .collect()
        };
        self.vswitches_of_vpc.change(&vpc(before), &vpc(after));
    }
}

/// What the rules of one group name, each paired with that group.
#[derive(Default)]
struct Named {
    groups: BTreeSet<(SecurityGroupId, SecurityGroupId)>,
    prefix_lists: BTreeSet<(PrefixListId, SecurityGroupId)>,
    port_range_lists: BTreeSet<(PortRangeListId, SecurityGroupId)>,
}

impl Named {
    fn by(group: Option<&SecurityGroup>) -> Self {
        let mut named = Self::default();
        let Some(group) = group else { return named };
        for rule in &group.rules {
            match &rule.spec.peer {
                Peer::Group { group: peer, .. } => {
                    named.groups.insert((peer.clone(), group.id.clone()));
                }
                Peer::PrefixList(list) => {
                    named.prefix_lists.insert((list.clone(), group.id.clone()));
                }
                Peer::Cidr(_) => {}
            }
            if let Traffic::Ports {
                ports: Ports::List(list),
                ..
            } = &rule.spec.traffic
            {
                named
                    .port_range_lists
                    .insert((list.clone(), group.id.clone()));
            }
        }
        named
    }
}

impl<A: Ord + Clone, B: Ord + Clone> Relation<A, B> {
    /// The second halves that stand with a first half, ascending.
    pub(crate) fn of<'a>(&'a self, first: &'a A) -> impl Iterator<Item = &'a B> {
        self.0
            .iter_from(move |(other, _)| other < first)
            .take_while(move |((other, _), ())| other == first)
            .map(|((_, second), ())| second)
    }

    /// The same for a first half that is handed over.
    pub(crate) fn with(&self, first: A) -> impl Iterator<Item = &B> {
        let end = first.clone();
        self.0
            .iter_from(move |(other, _)| *other < first)
            .take_while(move |((other, _), ())| *other == end)
            .map(|((_, second), ())| second)
    }

    fn change(&mut self, had: &BTreeSet<(A, B)>, has: &BTreeSet<(A, B)>) {
        for pair in had.difference(has) {
            self.0.remove(pair);
        }
        for pair in has.difference(had) {
            self.0.insert(pair.clone(), ());
        }
    }
}

impl<A, B> Default for Relation<A, B> {
    fn default() -> Self {
        Self(Table::default())
    }
}
