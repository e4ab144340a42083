//! `SetVerificationInfo` of Ims 2019-08-15.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `SetVerificationInfo` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `Email`.
    pub email: Option<String>,
    /// `MobilePhone`.
    pub mobile_phone: Option<String>,
    /// `UserPrincipalName`.
    pub user_principal_name: Option<String>,
    /// `VerifyType`.
    pub verify_type: Option<String>,
}

impl Request {
    /// Reads and checks the parameters.
    ///
    /// # Errors
    /// The documented one of the first parameter that is missing or not acceptable.
    pub fn read(params: &Params) -> Result<Self, ApiError> {
        let fields = params.fields(&OPERATION);
        Ok(Self {
            email: fields.text("Email")?,
            mobile_phone: fields.text("MobilePhone")?,
            user_principal_name: fields.text("UserPrincipalName")?,
            verify_type: fields.text("VerifyType")?,
        })
    }
}

/// What `SetVerificationInfo` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {}

impl Fields for Response {
    fn write(&self, _: &mut dyn ResponseWriter) {}
}

/// `SetVerificationInfo`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ims",
    version: "2019-08-15",
    name: "SetVerificationInfo",
    status: Status::Done,
    ram_action: "ram:SetVerificationInfo",
    resources: &["acs:ram:*:{Owner}:user/*"],
    params: PARAMS,
    errors: &[
        errors::INVALID_PARAMETER_EMAIL_FORMAT,
        errors::INVALID_PARAMETER_MOBILE_PHONE_FORMAT,
        errors::INVALID_PARAMETER_USER_PRINCIPAL_NAME_FORMAT,
        errors::INVALID_PARAMETER_VERIFY_TYPE,
        errors::ENTITY_NOT_EXIST_USER,
    ],
    is_mutating: true,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    text("Email").malformed(&errors::INVALID_PARAMETER_EMAIL_FORMAT),
    text("MobilePhone").malformed(&errors::INVALID_PARAMETER_MOBILE_PHONE_FORMAT),
    text("UserPrincipalName").malformed(&errors::INVALID_PARAMETER_USER_PRINCIPAL_NAME_FORMAT),
    text("VerifyType")
        .one_of(&["sms", "email"])
        .malformed(&errors::INVALID_PARAMETER_VERIFY_TYPE),
];
