use std::sync::Arc;

use openapi::ApiError;
use openapi::generated::ram::delete_access_key::{Request, Response};
use ram::directory::Entity;

use super::{refusal, subject};
use crate::planner::Planner;
use crate::secrets::{SecretKey, SecretKind};

/// Deletes an access key with its secret.
///
/// Source: RAM API, `DeleteAccessKey`.
pub(super) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let (user, permit) = subject::user_or_caller(planner, request.user_name.as_deref())?;
    let id = request.user_access_key_id.as_deref().unwrap_or_default();
    let user = user.without_key(id).map_err(refusal::refused)?;
    let key = SecretKey {
        account: planner.account(),
        kind: SecretKind::AccessKey,
        id: id.to_owned(),
    };
    planner.delete_secret(&permit, key);
    planner.put_identity(&permit, Entity::User(Arc::new(user)));
    Ok(Response {})
}
