use header_space::{Cidr, PortRange, Protocol};

use crate::{Peer, Policy, Ports, RuleSpec, Traffic};

/// A service that a rule can be made for by its name.
///
/// Source: guide 004, quick creation of rules, and common ports of ECS instances.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct CommonPort {
    /// As given to `kanmon group quick`, lower case.
    pub name: &'static str,
    /// TCP or UDP; ICMP and GRE have no ports.
    pub protocol: Protocol,
    /// The destination ports; `None` where the protocol has none.
    pub ports: Option<(u16, u16)>,
    /// What listens there.
    pub service: &'static str,
    /// Whether the console offers it as a quick rule; the others are only listed among the common ports.
    pub is_quick: bool,
}

impl CommonPort {
    /// The service of a name, in any case of letters.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Self> {
        COMMON_PORTS
            .iter()
            .find(|it| it.name.eq_ignore_ascii_case(name))
    }

    /// What a rule for it matches.
    #[must_use]
    pub fn traffic(&self) -> Traffic {
        match self.ports {
            None => Traffic::Protocol(self.protocol),
            Some((first, last)) => Traffic::Ports {
                protocol: self.protocol,
                ports: Ports::Range(PortRange::new(first, last).expect("the catalogue has ranges")),
            },
        }
    }
}

/// The ports that carriers block on the way, whatever the rules say.
///
/// Source: guide 004, ports that cannot be reached. Choice: docs/decisions/0001-decision-table.md, row 9.
pub const CARRIER_BLOCKED_PORTS: [u16; 6] = [135, 139, 444, 445, 5800, 5900];

impl RuleSpec {
    /// Which of the ports it accepts from or to the internet are blocked by carriers on the way. A rule that accepts
    /// every port, that drops, or whose peer has private addresses only, does not rely on any.
    #[must_use]
    pub fn carrier_blocked_ports(&self) -> Vec<u16> {
        let Traffic::Ports {
            ports: Ports::Range(ports),
            ..
        } = &self.traffic
        else {
            return Vec::new();
        };
        let is_every_port = (ports.first(), ports.last()) == (1, u16::MAX);
        if self.policy == Policy::Drop || is_every_port || !crosses_the_internet(&self.peer) {
            return Vec::new();
        }
        CARRIER_BLOCKED_PORTS
            .into_iter()
            .filter(|&port| ports.contains(port))
            .collect()
    }
}

/// Whether some address of the peer is outside the private blocks. Lists and groups are not looked into: a group is
/// private, a list may be anything and is not warned about.
fn crosses_the_internet(peer: &Peer) -> bool {
    match peer {
        Peer::Cidr(cidr) => !PRIVATE_BLOCKS
            .iter()
            .filter_map(|block| block.parse::<Cidr>().ok())
            .any(|block| block.covers(*cidr)),
        Peer::Group { .. } | Peer::PrefixList(_) => false,
    }
}

pub(crate) const PRIVATE_BLOCKS: [&str; 5] = [
    "10.0.0.0/8",
    "172.16.0.0/12",
    "192.168.0.0/16",
    "100.64.0.0/10",
    "fc00::/7",
];

/// A prefix list that Kanmon knows the content of, made for an account when a rule first names it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct BuiltInList {
    /// The name of the list.
    pub name: &'static str,
    /// What it is for.
    pub description: &'static str,
    /// Its entries, each with what it is.
    pub entries: &'static [(&'static str, &'static str)],
}

impl BuiltInList {
    /// The list of a name.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Self> {
        BUILT_IN_LISTS
            .iter()
            .find(|it| it.name.eq_ignore_ascii_case(name))
    }
}

/// The servers of Workbench, from which the console opens sessions on instances.
///
/// Source: guide 000, addresses of Workbench.
pub const BUILT_IN_LISTS: [BuiltInList; 2] = [
    BuiltInList {
        name: "workbench-public",
        description: "Workbench, connecting to public addresses",
        entries: &[("161.117.0.0/16", "Workbench, public")],
    },
    BuiltInList {
        name: "workbench-private",
        description: "Workbench, connecting to private addresses",
        entries: &[("100.104.0.0/16", "Workbench, private")],
    },
];

