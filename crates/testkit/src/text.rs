use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::sync::Arc;

use cloud_id::{AccountId, Description, SecurityGroupId, SecurityGroupRuleId, Tags, Timestamp};
use header_space::{Cidr, Direction, FiveTuple, PortRange, Protocol};
use secgroup::{
    EffectiveRules, GroupType, InnerAccessPolicy, Network, NicType, Peer, Policy, Ports, Priority,
    Rule, RuleDescription, RuleSpec, SecurityGroup, Traffic,
};

/// The IPv4 address of the ENI in tests, where a text leaves it out.
pub const OWN_V4: Ipv4Addr = Ipv4Addr::new(192, 0, 2, 10);
/// Its IPv6 address.
pub const OWN_V6: Ipv6Addr = Ipv6Addr::new(0x2001, 0xdb8, 0, 0, 0, 0, 0, 0x10);
/// The port of clients in tests, where a text leaves it out.
pub const CLIENT_PORT: u16 = 40_000;

/// The account that owns everything in tests, unless a text says otherwise.
#[must_use]
pub fn account() -> AccountId {
    "1234567890123456".parse().expect("sixteen digits")
}

/// The network of groups in tests.
#[must_use]
pub fn vpc() -> Network {
    Network::Vpc("vpc-1".parse().expect("an id"))
}

/// The ports of a text: `22`, `80-90`.
///
/// # Panics
/// When the text is none.
#[must_use]
pub fn ports(text: &str) -> PortRange {
    let (first, last) = text.split_once(['-', '/']).unwrap_or((text, text));
    let port = |text: &str| text.parse().unwrap_or_else(|_| panic!("no port: {text}"));
    PortRange::new(port(first), port(last)).unwrap_or_else(|error| panic!("{text}: {error}"))
}

/// The protocol of a text; `None` is `all`.
///
/// # Panics
/// When the text is none.
#[must_use]
pub fn protocol(text: &str) -> Option<Protocol> {
    Some(match text {
        "all" => return None,
        "tcp" => Protocol::TCP,
        "udp" => Protocol::UDP,
        "icmp" => Protocol::ICMP,
        "icmpv6" => Protocol::ICMPV6,
        "gre" => Protocol::GRE,
        number => Protocol(
            number
                .parse()
                .unwrap_or_else(|_| panic!("no protocol: {number}")),
        ),
    })
}

/// A rule, as `[ingress|egress] PRIORITY accept|drop PROTOCOL PORTS PEER [from:PORTS] [at:CIDR] [on:internet]`.
///
/// Without a direction it is ingress. `PORTS` is `22`, `80-90`, `prl-…` or, for any, `*`; `PEER` is a block, a
/// `pl-…`, or a group `sg-…`, of another account `sg-…@ACCOUNT`. `from` gives source ports, `at` the near side.
///
/// # Panics
/// When the text is no rule.
#[must_use]
pub fn rule(text: &str) -> RuleSpec {
    let mut words = text.split_whitespace().peekable();
    let direction = match words.peek() {
        Some(&"ingress") => {
            words.next();
            Direction::Ingress
        }
        Some(&"egress") => {
            words.next();
            Direction::Egress
        }
        _ => Direction::Ingress,
    };
    let mut word = || {
        words
            .next()
            .unwrap_or_else(|| panic!("a word is missing: {text}"))
    };
    let number: u8 = word()
        .parse()
        .unwrap_or_else(|error| panic!("{text}: {error}"));
    let priority = Priority::of_held_rule(number).unwrap_or_else(|error| panic!("{text}: {error}"));
    let policy = match word() {
        "accept" => Policy::Accept,
        "drop" => Policy::Drop,
        other => panic!("no policy: {other}"),
    };
    let traffic = match (protocol(word()), word()) {
        (None, "*") => Traffic::All,
        (None, ports) => panic!("ALL has no ports: {ports}"),
        (Some(protocol), "*") => Traffic::Protocol(protocol),
        (Some(protocol), list) if list.starts_with("prl-") => {
            let list = list
                .parse()
                .unwrap_or_else(|error| panic!("{list}: {error}"));
            Traffic::Ports {
                protocol,
                ports: Ports::List(list),
            }
        }
        (Some(protocol), range) => Traffic::Ports {
            protocol,
            ports: Ports::Range(ports(range)),
        },
    };
    let peer = peer(word());
    let nic_type = NicType::Intranet;
    let mut spec = RuleSpec {
        direction,
        nic_type,
        traffic,
        source_ports: None,
        peer,
        local: None,
        policy,
        priority,
    };
    for extra in words {
        match extra.split_once(':') {
            Some(("from", range)) => spec.source_ports = Some(ports(range)),
            Some(("at", block)) => spec.local = Some(cidr(block)),
            Some(("on", "internet")) => spec.nic_type = NicType::Internet,
            Some(("on", "intranet")) => spec.nic_type = NicType::Intranet,
            _ => panic!("not understood: {extra}"),
        }
    }
    spec
}

/// Rules, one a line; empty lines are skipped.
///
/// # Panics
/// When a line is no rule.
#[must_use]
pub fn rule_lines(text: &str) -> Vec<RuleSpec> {
    text.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(rule)
        .collect()
}

