use std::sync::Arc;

use openapi::generated::ram::update_login_profile::{Request, Response};
use openapi::{ApiError, errors};
use ram::directory::{Entity, User};

use super::{login, refusal, subject};
use crate::planner::Planner;

/// Changes how a user logs in to the console. What is not given stays.
///
/// Source: RAM API, `UpdateLoginProfile`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    change(planner, request, None)?;
    Ok(Response {})
}

/// Changes a login, and whether it may be used where that is said.
pub(crate) fn change(
    planner: &mut Planner<'_>,
    request: &Request,
    is_active: Option<bool>,
) -> Result<Arc<User>, ApiError> {
    let (user, permit) = subject::user(planner, request.user_name.as_deref())?;
    let profile = user.login().map_err(refusal::refused)?;
    let (mfa, reset) = (request.mfa_bind_required, request.password_reset_required);
    let mut profile = login::changed(profile, mfa, reset, planner);
    profile.is_active = is_active.unwrap_or(profile.is_active);
    if let Some(password) = request.password.as_deref() {
        let too_weak = &errors::INVALID_PARAMETER_PASSWORD_TOO_WEAK;
        let used_before = &errors::INVALID_PARAMETER_PASSWORD_REUSE_PREVENTION;
        login::set(planner, &permit, &user, password, too_weak, used_before)?;
        profile.password_set = planner.now();
    }
    let changed = User {
        login: Some(profile),
        ..User::clone(&user)
    };
    let changed = Arc::new(changed);
    planner.put_identity(&permit, Entity::User(Arc::clone(&changed)));
    Ok(changed)
}
