use openapi::ApiError;
use openapi::generated::ims::get_user_mfa_info::{Request, Response, ResponseMFADevice};

use super::principal_name;
use crate::planner::Planner;
use crate::ram::{mfa, subject};

/// Shows the MFA device of a user, if it has one; without a name, of the user who calls.
///
/// Source: IMS API, `GetUserMFAInfo`.
pub(super) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let named = request.user_principal_name.as_deref();
    let named = principal_name::user_name_or_none(planner, named)?;
    let (user, _) = subject::user_or_caller(planner, named.as_deref())?;
    let device = match &user.mfa {
        Some(bound) => {
            let device = mfa::device(planner, &bound.device)?;
            ResponseMFADevice {
                serial_number: device.serial(planner.account()),
                r#type: "VMFA".to_owned(),
            }
        }
        None => ResponseMFADevice::default(),
    };
    Ok(Response {
        is_mfa_enable: user.mfa.is_some(),
        mfa_device: device,
    })
}
