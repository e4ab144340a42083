//! Groups, members and packets for the tests of this crate.

use std::collections::BTreeMap;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::sync::Arc;

use cloud_id::{SecurityGroupId, Timestamp, VpcId};
use header_space::{Cidr, Direction, Family, FiveTuple, PortRange, Protocol};
use proptest::prelude::*;
use proptest::sample::select;
use secgroup::{
    EffectiveRules, GroupType, InnerAccessPolicy, Network, NicType, Peer, PeerMatch, Policy, Ports,
    PrefixList, PrefixListEntry, Priority, Rule, RuleSpec, SecurityGroup, Traffic,
};

/// The rules of an ENI, and who has which address.
#[derive(Clone, Debug)]
pub(crate) struct World {
    pub(crate) rules: EffectiveRules,
    pub(crate) members: BTreeMap<IpAddr, Vec<SecurityGroupId>>,
}

/// Addresses at which something may change.
pub(crate) struct Ends {
    pub(crate) v4: Vec<u32>,
    pub(crate) v6: Vec<u128>,
}

/// One to three groups of one type with up to 24 rules each, crowded in few addresses and ports.
pub(crate) fn any_world() -> impl Strategy<Value = World> {
    let groups = prop::collection::vec(
        (any::<bool>(), prop::collection::vec(any_rule(), 0..24)),
        1..=3,
    );
    let network = prop::bool::weighted(0.2);
    let members = prop::collection::btree_map(
        prop_oneof![any_v4().prop_map(IpAddr::V4), any_v6().prop_map(IpAddr::V6)],
        prop::collection::btree_set(0..GROUPS, 0..3),
        4..12,
    );
    (groups, any::<bool>(), network, members).prop_map(|(groups, is_basic, is_classic, members)| {
        let groups: Vec<_> = (0..)
            .zip(groups)
            .map(|(number, (lets_in, rules))| {
                let inner = if lets_in {
                    InnerAccessPolicy::Accept
                } else {
                    InnerAccessPolicy::Drop
                };
                let kind = if is_basic {
                    GroupType::Basic
                } else {
                    GroupType::Advanced
                };
                let network = if is_classic { Network::Classic } else { vpc() };
                Arc::new(group(number, kind, inner, network, rules))
            })
            .collect();
        let members = members
            .into_iter()
            .map(|(address, of)| (address, of.into_iter().map(group_id).collect()));
        World {
            rules: effective(&groups),
            members: members.collect(),
        }
    })
}

fn any_rule() -> impl Strategy<Value = RuleSpec> {
    let traffic = prop_oneof![
        2 => Just(Traffic::All),
        2 => select(vec![1, 2, 6, 17, 47, 58, 255])
            .prop_map(|number| Traffic::Protocol(Protocol(number))),
        6 => (select(vec![Protocol::TCP, Protocol::UDP]), any_ports())
            .prop_map(|(protocol, range)| Traffic::Ports { protocol, ports: Ports::Range(range) }),
    ];
    let peer = prop_oneof![
        5 => any_v4_block().prop_map(Peer::Cidr),
        3 => any_v6_block().prop_map(Peer::Cidr),
        2 => (0..GROUPS).prop_map(|number| Peer::Group {
            group: group_id(number),
            owner: "1234567890123456".parse().unwrap(),
        }),
        1 => select(vec!["pl-v4", "pl-v6"]).prop_map(|id| Peer::PrefixList(id.parse().unwrap())),
    ];
    let local = prop_oneof![
        3 => Just(None),
        1 => any_v4_block().prop_map(Some),
        1 => any_v6_block().prop_map(Some),
    ];
    (
        select(Direction::BOTH.to_vec()),
        any::<bool>(),
        traffic,
        prop::option::weighted(0.2, any_ports()),
        peer,
        local,
        any::<bool>(),
        // Two that meet often, the weakest of users, and that of the system.
        select(vec![1_u8, 1, 2, 100, 110]),
    )
        .prop_map(
            |(direction, intranet, traffic, source_ports, peer, local, accept, priority)| {
                RuleSpec {
                    direction,
                    nic_type: if intranet {
                        NicType::Intranet
                    } else {
                        NicType::Internet
                    },
                    traffic,
                    source_ports,
                    peer,
                    local,
                    policy: if accept { Policy::Accept } else { Policy::Drop },
                    priority: Priority::of_held_rule(priority).unwrap(),
                }
            },
        )
}

