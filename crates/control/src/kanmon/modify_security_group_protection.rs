use std::sync::Arc;

use estate::Object;
use openapi::ApiError;
use openapi::generated::kanmon::modify_security_group_protection::{Request, Response};
use secgroup::SecurityGroup;

use crate::ecs::{rule_refusal, subject};
use crate::planner::Planner;

/// Refuses the deletion of a group from now on, or no longer does.
///
/// Source: Kanmon API, `ModifySecurityGroupProtection`; ECS API, `DeleteSecurityGroup`, deletion protection.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let id = subject::group_id(request.security_group_id.as_deref())?;
    let (group, permit) = subject::own_group(planner, &id)?;
    if group.managed_by.is_some() {
        return Err(rule_refusal::managed(group));
    }
    let changed = SecurityGroup {
        deletion_protection: request.deletion_protection.unwrap_or(false),
        ..SecurityGroup::clone(group)
    };
    planner.put(&permit, Object::SecurityGroup(Arc::new(changed)));
    Ok(Response {})
}
