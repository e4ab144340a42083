use std::sync::Arc;

use openapi::ApiError;
use openapi::generated::ram::unbind_mfa_device::{Request, Response, ResponseMFADevice};
use ram::directory::{Entity, User, VirtualMfaDevice};

use super::{mfa, refusal, subject};
use crate::caller::Permit;
use crate::planner::Planner;

/// Takes the MFA device from a user. The device stays.
///
/// Source: RAM API, `UnbindMFADevice`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let (device, _) = unbind(planner, request)?;
    Ok(Response {
        mfa_device: ResponseMFADevice {
            serial_number: device.serial(planner.account()),
        },
    })
}

/// Takes the MFA device from a user.
pub(crate) fn unbind(
    planner: &mut Planner<'_>,
    request: &Request,
) -> Result<(Arc<VirtualMfaDevice>, Permit), ApiError> {
    let user_name = request.user_name.as_deref();
    let (user, permit) = subject::own_user(planner, user_name)?;
    let device = mfa::device(planner, &user.mfa().map_err(refusal::refused)?.device)?;
    let changed = User {
        mfa: None,
        ..User::clone(&user)
    };
    planner.put_identity(&permit, Entity::User(Arc::new(changed)));
    Ok((device, permit))
}
