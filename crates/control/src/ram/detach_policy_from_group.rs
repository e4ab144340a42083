use std::sync::Arc;

use openapi::ApiError;
use openapi::generated::ram::detach_policy_from_group::{Request, Response};
use ram::directory::Entity;

use super::{grant, refusal, subject};
use crate::planner::Planner;

/// Detaches a policy from a group. The next call is decided without it.
///
/// Source: RAM API, `DetachPolicyFromGroup`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let (group, permit) = subject::group(planner, request.group_name.as_deref())?;
    let (kind, name) = (request.policy_type.as_deref(), request.policy_name.as_deref());
    let policy = subject::policy_ref(planner, kind, name)?;
    let scope = grant::scope(request.resource_group_id.as_deref())?;
    let group = group.detach(&policy, &scope).map_err(refusal::refused)?;
    planner.put_identity(&permit, Entity::Group(Arc::new(group)));
    Ok(Response {})
}
