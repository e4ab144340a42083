use openapi::generated::ecs::describe_security_group_attribute::{Response, ResponsePermission};
use openapi::render;
use secgroup::{Priority, RuleSpec};

use super::*;
use crate::samples::{self, of};

/// Every combination of what a rule may say, in a few groups.
fn groups() -> Vec<SecurityGroup> {
    let ports = |ports| Traffic::Ports {
        protocol: Protocol::TCP,
        ports,
    };
    let traffics = [
        Traffic::All,
        Traffic::Protocol(Protocol::GRE),
        Traffic::Protocol(Protocol::ICMPV6),
        Traffic::Protocol(Protocol(99)),
        Traffic::Ports {
            protocol: Protocol::UDP,
            ports: Ports::Range(of("53/53")),
        },
        ports(Ports::Range(of("1/65535"))),
        ports(Ports::List(of("prl-1"))),
        ports(Ports::List(of("prl-unknown"))),
    ];
    let group = |id: &str, owner| Peer::Group {
        group: of(id),
        owner: samples::account(owner),
    };
    let peers = [
        Peer::Cidr(of("203.0.113.7")),
        Peer::Cidr(of("10.0.0.1/8")),
        Peer::Cidr(of("2408::1/64")),
        group("sg-2", 1),
        group("sg-2", 2),
        group("sg-unknown", 2),
        Peer::PrefixList(of("pl-1")),
        Peer::PrefixList(of("pl-unknown")),
    ];
    let mut groups = Vec::new();
    for local in [None, Some(of("192.168.1.10")), Some(of("2408::9/128"))] {
        for direction in [Direction::Ingress, Direction::Egress] {
            let mut rules = Vec::new();
            for traffic in &traffics {
                for peer in &peers {
                    let number = u8::try_from(rules.len() % 100 + 1).expect("1 to 100");
                    let rule = samples::rule(number, direction, traffic.clone(), peer.clone());
                    let priority = Priority::new(number).expect("1 to 100");
                    let spec = RuleSpec {
                        local,
                        priority,
                        ..rule.spec
                    };
                    rules.push(Rule {
                        spec,
                        description: of("\"why\", <so>"),
                        ..rule
                    });
                }
            }
            groups.push(SecurityGroup {
                rules,
                ..samples::group("sg-1")
            });
        }
    }
    let mut classic = samples::group_of_all_rules();
    classic.network = Network::Classic;
    classic.name = None;
    groups.push(classic);
    groups
}

#[test]
fn a_group_is_written_as_the_operations_response_of_the_same_fields() {
    let mut objects = samples::objects();
    objects.push(estate::Object::SecurityGroup(Arc::new(samples::group(
        "sg-2",
    ))));
    let snapshot = samples::snapshot(objects);
    let mut seen = std::collections::BTreeSet::new();
    for group in groups() {
        let plain = Response {
            description: group.description.to_string(),
            inner_access_policy: match group.inner_access {
                InnerAccessPolicy::Accept => "Accept".into(),
                InnerAccessPolicy::Drop => "Drop".into(),
            },
            next_token: "next".into(),
            permissions: group
                .rules
                .iter()
                .rev()
                .map(|rule| shown(&snapshot, &group, rule))
                .collect(),
            region_id: group.region.to_string(),
            security_group_id: group.id.to_string(),
            security_group_name: group
                .name
                .as_ref()
                .map(ToString::to_string)
                .unwrap_or_default(),
            snapshot_policy_ids: Vec::new(),
            vpc_id: match &group.network {
                Network::Vpc(vpc) => vpc.to_string(),
                Network::Classic => String::new(),
            },
        };
        let written = DescribedGroup {
            shown: (0..group.rules.len()).rev().collect(),
            next_token: "next".into(),
            group: Arc::new(group),
            snapshot: snapshot.clone(),
        };
        let text = |fields: &dyn Fields| String::from_utf8(render::json(fields)).expect("UTF-8");
        assert_eq!(text(&written), text(&plain));
        for permission in plain.permissions {
            let named = [
                ("a far group", permission.source_group_name),
                ("its owner", permission.dest_group_owner_account),
                ("a prefix list", permission.source_prefix_list_name),
                ("a port list", permission.port_range_list_name),
                ("an IPv6 side", permission.ipv6_dest_cidr_ip),
            ];
            seen.extend(
                named
                    .into_iter()
                    .filter(|(_, text)| !text.is_empty())
                    .map(|(what, _)| what),
            );
        }
    }
    assert_eq!(seen.len(), 5, "the rules show {seen:?} only");
}

