use openapi::ApiError;
use openapi::generated::ims::create_virtual_mfa_device::{
    Request, Response, ResponseVirtualMFADevice,
};
use openapi::generated::ram::create_virtual_mfa_device as of_ram;

use crate::planner::Planner;
use crate::ram::create_virtual_mfa_device;

/// Makes a virtual MFA device. Its seed is shown this once.
///
/// Source: IMS API, `CreateVirtualMFADevice`.
pub(super) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let request = of_ram::Request {
        virtual_mfa_device_name: request.virtual_mfa_device_name.clone(),
    };
    let made = create_virtual_mfa_device::plan(planner, &request)?.virtual_mfa_device;
    Ok(Response {
        virtual_mfa_device: ResponseVirtualMFADevice {
            base32_string_seed: made.base32_string_seed,
            qr_code_png: made.qr_code_png,
            serial_number: made.serial_number,
        },
    })
}
