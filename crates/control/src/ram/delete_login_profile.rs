use std::sync::Arc;

use openapi::ApiError;
use openapi::generated::ram::delete_login_profile::{Request, Response};
use ram::directory::{Entity, User};

use super::{login, refusal, subject};
use crate::planner::Planner;

/// Takes the login to the console from a user, with all that is kept of its passwords.
///
/// Source: RAM API, `DeleteLoginProfile`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let (user, permit) = subject::user(planner, request.user_name.as_deref())?;
    user.login().map_err(refusal::refused)?;
    let changed = User {
        login: None,
        ..User::clone(&user)
    };
    planner.delete_secret(&permit, login::key(planner, &user));
    planner.put_identity(&permit, Entity::User(Arc::new(changed)));
    Ok(Response {})
}
