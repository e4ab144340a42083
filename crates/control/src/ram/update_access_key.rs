use std::sync::Arc;

use openapi::generated::ram::update_access_key::{Request, Response};
use openapi::{ApiError, errors};
use ram::directory::{Entity, KeyStatus};

use super::{refusal, subject};
use crate::planner::Planner;

/// Switches an access key on or off. The next call with it sees it.
///
/// Source: RAM API, `UpdateAccessKey`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let (user, permit) = subject::user_or_caller(planner, request.user_name.as_deref())?;
    let word = request.status.as_deref().unwrap_or_default();
    let status = KeyStatus::of(word)
        .ok_or_else(|| errors::INVALID_PARAMETER_STATUS.with("it is Active or Inactive"))?;
    let id = request.user_access_key_id.as_deref().unwrap_or_default();
    let now = planner.now();
    let user = user.with_key_status(id, status, now).map_err(refusal::refused)?;
    planner.put_identity(&permit, Entity::User(Arc::new(user)));
    Ok(Response {})
}
