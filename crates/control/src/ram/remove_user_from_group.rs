use std::sync::Arc;

use openapi::ApiError;
use openapi::generated::ram::remove_user_from_group::{Request, Response};
use ram::directory::Entity;

use super::{refusal, subject};
use crate::planner::Planner;

/// Takes a user out of a group.
///
/// Source: RAM API, `RemoveUserFromGroup`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let (group, _) = subject::group(planner, request.group_name.as_deref())?;
    let (user, permit) = subject::user(planner, request.user_name.as_deref())?;
    let user = user.leave(group.id).map_err(refusal::refused)?;
    planner.put_identity(&permit, Entity::User(Arc::new(user)));
    Ok(Response {})
}
