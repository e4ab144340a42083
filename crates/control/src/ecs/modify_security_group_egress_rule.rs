use header_space::Direction;
use openapi::ApiError;
use openapi::generated::ecs::modify_security_group_egress_rule::{Request, Response};

use super::permission::permission;
use crate::planner::Planner;

/// Modifies an egress rule: by its id, or, in the old form, the description of the rule that the fields name.
///
/// Source: ECS API, `ModifySecurityGroupEgressRule`.
pub(super) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let group = request.security_group_id.as_deref();
    let rule = request.security_group_rule_id.as_deref();
    let fields = permission!(egress request, list request.port_range_list_id.as_deref());
    super::modify_rule::modify(planner, group, Direction::Egress, rule, fields)?;
    Ok(Response {})
}
