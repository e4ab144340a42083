use std::sync::Arc;

use estate::Object;
use openapi::generated::ecs::modify_security_group_policy::{Request, Response};
use openapi::{ApiError, errors};
use secgroup::{GroupType, InnerAccessPolicy, SecurityGroup};

use super::{rule_refusal, subject};
use crate::planner::Planner;

/// Lets the members of a basic group reach each other, or isolates them.
///
/// Source: ECS API, `ModifySecurityGroupPolicy`.
pub(super) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let id = subject::group_id(request.security_group_id.as_deref())?;
    let text = request.inner_access_policy.as_deref().unwrap_or_default();
    let inner_access = match text.to_ascii_lowercase().as_str() {
        "accept" => InnerAccessPolicy::Accept,
        "drop" => InnerAccessPolicy::Drop,
        _ => return Err(errors::INVALID_POLICY_MALFORMED.with(text)),
    };
    let (group, permit) = subject::own_group(planner, &id)?;
    if group.managed_by.is_some() {
        return Err(rule_refusal::managed(group));
    }
    if group.group_type == GroupType::Advanced {
        return Err(errors::INVALID_PARAMETER_INNER_ACCESS_POLICY
            .with("an advanced security group is always isolated inside"));
    }
    let changed = SecurityGroup { inner_access, ..SecurityGroup::clone(group) };
    planner.put(&permit, Object::SecurityGroup(Arc::new(changed)));
    Ok(Response {})
}
