use openapi::ApiError;
use openapi::generated::ecs::configure_security_group_permissions::{Request, Response};

use super::authorize;
use super::rules_of_others::permissions;
use crate::planner::Planner;

/// Replaces all rules of a group, of both directions, at once.
///
/// Source: Kanmon API, `ConfigureSecurityGroupPermissions`. Choice: docs/decisions/0001-decision-table.md, row 14.
pub(super) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let permissions = permissions!(request);
    authorize::configure(planner, request.security_group_id.as_deref(), &permissions)?;
    Ok(Response {})
}
