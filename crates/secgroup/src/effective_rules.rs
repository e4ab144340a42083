use std::net::IpAddr;
use std::sync::Arc;

use cloud_id::{PortRangeListId, PrefixListId, SecurityGroupId, SecurityGroupRuleId};
use header_space::{AddressRange, AddressSet, Direction, FiveTuple, PortRange, Protocol};

use crate::{
    GroupType, Members, Network, NicType, Peer, Policy, PortRangeList, Ports, PrefixList, Priority,
    Rule, SecurityGroup, Traffic,
};

/// All rules that hold for an ENI, in precedence order: the rules of all its groups pooled, by priority,
/// drop before accept. What is equal in both keeps the order of group id, then of the rules in the group.
///
/// It depends on the set of groups only, so ENIs with the same groups share it. Lists are resolved: the
/// value is right until a group or a list it names changes.
/// Source: ECS guide, security group rules, "how rules are matched".
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct EffectiveRules {
    group_type: GroupType,
    groups: Vec<SecurityGroupId>,
    inner_access_groups: Vec<SecurityGroupId>,
    ingress: Vec<EffectiveRule>,
    egress: Vec<EffectiveRule>,
}

/// One rule of one direction, with lists and network type resolved.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct EffectiveRule {
    /// The group it is from.
    pub group: SecurityGroupId,
    /// Its id in that group.
    pub rule: SecurityGroupRuleId,
    /// Accept or drop.
    pub policy: Policy,
    /// Its priority.
    pub priority: Priority,
    /// The protocol; `None` is every protocol.
    pub protocol: Option<Protocol>,
    /// Destination ports, disjoint and ascending; `None` is any, an empty list matches nothing. Where
    /// there are any, only TCP and UDP match.
    pub ports: Option<Vec<PortRange>>,
    /// Source ports; `None` is any. Where there are any, only TCP and UDP match.
    pub source_ports: Option<PortRange>,
    /// The far side: the source on ingress, the destination on egress.
    pub peer: PeerMatch,
    /// The near side; `None` is every address of the ENI.
    pub local: Option<AddressRange>,
}

/// The far side of an effective rule.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum PeerMatch {
    /// These addresses. In the classic network, those among them that the rule's `NicType` speaks of.
    Addresses(AddressSet),
    /// Private addresses of the ENIs in a group, of both families.
    Group(SecurityGroupId),
}

/// A field of a rule that a packet may fail to match.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum RuleField {
    /// The protocol.
    Protocol,
    /// The destination port.
    Port,
    /// The source port.
    SourcePort,
    /// The far side.
    Peer,
    /// The near side.
    Local,
}

impl EffectiveRules {
    /// The rules of these groups, which are all of one type and one network; the same group twice counts
    /// once.
    ///
    /// What should not occur fails closed: no group at all, or basic and advanced together, reads as
    /// advanced; a rule that names a list nobody knows matches nothing when it accepts and takes the list
    /// for everything when it drops. Choice: docs/decisions/0013-judging-frames.md
    pub fn of(
        groups: &[Arc<SecurityGroup>],
        prefix_lists: &impl Fn(&PrefixListId) -> Option<Arc<PrefixList>>,
        port_lists: &impl Fn(&PortRangeListId) -> Option<Arc<PortRangeList>>,
    ) -> Self {
        let mut sorted: Vec<&SecurityGroup> = groups.iter().map(AsRef::as_ref).collect();
        sorted.sort_by(|a, b| a.id.cmp(&b.id));
        sorted.dedup_by(|a, b| a.id == b.id);
        let all_basic = !sorted.is_empty()
            && sorted
                .iter()
                .all(|group| group.group_type == GroupType::Basic);
        let group_type = if all_basic {
            GroupType::Basic
        } else {
            GroupType::Advanced
        };
        let lets_members_in =
            |group: &&&SecurityGroup| group_type == GroupType::Basic && group.lets_members_in();
        let rules_of = |direction: Direction| {
            let mut rules: Vec<EffectiveRule> = sorted
                .iter()
                .flat_map(|group| group.rules.iter().map(move |rule| (*group, rule)))
                .filter(|(_, rule)| rule.spec.direction == direction)
                .map(|(group, rule)| EffectiveRule::of(group, rule, prefix_lists, port_lists))
                .collect();
            rules.sort_by_key(EffectiveRule::precedence); // stable: keeps group and rule order
            rules
        };
        Self {
            group_type,
            inner_access_groups: sorted
                .iter()
                .filter(lets_members_in)
                .map(|group| group.id.clone())
                .collect(),
            ingress: rules_of(Direction::Ingress),
            egress: rules_of(Direction::Egress),
            groups: sorted.into_iter().map(|group| group.id.clone()).collect(),
        }
    }

