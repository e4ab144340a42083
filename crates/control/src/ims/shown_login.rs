//! A login profile as the operations of this service show it.

use cloud_id::Timestamp;
use openapi::{ApiError, errors};
use ram::directory::{LoginProfile, PasswordPolicy};

/// `Status`.
pub(super) fn status(is_active: bool) -> &'static str {
    match is_active {
        true => "Active",
        false => "Inactive",
    }
}

/// Whether a `Status` says that a login may be used.
pub(super) fn is_active(status: Option<&str>) -> Result<Option<bool>, ApiError> {
    match status {
        None => Ok(None),
        Some("Active") => Ok(Some(true)),
        Some("Inactive") => Ok(Some(false)),
        Some(_) => Err(errors::INVALID_PARAMETER_STATUS.with("it is Active or Inactive")),
    }
}

/// `PasswordStatus`: whether an administrator set the password and it is to be changed, and whether that is too late.
///
/// Source: IMS API, `UpdateLoginProfile`, `PasswordStatus`.
pub(super) fn password_status(
    login: &LoginProfile,
    policy: &PasswordPolicy,
    now: Timestamp,
) -> &'static str {
    match login.password_reset_required {
        false => "NotInitial",
        true if policy.ends(login).is_some_and(|end| now >= end) => "InitialExpired",
        true => "InitialValid",
    }
}

/// `AutoDisableLoginStatus`: no login is disabled for being idle.
pub(super) const NOT_DISABLED: &str = "Active";
