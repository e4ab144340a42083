use std::collections::BTreeMap;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::sync::Arc;

use cloud_id::{MacAddr, SecurityGroupId};
use header_space::{AddressRange, Cidr, Direction, PortRange, Protocol};
use secgroup::{
    EffectiveRules, Exemptions, FlowTimeouts, GroupType, InnerAccessPolicy, Interface, Network,
    NicType, Peer, PeerMatch, Policy, Ports, Priority, Rule, RuleDescription, RuleSpec,
    SecurityGroup, Traffic,
};

use crate::around::Around;
use crate::random::Random;
use crate::text::{account, advanced, basic, cidr, group_id};

/// An ENI with its groups, and who else is in its routing domain. Addresses and ports crowd at few
/// places, so that rules overlap and packets hit their edges.
#[derive(Clone, Debug)]
pub struct World {
    /// The ENI.
    pub interface: Interface,
    /// Its groups, of one type and network.
    pub groups: Vec<SecurityGroup>,
    /// The lists that rules name.
    pub around: Around,
    /// The groups of every private address, the ENI's included; sorted.
    pub members: BTreeMap<IpAddr, Vec<SecurityGroupId>>,
    next_rule: u32,
}

/// Values at which something may change, for packets to aim at.
#[derive(Clone, Debug)]
pub struct Edges {
    /// Addresses of others; both families occur.
    pub remotes: Vec<IpAddr>,
    /// Addresses on the ENI's side, its own more often than not.
    pub locals: Vec<IpAddr>,
    /// Ports.
    pub ports: Vec<u16>,
    /// Protocols.
    pub protocols: Vec<Protocol>,
}

/// The IPv4 addresses of the ENI of every [`World`].
pub const WORLD_OWN_V4: [Ipv4Addr; 2] = [Ipv4Addr::new(10, 0, 0, 10), Ipv4Addr::new(10, 0, 0, 20)];
/// Its IPv6 address.
pub const WORLD_OWN_V6: Ipv6Addr = Ipv6Addr::new(0x2001, 0xdb8, 0, 0, 0, 0, 0, 0x10);
/// Its hardware address.
pub const WORLD_MAC: MacAddr = MacAddr([0x00, 0x16, 0x3e, 0x00, 0x00, 0x0a]);

impl World {
    /// Some world.
    #[must_use]
    pub fn random(random: &mut Random) -> Self {
        let is_basic = random.chance(75);
        let is_classic = is_basic && random.chance(15);
        let addresses = WORLD_OWN_V4
            .map(IpAddr::V4)
            .into_iter()
            .chain([WORLD_OWN_V6.into()]);
        let interface = Interface {
            source_dest_check: random.chance(70),
            grandfathers_flows: random.chance(15),
            allows_mid_stream: random.chance(15),
            exemptions: Exemptions {
                smtp: random.chance(40),
            },
            flow_quota: if random.chance(10) { 8 } else { 100_000 },
            timeouts: FlowTimeouts::default(),
            ..Interface::new(WORLD_MAC, addresses.collect())
        };
        let mut world = Self {
            interface,
            groups: Vec::new(),
            around: Around::default()
                .with_prefix_list(
                    "pl-v4",
                    10,
                    &["203.0.113.64/26", "198.51.100.7", "10.0.0.32/29"],
                )
                .with_prefix_list("pl-v6", 10, &["2001:db8:1::/64", "2001:db8::20"])
                .with_port_range_list("prl-1", 10, &["20-23", "80", "81", "8000-9000"]),
            members: BTreeMap::new(),
            next_rule: 0,
        };
        let group_count = 1 + random.below(3);
        for id in GROUPS.into_iter().take(group_count) {
            let mut group = if is_basic {
                basic(id, "")
            } else {
                advanced(id, "")
            };
            if is_basic && random.chance(40) {
                group.inner_access = InnerAccessPolicy::Drop;
            }
            if is_classic {
                group.network = Network::Classic;
            }
            for _ in 0..random.below(12) {
                let rule = world.any_rule(random, is_basic);
                group.rules.push(rule);
            }
            world.groups.push(group);
        }
        for address in peers() {
            if random.chance(60) {
                let mut groups: Vec<_> = GROUPS.iter().map(|id| group_id(id)).collect();
                groups.retain(|_| random.chance(40));
                world.members.insert(address, groups);
            }
        }
        for address in world.interface.addresses.clone() {
            world.members.insert(address, world.group_ids());
        }
        world
    }

