use std::collections::BTreeSet;
use std::sync::Arc;

use openapi::generated::ecs::describe_security_groups::{
    Request, Response, ResponseSecurityGroup, ResponseSecurityGroupTag,
};
use openapi::{ApiError, errors};
use secgroup::{GroupType, Limits, Network, SecurityGroup};

use super::subject;
use crate::paging::{PageBounds, PageRequest};
use crate::planner::Planner;
use crate::words;

/// The groups of the caller that pass every filter, newest first. An id that is not there is no error.
///
/// Source: ECS API, `DescribeSecurityGroups`.
pub(super) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    planner.permit("securitygroup/*", planner.account())?;
    let filter = Filter::of(request)?;
    let own = planner.snapshot().security_groups().filter(|group| planner.own(Some(group)).is_some());
    let mut found: Vec<&Arc<SecurityGroup>> = own.filter(|group| filter.passes(group)).collect();
    found.sort_by(|a, b| b.created.cmp(&a.created).then_with(|| a.id.cmp(&b.id)));
    let is_numbered = request.page_number.is_some() || request.page_size.is_some();
    let pages = PageRequest {
        page_number: request.page_number,
        page_size: request.page_size,
        // With neither style asked for, an answer can be continued in both.
        max_results: request.max_results.or((!is_numbered).then_some(10)),
        next_token: request.next_token.as_deref(),
    };
    let page = planner.page_of_sorted(found, pages, BOUNDS, |group| {
        subject::newest_first(group.created, group.id.as_str())
    })?;
    Ok(Response {
        next_token: page.next_token,
        page_number: page.page_number,
        page_size: page.page_size,
        region_id: planner.region().to_string(),
        security_groups: page.items.iter().map(|group| shown(planner, group)).collect(),
        total_count: page.total,
    })
}

const BOUNDS: PageBounds = PageBounds::clamped(10, 1, 100);

struct Filter<'r> {
    request: &'r Request,
    group_type: Option<GroupType>,
    is_classic: Option<bool>,
    ids: Option<BTreeSet<&'r str>>,
}

impl<'r> Filter<'r> {
    fn of(request: &'r Request) -> Result<Self, ApiError> {
        let group_type = match request.security_group_type.as_deref() {
            None => None,
            Some("normal") => Some(GroupType::Basic),
            Some("enterprise") => Some(GroupType::Advanced),
            Some(other) => {
                return Err(errors::INVALID_PARAMETER
                    .with(format_args!("SecurityGroupType is {other:?}; it is normal or enterprise")));
            }
        };
        let is_classic = match request.network_type.as_deref() {
            None => None,
            Some(text) if text.eq_ignore_ascii_case("vpc") => Some(false),
            Some(text) if text.eq_ignore_ascii_case("classic") => Some(true),
            Some(other) => {
                return Err(errors::INVALID_PARAMETER
                    .with(format_args!("NetworkType is {other:?}; it is vpc or classic")));
            }
        };
        let ids = request.security_group_ids.as_ref();
        if let Some(ids) = ids.filter(|ids| ids.len() > 100) {
            return Err(errors::INVALID_SECURITY_GROUP_ID_MALFORMED
                .with(format_args!("{} ids; at most 100", ids.len())));
        }
        let ids = ids.map(|ids| ids.iter().map(String::as_str).collect());
        Ok(Self { request, group_type, is_classic, ids })
    }

    fn passes(&self, group: &SecurityGroup) -> bool {
        let Request { security_group_id, security_group_name, vpc_id, resource_group_id, .. } =
            self.request;
        let name = group.name.as_ref().map_or("", |name| name.as_str());
        let is_named = |wanted: &str| match self.request.fuzzy_query {
            Some(true) => name.contains(wanted.trim_matches('*')),
            Some(false) | None => name == wanted,
        };
        let vpc = vpc_of(&group.network);
        security_group_id.as_deref().is_none_or(|id| id == group.id.as_str())
            && self.ids.as_ref().is_none_or(|ids| ids.contains(group.id.as_str()))
            && security_group_name.as_deref().is_none_or(is_named)
            && vpc_id.as_deref().is_none_or(|wanted| wanted == vpc)
            && resource_group_id.as_deref().is_none_or(|wanted| wanted == group.resource_group)
            && self.group_type.is_none_or(|wanted| wanted == group.group_type)
            && self.is_classic.is_none_or(|wanted| wanted == (group.network == Network::Classic))
            && self.request.service_managed.is_none_or(|wanted| wanted == group.managed_by.is_some())
            && words::has_tags(
                &group.tags,
                self.request.tag.iter().map(|tag| (tag.key.as_deref(), tag.value.as_deref())),
            )
    }
}

fn shown(planner: &Planner<'_>, group: &SecurityGroup) -> ResponseSecurityGroup {
    let snapshot = planner.snapshot();
    let instances: BTreeSet<_> = snapshot
        .enis_in(&group.id)
        .filter_map(|eni| eni.attachment.as_ref().map(|attachment| &attachment.instance))
        .collect();
    let tag = |(key, value): (&str, &str)| ResponseSecurityGroupTag {
        tag_key: key.into(),
        tag_value: value.into(),
    };
    let service_id = group.managed_by.as_ref().and_then(|by| by.service_id.parse().ok());
    ResponseSecurityGroup {
        available_instance_amount: room(planner, group, &planner.limits()),
        creation_time: group.created.to_string(),
        description: group.description.to_string(),
        ecs_count: count(instances.len()),
        group_to_group_rule_count: group.group_peer_rules().into(),
        resource_group_id: group.resource_group.clone(),
        rule_count: count(group.rules.len()),
        security_group_id: group.id.to_string(),
        security_group_name: group.name.as_ref().map(ToString::to_string).unwrap_or_default(),
        security_group_type: match group.group_type {
            GroupType::Basic => "normal".into(),
            GroupType::Advanced => "enterprise".into(),
        },
        service_id: service_id.unwrap_or(0),
        service_managed: group.managed_by.is_some(),
        tags: group.tags.iter().map(tag).collect(),
        vpc_id: vpc_of(&group.network).into(),
    }
}

/// How many more private addresses (basic) or ENIs (advanced) the group takes.
fn room(planner: &Planner<'_>, group: &SecurityGroup, limits: &Limits) -> i64 {
    let taken = planner.snapshot().occupancy(&group.id);
    let left = match group.group_type {
        GroupType::Basic => limits.addresses_per_basic_group.saturating_sub(taken.addresses),
        GroupType::Advanced => limits.enis_per_advanced_group.saturating_sub(taken.enis),
    };
    left.into()
}

fn vpc_of(network: &Network) -> &str {
    match network {
        Network::Vpc(id) => id.as_str(),
        Network::Classic => "",
    }
}

fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
