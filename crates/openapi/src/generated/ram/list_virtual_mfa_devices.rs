//! `ListVirtualMFADevices` of Ram 2015-05-01.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `ListVirtualMFADevices` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {}

impl Request {
    /// Reads and checks the parameters.
    ///
    /// # Errors
    /// The documented one of the first parameter that is missing or not acceptable.
    pub fn read(params: &Params) -> Result<Self, ApiError> {
        let _ = params;
        Ok(Self {})
    }
}

/// What `ListVirtualMFADevices` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `VirtualMFADevices`.
    pub virtual_mfa_devices: Vec<ResponseVirtualMFADevice>,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        write_list(
            out,
            "VirtualMFADevices",
            Some("VirtualMFADevice"),
            &self.virtual_mfa_devices,
        );
    }
}

/// `VirtualMFADevices`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseVirtualMFADevice {
    /// `VirtualMFADevices.VirtualMFADevice[].ActivateDate`.
    pub activate_date: Option<String>,
    /// `VirtualMFADevices.VirtualMFADevice[].SerialNumber`.
    pub serial_number: String,
    /// `VirtualMFADevices.VirtualMFADevice[].User`.
    pub user: ResponseVirtualMFADeviceUser,
}

impl Fields for ResponseVirtualMFADevice {
    fn write(&self, out: &mut dyn ResponseWriter) {
        if let Some(value) = &self.activate_date {
            out.text("ActivateDate", value);
        }
        out.text("SerialNumber", &self.serial_number);
        write_object(out, "User", &self.user);
    }
}

/// `VirtualMFADevices.VirtualMFADevice[].User`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseVirtualMFADeviceUser {
    /// `VirtualMFADevices.VirtualMFADevice[].User.DisplayName`.
    pub display_name: String,
    /// `VirtualMFADevices.VirtualMFADevice[].User.UserId`.
    pub user_id: String,
    /// `VirtualMFADevices.VirtualMFADevice[].User.UserName`.
    pub user_name: String,
}

impl Fields for ResponseVirtualMFADeviceUser {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("DisplayName", &self.display_name);
        out.text("UserId", &self.user_id);
        out.text("UserName", &self.user_name);
    }
}

/// `ListVirtualMFADevices`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ram",
    version: "2015-05-01",
    name: "ListVirtualMFADevices",
    status: Status::Done,
    ram_action: "ram:ListVirtualMFADevices",
    resources: &["acs:ram:*:{Owner}:mfa/*"],
    params: PARAMS,
    errors: &[],
    is_mutating: false,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[];