    /// The type of all the groups.
    #[must_use]
    pub fn group_type(&self) -> GroupType {
        self.group_type
    }

    /// The groups, ascending.
    #[must_use]
    pub fn groups(&self) -> &[SecurityGroupId] {
        &self.groups
    }

    /// The groups whose members are let in before any ingress rule, ascending.
    #[must_use]
    pub fn inner_access_groups(&self) -> &[SecurityGroupId] {
        &self.inner_access_groups
    }

    /// The rules of one direction in precedence order; `Reason::Rule` counts along this list.
    #[must_use]
    pub fn rules(&self, direction: Direction) -> &[EffectiveRule] {
        match direction {
            Direction::Ingress => &self.ingress,
            Direction::Egress => &self.egress,
        }
    }

    /// Whether membership matters in this direction: a rule names a group, or members are let in.
    #[must_use]
    pub fn names_groups(&self, direction: Direction) -> bool {
        let lets_members_in =
            direction == Direction::Ingress && !self.inner_access_groups.is_empty();
        let names_group = |rule: &EffectiveRule| matches!(rule.peer, PeerMatch::Group(_));
        lets_members_in || self.rules(direction).iter().any(names_group)
    }

    /// Where no rule matches: ingress drops; egress accepts for basic and drops for advanced groups.
    ///
    /// Source: ECS guide, basic and advanced security groups.
    #[must_use]
    pub fn default_policy(&self, direction: Direction) -> Policy {
        match (direction, self.group_type) {
            (Direction::Egress, GroupType::Basic) => Policy::Accept,
            (Direction::Egress, GroupType::Advanced) | (Direction::Ingress, _) => Policy::Drop,
        }
    }
}

impl EffectiveRule {
    fn of(
        group: &SecurityGroup,
        rule: &Rule,
        prefix_lists: &impl Fn(&PrefixListId) -> Option<Arc<PrefixList>>,
        port_lists: &impl Fn(&PortRangeListId) -> Option<Arc<PortRangeList>>,
    ) -> Self {
        let spec = &rule.spec;
        let (protocol, ports) = match &spec.traffic {
            Traffic::All => (None, None),
            Traffic::Protocol(protocol) => (Some(*protocol), None),
            Traffic::Ports { protocol, ports } => {
                (Some(*protocol), ports_of(ports, spec.policy, port_lists))
            }
        };
        Self {
            group: group.id.clone(),
            rule: rule.id.clone(),
            policy: spec.policy,
            priority: spec.priority,
            protocol,
            ports,
            source_ports: spec.source_ports,
            peer: peer_of(
                &spec.peer,
                spec.policy,
                spec.nic_type,
                &group.network,
                prefix_lists,
            ),
            local: spec.local.map(header_space::Cidr::range),
        }
    }

    /// What rules are ordered by: priority, then drop before accept.
    #[must_use]
    pub fn precedence(&self) -> (Priority, Policy) {
        (self.priority, self.policy)
    }

    /// Whether the packet matches every field.
    #[must_use]
    pub fn matches(
        &self,
        members: &impl Members,
        direction: Direction,
        packet: &FiveTuple,
    ) -> bool {
        self.mismatch(members, direction, packet).is_none()
    }

