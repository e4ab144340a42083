use std::sync::Arc;

use openapi::generated::ram::update_login_profile::{Request, Response};
use openapi::{ApiError, errors};
use ram::directory::{Entity, User};

use super::{login, refusal, subject};
use crate::planner::Planner;

/// Changes how a user logs in to the console. What is not given stays.
///
/// Source: RAM API, `UpdateLoginProfile`.
pub(super) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let (user, permit) = subject::user(planner, request.user_name.as_deref())?;
    let profile = user.login().map_err(refusal::refused)?;
    let (mfa, reset) = (request.mfa_bind_required, request.password_reset_required);
    let profile = login::changed(profile, mfa, reset, planner);
    if let Some(password) = request.password.as_deref() {
        let too_weak = &errors::INVALID_PARAMETER_PASSWORD_TOO_WEAK;
        let used_before = &errors::INVALID_PARAMETER_PASSWORD_REUSE_PREVENTION;
        login::set(planner, &permit, &user, password, too_weak, used_before)?;
    }
    let changed = User {
        login: Some(profile),
        ..User::clone(&user)
    };
    planner.put_identity(&permit, Entity::User(Arc::new(changed)));
    Ok(Response {})
}
