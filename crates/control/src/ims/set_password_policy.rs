use openapi::generated::ims::set_password_policy::{Request, Response, ResponsePasswordPolicy};
use openapi::generated::ram::set_password_policy as of_ram;
use openapi::{ApiError, errors};
use ram::directory::PasswordPolicy;

use super::shown_password_policy::shown_password_policy;
use crate::planner::Planner;
use crate::ram::set_password_policy::{self, within};

/// Says what passwords must be like that are set from now on. What is not given is as by default.
///
/// Source: IMS API, `SetPasswordPolicy`.
pub(super) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let default = PasswordPolicy::default();
    let age = request.initial_password_age.unwrap_or(default.initial_age_days.into());
    let different = request.minimum_password_different_character.unwrap_or(0);
    let beyond = PasswordPolicy {
        initial_age_days: within(
            age,
            (0, PasswordPolicy::MOST_INITIAL_DAYS.into()),
            &errors::INVALID_PARAMETER_INITIAL_PASSWORD_AGE_RANGE,
        )?,
        different_characters: within(
            different,
            (0, PasswordPolicy::MOST_DIFFERENT.into()),
            &errors::INVALID_PARAMETER_MINIMUM_PASSWORD_DIFFERENT_CHARACTER_RANGE,
        )?,
        excludes_user_name: request.password_not_contain_user_name == Some(true),
        ..default
    };
    let request = of_ram::Request {
        hard_expiry: request.hard_expire,
        max_login_attemps: request.max_login_attemps,
        max_password_age: request.max_password_age,
        minimum_password_length: request.minimum_password_length,
        password_reuse_prevention: request.password_reuse_prevention,
        require_lowercase_characters: request.require_lowercase_characters,
        require_numbers: request.require_numbers,
        require_symbols: request.require_symbols,
        require_uppercase_characters: request.require_uppercase_characters,
    };
    let policy = set_password_policy::set(planner, &request, |_| beyond)?;
    Ok(Response {
        password_policy: shown_password_policy!(ResponsePasswordPolicy, policy),
    })
}
