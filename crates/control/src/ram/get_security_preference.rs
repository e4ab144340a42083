use openapi::ApiError;
use openapi::generated::ram::get_security_preference::{
    Request, Response, ResponseSecurityPreference, ResponseSecurityPreferenceAccessKeyPreference,
    ResponseSecurityPreferenceLoginProfilePreference, ResponseSecurityPreferenceMFAPreference,
    ResponseSecurityPreferencePublicKeyPreference,
};

use crate::planner::Planner;

/// Shows what users may do for themselves.
///
/// Source: RAM API, `GetSecurityPreference`.
pub(crate) fn plan(planner: &mut Planner<'_>, _: &Request) -> Result<Response, ApiError> {
    planner.permit("*", planner.account())?;
    let identities = planner.identities();
    let preference = &identities.settings().preference;
    let security_preference = ResponseSecurityPreference {
        access_key_preference: ResponseSecurityPreferenceAccessKeyPreference {
            allow_user_to_manage_access_keys: preference.allows_access_keys,
        },
        login_profile_preference: ResponseSecurityPreferenceLoginProfilePreference {
            allow_user_to_change_password: preference.allows_password_change,
            enable_save_mfa_ticket: preference.remembers_mfa,
            login_network_masks: preference.login_networks.join(";"),
            login_session_duration: preference.session_hours.into(),
        },
        mfa_preference: ResponseSecurityPreferenceMFAPreference {
            allow_user_to_manage_mfa_devices: preference.allows_mfa,
        },
        // There are no public keys of users here.
        public_key_preference: ResponseSecurityPreferencePublicKeyPreference {
            allow_user_to_manage_public_keys: false,
        },
    };
    Ok(Response {
        security_preference,
    })
}
