use header_space::Direction;
use openapi::ApiError;
use openapi::generated::ecs::authorize_security_group::{Request, Response};

use super::permission::{one_form, permission};
use crate::planner::Planner;

/// Adds ingress rules to a group.
///
/// Source: ECS API, `AuthorizeSecurityGroup`.
pub(super) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let list = request
        .permissions
        .iter()
        .map(|it| permission!(ingress it, list it.port_range_list_id.as_deref()));
    let permissions = one_form(list.collect(), permission!(ingress request, list None))?;
    let group = request.security_group_id.as_deref();
    super::authorize::authorize(planner, group, Direction::Ingress, &permissions)?;
    Ok(Response {})
}
