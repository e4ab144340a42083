use openapi::ApiError;
use openapi::generated::ram::get_user_mfa_info::{Request, Response, ResponseMFADevice};

use super::{mfa, refusal, subject};
use crate::planner::Planner;

/// Shows the MFA device of a user.
///
/// Source: RAM API, `GetUserMFAInfo`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let (user, _) = subject::user(planner, request.user_name.as_deref())?;
    let device = mfa::device(planner, &user.mfa().map_err(refusal::refused)?.device)?;
    Ok(Response {
        mfa_device: ResponseMFADevice {
            serial_number: device.serial(planner.account()),
            r#type: "VMFA".to_owned(),
        },
    })
}
