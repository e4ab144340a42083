use openapi::ApiError;
use openapi::generated::ims::delete_virtual_mfa_device::{Request, Response};
use openapi::generated::ram::delete_virtual_mfa_device as of_ram;

use crate::planner::Planner;
use crate::ram::delete_virtual_mfa_device;

/// Deletes a virtual MFA device that nobody has.
///
/// Source: IMS API, `DeleteVirtualMFADevice`.
pub(super) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let request = of_ram::Request {
        serial_number: request.serial_number.clone(),
    };
    delete_virtual_mfa_device::plan(planner, &request)?;
    Ok(Response {})
}
