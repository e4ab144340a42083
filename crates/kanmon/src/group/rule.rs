//! A rule as the API writes it: shown, weighed, and read for what `secgroup` knows about rules.

use std::collections::BTreeMap;

use header_space::{Cidr, Direction, PortRange, Protocol};
use openapi::rule_file::{FIELDS, RuleRow};
use secgroup::{NewRule, NicType, Peer, Policy, Ports, Priority, RuleSpec, Traffic};
use serde_json::{Map, Value};

use crate::output;

/// A row that adds a rule; templates and the catalogue know blocks and port ranges only.
pub(super) fn row_of(rule: &NewRule) -> RuleRow {
    let spec = &rule.spec;
    let (direction, peer_field) = match spec.direction {
        Direction::Ingress => ("ingress", "SourceCidrIp"),
        Direction::Egress => ("egress", "DestCidrIp"),
    };
    let policy = match spec.policy {
        Policy::Accept => "accept",
        Policy::Drop => "drop",
    };
    let row = RuleRow::default()
        .with("Direction", direction)
        .with("Policy", policy)
        .with("Priority", &spec.priority.to_string());
    let row = match &spec.peer {
        Peer::Cidr(cidr) => row.with(peer_field, &cidr.to_string()),
        Peer::Group { .. } | Peer::PrefixList(_) => row,
    };
    with_traffic(row, &spec.traffic)
}

/// The row with a protocol and destination ports.
pub(super) fn with_traffic(row: RuleRow, traffic: &Traffic) -> RuleRow {
    let (protocol, ports) = match traffic {
        Traffic::All => ("ALL".to_owned(), "-1/-1".to_owned()),
        Traffic::Protocol(protocol) => (wire(*protocol), "-1/-1".to_owned()),
        Traffic::Ports { protocol, ports } => match ports {
            Ports::Range(range) => (wire(*protocol), range.to_string()),
            Ports::List(_) => (wire(*protocol), String::new()),
        },
    };
    row.with("IpProtocol", &protocol).with("PortRange", &ports)
}

fn wire(protocol: Protocol) -> String {
    match protocol {
        Protocol::ICMPV6 => "ICMPv6".to_owned(),
        other => other.to_string().to_uppercase(),
    }
}

/// What the row says, where its peer is a block and its ports a range: all that is known without looking lists up.
pub(super) fn spec_of(row: &RuleRow) -> Option<RuleSpec> {
    let ports: PortRange = row.get("PortRange").parse().ok()?;
    let protocol = match row.get("IpProtocol").to_ascii_lowercase().as_str() {
        "tcp" => Protocol::TCP,
        "udp" => Protocol::UDP,
        _ => return None,
    };
    let peer: Cidr = row.peer().parse().ok()?;
    let direction = if row.is_egress() {
        Direction::Egress
    } else {
        Direction::Ingress
    };
    let policy = if row.get("Policy").eq_ignore_ascii_case("drop") {
        Policy::Drop
    } else {
        Policy::Accept
    };
    Some(RuleSpec {
        direction,
        nic_type: NicType::Intranet,
        traffic: Traffic::Ports {
            protocol,
            ports: Ports::Range(ports),
        },
        source_ports: None,
        peer: Peer::Cidr(peer),
        local: None,
        policy,
        priority: row.get("Priority").parse().unwrap_or(Priority::FIRST),
    })
}

/// As how many rules it counts; `lists` has the `MaxEntries` of prefix lists and port range lists by their ids.
///
/// Source: ECS guide, limits of security groups.
pub(crate) fn weight(row: &RuleRow, lists: &BTreeMap<String, u32>) -> u32 {
    let of = |id: &str| lists.get(id).copied().unwrap_or(1);
    of(row.peer()).saturating_mul(of(row.get("PortRangeListId")))
}

/// A table of rules for people.
pub(super) fn table(rows: &[RuleRow]) -> String {
    let cell = |row: &RuleRow, name: &str| row.get(name).to_owned();
    let lines = rows.iter().map(|row| {
        let ports = match row.get("PortRangeListId") {
            "" => cell(row, "PortRange"),
            list => list.to_owned(),
        };
        let near = if row.is_egress() { "Source" } else { "Dest" };
        let near = [format!("{near}CidrIp"), format!("Ipv6{near}CidrIp")];
        let near = near
            .iter()
            .map(|name| row.get(name))
            .find(|it| !it.is_empty());
        vec![
            cell(row, "Direction"),
            cell(row, "Policy").to_lowercase(),
            cell(row, "Priority"),
            cell(row, "IpProtocol").to_lowercase(),
            ports,
            row.peer().to_owned(),
            near.unwrap_or_default().to_owned(),
            cell(row, "Description").replace(['\n', '\r'], " "),
        ]
    });
    let head = [
        "direction",
        "policy",
        "priority",
        "protocol",
        "ports",
        "peer",
        "near side",
        "description",
    ];
    output::table(&head, lines)
}

/// The given fields as a JSON object.
pub(super) fn json(row: &RuleRow) -> Value {
    let given = FIELDS.iter().map(|name| (*name, row.get(name)));
    let fields: Map<String, Value> = given
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| (name.to_owned(), value.into()))
        .collect();
    Value::Object(fields)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_weighs_as_much_as_it_may_hold() {
        let lists = BTreeMap::from([("pl-1".to_owned(), 20), ("prl-1".to_owned(), 3)]);
        let row = |peer: &str, ports: &str| {
            RuleRow::default()
                .with("SourcePrefixListId", peer)
                .with("PortRangeListId", ports)
        };
        for (peer, ports, expected) in [
            ("", "", 1),
            ("pl-1", "", 20),
            ("", "prl-1", 3),
            ("pl-1", "prl-1", 60),
        ] {
            assert_eq!(
                weight(&row(peer, ports), &lists),
                expected,
                "{peer} {ports}"
            );
        }
    }

    #[test]
    fn rules_of_templates_become_rows() {
        let rows: Vec<_> = secgroup::Template::WebServerLinux
            .rules()
            .iter()
            .map(row_of)
            .collect();
        let lines: Vec<_> = rows.iter().map(ToString::to_string).collect();
        assert_eq!(
            lines,
            [
                "ingress accept tcp 80/80 from 0.0.0.0/0, priority 1",
                "ingress accept tcp 443/443 from 0.0.0.0/0, priority 1",
                "ingress accept tcp 22/22 from 0.0.0.0/0, priority 1",
                "ingress accept icmp -1/-1 from 0.0.0.0/0, priority 1",
            ]
        );
    }
}
