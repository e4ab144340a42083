use std::sync::Arc;

use openapi::ApiError;
use openapi::generated::ram::add_user_to_group::{Request, Response};
use ram::directory::Entity;

use super::{refusal, subject};
use crate::guard_key::GuardKey;
use crate::planner::Planner;

/// Puts a user in a group. The user's next call is decided by the group's policies too.
///
/// Source: RAM API, `AddUserToGroup`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let (group, _) = subject::group(planner, request.group_name.as_deref())?;
    let (user, permit) = subject::user(planner, request.user_name.as_deref())?;
    let user = user
        .join(group.id, planner.now())
        .map_err(refusal::refused)?;
    planner.bump(GuardKey::Directory(planner.account()));
    planner.put_identity(&permit, Entity::User(Arc::new(user)));
    Ok(Response {})
}
