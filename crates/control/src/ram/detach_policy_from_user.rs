use std::sync::Arc;

use openapi::ApiError;
use openapi::generated::ram::detach_policy_from_user::{Request, Response};
use ram::directory::Entity;

use super::{grant, refusal, subject};
use crate::planner::Planner;

/// Detaches a policy from a user. The next call is decided without it.
///
/// Source: RAM API, `DetachPolicyFromUser`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let (user, permit) = subject::user(planner, request.user_name.as_deref())?;
    let (kind, name) = (request.policy_type.as_deref(), request.policy_name.as_deref());
    let policy = subject::policy_ref(planner, kind, name)?;
    let scope = grant::scope(request.resource_group_id.as_deref())?;
    let user = user.detach(&policy, &scope).map_err(refusal::refused)?;
    planner.put_identity(&permit, Entity::User(Arc::new(user)));
    Ok(Response {})
}
