use std::sync::Arc;

use openapi::generated::ram::delete_access_key::{Request, Response};
use openapi::{ApiError, errors};
use ram::directory::Entity;

use super::{recycle_bin, refusal, subject};
use crate::planner::Planner;

/// Deletes an access key: the next call with it is refused. It stays in the recycle bin, with its secret.
///
/// Source: RAM API, `DeleteAccessKey`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let (user, permit) = subject::user_or_caller(planner, request.user_name.as_deref())?;
    let id = request.user_access_key_id.as_deref().unwrap_or_default();
    let none = || errors::ENTITY_NOT_EXIST_USER_ACCESS_KEY.error();
    let key = user.key(id).ok_or_else(none)?;
    let changed = user.without_key(id).map_err(refusal::refused)?;
    recycle_bin::put_key(planner, &permit, &user, key);
    planner.put_identity(&permit, Entity::User(Arc::new(changed)));
    Ok(Response {})
}
