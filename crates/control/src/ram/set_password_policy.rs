use openapi::generated::ram::set_password_policy::{
    Request, Response, ResponsePasswordPolicy,
};
use openapi::{ApiError, ErrorRow, errors};
use ram::directory::{IdentitySettings, PasswordPolicy};

use super::settings;
use crate::planner::Planner;

/// Says what passwords must be like that are set from now on. What is not given is as by default.
///
/// Source: RAM API, `SetPasswordPolicy`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let policy = set(planner, request, |before| *before)?;
    let password_policy = ResponsePasswordPolicy {
        hard_expiry: policy.hard_expiry,
        max_login_attemps: policy.max_login_attempts.into(),
        max_password_age: policy.max_age_days.into(),
        minimum_password_length: policy.minimum_length.into(),
        password_reuse_prevention: policy.reuse_prevention.into(),
        require_lowercase_characters: policy.requires_lowercase,
        require_numbers: policy.requires_digits,
        require_symbols: policy.requires_symbols,
        require_uppercase_characters: policy.requires_uppercase,
    };
    Ok(Response { password_policy })
}

/// Sets what a request of this API says, over what else there is by another one.
pub(crate) fn set(
    planner: &mut Planner<'_>,
    request: &Request,
    beyond: impl FnOnce(&PasswordPolicy) -> PasswordPolicy,
) -> Result<PasswordPolicy, ApiError> {
    let permit = planner.permit("*", planner.account())?;
    let length = request.minimum_password_length.unwrap_or(PasswordPolicy::LEAST_CHARACTERS.into());
    let least = PasswordPolicy::LEAST_CHARACTERS.into();
    let most = PasswordPolicy::MOST_CHARACTERS.into();
    let (age, reuse) = (request.max_password_age, request.password_reuse_prevention);
    let identities = planner.identities();
    let policy = PasswordPolicy {
        minimum_length: within(
            length,
            (least, most),
            &errors::INVALID_PARAMETER_MINIMUM_PASSWORD_LENGTH_RANGE,
        )?,
        requires_lowercase: request.require_lowercase_characters == Some(true),
        requires_uppercase: request.require_uppercase_characters == Some(true),
        requires_digits: request.require_numbers == Some(true),
        requires_symbols: request.require_symbols == Some(true),
        max_age_days: within(
            age.unwrap_or(0),
            (0, PasswordPolicy::MOST_DAYS.into()),
            &errors::INVALID_PARAMETER_MAX_PASSWORD_AGE_RANGE,
        )?,
        hard_expiry: request.hard_expiry == Some(true),
        reuse_prevention: within(
            reuse.unwrap_or(0),
            (0, PasswordPolicy::MOST_REMEMBERED.into()),
            &errors::INVALID_PARAMETER_PASSWORD_REUSE_PREVENTION_RANGE,
        )?,
        max_login_attempts: within(
            request.max_login_attemps.unwrap_or(0),
            (0, PasswordPolicy::MOST_ATTEMPTS.into()),
            &errors::INVALID_PARAMETER_MAX_LOGIN_ATTEMPS_RANGE,
        )?,
        ..beyond(&identities.settings().passwords)
    };
    let changed = IdentitySettings {
        passwords: policy,
        ..IdentitySettings::clone(identities.settings())
    };
    settings::put(planner, &permit, changed);
    Ok(policy)
}

/// A number in its bounds.
pub(crate) fn within<T: TryFrom<i64>>(
    number: i64,
    (least, most): (i64, i64),
    refused: &ErrorRow,
) -> Result<T, ApiError> {
    let found = (least..=most).contains(&number).then(|| T::try_from(number).ok());
    found.flatten().ok_or_else(|| {
        refused.with(format_args!("{number} is not from {least} to {most}"))
    })
}
