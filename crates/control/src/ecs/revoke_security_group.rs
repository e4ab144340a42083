use header_space::Direction;
use openapi::generated::ecs::revoke_security_group::{Request, Response};
use openapi::{ApiError, errors};

use super::permission::{one_form, permission};
use super::revoke;
use crate::planner::Planner;

/// Takes ingress rules out of a group, by id or by what they say.
///
/// Source: ECS API, `RevokeSecurityGroup`.
pub(super) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let list = request
        .permissions
        .iter()
        .map(|it| permission!(ingress it, list it.port_range_list_id.as_deref()));
    let list: Vec<_> = list.collect();
    let single = permission!(ingress request, list None);
    let group = request.security_group_id.as_deref();
    if request.security_group_rule_id.is_empty() {
        let permissions = one_form(list, single)?;
        revoke::by_fields(planner, group, Direction::Ingress, &permissions)?;
    } else if list.is_empty() && single.is_empty() {
        revoke::by_ids(planner, group, Direction::Ingress, &request.security_group_rule_id)?;
    } else {
        return Err(errors::INVALID_PARAM_PERMISSIONS
            .with("SecurityGroupRuleId.N and the fields of rules exclude each other"));
    }
    Ok(Response {})
}
