//! The rules that benches use: many that do not match and a last one that does.

use std::fmt::Write;
use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;

use cloud_id::{AccountId, Description, Tags, Timestamp};
use header_space::{Cidr, Direction, FiveTuple, PortRange, Protocol};
use secgroup::{
    EffectiveRules, GroupType, InnerAccessPolicy, Network, NicType, Peer, Policy, Ports, Priority,
    Rule, RuleDescription, RuleSpec, SecurityGroup, Traffic,
};

/// Ingress rules of one group. Rule i accepts UDP to port 1000 + i from the /24 number i of 10.128.0.0/9, and the
/// last one UDP to [`LAST_PORT`] and the hundred above it from 10.1.0.0/24.
pub(crate) fn rules(count: u16) -> EffectiveRules {
    let rule = |number: u16| {
        let (network, ports) = line(number, count);
        let spec = RuleSpec {
            direction: Direction::Ingress,
            nic_type: NicType::Intranet,
            traffic: Traffic::Ports {
                protocol: Protocol::UDP,
                ports: Ports::Range(ports),
            },
            source_ports: None,
            peer: Peer::Cidr(Cidr::new(IpAddr::V4(network), 24).expect("a length")),
            local: None,
            policy: Policy::Accept,
            priority: Priority::FIRST,
        };
        Rule {
            id: format!("sgr-{number}").parse().expect("an id"),
            spec,
            description: RuleDescription::default(),
            created: Timestamp::default(),
            holder: None,
        }
    };
    let group = SecurityGroup {
        id: "sg-bench".parse().expect("an id"),
        owner: AccountId::new(1_000_000_000_000_001).expect("16 digits"),
        region: "cn-hangzhou".parse().expect("a region"),
        network: Network::Vpc("vpc-bench".parse().expect("an id")),
        group_type: GroupType::Basic,
        name: None,
        description: Description::default(),
        inner_access: InnerAccessPolicy::Drop,
        rules: (0..count).map(rule).collect(),
        tags: Tags::default(),
        created: Timestamp::default(),
        resource_group: String::new(),
        managed_by: None,
        deletion_protection: false,
    };
    EffectiveRules::of(&[Arc::new(group)], &|_| None, &|_| None)
}

/// The same rules as the fastest nftables form that was found: connection tracking first, then one map of intervals.
pub(crate) fn as_nftables(count: u16) -> String {
    let mut elements = String::new();
    for number in 0..count {
        let (network, ports) = line(number, count);
        let separator = if number == 0 { "" } else { ",\n" };
        write!(
            elements,
            "{separator}{network}/24 . udp . {}-{} : accept",
            ports.first(),
            ports.last()
        )
        .expect("a text takes whatever is written");
    }
    format!(
        "table ip bench {{\n\
         map rules {{\ntype ipv4_addr . inet_proto . inet_service : verdict\nflags interval\n\
         elements = {{\n{elements}\n}}\n}}\n\
         chain forward {{\ntype filter hook forward priority 0; policy drop;\n\
         ct state established,related accept\n\
         ip saddr . ip protocol . udp dport vmap @rules\n}}\n}}\n"
    )
}

/// A packet that only the last rule matches.
pub(crate) fn packet_of_last() -> FiveTuple {
    FiveTuple {
        protocol: Protocol::UDP,
        source: Ipv4Addr::new(10, 1, 0, 9).into(),
        destination: Ipv4Addr::new(10, 1, 0, 10).into(),
        source_port: 40_000,
        destination_port: LAST_PORT,
    }
}

/// Network and ports of a rule.
fn line(number: u16, count: u16) -> (Ipv4Addr, PortRange) {
    let range = |first, last| PortRange::new(first, last).expect("ports in order");
    if number + 1 == count {
        return (
            Ipv4Addr::new(10, 1, 0, 0),
            range(LAST_PORT, LAST_PORT + 100),
        );
    }
    let [high, low] = number.to_be_bytes();
    (
        Ipv4Addr::new(10, 128 + high, low, 0),
        range(1_000 + number, 1_000 + number),
    )
}

/// The first port that the last rule accepts.
pub(crate) const LAST_PORT: u16 = 20_000;
