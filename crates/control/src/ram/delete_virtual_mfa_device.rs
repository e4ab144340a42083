use openapi::ApiError;
use openapi::generated::ram::delete_virtual_mfa_device::{Request, Response};
use ram::directory::{EntityId, EntityKey};

use super::{mfa, refusal};
use crate::planner::Planner;

/// Deletes a virtual MFA device that nobody has, with its seed.
///
/// Source: RAM API, `DeleteVirtualMFADevice`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let serial = request.serial_number.as_deref().unwrap_or_default();
    let named = serial.rsplit_once('/').map_or(serial, |(_, name)| name);
    let permit = planner.permit(&format!("mfa/{named}"), planner.account())?;
    let name = mfa::name_in(planner, Some(serial))?;
    let device = mfa::device(planner, &name)?;
    planner
        .identities()
        .may_delete_mfa_device(&device)
        .map_err(refusal::refused)?;
    planner.delete_secret(&permit, mfa::key(planner, &name));
    let key = EntityKey {
        account: planner.account(),
        id: EntityId::MfaDevice(name.folded()),
    };
    planner.delete_identity(&permit, key);
    Ok(Response {})
}
