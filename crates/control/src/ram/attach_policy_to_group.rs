use std::sync::Arc;

use openapi::ApiError;
use openapi::generated::ram::attach_policy_to_group::{Request, Response};
use ram::directory::Entity;

use super::{grant, refusal, subject};
use crate::planner::Planner;

/// Attaches a policy to a group. The next call of each user in it is decided by it too.
///
/// Source: RAM API, `AttachPolicyToGroup`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let (group, permit) = subject::group(planner, request.group_name.as_deref())?;
    let (kind, name) = (request.policy_type.as_deref(), request.policy_name.as_deref());
    let policy = subject::policy_ref(planner, kind, name)?;
    let scope = grant::scope_there(planner, request.resource_group_id.as_deref())?;
    let attachment = grant::attachment(planner, policy, scope);
    let group = group.attach(attachment).map_err(refusal::refused)?;
    planner.put_identity(&permit, Entity::Group(Arc::new(group)));
    Ok(Response {})
}
