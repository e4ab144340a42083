use openapi::ApiError;
use openapi::generated::ram::list_groups_for_user::{Request, Response, ResponseGroup};

use super::subject;
use crate::planner::Planner;

/// Lists the groups that a user is in.
///
/// Source: RAM API, `ListGroupsForUser`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let (user, _) = subject::user(planner, request.user_name.as_deref())?;
    let identities = planner.identities();
    let groups = user.groups.iter().filter_map(|membership| {
        let group = identities.group(membership.group)?;
        Some(ResponseGroup {
            comments: group.comments.clone(),
            group_id: group.id.to_string(),
            group_name: group.name.to_string(),
            join_date: membership.joined.to_string(),
        })
    });
    Ok(Response {
        groups: groups.collect(),
    })
}
