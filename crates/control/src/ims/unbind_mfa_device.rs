use openapi::ApiError;
use openapi::generated::ims::unbind_mfa_device::{Request, Response, ResponseMFADevice};
use openapi::generated::ram::unbind_mfa_device as of_ram;

use super::principal_name;
use crate::planner::Planner;
use crate::ram::unbind_mfa_device;

/// Takes the MFA device from a user. The device stays.
///
/// Source: IMS API, `UnbindMFADevice`.
pub(super) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let user_name = principal_name::user_name(planner, request.user_principal_name.as_deref())?;
    let request = of_ram::Request {
        user_name: Some(user_name),
    };
    let device = unbind_mfa_device::plan(planner, &request)?.mfa_device;
    Ok(Response {
        mfa_device: ResponseMFADevice {
            serial_number: device.serial_number,
        },
    })
}
