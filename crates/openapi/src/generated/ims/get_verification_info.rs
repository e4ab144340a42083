//! `GetVerificationInfo` of Ims 2019-08-15.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `GetVerificationInfo` asks for.
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

/// What `GetVerificationInfo` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `SecurityEmailDevice`.
    pub security_email_device: ResponseSecurityEmailDevice,
    /// `SecurityPhoneDevice`.
    pub security_phone_device: ResponseSecurityPhoneDevice,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        write_object(out, "SecurityEmailDevice", &self.security_email_device);
        write_object(out, "SecurityPhoneDevice", &self.security_phone_device);
    }
}

/// `SecurityEmailDevice`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseSecurityEmailDevice {
    /// `SecurityEmailDevice.Email`.
    pub email: String,
    /// `SecurityEmailDevice.Status`.
    pub status: String,
}

impl Fields for ResponseSecurityEmailDevice {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("Email", &self.email);
        out.text("Status", &self.status);
    }
}

/// `SecurityPhoneDevice`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseSecurityPhoneDevice {
    /// `SecurityPhoneDevice.AreaCode`.
    pub area_code: String,
    /// `SecurityPhoneDevice.PhoneNumber`.
    pub phone_number: String,
    /// `SecurityPhoneDevice.Status`.
    pub status: String,
}

impl Fields for ResponseSecurityPhoneDevice {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("AreaCode", &self.area_code);
        out.text("PhoneNumber", &self.phone_number);
        out.text("Status", &self.status);
    }
}

/// `GetVerificationInfo`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ims",
    version: "2019-08-15",
    name: "GetVerificationInfo",
    status: Status::Done,
    ram_action: "ram:GetVerificationInfo",
    resources: &["acs:ram:*:{Owner}:user/*"],
    params: PARAMS,
    errors: &[
        errors::INVALID_PARAMETER_USER_PRINCIPAL_NAME_FORMAT,
        errors::ENTITY_NOT_EXIST_USER,
    ],
    is_mutating: false,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] =
    &[text("UserPrincipalName").malformed(&errors::INVALID_PARAMETER_USER_PRINCIPAL_NAME_FORMAT)];
