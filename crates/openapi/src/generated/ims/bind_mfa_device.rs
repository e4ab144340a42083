//! `BindMFADevice` of Ims 2019-08-15.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `BindMFADevice` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `AuthenticationCode1`.
    pub authentication_code1: Option<String>,
    /// `AuthenticationCode2`.
    pub authentication_code2: Option<String>,
    /// `SerialNumber`.
    pub serial_number: Option<String>,
    /// `UserPrincipalName`, required.
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
            authentication_code1: fields.text("AuthenticationCode1")?,
            authentication_code2: fields.text("AuthenticationCode2")?,
            serial_number: fields.text("SerialNumber")?,
            user_principal_name: fields.text("UserPrincipalName")?,
        })
    }
}

/// What `BindMFADevice` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {}

impl Fields for Response {
    fn write(&self, _: &mut dyn ResponseWriter) {}
}

/// `BindMFADevice`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ims",
    version: "2019-08-15",
    name: "BindMFADevice",
    status: Status::Done,
    ram_action: "ram:BindMFADevice",
    resources: &["acs:ram:*:{Owner}:user/*"],
    params: PARAMS,
    errors: &[
        errors::INVALID_PARAMETER_SERIAL_NUMBER_FORMAT,
        errors::INVALID_PARAMETER_USER_PRINCIPAL_NAME_FORMAT,
        errors::CHECK_AUTHENTICATION_CODE_FAIL,
        errors::ENTITY_NOT_EXIST_USER,
        errors::ENTITY_NOT_EXIST_VIRTUAL_MFA_DEVICE,
        errors::ENTITY_ALREADY_EXISTS_USER_MFA_DEVICE,
        errors::ENTITY_ALREADY_EXISTS_VIRTUAL_MFA_DEVICE_USER,
    ],
    is_mutating: true,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    text("AuthenticationCode1"),
    text("AuthenticationCode2"),
    text("SerialNumber").malformed(&errors::INVALID_PARAMETER_SERIAL_NUMBER_FORMAT),
    text("UserPrincipalName")
        .required()
        .malformed(&errors::INVALID_PARAMETER_USER_PRINCIPAL_NAME_FORMAT),
];
