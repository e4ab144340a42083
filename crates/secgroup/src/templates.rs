use header_space::{Cidr, Direction, PortRange, Protocol};

use crate::{NewRule, NicType, Peer, Policy, Ports, Priority, RuleDescription, RuleSpec, Traffic};

/// Rules that a new group may begin with.
///
/// Source: guide 004, security group templates; ECS guide, default security groups.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Template {
    /// The default group of a VPC: SSH, RDP and ICMP from anywhere, at the weakest priority.
    ///
    /// Choice: docs/decisions/0001-decision-table.md, row 7.
    DefaultGroup,
    /// Web server on Linux: HTTP, HTTPS, SSH and ICMP from anywhere.
    WebServerLinux,
    /// Web server on Windows: HTTP, HTTPS, RDP and ICMP from anywhere.
    WebServerWindows,
    /// None: what the API makes.
    Custom,
}

impl Template {
    /// Its rules, all ingress.
    #[must_use]
    pub fn rules(self) -> Vec<NewRule> {
        let (ports, priority): (&[u16], Priority) = match self {
            Self::DefaultGroup => (&[22, 3389], Priority::LAST),
            Self::WebServerLinux => (&[80, 443, 22], Priority::FIRST),
            Self::WebServerWindows => (&[80, 443, 3389], Priority::FIRST),
            Self::Custom => return Vec::new(),
        };
        let tcp = ports.iter().map(|&port| Traffic::Ports {
            protocol: Protocol::TCP,
            ports: Ports::Range(PortRange::new(port, port).expect("one port above zero")),
        });
        tcp.chain([Traffic::Protocol(Protocol::ICMP)])
            .map(|traffic| accept_from_anywhere(traffic, priority))
            .collect()
    }
}

fn accept_from_anywhere(traffic: Traffic, priority: Priority) -> NewRule {
    let anywhere = Cidr::new([0, 0, 0, 0].into(), 0).expect("zero is a length");
    NewRule {
        spec: RuleSpec {
            direction: Direction::Ingress,
            nic_type: NicType::Intranet,
            traffic,
            source_ports: None,
            peer: Peer::Cidr(anywhere),
            local: None,
            policy: Policy::Accept,
            priority,
        },
        description: RuleDescription::default(),
    }
}
