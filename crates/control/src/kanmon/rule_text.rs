use header_space::Direction;
use secgroup::{NicType, Peer, Policy, Ports, RuleSpec, Traffic};

/// A rule in one line, as `accept tcp 22/22 from 0.0.0.0/0, priority 1`.
pub(super) fn rule_text(spec: &RuleSpec) -> String {
    let policy = match spec.policy {
        Policy::Accept => "accept",
        Policy::Drop => "drop",
    };
    let traffic = match &spec.traffic {
        Traffic::All => "all".to_owned(),
        Traffic::Protocol(protocol) => protocol.to_string(),
        Traffic::Ports {
            protocol,
            ports: Ports::Range(range),
        } => format!("{protocol} {range}"),
        Traffic::Ports {
            protocol,
            ports: Ports::List(list),
        } => format!("{protocol} {list}"),
    };
    let peer = match &spec.peer {
        Peer::Cidr(cidr) => cidr.to_string(),
        Peer::Group { group, .. } => group.to_string(),
        Peer::PrefixList(list) => list.to_string(),
    };
    let (side, own) = match spec.direction {
        Direction::Ingress => ("from", "to"),
        Direction::Egress => ("to", "from"),
    };
    let mut text = format!("{policy} {traffic} {side} {peer}");
    if let Some(ports) = spec.source_ports {
        text.push_str(&format!(", source port {ports}"));
    }
    if let Some(local) = spec.local {
        text.push_str(&format!(", {own} {local}"));
    }
    if spec.nic_type == NicType::Internet {
        text.push_str(", internet card");
    }
    text.push_str(&format!(", priority {}", spec.priority));
    text
}
