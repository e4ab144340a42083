use std::sync::Arc;

use openapi::generated::ram::create_login_profile::{Request, Response, ResponseLoginProfile};
use openapi::{ApiError, errors};
use ram::directory::{Entity, LoginProfile, User};

use super::{login, refusal, subject};
use crate::planner::Planner;

/// Lets a user log in to the console with a password.
///
/// Source: RAM API, `CreateLoginProfile`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let user = make(planner, request, true)?;
    let profile = user.login().map_err(refusal::refused)?;
    Ok(Response {
        login_profile: ResponseLoginProfile {
            create_date: profile.created.to_string(),
            mfa_bind_required: profile.mfa_bind_required,
            password_reset_required: profile.password_reset_required,
            user_name: user.name.to_string(),
        },
    })
}

/// Gives a user a login, which may be used or not.
pub(crate) fn make(
    planner: &mut Planner<'_>,
    request: &Request,
    is_active: bool,
) -> Result<Arc<User>, ApiError> {
    let (user, permit) = subject::user(planner, request.user_name.as_deref())?;
    let now = planner.now();
    let profile = LoginProfile {
        is_active,
        password_set: now,
        password_reset_required: request.password_reset_required == Some(true),
        mfa_bind_required: request.mfa_bind_required == Some(true),
        created: now,
        updated: now,
    };
    let changed = user.with_login(profile).map_err(refusal::refused)?;
    let password = request.password.as_deref().unwrap_or_default();
    let too_weak = &errors::INVALID_PARAMETER_PASSWORD_TOO_WEAK;
    let used_before = &errors::INVALID_PARAMETER_PASSWORD_REUSE_PREVENTION;
    login::set(planner, &permit, &user, password, too_weak, used_before)?;
    let changed = Arc::new(changed);
    planner.put_identity(&permit, Entity::User(Arc::clone(&changed)));
    Ok(changed)
}