fn any_ports() -> impl Strategy<Value = PortRange> {
    let edge = || select(vec![1, 2, 22, 23, 80, 443, 1023, 1024, 65534, 65535_u16]);
    (edge(), edge()).prop_map(|(a, b)| PortRange::new(a.min(b), a.max(b)).unwrap())
}

fn any_v4() -> impl Strategy<Value = Ipv4Addr> {
    prop_oneof![
        4 => (0_u32..64).prop_map(|low| Ipv4Addr::from(0x0a00_0000 | low)),
        1 => (0_u32..8).prop_map(|low| Ipv4Addr::from(0xc000_0200 | low)),
        1 => select(vec![Ipv4Addr::UNSPECIFIED, Ipv4Addr::BROADCAST]),
    ]
}

fn any_v6() -> impl Strategy<Value = Ipv6Addr> {
    prop_oneof![
        4 => (0_u128..64).prop_map(|low| Ipv6Addr::from(0x2408_u128 << 112 | low)),
        1 => (0_u128..8).prop_map(|low| Ipv6Addr::from(0x2408_u128 << 112 | 1 << 64 | low)),
        1 => select(vec![Ipv6Addr::UNSPECIFIED, Ipv6Addr::from(u128::MAX)]),
    ]
}

fn any_v4_block() -> impl Strategy<Value = Cidr> {
    (any_v4(), select(vec![0, 1, 8, 24, 26, 28, 30, 31, 32]))
        .prop_map(|(address, length)| Cidr::new(address.into(), length).unwrap())
}

fn any_v6_block() -> impl Strategy<Value = Cidr> {
    (any_v6(), select(vec![0, 1, 16, 64, 120, 124, 127, 128]))
        .prop_map(|(address, length)| Cidr::new(address.into(), length).unwrap())
}

/// A basic group with this many rules in each direction, half IPv4 and half IPv6.
pub(crate) fn world_of_many_rules(count: usize, seed: u64) -> World {
    let mut random = Random(seed);
    let mut rules = Vec::new();
    for direction in Direction::BOTH {
        for index in 0..count {
            let low = random.below(200);
            let cidr = if random.below(2) == 0 {
                Cidr::new(Ipv4Addr::from(0x0a00_0000 + low * 16).into(), 28)
            } else {
                Cidr::new(
                    Ipv6Addr::from((0x2408 << 112) + u128::from(low) * 16).into(),
                    124,
                )
            };
            let peer = match random.below(20) {
                0 => Peer::Group {
                    group: group_id(random.below(GROUPS as u32) as usize),
                    owner: "1234567890123456".parse().unwrap(),
                },
                _ => Peer::Cidr(cidr.unwrap()),
            };
            let first = 1 + random.below(1_000) as u16;
            let protocol = if random.below(2) == 0 {
                Protocol::TCP
            } else {
                Protocol::UDP
            };
            let range = PortRange::new(first, first + 50).unwrap();
            rules.push(RuleSpec {
                direction,
                nic_type: NicType::Intranet,
                traffic: Traffic::Ports {
                    protocol,
                    ports: Ports::Range(range),
                },
                source_ports: None,
                peer,
                local: None,
                policy: if random.below(2) == 0 {
                    Policy::Accept
                } else {
                    Policy::Drop
                },
                priority: Priority::new(1 + (index % 100) as u8).unwrap(),
            });
        }
    }
    let groups = [Arc::new(group(
        0,
        GroupType::Basic,
        InnerAccessPolicy::Drop,
        vpc(),
        rules,
    ))];
    let members = (0..32).map(|low| {
        let groups = vec![group_id(low as usize % GROUPS)];
        (IpAddr::V4(Ipv4Addr::from(0x0a00_0000 + low)), groups)
    });
    World {
        rules: effective(&groups),
        members: members.collect(),
    }
}

