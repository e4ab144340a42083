use openapi::ApiError;
use openapi::generated::ims::bind_mfa_device::{Request, Response};
use openapi::generated::ram::bind_mfa_device as of_ram;

use super::principal_name;
use crate::planner::Planner;
use crate::ram::bind_mfa_device;

/// Gives a user a virtual MFA device.
///
/// Source: IMS API, `BindMFADevice`.
pub(super) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let user_name = principal_name::user_name(planner, request.user_principal_name.as_deref())?;
    let request = of_ram::Request {
        authentication_code1: request.authentication_code1.clone(),
        authentication_code2: request.authentication_code2.clone(),
        serial_number: request.serial_number.clone(),
        user_name: Some(user_name),
    };
    bind_mfa_device::plan(planner, &request)?;
    Ok(Response {})
}
