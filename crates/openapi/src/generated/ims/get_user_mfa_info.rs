//! `GetUserMFAInfo` of Ims 2019-08-15.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `GetUserMFAInfo` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `UserPrincipalName`.
    pub user_principal_name: Option<String>,
}

impl Request {
    /// Reads and checks the parameters.
    ///
    /// # Errors
    /// The documented one of the first parameter that is missing or not acceptable.
    pub fn read(params: &Params) -> Result<Self, ApiError> {
        let fields = params.fields(&OPERATION);
        Ok(Self {
            user_principal_name: fields.text("UserPrincipalName")?,
        })
    }
}

/// What `GetUserMFAInfo` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `IsMFAEnable`.
    pub is_mfa_enable: bool,
    /// `MFADevice`.
    pub mfa_device: ResponseMFADevice,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.boolean("IsMFAEnable", self.is_mfa_enable);
        write_object(out, "MFADevice", &self.mfa_device);
    }
}

/// `MFADevice`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseMFADevice {
    /// `MFADevice.SerialNumber`.
    pub serial_number: String,
    /// `MFADevice.Type`.
    pub r#type: String,
}

impl Fields for ResponseMFADevice {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("SerialNumber", &self.serial_number);
        out.text("Type", &self.r#type);
    }
}

/// `GetUserMFAInfo`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ims",
    version: "2019-08-15",
    name: "GetUserMFAInfo",
    status: Status::Done,
    ram_action: "ram:GetUserMFAInfo",
    resources: &["acs:ram:*:{Owner}:user/*"],
    params: PARAMS,
    errors: &[
        errors::INVALID_PARAMETER_USER_PRINCIPAL_NAME_FORMAT,
        errors::ENTITY_NOT_EXIST_USER,
        errors::ENTITY_NOT_EXIST_USER_MFA_DEVICE,
    ],
    is_mutating: false,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] =
    &[text("UserPrincipalName").malformed(&errors::INVALID_PARAMETER_USER_PRINCIPAL_NAME_FORMAT)];
