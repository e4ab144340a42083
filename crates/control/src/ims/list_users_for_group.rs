use std::sync::Arc;

use openapi::ApiError;
use openapi::generated::ims::list_users_for_group::{Request, Response, ResponseUser};
use ram::directory::User;

use super::principal_name::Domain;
use crate::planner::Planner;
use crate::ram::{marker, subject, text};

/// Lists the users in a group.
///
/// Source: IMS API, `ListUsersForGroup`.
pub(super) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let (group, _) = subject::group(planner, request.group_name.as_deref())?;
    let identities = planner.identities();
    let (from, most) = (request.marker.as_deref(), request.max_items);
    let name = |user: &&Arc<User>| user.name.folded();
    let page = marker::page_of(identities.members(group.id), name, from, most, 100)?;
    let domain = Domain::of_caller(planner);
    let shown = |user: &Arc<User>| {
        let membership = user.groups.iter().find(|it| it.group == group.id);
        ResponseUser {
            display_name: user.display_name.clone(),
            join_date: text::moment(membership.map(|it| it.joined)),
            user_id: user.id.to_string(),
            user_principal_name: domain.principal_name(&user.name),
        }
    };
    Ok(Response {
        is_truncated: page.is_truncated(),
        marker: page.marker(),
        users: page.items.into_iter().map(shown).collect(),
    })
}