    /// The first field that the packet does not match; `None` when it matches.
    #[must_use]
    pub fn mismatch(
        &self,
        members: &impl Members,
        direction: Direction,
        packet: &FiveTuple,
    ) -> Option<RuleField> {
        let (local, remote) = sides(direction, packet);
        if self
            .protocol
            .is_some_and(|protocol| protocol != packet.protocol)
        {
            return Some(RuleField::Protocol);
        }
        let has_ports = packet.protocol.has_ports();
        if let Some(ports) = &self.ports
            && !(has_ports
                && ports
                    .iter()
                    .any(|range| range.contains(packet.destination_port)))
        {
            return Some(RuleField::Port);
        }
        if let Some(ports) = self.source_ports
            && !(has_ports && ports.contains(packet.source_port))
        {
            return Some(RuleField::SourcePort);
        }
        let is_peer = match &self.peer {
            PeerMatch::Addresses(set) => set.contains(remote),
            PeerMatch::Group(group) => members.is_member(remote, group),
        };
        if !is_peer {
            return Some(RuleField::Peer);
        }
        if self.local.is_some_and(|range| !range.contains(local)) {
            return Some(RuleField::Local);
        }
        None
    }
}

/// The near and the far address of a packet, seen from the ENI.
pub(crate) fn sides(direction: Direction, packet: &FiveTuple) -> (IpAddr, IpAddr) {
    match direction {
        Direction::Ingress => (packet.destination, packet.source),
        Direction::Egress => (packet.source, packet.destination),
    }
}

fn ports_of(
    ports: &Ports,
    policy: Policy,
    port_lists: &impl Fn(&PortRangeListId) -> Option<Arc<PortRangeList>>,
) -> Option<Vec<PortRange>> {
    match ports {
        Ports::Range(range) => Some(vec![*range]),
        Ports::List(id) => match (port_lists(id), policy) {
            (Some(list), _) => Some(merged(
                list.entries.iter().map(|entry| entry.ports).collect(),
            )),
            (None, Policy::Accept) => Some(Vec::new()),
            (None, Policy::Drop) => None,
        },
    }
}

fn merged(mut ranges: Vec<PortRange>) -> Vec<PortRange> {
    ranges.sort_unstable();
    let mut disjoint: Vec<PortRange> = Vec::with_capacity(ranges.len());
    for range in ranges {
        match disjoint.last_mut() {
            Some(before) if range.first() <= before.last().saturating_add(1) => {
                let last = before.last().max(range.last());
                *before = PortRange::new(before.first(), last).expect("it only grew upwards");
            }
            _ => disjoint.push(range),
        }
    }
    disjoint
}

fn peer_of(
    peer: &Peer,
    policy: Policy,
    nic_type: NicType,
    network: &Network,
    prefix_lists: &impl Fn(&PrefixListId) -> Option<Arc<PrefixList>>,
) -> PeerMatch {
    let addresses = match peer {
        Peer::Group { group, .. } => return PeerMatch::Group(group.clone()),
        Peer::Cidr(cidr) => AddressSet::of([cidr.range()]),
        Peer::PrefixList(id) => match (prefix_lists(id), policy) {
            (Some(list), _) => AddressSet::of(list.entries.iter().map(|entry| entry.cidr.range())),
            (None, Policy::Accept) => AddressSet::default(),
            (None, Policy::Drop) => AddressSet::all(),
        },
    };
    PeerMatch::Addresses(match (network, nic_type) {
        (Network::Vpc(_), _) => addresses,
        (Network::Classic, NicType::Intranet) => addresses.intersection(&classic_private()),
        (Network::Classic, NicType::Internet) => addresses.difference(&classic_private()),
    })
}

/// The private block of the classic network, 10.0.0.0/8: what the private card reaches. Everything else
/// goes over the public card.
///
/// Choice: docs/decisions/0001-decision-table.md, row 8.
fn classic_private() -> AddressSet {
    let (first, last) = ([10, 0, 0, 0].into(), [10, 255, 255, 255].into());
    AddressSet::of([AddressRange::V4 { first, last }])
}
