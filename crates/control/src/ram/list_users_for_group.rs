use std::sync::Arc;

use openapi::ApiError;
use openapi::generated::ram::list_users_for_group::{Request, Response, ResponseUser};
use ram::directory::{GroupId, User};

use super::{marker, subject, text};
use crate::planner::Planner;

/// Lists the users in a group.
///
/// Source: RAM API, `ListUsersForGroup`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let (group, _) = subject::group(planner, request.group_name.as_deref())?;
    let identities = planner.identities();
    let (from, most) = (request.marker.as_deref(), request.max_items);
    let name = |user: &&Arc<User>| user.name.folded();
    let page = marker::page(identities.members(group.id), name, from, most)?;
    Ok(Response {
        is_truncated: page.is_truncated(),
        marker: page.marker(),
        users: page
            .items
            .into_iter()
            .map(|user| shown(user, group.id))
            .collect(),
    })
}

fn shown(user: &User, group: GroupId) -> ResponseUser {
    let membership = user.groups.iter().find(|it| it.group == group);
    ResponseUser {
        display_name: user.display_name.clone(),
        join_date: text::moment(membership.map(|it| it.joined)),
        user_name: user.name.to_string(),
    }
}
