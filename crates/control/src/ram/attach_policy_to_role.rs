use std::sync::Arc;

use openapi::ApiError;
use openapi::generated::ram::attach_policy_to_role::{Request, Response};
use ram::directory::Entity;

use super::{grant, refusal, subject, trust};
use crate::planner::Planner;

/// Attaches a policy to a role. The next call of each of its sessions is decided by it too.
///
/// Source: RAM API, `AttachPolicyToRole`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let (role, permit) = subject::role(planner, request.role_name.as_deref())?;
    trust::not_of_a_service(&role)?;
    let (kind, name) = (request.policy_type.as_deref(), request.policy_name.as_deref());
    let policy = subject::policy_ref(planner, kind, name)?;
    let scope = grant::scope_there(planner, request.resource_group_id.as_deref())?;
    let attachment = grant::attachment(planner, policy, scope);
    let role = role.attach(attachment).map_err(refusal::refused)?;
    planner.put_identity(&permit, Entity::Role(Arc::new(role)));
    Ok(Response {})
}
