use openapi::ApiError;
use openapi::generated::ims::set_security_preference::{Request, Response};
use openapi::generated::ram::set_security_preference as of_ram;

use super::shown_preference::shown_preference;
use crate::planner::Planner;
use crate::ram::set_security_preference;

/// Says what users may do for themselves. What is not given is as by default.
///
/// Source: IMS API, `SetSecurityPreference`.
pub(super) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let request = of_ram::Request {
        allow_user_to_change_password: request.allow_user_to_change_password,
        allow_user_to_manage_access_keys: request.allow_user_to_manage_access_keys,
        allow_user_to_manage_mfa_devices: request.allow_user_to_manage_mfa_devices,
        allow_user_to_manage_public_keys: None,
        enable_save_mfa_ticket: request.enable_save_mfa_ticket,
        login_network_masks: request.login_network_masks.clone(),
        login_session_duration: request.login_session_duration,
    };
    let preference = set_security_preference::set(planner, &request)?;
    Ok(Response {
        security_preference: shown_preference!(&preference, set_security_preference),
    })
}
