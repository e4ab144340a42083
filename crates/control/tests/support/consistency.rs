//! What must hold of every estate, whatever was done to it and in whichever order: the invariants that guard
//! keys are there for, looked at from outside.

use std::collections::{BTreeMap, BTreeSet};
use std::net::IpAddr;

use estate::{Driver, EniKind, Snapshot};
use secgroup::{GroupType, Limits, Network, Peer, Ports, Traffic};

/// Everything that does not hold, in words.
pub(crate) fn broken(estate: &Snapshot, limits: Limits) -> Vec<String> {
    let mut broken = Vec::new();
    references(estate, &mut broken);
    rules(estate, &mut broken);
    addresses(estate, &mut broken);
    members(estate, limits, &mut broken);
    quotas(estate, limits, &mut broken);
    broken
}

fn references(estate: &Snapshot, broken: &mut Vec<String>) {
    for vswitch in estate.vswitches() {
        if estate.vpc(&vswitch.vpc).is_none() {
            broken.push(format!(
                "{} is in {}, which is gone",
                vswitch.id, vswitch.vpc
            ));
        }
        let overlapping = estate.vswitches().find(|other| {
            other.id > vswitch.id
                && other.vpc == vswitch.vpc
                && (other.cidr.covers(vswitch.cidr) || vswitch.cidr.covers(other.cidr))
        });
        if let Some(other) = overlapping {
            broken.push(format!("{} and {} overlap", vswitch.id, other.id));
        }
    }
    for group in estate.security_groups() {
        if let Network::Vpc(vpc) = &group.network
            && estate.vpc(vpc).is_none()
        {
            broken.push(format!("{} is in {vpc}, which is gone", group.id));
        }
    }
    for instance in estate.instances() {
        let primary = estate.eni(&instance.primary_eni);
        let is_attached = primary.is_some_and(|eni| {
            eni.attachment
                .as_ref()
                .is_some_and(|attachment| attachment.instance == instance.id)
        });
        if !is_attached {
            broken.push(format!("{} has no primary ENI", instance.id));
        }
    }
    for eni in estate.enis() {
        let instance = eni
            .attachment
            .as_ref()
            .and_then(|it| estate.instance(&it.instance));
        if instance.is_some_and(|instance| instance.network != eni.network) {
            broken.push(format!("{} and its instance are in two networks", eni.id));
        }
        if let Some(attachment) = &eni.attachment
            && estate.instance(&attachment.instance).is_none()
        {
            broken.push(format!(
                "{} is attached to {}, which is gone",
                eni.id, attachment.instance
            ));
        }
        if eni.kind == EniKind::Primary && eni.attachment.is_none() {
            broken.push(format!("{} is primary and attached to nothing", eni.id));
        }
        if let Some(vswitch) = &eni.vswitch
            && estate.vswitch(vswitch).is_none()
        {
            broken.push(format!("{} is in {vswitch}, which is gone", eni.id));
        }
    }
    for pair in estate.key_pairs() {
        let same = estate.key_pairs().find(|other| {
            other.id > pair.id
                && (other.owner, &other.region, &other.name)
                    == (pair.owner, &pair.region, &pair.name)
        });
        if let Some(other) = same {
            broken.push(format!("{} and {} have one name", pair.id, other.id));
        }
    }
    for eip in estate.eips() {
        let Some(binding) = &eip.binding else {
            continue;
        };
        let is_there = estate.eni(&binding.eni).is_some_and(|eni| {
            eni.addresses()
                .any(|own| own == IpAddr::V4(binding.private_ip))
        });
        if !is_there {
            broken.push(format!(
                "{} is bound to {}, which is gone",
                eip.id, binding.eni
            ));
        }
    }
}

