use header_space::Cidr;
use openapi::generated::ram::set_security_preference::{
    Request, Response, ResponseSecurityPreference, ResponseSecurityPreferenceAccessKeyPreference,
    ResponseSecurityPreferenceLoginProfilePreference, ResponseSecurityPreferenceMFAPreference,
    ResponseSecurityPreferencePublicKeyPreference,
};
use openapi::{ApiError, errors};
use ram::directory::{IdentitySettings, SecurityPreference};

use super::settings;
use crate::planner::Planner;

/// Says what users may do for themselves. What is not given is as by default.
///
/// Source: RAM API, `SetSecurityPreference`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let preference = set(planner, request)?;
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

/// Sets what a request says.
pub(crate) fn set(
    planner: &mut Planner<'_>,
    request: &Request,
) -> Result<SecurityPreference, ApiError> {
    let permit = planner.permit("*", planner.account())?;
    let default = SecurityPreference::default();
    let hours = request.login_session_duration.unwrap_or(default.session_hours.into());
    let preference = SecurityPreference {
        allows_password_change: request
            .allow_user_to_change_password
            .unwrap_or(default.allows_password_change),
        allows_access_keys: request
            .allow_user_to_manage_access_keys
            .unwrap_or(default.allows_access_keys),
        allows_mfa: request.allow_user_to_manage_mfa_devices.unwrap_or(default.allows_mfa),
        remembers_mfa: request.enable_save_mfa_ticket.unwrap_or(default.remembers_mfa),
        session_hours: u8::try_from(hours)
            .ok()
            .filter(|it| (1..=24).contains(it))
            .ok_or_else(|| errors::INVALID_PARAMETER_LOGIN_SESSION_DURATION_RANGE.with(hours))?,
        login_networks: networks(request.login_network_masks.as_deref().unwrap_or_default())?,
    };
    let identities = planner.identities();
    let changed = IdentitySettings {
        preference: preference.clone(),
        ..IdentitySettings::clone(identities.settings())
    };
    settings::put(planner, &permit, changed);
    Ok(preference)
}

/// `LoginNetworkMasks`: addresses and CIDRs with semicolons between them.
fn networks(text: &str) -> Result<Vec<String>, ApiError> {
    let networks: Vec<String> = text
        .split(';')
        .map(str::trim)
        .filter(|it| !it.is_empty())
        .map(str::to_owned)
        .collect();
    if networks.len() > MOST_NETWORKS {
        let refused = errors::INVALID_PARAMETER_LOGIN_NETWORK_MASKS_LENGTH;
        return Err(refused.with(format_args!("at most {MOST_NETWORKS} networks")));
    }
    match networks.iter().find(|it| it.parse::<Cidr>().is_err()) {
        Some(other) => Err(errors::INVALID_PARAMETER_LOGIN_NETWORK_MASKS_FORMAT.with(other)),
        None => Ok(networks),
    }
}

const MOST_NETWORKS: usize = 40;
