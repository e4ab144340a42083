//! That a caller may write rules into a group: each rule is decided with the condition keys of its own.

use std::sync::Arc;

use cloud_id::SecurityGroupId;
use header_space::Cidr;
use openapi::{ApiError, errors};
use ram::WrittenRule;
use secgroup::{EffectiveRules, Peer, Ports, RuleSpec, SecurityGroup, Traffic};

use crate::caller::Permit;
use crate::planner::Planner;

/// A rule as policies ask about it.
struct Written {
    protocol: String,
    peer: Option<Cidr>,
    ports: String,
    group: String,
    opens_to_internet: Option<bool>,
}

impl Written {
    fn of(group: &SecurityGroupId, spec: &RuleSpec, opens_to_internet: Option<bool>) -> Self {
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
            opens_to_internet,
        }
    }
}

/// The ports of a rule without any.
const ALL_PORTS: &str = "-1/-1";

/// That the caller may write these rules into a group, which then is as `after` says; `None` from it says that the
/// rules cannot be written. Without a rule the action on the group is decided.
///
/// Source: ECS RAM authorization, `AuthorizeSecurityGroup`. Choice: docs/decisions/0001-decision-table.md, row 11.
pub(super) fn permit<'s>(
    planner: &mut Planner<'_>,
    group: &SecurityGroupId,
    rules: impl Iterator<Item = &'s RuleSpec>,
    after: impl FnOnce(&Planner<'_>, &SecurityGroup) -> Option<SecurityGroup>,
) -> Result<Permit, ApiError> {
    let resource = format!("securitygroup/{group}");
    if planner.is_root() {
        return planner.permit(&resource, planner.account());
    }
    let opens = planner
        .own(planner.snapshot().security_group(group))
        .map(|now| opens_to_internet(planner, now, after));
    let rules: Vec<Written> = rules.map(|spec| Written::of(group, spec, opens)).collect();
    if rules.is_empty() {
        return planner.permit(&resource, planner.account());
    }
    planner.permit_each(&resource, planner.account(), &rules, |context, rule| {
        context.fill_written_rule(WrittenRule {
            protocol: &rule.protocol,
            peer: rule.peer,
            ports: &rule.ports,
            group: &rule.group,
            opens_to_internet: rule.opens_to_internet,
        });
    })
}

/// Whether a group as it will be lets the internet in.
///
/// Choice: docs/decisions/0036-what-policies-are-told.md
fn opens_to_internet(
    planner: &Planner<'_>,
    now: &Arc<SecurityGroup>,
    after: impl FnOnce(&Planner<'_>, &SecurityGroup) -> Option<SecurityGroup>,
) -> bool {
    let after = after(planner, now).map_or_else(|| Arc::clone(now), Arc::new);
    let snapshot = planner.snapshot();
    let rules = EffectiveRules::of(&[after], &|id| snapshot.prefix_list(id).cloned(), &|id| {
        snapshot.port_range_list(id).cloned()
    });
    rules.let_the_internet_in()
}

/// A group that the caller owns, and that the caller may write these rules into it; see [`permit`].
pub(super) fn own_group<'a, 's>(
    planner: &mut Planner<'a>,
    id: &SecurityGroupId,
    rules: impl Iterator<Item = &'s RuleSpec>,
    after: impl FnOnce(&Planner<'_>, &SecurityGroup) -> Option<SecurityGroup>,
) -> Result<(&'a Arc<SecurityGroup>, Permit), ApiError> {
    let permit = permit(planner, id, rules, after)?;
    let group = planner
        .own(planner.snapshot().security_group(id))
        .ok_or_else(|| errors::INVALID_SECURITY_GROUP_ID_NOT_FOUND.with(id))?;
    Ok((group, permit))
}
