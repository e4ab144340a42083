use std::cmp::Reverse;
use std::sync::Arc;

use header_space::Direction;
use openapi::generated::ecs::describe_security_group_attribute::Request;
use openapi::{ApiError, errors};
use secgroup::{Network, Rule};

use super::described_group::DescribedGroup;
use super::{permission, subject};
use crate::paging::{PageBounds, PageRequest};
use crate::planner::Planner;

/// A group with its rules, newest first.
///
/// Source: ECS API, `DescribeSecurityGroupAttribute`. Choice: docs/decisions/0014-rules-on-the-wire.md
pub(super) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<DescribedGroup, ApiError> {
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
    let mut wanted: Vec<(usize, &Rule)> = wanted.collect();
    // Of one second, what stands later in the group is newer.
    wanted.sort_by_key(|(at, rule)| Reverse((rule.created, *at)));
    let pages = PageRequest {
        max_results: Some(request.max_results.unwrap_or(500)),
        next_token: request.next_token.as_deref(),
        ..PageRequest::default()
    };
    let page = planner.page_of_sorted(wanted, pages, PageBounds::clamped(500, 10, 1_000), |it| {
        let (at, rule) = it;
        subject::newest_first(rule.created, &format!("{:010}", usize::MAX - at))
    })?;
    Ok(DescribedGroup {
        shown: page.items.iter().map(|(at, _)| *at).collect(),
        next_token: page.next_token,
        group: Arc::clone(group),
        snapshot: planner.snapshot().clone(),
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

