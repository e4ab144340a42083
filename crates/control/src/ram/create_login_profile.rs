use std::sync::Arc;

use openapi::generated::ram::create_login_profile::{Request, Response, ResponseLoginProfile};
use openapi::{ApiError, errors};
use ram::directory::{Entity, LoginProfile};

use super::{login, refusal, subject};
use crate::planner::Planner;

/// Lets a user log in to the console with a password.
///
/// Source: RAM API, `CreateLoginProfile`.
pub(super) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let (user, permit) = subject::user(planner, request.user_name.as_deref())?;
    let now = planner.now();
    let profile = LoginProfile {
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
    let profile = changed.login().map_err(refusal::refused)?;
    let response = Response {
        login_profile: ResponseLoginProfile {
            create_date: profile.created.to_string(),
            mfa_bind_required: profile.mfa_bind_required,
            password_reset_required: profile.password_reset_required,
            user_name: changed.name.to_string(),
        },
    };
    planner.put_identity(&permit, Entity::User(Arc::new(changed)));
    Ok(response)
}
