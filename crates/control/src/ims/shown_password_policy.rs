//! A password policy as the operations of this service show it.

/// Fills the answer of an operation that shows a password policy.
macro_rules! shown_password_policy {
    ($type:ident, $policy:expr) => {{
        let policy: ram::directory::PasswordPolicy = $policy;
        $type {
            hard_expire: policy.hard_expiry,
            initial_password_age: policy.initial_age_days.into(),
            // There is no list of passwords at risk here; none is refused for it
            intercept_risk_password_on_api: false,
            max_login_attemps: policy.max_login_attempts.into(),
            max_password_age: policy.max_age_days.into(),
            minimum_password_different_character: policy.different_characters.into(),
            minimum_password_length: policy.minimum_length.into(),
            password_not_contain_user_name: policy.excludes_user_name,
            password_reuse_prevention: policy.reuse_prevention.into(),
            require_lowercase_characters: policy.requires_lowercase,
            require_numbers: policy.requires_digits,
            require_symbols: policy.requires_symbols,
            require_uppercase_characters: policy.requires_uppercase,
        }
    }};
}

pub(super) use shown_password_policy;