    /// What the rules of its groups come to now.
    #[must_use]
    pub fn rules(&self) -> EffectiveRules {
        let groups: Vec<Arc<SecurityGroup>> = self.groups.iter().cloned().map(Arc::new).collect();
        EffectiveRules::of(
            &groups,
            &|id| self.around.prefix_lists.get(id).cloned().map(Arc::new),
            &|id| self.around.port_range_lists.get(id).cloned().map(Arc::new),
        )
    }

    /// One thing becomes different: a rule comes or goes, inner access turns, or someone joins or leaves.
    pub fn change(&mut self, random: &mut Random) {
        let at = random.below(self.groups.len());
        let is_basic = self.groups[at].group_type == GroupType::Basic;
        match random.below(4) {
            0 => {
                let rule = self.any_rule(random, is_basic);
                self.groups[at].rules.push(rule);
            }
            1 if !self.groups[at].rules.is_empty() => {
                let rules = &mut self.groups[at].rules;
                rules.remove(random.below(rules.len()));
            }
            2 if is_basic => {
                let group = &mut self.groups[at];
                group.inner_access = match group.inner_access {
                    InnerAccessPolicy::Accept => InnerAccessPolicy::Drop,
                    InnerAccessPolicy::Drop => InnerAccessPolicy::Accept,
                };
            }
            _ => {
                let group = group_id(random.pick(&GROUPS));
                let groups = self.members.entry(random.pick(&peers())).or_default();
                match groups.binary_search(&group) {
                    Ok(place) => drop(groups.remove(place)),
                    Err(place) => groups.insert(place, group),
                }
            }
        }
    }

    /// The ids of the ENI's groups, ascending.
    #[must_use]
    pub fn group_ids(&self) -> Vec<SecurityGroupId> {
        let mut ids: Vec<SecurityGroupId> =
            self.groups.iter().map(|group| group.id.clone()).collect();
        ids.sort_unstable();
        ids
    }

    /// Where something may change for packets of either direction.
    #[must_use]
    pub fn edges(&self) -> Edges {
        let rules = self.rules();
        let mut edges = Edges {
            remotes: peers(),
            locals: self.interface.addresses.repeat(20),
            ports: vec![25, 443, 40_000, 50_000],
            protocols: vec![Protocol::TCP; 6],
        };
        edges
            .remotes
            .extend(["203.0.113.9", "8.8.8.8", "2606:4700::1"].map(crate::text::address));
        edges.protocols.extend([Protocol::UDP; 3]);
        edges.protocols.extend([
            Protocol::ICMP,
            Protocol::ICMPV6,
            Protocol::GRE,
            Protocol(132),
        ]);
        for rule in Direction::BOTH
            .iter()
            .flat_map(|direction| rules.rules(*direction))
        {
            if let PeerMatch::Addresses(set) = &rule.peer {
                edges.remotes.extend(set.ranges().flat_map(around_range));
            }
            edges
                .locals
                .extend(rule.local.into_iter().flat_map(around_range));
            let ranges = rule.ports.iter().flatten().chain(&rule.source_ports);
            for range in ranges {
                let (first, last) = (range.first(), range.last());
                edges
                    .ports
                    .extend([first, last, first - 1, last.saturating_add(1)]);
            }
            edges.protocols.extend(rule.protocol);
        }
        edges
    }

    fn any_rule(&mut self, random: &mut Random, may_name_groups: bool) -> Rule {
        self.next_rule += 1;
        let id = format!("sgr-{}", self.next_rule)
            .parse()
            .expect("letters and digits");
        let spec = any_spec(random, may_name_groups);
        Rule {
            id,
            spec,
            description: RuleDescription::default(),
            created: Default::default(),
            holder: None,
        }
    }
}

