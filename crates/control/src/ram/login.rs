//! Logins to the console and their passwords.

use openapi::{ApiError, ErrorRow};
use ram::directory::{LoginProfile, User};

use crate::caller::Permit;
use crate::passwords::Passwords;
use crate::planner::Planner;
use crate::secrets::{SecretKey, SecretKind};

/// Where the password of a user is kept.
pub(crate) fn key(planner: &Planner<'_>, user: &User) -> SecretKey {
    SecretKey {
        account: planner.account(),
        kind: SecretKind::Password,
        id: user.id.to_string(),
    }
}

/// What is kept of the passwords of a user.
pub(crate) fn passwords(planner: &Planner<'_>, user: &User) -> Passwords {
    Passwords::of(planner.secret(&key(planner, user)))
}

/// Gives a user a password that is as the account wants passwords to be.
pub(crate) fn set(
    planner: &mut Planner<'_>,
    permit: &Permit,
    user: &User,
    password: &str,
    too_weak: &ErrorRow,
    used_before: &ErrorRow,
) -> Result<(), ApiError> {
    let policy = planner.identities().settings().passwords;
    let named = user.name.as_str();
    policy
        .accepts(password, named)
        .map_err(|why| too_weak.with(why))?;
    let before = passwords(planner, user);
    let remembered = before.newest(policy.reuse_prevention.into());
    if planner.is_among(remembered, password)? {
        return Err(used_before.error());
    }
    let after = before.with(planner.hash(password)?);
    planner.put_secret(permit, key(planner, user), after.secret());
    Ok(())
}

/// A login profile with what a request says of it.
pub(crate) fn changed(
    profile: &LoginProfile,
    mfa_bind_required: Option<bool>,
    password_reset_required: Option<bool>,
    planner: &Planner<'_>,
) -> LoginProfile {
    LoginProfile {
        mfa_bind_required: mfa_bind_required.unwrap_or(profile.mfa_bind_required),
        password_reset_required: password_reset_required.unwrap_or(profile.password_reset_required),
        updated: planner.now(),
        ..profile.clone()
    }
}
