use openapi::ApiError;
use openapi::generated::ram::get_password_policy::{Request, Response, ResponsePasswordPolicy};

use crate::planner::Planner;

/// Shows what passwords must be like.
///
/// Source: RAM API, `GetPasswordPolicy`.
pub(crate) fn plan(planner: &mut Planner<'_>, _: &Request) -> Result<Response, ApiError> {
    planner.permit("*", planner.account())?;
    let policy = planner.identities().settings().passwords;
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