/// Rules that each name a list of single addresses, no two of which touch.
pub(crate) fn world_of_scattered_lists(rules: u32, entries: u32) -> World {
    let specs = (0..rules)
        .map(|number| accept_tcp_80(Peer::PrefixList(format!("pl-{number}").parse().unwrap())));
    let group = Arc::new(group(
        0,
        GroupType::Basic,
        InnerAccessPolicy::Drop,
        vpc(),
        specs.collect(),
    ));
    let list_of = |id: &cloud_id::PrefixListId| {
        let number: u32 = id.as_str()["pl-".len()..].parse().ok()?;
        let addresses = (0..entries)
            .map(|entry| Ipv4Addr::from(0x0a00_0000 + (entry * rules + number) * 2).into())
            .map(Cidr::single);
        Some(Arc::new(prefix_list(
            id.clone(),
            Family::V4,
            addresses.collect(),
        )))
    };
    let rules = EffectiveRules::of(&[group], &list_of, &|_| None);
    World {
        rules,
        members: BTreeMap::new(),
    }
}

/// Rules whose blocks each lie in the one before, over and over.
pub(crate) fn world_of_nested_ranges(count: usize) -> World {
    let specs = (0..count).map(|number| {
        let base = 0x0a00_0000 + (number / 16) as u32 * 0x10000;
        let length = 16 + (number % 16) as u8;
        accept_tcp_80(Peer::Cidr(
            Cidr::new(Ipv4Addr::from(base).into(), length).unwrap(),
        ))
    });
    let specs = specs.collect();
    let group = Arc::new(group(
        0,
        GroupType::Basic,
        InnerAccessPolicy::Drop,
        vpc(),
        specs,
    ));
    World {
        rules: effective(&[group]),
        members: BTreeMap::new(),
    }
}

fn accept_tcp_80(peer: Peer) -> RuleSpec {
    let range = PortRange::new(80, 80).unwrap();
    RuleSpec {
        direction: Direction::Ingress,
        nic_type: NicType::Intranet,
        traffic: Traffic::Ports {
            protocol: Protocol::TCP,
            ports: Ports::Range(range),
        },
        source_ports: None,
        peer,
        local: None,
        policy: Policy::Accept,
        priority: Priority::FIRST,
    }
}

/// Where rules and members begin and end.
pub(crate) fn ends(world: &World) -> Ends {
    let mut ends = Ends {
        v4: vec![0, u32::MAX],
        v6: vec![0, u128::MAX],
    };
    let mut note = |address: IpAddr| match address {
        IpAddr::V4(address) => ends.v4.push(address.into()),
        IpAddr::V6(address) => ends.v6.push(address.into()),
    };
    for rule in Direction::BOTH
        .iter()
        .flat_map(|&direction| world.rules.rules(direction))
    {
        let of_peer = match &rule.peer {
            PeerMatch::Addresses(set) => set.ranges().collect(),
            PeerMatch::Group(_) => Vec::new(),
        };
        for range in of_peer.into_iter().chain(rule.local) {
            note(range.first());
            note(range.last());
        }
    }
    world.members.keys().copied().for_each(note);
    ends
}

/// Packets whose fields are at, or one beside, a place where some rule begins or ends.
pub(crate) fn packets_near_edges(
    world: &World,
    direction: Direction,
    family: Family,
    seed: u64,
    count: usize,
) -> Vec<FiveTuple> {
    let mut random = Random(seed | 1);
    let ends = ends(world);
    let rules = world.rules.rules(direction);
    let mut ports = vec![0, 1, 65535];
    for rule in rules {
        for range in rule.ports.iter().flatten().chain(&rule.source_ports) {
            ports.extend([range.first(), range.last()]);
        }
    }
    (0..count)
        .map(|_| {
            let mut beside = || u128::from(random.below(3));
            let near = |ends: u128, by: u128| ends.wrapping_add(by).wrapping_sub(1);
            let (by_source, by_destination) = (beside(), beside());
            let (source, destination) = match family {
                Family::V4 => {
                    let pick = |random: &mut Random, by| -> IpAddr {
                        let end = ends.v4[random.below(ends.v4.len() as u32) as usize];
                        Ipv4Addr::from(near(end.into(), by) as u32).into()
                    };
                    (
                        pick(&mut random, by_source),
                        pick(&mut random, by_destination),
                    )
                }
                Family::V6 => {
                    let pick = |random: &mut Random, by| -> IpAddr {
                        let end = ends.v6[random.below(ends.v6.len() as u32) as usize];
                        Ipv6Addr::from(near(end, by)).into()
                    };
                    (
                        pick(&mut random, by_source),
                        pick(&mut random, by_destination),
                    )
                }
            };
            let protocol = match random.below(5) {
                0 => Protocol(random.below(256) as u8),
                1 if !rules.is_empty() => {
                    let rule = &rules[random.below(rules.len() as u32) as usize];
                    rule.protocol.unwrap_or(Protocol::GRE)
                }
                1 | 2 => Protocol::UDP,
                _ => Protocol::TCP,
            };
            let mut port = || {
                let end = ports[random.below(ports.len() as u32) as usize];
                end.wrapping_add(random.below(3) as u16).wrapping_sub(1)
            };
            let (source_port, destination_port) = (port(), port());
            FiveTuple {
                protocol,
                source,
                destination,
                source_port,
                destination_port,
            }
        })
        .collect()
}