fn rules(estate: &Snapshot, broken: &mut Vec<String>) {
    for group in estate.security_groups() {
        for rule in &group.rules {
            let is_gone = match &rule.spec.peer {
                Peer::Cidr(_) => false,
                Peer::Group { group, .. } => estate.security_group(group).is_none(),
                Peer::PrefixList(list) => estate.prefix_list(list).is_none(),
            };
            let has_no_list = match &rule.spec.traffic {
                Traffic::Ports {
                    ports: Ports::List(list),
                    ..
                } => estate.port_range_list(list).is_none(),
                Traffic::All | Traffic::Protocol(_) | Traffic::Ports { .. } => false,
            };
            if is_gone || has_no_list {
                broken.push(format!(
                    "a rule of {} names what is gone: {:?}",
                    group.id, rule.spec
                ));
            }
        }
    }
}

fn addresses(estate: &Snapshot, broken: &mut Vec<String>) {
    let mut taken = BTreeSet::new();
    for eni in estate.enis() {
        for address in eni.addresses() {
            if !taken.insert((&eni.region, &eni.network, address)) {
                broken.push(format!("{address} is taken twice in {:?}", eni.network));
            }
        }
    }
    let mut public = BTreeSet::new();
    let mut bound = BTreeSet::new();
    for eip in estate.eips() {
        if !public.insert(eip.address) {
            broken.push(format!("{} is two EIPs", eip.address));
        }
        if let Some(binding) = &eip.binding
            && !bound.insert((&binding.eni, binding.private_ip))
        {
            broken.push(format!(
                "{} of {} has two EIPs",
                binding.private_ip, binding.eni
            ));
        }
    }
    let mut blocks = BTreeSet::new();
    for vpc in estate.vpcs() {
        if let Some(block) = vpc.ipv6_cidr
            && !blocks.insert((&vpc.region, block))
        {
            broken.push(format!("{block} is of two VPCs"));
        }
    }
    let mut devices = BTreeSet::new();
    for instance in estate.instances() {
        if let Driver::External { device } = &instance.driver
            && !devices.insert(device)
        {
            broken.push(format!("{device} is of two instances"));
        }
    }
}

fn members(estate: &Snapshot, limits: Limits, broken: &mut Vec<String>) {
    let mut in_group: BTreeMap<_, u32> = BTreeMap::new();
    for eni in estate.enis() {
        let groups: Vec<_> = eni
            .groups
            .iter()
            .map(|id| (id, estate.security_group(id)))
            .collect();
        let mut rules = 0;
        for (id, group) in &groups {
            match group {
                None => broken.push(format!("{} is in {id}, which is gone", eni.id)),
                Some(group) => rules += group.rules.len(),
            }
            *in_group.entry((*id).clone()).or_default() +=
                u32::try_from(eni.addresses().count()).expect("few addresses");
        }
        if groups.is_empty() || groups.len() > limits.groups_per_eni.into() {
            broken.push(format!("{} is in {} groups", eni.id, groups.len()));
        }
        if rules > limits.rules_per_eni.into() {
            broken.push(format!("{} has {rules} rules", eni.id));
        }
        let types: BTreeSet<_> = groups
            .iter()
            .filter_map(|(_, group)| group.map(|group| group.group_type))
            .collect();
        if types.len() > 1 {
            broken.push(format!("{} is in groups of both types", eni.id));
        }
    }
    for group in estate
        .security_groups()
        .filter(|group| group.group_type == GroupType::Basic)
    {
        let addresses = in_group.get(&group.id).copied().unwrap_or(0);
        if addresses > limits.addresses_per_basic_group {
            broken.push(format!("{} has {addresses} addresses", group.id));
        }
    }
}

fn quotas(estate: &Snapshot, limits: Limits, broken: &mut Vec<String>) {
    let mut counts: BTreeMap<_, u32> = BTreeMap::new();
    for group in estate.security_groups() {
        *counts
            .entry((group.owner, "groups", limits.groups_per_region))
            .or_default() += 1;
    }
    for list in estate.prefix_lists() {
        *counts
            .entry((list.owner, "prefix lists", limits.prefix_lists_per_region))
            .or_default() += 1;
    }
    for list in estate.port_range_lists() {
        let limit = limits.port_range_lists_per_region;
        *counts
            .entry((list.owner, "port range lists", limit))
            .or_default() += 1;
    }
    for ((owner, what, limit), count) in counts {
        if count > limit {
            broken.push(format!("{owner} has {count} {what}"));
        }
    }
}
