use std::sync::Arc;

use openapi::ApiError;
use openapi::generated::ram::create_virtual_mfa_device::{
    Request, Response, ResponseVirtualMFADevice,
};
use ram::directory::{Entity, VirtualMfaDevice};

use super::{mfa, refusal};
use crate::guard_key::GuardKey;
use crate::planner::Planner;

/// Makes a virtual MFA device. Its seed is shown this once.
///
/// Source: RAM API, `CreateVirtualMFADevice`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let permit = planner.permit("mfa/*", planner.account())?;
    let name = mfa::name(request.virtual_mfa_device_name.as_deref())?;
    let identities = planner.identities();
    identities
        .may_add_mfa_device(&name)
        .map_err(refusal::refused)?;
    let seed = mfa::new_seed(planner);
    let account = planner.account();
    let device = VirtualMfaDevice {
        name,
        created: planner.now(),
        last_step: 0,
    };
    let response = Response {
        virtual_mfa_device: ResponseVirtualMFADevice {
            base32_string_seed: seed.reveal().to_owned(),
            qr_code_png: mfa::picture(&account.to_string(), &device.name, &seed)?,
            serial_number: device.serial(account),
        },
    };
    planner.bump(GuardKey::Directory(account));
    planner.put_secret(&permit, mfa::key(planner, &device.name), seed);
    planner.put_identity(&permit, Entity::MfaDevice(Arc::new(device)));
    Ok(response)
}
