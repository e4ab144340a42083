use std::sync::Arc;

use openapi::ApiError;
use openapi::generated::ims::list_groups::{Request, Response, ResponseGroup};
use ram::directory::Group;

use crate::planner::Planner;
use crate::ram::marker;

/// Lists the user groups of the account.
///
/// Source: IMS API, `ListGroups`.
pub(super) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    planner.permit("group/*", planner.account())?;
    let identities = planner.identities();
    let (from, most) = (request.marker.as_deref(), request.max_items);
    let name = |group: &&Arc<Group>| group.name.folded();
    let page = marker::page_of(identities.groups(), name, from, most, 100)?;
    let shown = |group: &Arc<Group>| ResponseGroup {
        comments: group.comments.clone(),
        create_date: group.created.to_string(),
        display_name: group.display_name.clone(),
        group_id: group.id.to_string(),
        group_name: group.name.to_string(),
        update_date: group.updated.to_string(),
    };
    Ok(Response {
        is_truncated: page.is_truncated(),
        marker: page.marker(),
        groups: page.items.into_iter().map(shown).collect(),
    })
}
