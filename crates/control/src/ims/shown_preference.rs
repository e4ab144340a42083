//! A security preference as the operations of this service show it.

/// Fills the answer of an operation that shows a security preference. What there is not here is as the cloud has it
/// by default, or off.
macro_rules! shown_preference {
    ($preference:expr, $operation:ident) => {{
        use openapi::generated::ims::$operation as shown;
        let preference: &ram::directory::SecurityPreference = $preference;
        shown::ResponseSecurityPreference {
            access_key_preference: shown::ResponseSecurityPreferenceAccessKeyPreference {
                allow_user_to_manage_access_keys: preference.allows_access_keys,
                allow_user_to_manage_service_credentials: false,
            },
            login_profile_preference: shown::ResponseSecurityPreferenceLoginProfilePreference {
                allow_user_to_change_password: preference.allows_password_change,
                allow_user_to_login_with_passkey: false,
                enable_save_mfa_ticket: preference.remembers_mfa,
                login_network_masks: preference.login_networks.join(";"),
                login_session_duration: preference.session_hours.into(),
                mfa_operation_for_login: "independent".to_owned(),
                operation_for_risk_login: "autonomous".to_owned(),
            },
            mfa_preference: shown::ResponseSecurityPreferenceMFAPreference {
                allow_user_to_manage_mfa_devices: preference.allows_mfa,
            },
            max_idle_days: shown::ResponseSecurityPreferenceMaxIdleDays {
                max_idle_days_for_access_keys: 730,
                max_idle_days_for_users: 730,
            },
            personal_info_preference: shown::ResponseSecurityPreferencePersonalInfoPreference {
                allow_user_to_manage_personal_ding_talk: false,
            },
            verification_preference: Vec::new(),
        }
    }};
}

pub(super) use shown_preference;
