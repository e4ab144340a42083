use std::sync::Arc;

use openapi::ApiError;
use openapi::generated::ram::attach_policy_to_user::{Request, Response};
use ram::directory::Entity;

use super::{grant, refusal, subject};
use crate::planner::Planner;

/// Attaches a policy to a user. The user's next call is decided by it too.
///
/// Source: RAM API, `AttachPolicyToUser`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let (user, permit) = subject::user(planner, request.user_name.as_deref())?;
    let (kind, name) = (request.policy_type.as_deref(), request.policy_name.as_deref());
    let policy = subject::policy_ref(planner, kind, name)?;
    let scope = grant::scope_there(planner, request.resource_group_id.as_deref())?;
    let attachment = grant::attachment(planner, policy, scope);
    let user = user.attach(attachment).map_err(refusal::refused)?;
    planner.put_identity(&permit, Entity::User(Arc::new(user)));
    Ok(Response {})
}