/// A basic group with inner access, of [`account`] in [`vpc`], with these rules. Their ids are `sgr-`, the group's
/// letters and the number of the line, from 0.
///
/// # Panics
/// When the id or a line is none.
#[must_use]
pub fn basic(id: &str, rule_text: &str) -> SecurityGroup {
    let rules = rule_lines(rule_text);
    let name = id
        .strip_prefix("sg-")
        .unwrap_or_else(|| panic!("no group id: {id}"));
    SecurityGroup {
        id: group_id(id),
        owner: account(),
        region: "cn-hangzhou".parse().expect("a region"),
        network: vpc(),
        group_type: GroupType::Basic,
        name: None,
        description: Description::default(),
        inner_access: InnerAccessPolicy::Accept,
        rules: (0..)
            .zip(rules)
            .map(|(number, spec)| kept(name, number, spec))
            .collect(),
        tags: Tags::default(),
        created: Timestamp::default(),
        resource_group: String::new(),
        managed_by: None,
        deletion_protection: false,
    }
}

/// An advanced group, otherwise like [`basic`].
///
/// # Panics
/// When the id or a line is none.
#[must_use]
pub fn advanced(id: &str, rule_text: &str) -> SecurityGroup {
    let (group_type, inner_access) = (GroupType::Advanced, InnerAccessPolicy::Drop);
    SecurityGroup {
        group_type,
        inner_access,
        ..basic(id, rule_text)
    }
}

/// The effective rules of one basic group with these rules; no list is known.
///
/// # Panics
/// When a line is no rule.
#[must_use]
pub fn rules(rule_text: &str) -> EffectiveRules {
    effective(&[basic("sg-1", rule_text)])
}

/// The effective rules of some groups; no list is known.
#[must_use]
pub fn effective(groups: &[SecurityGroup]) -> EffectiveRules {
    let groups: Vec<Arc<SecurityGroup>> = groups.iter().cloned().map(Arc::new).collect();
    EffectiveRules::of(&groups, &|_| None, &|_| None)
}

/// A packet, as `PROTOCOL [SOURCE] -> [DESTINATION]`, where an end is `ADDRESS`, `ADDRESS:PORT`, `[IPV6]:PORT` or `PORT`.
/// What is left out is the ENI's own address and the client port; the family is that of the address given.
///
/// # Panics
/// When the text is none.
#[must_use]
pub fn packet(text: &str) -> FiveTuple {
    let (head, destination) = text
        .split_once("->")
        .unwrap_or_else(|| panic!("a packet has an arrow: {text}"));
    let (name, source) = head.trim().split_once(' ').unwrap_or((head.trim(), ""));
    let protocol = protocol(name).unwrap_or_else(|| panic!("a packet has one protocol: {text}"));
    let (source, destination) = (end(source.trim()), end(destination.trim()));
    let is_v6 = [source.0, destination.0]
        .into_iter()
        .flatten()
        .any(|address| address.is_ipv6());
    let own: IpAddr = if is_v6 { OWN_V6.into() } else { OWN_V4.into() };
    let port = |port: Option<u16>| port.unwrap_or(CLIENT_PORT);
    let (source_port, destination_port) = if protocol.has_ports() {
        (port(source.1), port(destination.1))
    } else {
        (0, 0)
    };
    FiveTuple {
        protocol,
        source: source.0.unwrap_or(own),
        destination: destination.0.unwrap_or(own),
        source_port,
        destination_port,
    }
}

/// A block.
///
/// # Panics
/// When the text is none.
#[must_use]
pub fn cidr(text: &str) -> Cidr {
    text.parse()
        .unwrap_or_else(|error| panic!("{text}: {error}"))
}

/// An address.
///
/// # Panics
/// When the text is none.
#[must_use]
pub fn address(text: &str) -> IpAddr {
    text.parse()
        .unwrap_or_else(|error| panic!("{text}: {error}"))
}

/// A group id.
///
/// # Panics
/// When the text is none.
#[must_use]
pub fn group_id(text: &str) -> SecurityGroupId {
    text.parse()
        .unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn kept(group: &str, number: usize, spec: RuleSpec) -> Rule {
    let id: SecurityGroupRuleId = format!("sgr-{group}-{number}")
        .parse()
        .expect("letters and digits");
    let (description, created) = (RuleDescription::default(), Timestamp::default());
    Rule {
        id,
        spec,
        description,
        created,
        holder: None,
    }
}

fn peer(text: &str) -> Peer {
    let id_error = |error: cloud_id::ResourceIdError| -> ! { panic!("{text}: {error}") };
    if text.starts_with("pl-") {
        return Peer::PrefixList(text.parse().unwrap_or_else(|error| id_error(error)));
    }
    if text.starts_with("sg-") {
        let (group, owner) = text.split_once('@').unwrap_or((text, ""));
        let owner = if owner.is_empty() {
            account()
        } else {
            owner
                .parse()
                .unwrap_or_else(|error| panic!("{text}: {error}"))
        };
        return Peer::Group {
            group: group_id(group),
            owner,
        };
    }
    Peer::Cidr(cidr(text))
}

fn end(text: &str) -> (Option<IpAddr>, Option<u16>) {
    if text.is_empty() {
        return (None, None);
    }
    if let Ok(socket) = text.parse::<std::net::SocketAddr>() {
        return (Some(socket.ip()), Some(socket.port()));
    }
    if let Ok(port) = text.parse() {
        return (None, Some(port));
    }
    (Some(address(text)), None)
}
