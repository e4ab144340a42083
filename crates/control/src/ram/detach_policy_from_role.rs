use std::sync::Arc;

use openapi::ApiError;
use openapi::generated::ram::detach_policy_from_role::{Request, Response};
use ram::directory::Entity;

use super::{grant, refusal, subject, trust};
use crate::planner::Planner;

/// Detaches a policy from a role. The next call is decided without it.
///
/// Source: RAM API, `DetachPolicyFromRole`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let (role, permit) = subject::role(planner, request.role_name.as_deref())?;
    trust::not_of_a_service(&role)?;
    let (kind, name) = (request.policy_type.as_deref(), request.policy_name.as_deref());
    let policy = subject::policy_ref(planner, kind, name)?;
    let scope = grant::scope(request.resource_group_id.as_deref())?;
    let role = role.detach(&policy, &scope).map_err(refusal::refused)?;
    planner.put_identity(&permit, Entity::Role(Arc::new(role)));
    Ok(Response {})
}
