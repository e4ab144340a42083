//! `UnbindVerification` of Ims 2019-08-15.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `UnbindVerification` asks for.
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

/// What `UnbindVerification` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {}

impl Fields for Response {
    fn write(&self, _: &mut dyn ResponseWriter) {}
}

/// `UnbindVerification`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ims",
    version: "2019-08-15",
    name: "UnbindVerification",
    status: Status::Done,
    ram_action: "ram:UnbindVerification",
    resources: &["acs:ram:*:{Owner}:user/*"],
    params: PARAMS,
    errors: &[
        errors::INVALID_PARAMETER_USER_PRINCIPAL_NAME_FORMAT,
        errors::INVALID_PARAMETER_VERIFY_TYPE,
        errors::ENTITY_NOT_EXIST_USER,
        errors::ENTITY_NOT_EXIST_USER_VERIFICATION,
    ],
    is_mutating: true,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    text("Email"),
    text("MobilePhone"),
    text("UserPrincipalName").malformed(&errors::INVALID_PARAMETER_USER_PRINCIPAL_NAME_FORMAT),
    text("VerifyType")
        .one_of(&["sms", "email"])
        .malformed(&errors::INVALID_PARAMETER_VERIFY_TYPE),
];
