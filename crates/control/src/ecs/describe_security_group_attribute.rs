use header_space::{Direction, Family, Protocol};
use openapi::generated::ecs::describe_security_group_attribute::{
    Request, Response, ResponsePermission,
};
use openapi::{ApiError, errors};
use secgroup::{InnerAccessPolicy, Network, NicType, Peer, Policy, Ports, Rule, SecurityGroup, Traffic};

use super::{permission, subject};
use crate::paging::{PageBounds, PageRequest};
use crate::planner::Planner;

/// A group with its rules, newest first.
///
/// Source: ECS API, `DescribeSecurityGroupAttribute`. Choice: docs/decisions/0014-rules-on-the-wire.md
pub(super) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let id = subject::group_id(request.security_group_id.as_deref())?;
    let direction = direction(request.direction.as_deref())?;
    let nic_type = request.nic_type.as_deref().map(permission::nic_type).transpose()?;
    if let Some(other) = request.attribute.as_deref().filter(|text| *text != "snapshotPolicyIds") {
        return Err(errors::INVALID_PARAMETER_ATTRIBUTE_NOT_SUPPORTED.with(other));
    }
    let (group, _) = subject::own_group(planner, &id)?;
    let has_card = |rule: &Rule| match group.network {
        Network::Vpc(_) => true,
        Network::Classic => nic_type.is_none_or(|wanted| wanted == rule.spec.nic_type),
    };
    let wanted = group.rules.iter().enumerate().filter(|(_, rule)| {
        direction.is_none_or(|wanted| wanted == rule.spec.direction) && has_card(rule)
    });
    let pages = PageRequest {
        max_results: Some(request.max_results.unwrap_or(500)),
        next_token: request.next_token.as_deref(),
        ..PageRequest::default()
    };
    // Of one second, what stands later in the group is newer.
    let page = planner.page(wanted.collect(), pages, PageBounds::clamped(500, 10, 1_000), |it| {
        let (at, rule) = it;
        subject::newest_first(rule.created, &format!("{:010}", usize::MAX - at))
    })?;
    Ok(Response {
        description: group.description.to_string(),
        inner_access_policy: match group.inner_access {
            InnerAccessPolicy::Accept => "Accept".into(),
            InnerAccessPolicy::Drop => "Drop".into(),
        },
        next_token: page.next_token,
        permissions: page.items.iter().map(|(_, rule)| shown(planner, group, rule)).collect(),
        region_id: group.region.to_string(),
        security_group_id: group.id.to_string(),
        security_group_name: group.name.as_ref().map(ToString::to_string).unwrap_or_default(),
        snapshot_policy_ids: Vec::new(),
        vpc_id: match &group.network {
            Network::Vpc(vpc) => vpc.to_string(),
            Network::Classic => String::new(),
        },
    })
}

fn direction(text: Option<&str>) -> Result<Option<Direction>, ApiError> {
    match text.unwrap_or("all").to_ascii_lowercase().as_str() {
        "all" => Ok(None),
        "ingress" => Ok(Some(Direction::Ingress)),
        "egress" => Ok(Some(Direction::Egress)),
        other => Err(errors::INVALID_PARAMTER.with(format_args!(
            "Direction is {other:?}; it is egress, ingress or all"
        ))),
    }
}

/// A rule with every field, unset ones as empty texts.
fn shown(planner: &Planner<'_>, group: &SecurityGroup, rule: &Rule) -> ResponsePermission {
    let spec = &rule.spec;
    let mut shown = ResponsePermission {
        create_time: rule.created.to_string(),
        description: rule.description.as_str().into(),
        direction: match spec.direction {
            Direction::Ingress => "ingress".into(),
            Direction::Egress => "egress".into(),
        },
        ip_protocol: protocol(&spec.traffic),
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
        source_port_range: spec.source_ports.map(|ports| ports.to_string()).unwrap_or_default(),
        ..ResponsePermission::default()
    };
    match &spec.traffic {
        Traffic::All | Traffic::Protocol(_) => shown.port_range = "-1/-1".into(),
        Traffic::Ports { ports: Ports::Range(range), .. } => shown.port_range = range.to_string(),
        Traffic::Ports { ports: Ports::List(list), .. } => {
            shown.port_range_list_id = list.to_string();
            let list = planner.snapshot().port_range_list(list);
            shown.port_range_list_name = list.map(|list| list.name.to_string()).unwrap_or_default();
        }
    }
    show_sides(planner, group, rule, &mut shown);
    shown
}

fn show_sides(
    planner: &Planner<'_>,
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
            let known = planner.snapshot().security_group(peer);
            let name = known.and_then(|group| group.name.as_ref()).map(ToString::to_string);
            // The account is told where it is another one; clients compare the text with what they sent.
            let account = if *owner == group.owner { String::new() } else { owner.to_string() };
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
            let name = planner.snapshot().prefix_list(list).map(|list| list.name.to_string());
            let fields = match spec.direction {
                Direction::Ingress => {
                    (&mut shown.source_prefix_list_id, &mut shown.source_prefix_list_name)
                }
                Direction::Egress => {
                    (&mut shown.dest_prefix_list_id, &mut shown.dest_prefix_list_name)
                }
            };
            *fields.0 = list.to_string();
            *fields.1 = name.unwrap_or_default();
        }
    }
}

/// `TCP`, `UDP`, `ICMP`, `ICMPv6`, `GRE`, `ALL`, or the number.
fn protocol(traffic: &Traffic) -> String {
    let protocol = match traffic {
        Traffic::All => return "ALL".into(),
        Traffic::Protocol(protocol) | Traffic::Ports { protocol, .. } => *protocol,
    };
    match protocol {
        Protocol::ICMPV6 => "ICMPv6".into(),
        other => other.to_string().to_uppercase(),
    }
}
