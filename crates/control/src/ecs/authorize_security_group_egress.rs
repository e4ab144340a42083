use header_space::Direction;
use openapi::ApiError;
use openapi::generated::ecs::authorize_security_group_egress::{Request, Response};

use super::permission::{one_form, permission};
use crate::planner::Planner;

/// Adds egress rules to a group.
///
/// Source: ECS API, `AuthorizeSecurityGroupEgress`.
pub(super) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let list = request
        .permissions
        .iter()
        .map(|it| permission!(egress it, list it.port_range_list_id.as_deref()));
    let permissions = one_form(list.collect(), permission!(egress request, list None))?;
    let group = request.security_group_id.as_deref();
    super::authorize::authorize(planner, group, Direction::Egress, &permissions)?;
    Ok(Response {})
}
