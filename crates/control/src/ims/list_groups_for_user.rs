use openapi::ApiError;
use openapi::generated::ims::list_groups_for_user::{Request, Response, ResponseGroup};

use super::principal_name;
use crate::planner::Planner;
use crate::ram::subject;

/// Lists the groups that a user is in.
///
/// Source: IMS API, `ListGroupsForUser`.
pub(super) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let user_name = principal_name::user_name(planner, request.user_principal_name.as_deref())?;
    let (user, _) = subject::user(planner, Some(&user_name))?;
    let identities = planner.identities();
    let groups = user.groups.iter().filter_map(|membership| {
        let group = identities.group(membership.group)?;
        Some(ResponseGroup {
            comments: group.comments.clone(),
            display_name: group.display_name.clone(),
            group_id: group.id.to_string(),
            group_name: group.name.to_string(),
            join_date: membership.joined.to_string(),
        })
    });
    Ok(Response {
        groups: groups.collect(),
    })
}
