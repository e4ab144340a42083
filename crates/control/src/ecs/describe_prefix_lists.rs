use std::sync::Arc;

use openapi::ApiError;
use openapi::generated::ecs::describe_prefix_lists::{
    Request, Response, ResponsePrefixList, ResponsePrefixListTag,
};
use secgroup::PrefixList;

use super::{list_words, subject};
use crate::paging::{PageBounds, PageRequest};
use crate::planner::Planner;
use crate::words;

/// The prefix lists of the caller that pass every filter, newest first.
///
/// Source: ECS API, `DescribePrefixLists`.
pub(super) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    planner.permit("prefixlist/*", planner.account())?;
    let family = request.address_family.as_deref().map(list_words::family).transpose()?;
    let passes = |list: &&Arc<PrefixList>| {
        let ids = &request.prefix_list_id;
        let is = |wanted: &Option<String>, text: &str| {
            wanted.as_deref().is_none_or(|wanted| wanted == text)
        };
        planner.own(Some(list)).is_some()
            && family.is_none_or(|family| family == list.family)
            && (ids.is_empty() || ids.iter().any(|id| id == list.id.as_str()))
            && is(&request.prefix_list_name, list.name.as_str())
            && is(&request.resource_group_id, &list.resource_group)
            && words::has_tags(
                &list.tags,
                request.tag.iter().map(|tag| (tag.key.as_deref(), tag.value.as_deref())),
            )
    };
    let found = planner.snapshot().prefix_lists().filter(passes).collect();
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
        prefix_lists: page.items.iter().map(|list| shown(planner, list)).collect(),
    })
}

fn shown(planner: &Planner<'_>, list: &PrefixList) -> ResponsePrefixList {
    let users = planner.snapshot().groups_naming_prefix_list(&list.id).count();
    let tag = |(key, value): (&str, &str)| ResponsePrefixListTag {
        tag_key: key.into(),
        tag_value: value.into(),
    };
    ResponsePrefixList {
        address_family: list_words::family_text(list.family).into(),
        association_count: i64::try_from(users).unwrap_or(i64::MAX),
        creation_time: list.created.to_string(),
        description: list.description.to_string(),
        max_entries: list.max_entries.into(),
        prefix_list_id: list.id.to_string(),
        prefix_list_name: list.name.to_string(),
        resource_group_id: list.resource_group.clone(),
        tags: list.tags.iter().map(tag).collect(),
    }
}
