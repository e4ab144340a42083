use std::collections::BTreeSet;

use header_space::{AddressRange, AddressSet, Cidr, Direction, Protocol};

use crate::common_ports::PRIVATE_BLOCKS;
use crate::{EffectiveRule, EffectiveRules, PeerMatch, Policy};

impl EffectiveRules {
    /// Whether they let the internet in: some protocol and port from as many public addresses as a /8 of IPv4 or a
    /// /16 of IPv6 has, by all rules together. A drop rule for some source ports or some addresses of the ENI only
    /// takes nothing away.
    ///
    /// Choice: docs/decisions/0036-what-policies-are-told.md
    #[must_use]
    pub fn let_the_internet_in(&self) -> bool {
        let rules = self.rules(Direction::Ingress);
        let accepted = rules.iter().filter(|rule| rule.policy == Policy::Accept);
        let all = accepted.filter_map(addresses).cloned();
        if !is_wide(&all.fold(AddressSet::default(), |all, some| all.union(&some))) {
            return false;
        }
        protocols(rules).into_iter().any(|protocol| {
            let of_protocol: Vec<&EffectiveRule> =
                rules.iter().filter(|rule| covers(rule, protocol)).collect();
            ports(&of_protocol, protocol)
                .into_iter()
                .any(|port| is_wide(&let_in(&of_protocol, port)))
        })
    }
}

/// The protocols that rules tell apart: each that is named, and one that is not.
fn protocols(rules: &[EffectiveRule]) -> BTreeSet<Protocol> {
    let named: BTreeSet<Protocol> = rules.iter().filter_map(|rule| rule.protocol).collect();
    let other = (0..=u8::MAX)
        .map(Protocol)
        .find(|it| !it.has_ports() && !named.contains(it));
    // A rule for ALL holds for TCP and UDP too, where others may drop some ports.
    let with_ports = [Protocol::TCP, Protocol::UDP];
    named.into_iter().chain(other).chain(with_ports).collect()
}

fn covers(rule: &EffectiveRule, protocol: Protocol) -> bool {
    let has_it = rule.protocol.is_none_or(|it| it == protocol);
    let asks_for_ports = rule.ports.is_some() || rule.source_ports.is_some();
    has_it && (protocol.has_ports() || !asks_for_ports)
}

/// One port of each interval in which the same rules match.
fn ports(rules: &[&EffectiveRule], protocol: Protocol) -> BTreeSet<u16> {
    let mut first = BTreeSet::from([0]);
    if protocol.has_ports() {
        for range in rules
            .iter()
            .filter_map(|rule| rule.ports.as_ref())
            .flatten()
        {
            first.insert(range.first());
            first.extend(range.last().checked_add(1));
        }
    }
    first
}

/// The addresses that a port is open to.
fn let_in(rules: &[&EffectiveRule], port: u16) -> AddressSet {
    let (mut open, mut closed) = (AddressSet::default(), AddressSet::default());
    for rule in rules {
        let has_port = |ports: &Vec<_>| {
            ports
                .iter()
                .any(|it: &header_space::PortRange| it.contains(port))
        };
        let (true, Some(peer)) = (rule.ports.as_ref().is_none_or(has_port), addresses(rule)) else {
            continue;
        };
        let is_whole = rule.source_ports.is_none() && rule.local.is_none();
        match rule.policy {
            Policy::Accept => open = open.union(&peer.difference(&closed)),
            Policy::Drop if is_whole => closed = closed.union(peer),
            Policy::Drop => {}
        }
    }
    open
}

fn addresses(rule: &EffectiveRule) -> Option<&AddressSet> {
    match &rule.peer {
        PeerMatch::Addresses(set) => Some(set),
        PeerMatch::Group(_) => None,
    }
}

/// Whether it has as many public addresses as a /8 of IPv4 or a /16 of IPv6.
fn is_wide(set: &AddressSet) -> bool {
    let blocks = PRIVATE_BLOCKS.iter().filter_map(|it| it.parse().ok());
    let public = set.difference(&AddressSet::of(blocks.map(Cidr::range)));
    let (mut v4, mut v6) = (0_u64, 0_u128);
    for range in public.ranges() {
        match range {
            AddressRange::V4 { first, last } => {
                v4 += u64::from(u32::from(last) - u32::from(first)) + 1;
            }
            AddressRange::V6 { first, last } => {
                let count = (u128::from(last) - u128::from(first)).saturating_add(1);
                v6 = v6.saturating_add(count);
            }
        }
    }
    v4 >= 1 << 24 || v6 >= 1 << 112
}
