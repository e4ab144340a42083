use std::sync::Arc;

use openapi::ApiError;
use openapi::generated::ram::list_groups::{Request, Response, ResponseGroup};
use ram::directory::Group;

use super::marker;
use crate::planner::Planner;

/// Lists the user groups of the account.
///
/// Source: RAM API, `ListGroups`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    planner.permit("group/*", planner.account())?;
    let identities = planner.identities();
    let (from, most) = (request.marker.as_deref(), request.max_items);
    let name = |group: &&Arc<Group>| group.name.folded();
    let page = marker::page(identities.groups(), name, from, most)?;
    Ok(Response {
        is_truncated: page.is_truncated(),
        marker: page.marker(),
        groups: page.items.into_iter().map(|group| shown(group)).collect(),
    })
}

fn shown(group: &Group) -> ResponseGroup {
    ResponseGroup {
        comments: group.comments.clone(),
        create_date: group.created.to_string(),
        group_id: group.id.to_string(),
        group_name: group.name.to_string(),
        update_date: group.updated.to_string(),
    }
}
