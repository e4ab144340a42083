use std::sync::Arc;

use openapi::ApiError;
use openapi::generated::ecs::describe_port_range_lists::{
    Request, Response, ResponsePortRangeLists, ResponsePortRangeListsTags,
};
use secgroup::PortRangeList;

use super::subject;
use crate::paging::{PageBounds, PageRequest};
use crate::planner::Planner;
use crate::words;

/// The port range lists of the caller that pass every filter, newest first.
///
/// Source: ECS API, `DescribePortRangeLists`.
pub(super) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    planner.permit("portrangelist/*", planner.account())?;
    let passes = |list: &&Arc<PortRangeList>| {
        let ids = &request.port_range_list_id;
        let is = |wanted: &Option<String>, text: &str| {
            wanted.as_deref().is_none_or(|wanted| wanted == text)
        };
        planner.own(Some(list)).is_some()
            && (ids.is_empty() || ids.iter().any(|id| id == list.id.as_str()))
            && is(&request.port_range_list_name, list.name.as_str())
            && is(&request.resource_group_id, &list.resource_group)
            && words::has_tags(
                &list.tags,
                request.tag.iter().map(|tag| (tag.key.as_deref(), tag.value.as_deref())),
            )
    };
    let found = planner.snapshot().port_range_lists().filter(passes).collect();
    let pages = PageRequest {
        max_results: Some(request.max_results.unwrap_or(10)),
        next_token: request.next_token.as_deref(),
        ..PageRequest::default()
    };
    let page = planner.page(found, pages, PageBounds::clamped(10, 1, 100), |list| {
        subject::newest_first(list.created, list.id.as_str())
    })?;
    Ok(Response {
        next_token: page.next_token,
        port_range_lists: page.items.iter().map(|list| shown(planner, list)).collect(),
    })
}

fn shown(planner: &Planner<'_>, list: &PortRangeList) -> ResponsePortRangeLists {
    let users = planner.snapshot().groups_naming_port_range_list(&list.id).count();
    let tag = |(key, value): (&str, &str)| ResponsePortRangeListsTags {
        tag_key: key.into(),
        tag_value: value.into(),
    };
    ResponsePortRangeLists {
        association_count: i64::try_from(users).unwrap_or(i64::MAX),
        creation_time: list.created.to_string(),
        description: list.description.to_string(),
        max_entries: list.max_entries.into(),
        port_range_list_id: list.id.to_string(),
        port_range_list_name: list.name.to_string(),
        resource_group_id: list.resource_group.clone(),
        tags: list.tags.iter().map(tag).collect(),
    }
}
