use header_space::Direction;
use openapi::ApiError;
use openapi::generated::ecs::modify_security_group_rule::{Request, Response};

use super::permission::permission;
use crate::planner::Planner;

/// Modifies an ingress rule: by its id, or, in the old form, the description of the rule that the fields name.
///
/// Source: ECS API, `ModifySecurityGroupRule`.
pub(super) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let group = request.security_group_id.as_deref();
    let rule = request.security_group_rule_id.as_deref();
    let fields = permission!(ingress request, list request.port_range_list_id.as_deref());
    super::modify_rule::modify(planner, group, Direction::Ingress, rule, fields)?;
    Ok(Response {})
}