/// Every service that is known by name, quick rules first.
pub const COMMON_PORTS: [CommonPort; 24] = [
    quick("ssh", 22, "SSH"),
    quick("telnet", 23, "Telnet"),
    quick("http", 80, "HTTP"),
    quick("https", 443, "HTTPS"),
    quick("mssql", 1433, "MS SQL"),
    quick("oracle", 1521, "Oracle"),
    quick("mysql", 3306, "MySQL"),
    quick("rdp", 3389, "Windows remote desktop"),
    quick("postgresql", 5432, "PostgreSQL"),
    quick("redis", 6379, "Redis"),
    whole("icmp", Protocol::ICMP, "ping"),
    whole("gre", Protocol::GRE, "VPN tunnels"),
    common("ftp", Protocol::TCP, (21, 21), "FTP"),
    common(
        "smtp",
        Protocol::TCP,
        (25, 25),
        "mail; blocked outbound unless exempt",
    ),
    common("pop3", Protocol::TCP, (110, 110), "mailboxes by POP3"),
    common("imap", Protocol::TCP, (143, 143), "mailboxes by IMAP"),
    common(
        "smtps",
        Protocol::TCP,
        (465, 465),
        "mail over TLS, in place of port 25",
    ),
    common(
        "mssql-browser",
        Protocol::UDP,
        (1434, 1434),
        "MS SQL, which port an instance has",
    ),
    common(
        "proxy",
        Protocol::TCP,
        (8080, 8080),
        "web proxies and Tomcat",
    ),
    common("netbios-ns", Protocol::UDP, (137, 137), "NetBIOS names"),
    common(
        "netbios-dgm",
        Protocol::UDP,
        (138, 138),
        "NetBIOS datagrams",
    ),
    common(
        "netbios-ssn",
        Protocol::TCP,
        (139, 139),
        "NetBIOS sessions; carriers block it",
    ),
    common(
        "smb",
        Protocol::TCP,
        (445, 445),
        "file shares; carriers block it",
    ),
    common("vnc", Protocol::TCP, (5900, 5900), "VNC; carriers block it"),
];

const fn quick(name: &'static str, port: u16, service: &'static str) -> CommonPort {
    CommonPort {
        is_quick: true,
        ..common(name, Protocol::TCP, (port, port), service)
    }
}

const fn whole(name: &'static str, protocol: Protocol, service: &'static str) -> CommonPort {
    CommonPort {
        name,
        protocol,
        ports: None,
        service,
        is_quick: false,
    }
}

const fn common(
    name: &'static str,
    protocol: Protocol,
    ports: (u16, u16),
    service: &'static str,
) -> CommonPort {
    CommonPort {
        name,
        protocol,
        ports: Some(ports),
        service,
        is_quick: false,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use header_space::Direction;

    use super::*;
    use crate::{NicType, Priority};

    #[test]
    fn the_quick_rules_are_those_of_the_guide() {
        let quick: Vec<_> = COMMON_PORTS
            .iter()
            .filter(|it| it.is_quick)
            .map(|it| (it.name, it.ports.expect("all have ports").0))
            .collect();
        let guide = [
            ("ssh", 22),
            ("telnet", 23),
            ("http", 80),
            ("https", 443),
            ("mssql", 1433),
            ("oracle", 1521),
            ("mysql", 3306),
            ("rdp", 3389),
            ("postgresql", 5432),
            ("redis", 6379),
        ];
        assert_eq!(quick, guide);
    }

    #[test]
    fn names_are_told_apart_and_every_service_has_its_traffic() {
        let names: BTreeSet<_> = COMMON_PORTS.iter().map(|it| it.name).collect();
        assert_eq!(names.len(), COMMON_PORTS.len());
        for it in &COMMON_PORTS {
            assert_eq!(CommonPort::named(&it.name.to_uppercase()), Some(it));
            assert_eq!(it.ports.is_some(), it.protocol.has_ports(), "{}", it.name);
            let _ = it.traffic();
        }
        for list in &BUILT_IN_LISTS {
            assert_eq!(BuiltInList::named(list.name), Some(list));
            for (entry, what) in list.entries {
                let cidr: Cidr = entry.parse().expect("a block");
                assert_eq!(cidr.network().to_string(), *entry);
                assert!((2..=32).contains(&what.len()), "{what}");
            }
        }
    }

    #[test]
    fn only_rules_that_open_a_blocked_port_to_the_internet_rely_on_it() {
        let rule = |policy, (first, last), peer: &str| RuleSpec {
            direction: Direction::Ingress,
            nic_type: NicType::Intranet,
            traffic: Traffic::Ports {
                protocol: Protocol::TCP,
                ports: Ports::Range(PortRange::new(first, last).expect("a range")),
            },
            source_ports: None,
            peer: Peer::Cidr(peer.parse().expect("a block")),
            local: None,
            policy,
            priority: Priority::FIRST,
        };
        for (policy, ports, peer, expected) in [
            (Policy::Accept, (445, 445), "0.0.0.0/0", vec![445]),
            (
                Policy::Accept,
                (400, 6_000),
                "203.0.113.0/24",
                vec![444, 445, 5800, 5900],
            ),
            (Policy::Accept, (130, 140), "::/0", vec![135, 139]),
            (Policy::Accept, (443, 443), "0.0.0.0/0", vec![]),
            (Policy::Accept, (1, 65_535), "0.0.0.0/0", vec![]),
            (Policy::Accept, (445, 445), "10.1.0.0/16", vec![]),
            (Policy::Accept, (445, 445), "10.0.0.0/7", vec![445]),
            (Policy::Drop, (445, 445), "0.0.0.0/0", vec![]),
        ] {
            let found = rule(policy, ports, peer).carrier_blocked_ports();
            assert_eq!(found, expected, "{policy:?} {ports:?} {peer}");
        }
    }
}