pub(crate) fn tcp(source: &str, destination: &str, port: u16) -> FiveTuple {
    FiveTuple {
        protocol: Protocol::TCP,
        source: source.parse().unwrap(),
        destination: destination.parse().unwrap(),
        source_port: 40_000,
        destination_port: port,
    }
}

fn effective(groups: &[Arc<SecurityGroup>]) -> EffectiveRules {
    let list_of = |id: &cloud_id::PrefixListId| {
        match id.as_str() {
            "pl-v4" => {
                let blocks = ["10.0.0.4/30", "10.0.0.8/30", "10.0.0.33", "192.0.2.0/24"];
                Some((Family::V4, blocks.to_vec()))
            }
            "pl-v6" => Some((Family::V6, vec!["2408::10/124", "2408::30"])),
            _ => None,
        }
        .map(|(family, blocks)| {
            let blocks = blocks.iter().map(|text| text.parse().unwrap()).collect();
            Arc::new(prefix_list(id.clone(), family, blocks))
        })
    };
    EffectiveRules::of(groups, &list_of, &|_| None)
}

fn prefix_list(id: cloud_id::PrefixListId, family: Family, blocks: Vec<Cidr>) -> PrefixList {
    let entry = |cidr| PrefixListEntry {
        cidr,
        description: String::new(),
    };
    PrefixList {
        id,
        owner: "1234567890123456".parse().unwrap(),
        region: "cn-hangzhou".parse().unwrap(),
        name: "blocks".parse().unwrap(),
        description: Default::default(),
        family,
        max_entries: 200,
        entries: blocks.into_iter().map(entry).collect(),
        tags: Default::default(),
        resource_group: String::new(),
        created: Timestamp::default(),
    }
}

fn group(
    number: usize,
    group_type: GroupType,
    inner_access: InnerAccessPolicy,
    network: Network,
    specs: Vec<RuleSpec>,
) -> SecurityGroup {
    let rules = specs.into_iter().enumerate().map(|(index, spec)| Rule {
        id: format!("sgr-{number}-{index}").parse().unwrap(),
        spec,
        description: Default::default(),
        created: Timestamp::default(),
        holder: None,
    });
    SecurityGroup {
        id: group_id(number),
        owner: "1234567890123456".parse().unwrap(),
        region: "cn-hangzhou".parse().unwrap(),
        network,
        group_type,
        name: None,
        description: Default::default(),
        inner_access,
        rules: rules.collect(),
        tags: Default::default(),
        created: Timestamp::default(),
        resource_group: String::new(),
        managed_by: None,
        deletion_protection: false,
    }
}

fn vpc() -> Network {
    Network::Vpc("vpc-1".parse::<VpcId>().unwrap())
}

fn group_id(number: usize) -> SecurityGroupId {
    format!("sg-{number}").parse().unwrap()
}

/// How many groups rules and members speak of.
const GROUPS: usize = 5;

/// Numbers that look random and repeat for a seed.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: u32) -> u32 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ mixed >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ mixed >> 31) % u64::from(limit)) as u32
    }
}