/// A rule that a group could have, lists and all.
pub(crate) fn any_spec(random: &mut Random, may_name_groups: bool) -> RuleSpec {
    let is_v6 = random.chance(30);
    let traffic = match random.below(10) {
        0 | 1 => Traffic::All,
        2 => Traffic::Protocol(if is_v6 {
            Protocol::ICMPV6
        } else {
            Protocol::ICMP
        }),
        3 => Traffic::Protocol(random.pick(&[Protocol::GRE, Protocol(132)])),
        4 => {
            let list = "prl-1".parse().expect("an id");
            Traffic::Ports {
                protocol: Protocol::TCP,
                ports: Ports::List(list),
            }
        }
        _ => Traffic::Ports {
            protocol: random.pick(&[Protocol::TCP, Protocol::TCP, Protocol::UDP]),
            ports: Ports::Range(any_ports(random)),
        },
    };
    let has_ports = matches!(traffic, Traffic::Ports { .. });
    let blocks: &[&str] = if is_v6 { &BLOCKS_V6 } else { &BLOCKS_V4 };
    let peer = match random.below(10) {
        0 | 1 if may_name_groups => Peer::Group {
            group: group_id(random.pick(&GROUPS)),
            owner: account(),
        },
        2 => Peer::PrefixList(
            if is_v6 { "pl-v6" } else { "pl-v4" }
                .parse()
                .expect("an id"),
        ),
        _ => Peer::Cidr(cidr(random.pick(blocks))),
    };
    let own_blocks: &[&str] = if is_v6 {
        &["2001:db8::/64"]
    } else {
        &["10.0.0.10", "10.0.0.16/28"]
    };
    let has_local = random.chance(15);
    RuleSpec {
        direction: random.pick(&Direction::BOTH),
        nic_type: random.pick(&[NicType::Intranet, NicType::Internet]),
        traffic,
        source_ports: (has_ports && random.chance(15)).then(|| any_ports(random)),
        peer,
        local: has_local.then(|| -> Cidr { cidr(random.pick(own_blocks)) }),
        policy: random.pick(&[Policy::Accept, Policy::Accept, Policy::Drop]),
        priority: any_priority(random),
    }
}

/// The strong ones often, so that they meet; system rules too.
fn any_priority(random: &mut Random) -> Priority {
    Priority::of_held_rule(random.pick(&[1, 1, 2, 50, 100, 110])).expect("a group may hold it")
}

fn any_ports(random: &mut Random) -> PortRange {
    let first = random.pick(&[1, 22, 25, 53, 67, 80, 443, 1024, 40_000, 65_535]);
    let width = random.pick(&[0, 0, 1, 10, 1_000, 65_535]);
    PortRange::new(first, first.saturating_add(width)).expect("it ends behind its start")
}

/// Others in the routing domain.
fn peers() -> Vec<IpAddr> {
    [
        "10.0.0.11",
        "10.0.0.33",
        "10.1.1.1",
        "2001:db8::20",
        "2001:db8:0:1::5",
    ]
    .map(crate::text::address)
    .to_vec()
}

/// First, last, and their neighbours outside.
fn around_range(range: AddressRange) -> Vec<IpAddr> {
    match range {
        AddressRange::V4 { first, last } => {
            let (first, last) = (u32::from(first), u32::from(last));
            [first, last, first.wrapping_sub(1), last.wrapping_add(1)]
                .map(|bits| IpAddr::V4(bits.into()))
                .to_vec()
        }
        AddressRange::V6 { first, last } => {
            let (first, last) = (u128::from(first), u128::from(last));
            [first, last, first.wrapping_sub(1), last.wrapping_add(1)]
                .map(|bits| IpAddr::V6(bits.into()))
                .to_vec()
        }
    }
}

const GROUPS: [&str; 4] = ["sg-a", "sg-b", "sg-c", "sg-d"];
const BLOCKS_V4: [&str; 9] = [
    "0.0.0.0/0",
    "10.0.0.0/8",
    "10.0.0.0/24",
    "10.0.0.11",
    "203.0.113.0/24",
    "203.0.113.64/26",
    "203.0.113.9",
    "128.0.0.0/1",
    "100.64.0.0/10",
];
const BLOCKS_V6: [&str; 5] = [
    "::/0",
    "2001:db8::/32",
    "2001:db8::/64",
    "2001:db8::20",
    "2000::/3",
];