/// A rule with every field, unset ones as empty texts.
fn shown(snapshot: &Snapshot, group: &SecurityGroup, rule: &Rule) -> ResponsePermission {
    let spec = &rule.spec;
    let mut shown = ResponsePermission {
        create_time: rule.created.to_string(),
        description: rule.description.as_str().into(),
        direction: match spec.direction {
            Direction::Ingress => "ingress".into(),
            Direction::Egress => "egress".into(),
        },
        ip_protocol: plain_protocol(&spec.traffic),
        nic_type: match spec.nic_type {
            NicType::Internet => "internet".into(),
            NicType::Intranet => "intranet".into(),
        },
        policy: match spec.policy {
            Policy::Accept => "Accept".into(),
            Policy::Drop => "Drop".into(),
        },
        priority: spec.priority.number().into(),
        security_group_rule_id: rule.id.to_string(),
        source_port_range: spec
            .source_ports
            .map(|ports| ports.to_string())
            .unwrap_or_default(),
        ..ResponsePermission::default()
    };
    match &spec.traffic {
        Traffic::All | Traffic::Protocol(_) => shown.port_range = "-1/-1".into(),
        Traffic::Ports {
            ports: Ports::Range(range),
            ..
        } => shown.port_range = range.to_string(),
        Traffic::Ports {
            ports: Ports::List(list),
            ..
        } => {
            shown.port_range_list_id = list.to_string();
            let list = snapshot.port_range_list(list);
            shown.port_range_list_name = list.map(|list| list.name.to_string()).unwrap_or_default();
        }
    }
    show_sides(snapshot, group, rule, &mut shown);
    shown
}

fn show_sides(
    snapshot: &Snapshot,
    group: &SecurityGroup,
    rule: &Rule,
    shown: &mut ResponsePermission,
) {
    let spec = &rule.spec;
    let peer = match &spec.peer {
        Peer::Cidr(cidr) => Some(*cidr),
        Peer::Group { .. } | Peer::PrefixList(_) => None,
    };
    let (source, dest) = match spec.direction {
        Direction::Ingress => (peer, spec.local),
        Direction::Egress => (spec.local, peer),
    };
    if let Some(cidr) = source {
        match cidr.family() {
            Family::V4 => shown.source_cidr_ip = cidr.to_string(),
            Family::V6 => shown.ipv6_source_cidr_ip = cidr.to_string(),
        }
    }
    if let Some(cidr) = dest {
        match cidr.family() {
            Family::V4 => shown.dest_cidr_ip = cidr.to_string(),
            Family::V6 => shown.ipv6_dest_cidr_ip = cidr.to_string(),
        }
    }
    match &spec.peer {
        Peer::Cidr(_) => {}
        Peer::Group { group: peer, owner } => {
            let known = snapshot.security_group(peer);
            let name = known
                .and_then(|group| group.name.as_ref())
                .map(ToString::to_string);
            // The account is told where it is another one; clients compare the text with what they sent.
            let account = if *owner == group.owner {
                String::new()
            } else {
                owner.to_string()
            };
            let fields = match spec.direction {
                Direction::Ingress => (
                    &mut shown.source_group_id,
                    &mut shown.source_group_name,
                    &mut shown.source_group_owner_account,
                ),
                Direction::Egress => (
                    &mut shown.dest_group_id,
                    &mut shown.dest_group_name,
                    &mut shown.dest_group_owner_account,
                ),
            };
            *fields.0 = peer.to_string();
            *fields.1 = name.unwrap_or_default();
            *fields.2 = account;
        }
        Peer::PrefixList(list) => {
            let name = snapshot.prefix_list(list).map(|list| list.name.to_string());
            let fields = match spec.direction {
                Direction::Ingress => (
                    &mut shown.source_prefix_list_id,
                    &mut shown.source_prefix_list_name,
                ),
                Direction::Egress => (
                    &mut shown.dest_prefix_list_id,
                    &mut shown.dest_prefix_list_name,
                ),
            };
            *fields.0 = list.to_string();
            *fields.1 = name.unwrap_or_default();
        }
    }
}

/// `TCP`, `UDP`, `ICMP`, `ICMPv6`, `GRE`, `ALL`, or the number.
fn plain_protocol(traffic: &Traffic) -> String {
    let protocol = match traffic {
        Traffic::All => return "ALL".into(),
        Traffic::Protocol(protocol) | Traffic::Ports { protocol, .. } => *protocol,
    };
    match protocol {
        Protocol::ICMPV6 => "ICMPv6".into(),
        other => other.to_string().to_uppercase(),
    }
}
