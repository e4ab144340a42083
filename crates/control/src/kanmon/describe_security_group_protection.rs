use openapi::ApiError;
use openapi::generated::kanmon::describe_security_group_protection::{Request, Response};

use crate::ecs::subject;
use crate::planner::Planner;

/// Who keeps a group from being changed or deleted, and why. Empty texts where nobody does.
///
/// Source: Kanmon API, `DescribeSecurityGroupProtection`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let id = subject::group_id(request.security_group_id.as_deref())?;
    let (group, _) = subject::own_group(planner, &id)?;
    let (holder, reason) = match &group.managed_by {
        Some(by) => (
            by.service_id.clone(),
            "the service made the group and keeps it: it can be read, and neither changed, deleted, joined nor left",
        ),
        None if group.deletion_protection => (
            group.owner.to_string(),
            "deletion protection is on: everything but deletion is open",
        ),
        None => (String::new(), ""),
    };
    Ok(Response {
        deletion_protection: group.deletion_protection,
        holder,
        reason: reason.to_owned(),
        security_group_id: group.id.to_string(),
        service_managed: group.managed_by.is_some(),
    })
}
