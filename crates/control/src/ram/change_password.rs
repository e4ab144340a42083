use std::sync::Arc;

use openapi::generated::ram::change_password::{Request, Response};
use openapi::{ApiError, errors};
use ram::directory::{Entity, User};

use super::{login, refusal};
use crate::caller::Identity;
use crate::planner::Planner;

/// Changes the password of the user who calls, who knows the old one. Too many wrong ones lock, and under `HardExpiry`
/// one that is too old is none.
///
/// Source: RAM API, `ChangePassword`; `SetSecurityPreference`, `AllowUserToChangePassword`; `SetPasswordPolicy`,
/// `MaxLoginAttemps`, `MaxPasswordAge`, `HardExpiry`.
/// Choice: docs/decisions/0042-identity-management-service.md
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let Identity::User(id) = planner.caller().identity else {
        planner.permit("user/*", planner.account())?;
        return Err(errors::NOT_SUPPORT_ACCOUNT.error());
    };
    let identities = planner.identities();
    let user = identities
        .user(id)
        .ok_or_else(|| errors::ENTITY_NOT_EXIST_USER_LOGIN_PROFILE.error())?;
    let may = identities.settings().preference.allows_password_change;
    let permit = planner.permit_or_own(&format!("user/{}", user.name), may)?;
    let profile = user.login().map_err(refusal::refused)?;
    let old = request.old_password.as_deref().unwrap_or_default();
    let policy = identities.settings().passwords;
    let incorrect = &errors::INVALID_PARAMETER_OLD_PASSWORD_INCORRECT;
    if planner.is_locked(user, policy.max_login_attempts) {
        return Err(incorrect.with("too many were wrong; none is taken for an hour"));
    }
    let holds = login::passwords(planner, user).newest(1);
    let is_right = planner.is_among(holds, old)?;
    planner.note_password(user, is_right);
    if !is_right {
        return Err(incorrect.error());
    }
    let is_over = policy.ends(profile).is_some_and(|end| planner.now() >= end);
    if policy.hard_expiry && is_over {
        return Err(incorrect.with("it is too old; an administrator sets another one"));
    }
    let mut profile = login::changed(profile, None, Some(false), planner);
    profile.password_set = planner.now();
    let password = request.new_password.as_deref().unwrap_or_default();
    let too_weak = &errors::INVALID_PARAMETER_NEW_PASSWORD_TOO_WEAK;
    let used_before = &errors::INVALID_PARAMETER_NEW_PASSWORD_REUSE_PREVENTION;
    login::set(planner, &permit, user, password, too_weak, used_before)?;
    let changed = User {
        login: Some(profile),
        ..User::clone(user)
    };
    planner.put_identity(&permit, Entity::User(Arc::new(changed)));
    Ok(Response {})
}
