use openapi::ApiError;
use openapi::generated::ram::list_virtual_mfa_devices::{
    Request, Response, ResponseVirtualMFADevice, ResponseVirtualMFADeviceUser,
};

use super::text;
use crate::planner::Planner;

/// Lists the virtual MFA devices of the account, and whose they are.
///
/// Source: RAM API, `ListVirtualMFADevices`.
pub(crate) fn plan(planner: &mut Planner<'_>, _: &Request) -> Result<Response, ApiError> {
    planner.permit("mfa/*", planner.account())?;
    let identities = planner.identities();
    let devices = identities.mfa_devices().map(|device| {
        let user = identities.user_of_mfa_device(device);
        let user = user.and_then(|id| identities.user(id));
        let bound = user.and_then(|it| it.mfa.as_ref()).map(|it| it.bound);
        ResponseVirtualMFADevice {
            activate_date: bound.map(|it| text::moment(Some(it))),
            serial_number: device.serial(planner.account()),
            user: ResponseVirtualMFADeviceUser {
                display_name: user.map(|it| it.display_name.clone()).unwrap_or_default(),
                user_id: user.map(|it| it.id.to_string()).unwrap_or_default(),
                user_name: user.map(|it| it.name.to_string()).unwrap_or_default(),
            },
        }
    });
    Ok(Response {
        virtual_mfa_devices: devices.collect(),
    })
}
