use std::sync::Arc;

use openapi::ApiError;
use openapi::generated::resourcemanager::list_resource_groups::{
    Request, Response, ResponseResourceGroup, ResponseResourceGroupTag,
};
use ram::directory::ResourceGroup;

use super::group::STATUS;
use crate::paging::{PageBounds, PageRequest};
use crate::planner::Planner;
use crate::words;

/// Lists the resource groups of the account.
///
/// Source: ResourceManager API, `ListResourceGroups`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    planner.permit("resourcegroup/*", planner.account())?;
    let account = planner.account();
    let identities = planner.identities();
    let is = |wanted: &Option<String>, text: &str| {
        wanted
            .as_deref()
            .is_none_or(|it| it.is_empty() || it == text)
    };
    let is_asked_for = |group: &&Arc<ResourceGroup>| {
        let tags = request
            .tag
            .iter()
            .map(|it| (it.key.as_deref(), it.value.as_deref()));
        let ids = &request.resource_group_ids;
        is(&request.display_name, &group.display_name)
            && is(&request.name, &group.name)
            && is(&request.resource_group_id, group.id.as_str())
            && is(&request.status, STATUS)
            && (ids.is_empty() || ids.iter().any(|it| it == group.id.as_str()))
            && words::has_tags(&group.tags, tags)
    };
    let groups = identities.resource_groups().filter(is_asked_for).collect();
    let pages = PageRequest {
        page_number: request.page_number,
        page_size: request.page_size,
        ..PageRequest::default()
    };
    let page = planner.page(groups, pages, PageBounds::strict(10, 100), |it| {
        it.id.to_string()
    })?;
    let shown = |group: &Arc<ResourceGroup>| ResponseResourceGroup {
        account_id: account.to_string(),
        create_date: group.created.to_string(),
        display_name: group.display_name.clone(),
        id: group.id.to_string(),
        name: group.name.clone(),
        status: STATUS.to_owned(),
        tags: group
            .tags
            .iter()
            .filter(|_| request.include_tags == Some(true))
            .map(|(key, value)| ResponseResourceGroupTag {
                tag_key: key.to_owned(),
                tag_value: value.to_owned(),
            })
            .collect(),
    };
    Ok(Response {
        page_number: page.page_number,
        page_size: page.page_size,
        resource_groups: page.items.into_iter().map(shown).collect(),
        total_count: page.total,
    })
}
