//! `ListVirtualMFADevices` of Ims 2019-08-15.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `ListVirtualMFADevices` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `Marker`.
    pub marker: Option<String>,
    /// `MaxItems`; default 100.
    pub max_items: Option<i64>,
}

impl Request {
    /// Reads and checks the parameters.
    ///
    /// # Errors
    /// The documented one of the first parameter that is missing or not acceptable.
    pub fn read(params: &Params) -> Result<Self, ApiError> {
        let fields = params.fields(&OPERATION);
        Ok(Self {
            marker: fields.text("Marker")?,
            max_items: fields.integer("MaxItems")?,
        })
    }
}

/// What `ListVirtualMFADevices` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `IsTruncated`.
    pub is_truncated: bool,
    /// `Marker`.
    pub marker: String,
    /// `VirtualMFADevices`.
    pub virtual_mfa_devices: Vec<ResponseVirtualMFADevice>,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.boolean("IsTruncated", self.is_truncated);
        out.text("Marker", &self.marker);
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
    pub activate_date: String,
    /// `VirtualMFADevices.VirtualMFADevice[].SerialNumber`.
    pub serial_number: String,
    /// `VirtualMFADevices.VirtualMFADevice[].User`.
    pub user: ResponseVirtualMFADeviceUser,
}

impl Fields for ResponseVirtualMFADevice {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("ActivateDate", &self.activate_date);
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
    /// `VirtualMFADevices.VirtualMFADevice[].User.UserPrincipalName`.
    pub user_principal_name: String,
}

impl Fields for ResponseVirtualMFADeviceUser {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("DisplayName", &self.display_name);
        out.text("UserId", &self.user_id);
        out.text("UserPrincipalName", &self.user_principal_name);
    }
}

/// `ListVirtualMFADevices`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ims",
    version: "2019-08-15",
    name: "ListVirtualMFADevices",
    status: Status::Done,
    ram_action: "ram:ListVirtualMFADevices",
    resources: &["acs:ram:*:{Owner}:mfa/*"],
    params: PARAMS,
    errors: &[errors::INVALID_PARAMETER_MAX_ITEMS],
    is_mutating: false,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    text("Marker"),
    integer("MaxItems").malformed(&errors::INVALID_PARAMETER_MAX_ITEMS),
];
