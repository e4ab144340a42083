//! That a caller may write rules into a group: each rule is decided with the condition keys of its own.

use std::sync::Arc;

use cloud_id::SecurityGroupId;
use header_space::Cidr;
use openapi::{ApiError, errors};
use ram::WrittenRule;
use secgroup::{Peer, Ports, RuleSpec, SecurityGroup, Traffic};

use crate::caller::Permit;
use crate::planner::Planner;

/// A rule as policies ask about it.
struct Written {
    protocol: String,
    peer: Option<Cidr>,
    ports: String,
    group: String,
}

impl Written {
    fn of(group: &SecurityGroupId, spec: &RuleSpec) -> Self {
        let (protocol, ports) = match &spec.traffic {
            Traffic::All => ("ALL".to_owned(), ALL_PORTS.to_owned()),
            Traffic::Protocol(protocol) => (protocol.to_string(), ALL_PORTS.to_owned()),
            Traffic::Ports {
                protocol,
                ports: Ports::Range(range),
            } => (protocol.to_string(), range.to_string()),
            Traffic::Ports {
                protocol,
                ports: Ports::List(list),
            } => (protocol.to_string(), list.to_string()),
        };
        Self {
            protocol,
            peer: match spec.peer {
                Peer::Cidr(cidr) => Some(cidr),
                Peer::Group { .. } | Peer::PrefixList(_) => None,
            },
            ports,
            group: group.to_string(),
        }
    }
}

/// The ports of a rule without any.
const ALL_PORTS: &str = "-1/-1";

/// That the caller may write these rules into a group. Without a rule the action on the group is decided.
///
/// Source: ECS RAM authorization, `AuthorizeSecurityGroup`. Choice: docs/decisions/0001-decision-table.md, row 11.
pub(super) fn permit<'s>(
    planner: &mut Planner<'_>,
    group: &SecurityGroupId,
    rules: impl Iterator<Item = &'s RuleSpec>,
) -> Result<Permit, ApiError> {
    let resource = format!("securitygroup/{group}");
    if planner.is_root() {
        return planner.permit(&resource, planner.account());
    }
    let rules: Vec<Written> = rules.map(|spec| Written::of(group, spec)).collect();
    if rules.is_empty() {
        return planner.permit(&resource, planner.account());
    }
    planner.permit_each(&resource, planner.account(), &rules, |context, rule| {
        context.fill_written_rule(WrittenRule {
            protocol: &rule.protocol,
            peer: rule.peer,
            ports: &rule.ports,
            group: &rule.group,
        });
    })
}

/// A group that the caller owns, and that the caller may write these rules into it.
pub(super) fn own_group<'a, 's>(
    planner: &mut Planner<'a>,
    id: &SecurityGroupId,
    rules: impl Iterator<Item = &'s RuleSpec>,
) -> Result<(&'a Arc<SecurityGroup>, Permit), ApiError> {
    let permit = permit(planner, id, rules)?;
    let group = planner
        .own(planner.snapshot().security_group(id))
        .ok_or_else(|| errors::INVALID_SECURITY_GROUP_ID_NOT_FOUND.with(id))?;
    Ok((group, permit))
}
