use std::sync::Arc;

use openapi::ApiError;
use openapi::generated::ims::list_virtual_mfa_devices::{
    Request, Response, ResponseVirtualMFADevice, ResponseVirtualMFADeviceUser,
};
use ram::directory::VirtualMfaDevice;

use super::principal_name::Domain;
use crate::planner::Planner;
use crate::ram::{marker, text};

/// Lists the virtual MFA devices of the account, and whose they are.
///
/// Source: IMS API, `ListVirtualMFADevices`.
pub(super) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    planner.permit("mfa/*", planner.account())?;
    let identities = planner.identities();
    let (from, most) = (request.marker.as_deref(), request.max_items);
    let name = |device: &&Arc<VirtualMfaDevice>| device.name.folded();
    let page = marker::page_of(identities.mfa_devices(), name, from, most, 100)?;
    let domain = Domain::of_caller(planner);
    let shown = |device: &Arc<VirtualMfaDevice>| {
        let user = identities.user_of_mfa_device(device);
        let user = user.and_then(|id| identities.user(id));
        let bound = user.and_then(|it| it.mfa.as_ref()).map(|it| it.bound);
        ResponseVirtualMFADevice {
            activate_date: text::moment(bound),
            serial_number: device.serial(planner.account()),
            user: user.map_or_else(Default::default, |it| ResponseVirtualMFADeviceUser {
                display_name: it.display_name.clone(),
                user_id: it.id.to_string(),
                user_principal_name: domain.principal_name(&it.name),
            }),
        }
    };
    Ok(Response {
        is_truncated: page.is_truncated(),
        marker: page.marker(),
        virtual_mfa_devices: page.items.into_iter().map(shown).collect(),
    })
}
