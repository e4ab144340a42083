use openapi::ApiError;
use openapi::generated::ims::disable_virtual_mfa::{Request, Response};
use openapi::generated::ram::unbind_mfa_device as of_ram;
use ram::directory::{EntityId, EntityKey};

use super::principal_name;
use crate::planner::Planner;
use crate::ram::{mfa, unbind_mfa_device};

/// Takes the MFA device from a user, and deletes it with its seed.
///
/// Source: IMS API, `DisableVirtualMFA`.
pub(super) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let user_name = principal_name::user_name(planner, request.user_principal_name.as_deref())?;
    let request = of_ram::Request {
        user_name: Some(user_name),
    };
    let (device, permit) = unbind_mfa_device::unbind(planner, &request)?;
    planner.delete_secret(&permit, mfa::key(planner, &device.name));
    let key = EntityKey {
        account: planner.account(),
        id: EntityId::MfaDevice(device.name.folded()),
    };
    planner.delete_identity(&permit, key);
    Ok(Response {})
}
