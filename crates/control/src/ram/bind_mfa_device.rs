use std::sync::Arc;

use openapi::generated::ram::bind_mfa_device::{Request, Response};
use openapi::{ApiError, errors};
use ram::directory::{Entity, MfaBinding, VirtualMfaDevice};

use super::{mfa, refusal, subject};
use crate::planner::Planner;
use crate::totp;

/// Gives a user a virtual MFA device, once two codes that follow each other show that he has it. No code of the
/// device is taken twice.
///
/// Source: RAM API, `BindMFADevice`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let user_name = request.user_name.as_deref();
    let (user, permit) = subject::own_user(planner, user_name)?;
    let name = mfa::name_in(planner, request.serial_number.as_deref())?;
    let device = mfa::device(planner, &name)?;
    let bound = MfaBinding {
        device: device.name.clone(),
        bound: planner.now(),
    };
    let user = user.bind(bound).map_err(refusal::refused)?;
    let identities = planner.identities();
    identities
        .may_bind_mfa_device(&device)
        .map_err(refusal::refused)?;
    let seed = planner.secret(&mfa::key(planner, &name)).and_then(mfa::seed_bytes);
    let seed = seed.ok_or_else(|| errors::ENTITY_NOT_EXIST_VIRTUAL_MFA_DEVICE.error())?;
    let codes = [
        request.authentication_code1.as_deref().unwrap_or_default(),
        request.authentication_code2.as_deref().unwrap_or_default(),
    ];
    let now = totp::step_at(planner.now().unix_secs);
    let last_step = totp::second_of_two(&seed, codes, now, device.last_step)
        .ok_or_else(|| errors::CHECK_AUTHENTICATION_CODE_FAIL.error())?;
    let device = VirtualMfaDevice {
        last_step,
        ..VirtualMfaDevice::clone(&device)
    };
    planner.put_identity(&permit, Entity::MfaDevice(Arc::new(device)));
    planner.put_identity(&permit, Entity::User(Arc::new(user)));
    Ok(Response {})
}
