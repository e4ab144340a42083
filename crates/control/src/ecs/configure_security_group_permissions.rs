use header_space::Direction;
use openapi::ApiError;
use openapi::generated::ecs::configure_security_group_permissions::{Request, Response};

use super::authorize;
use super::permission::permission;
use super::rule_refusal::in_batch;
use crate::planner::Planner;

/// Replaces all rules of a group, of both directions, at once.
///
/// Source: Kanmon API, `ConfigureSecurityGroupPermissions`. Choice: docs/decisions/0001-decision-table.md, row 14.
pub(super) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let mut permissions = Vec::with_capacity(request.permissions.len());
    for (index, it) in request.permissions.iter().enumerate() {
        let direction =
            authorize::direction(it.direction.as_deref()).map_err(|error| in_batch(error, index))?;
        let list = it.port_range_list_id.as_deref();
        permissions.push(match direction {
            Direction::Ingress => (direction, permission!(ingress it, list list)),
            Direction::Egress => (direction, permission!(egress it, list list)),
        });
    }
    authorize::configure(planner, request.security_group_id.as_deref(), &permissions)?;
    Ok(Response {})
}
