//! `UpdateLoginProfile` of Ram 2015-05-01.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `UpdateLoginProfile` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `MFABindRequired`.
    pub mfa_bind_required: Option<bool>,
    /// `Password`.
    pub password: Option<String>,
    /// `PasswordResetRequired`.
    pub password_reset_required: Option<bool>,
    /// `UserName`, required.
    pub user_name: Option<String>,
}

impl Request {
    /// Reads and checks the parameters.
    ///
    /// # Errors
    /// The documented one of the first parameter that is missing or not acceptable.
    pub fn read(params: &Params) -> Result<Self, ApiError> {
        let fields = params.fields(&OPERATION);
        Ok(Self {
            mfa_bind_required: fields.boolean("MFABindRequired")?,
            password: fields.text("Password")?,
            password_reset_required: fields.boolean("PasswordResetRequired")?,
            user_name: fields.text("UserName")?,
        })
    }
}

/// What `UpdateLoginProfile` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {}

impl Fields for Response {
    fn write(&self, _: &mut dyn ResponseWriter) {}
}

/// `UpdateLoginProfile`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ram",
    version: "2015-05-01",
    name: "UpdateLoginProfile",
    status: Status::Done,
    ram_action: "ram:UpdateLoginProfile",
    resources: &["acs:ram:*:{Owner}:user/{UserName}"],
    params: PARAMS,
    errors: &[
        errors::INVALID_PARAMETER_PASSWORD_REUSE_PREVENTION,
        errors::INVALID_PARAMETER_PASSWORD_TOO_WEAK,
        errors::INVALID_PARAMETER_USER_NAME_INVALID_CHARS,
        errors::INVALID_PARAMETER_USER_NAME_LENGTH,
        errors::ENTITY_NOT_EXIST_USER,
        errors::ENTITY_NOT_EXIST_USER_LOGIN_PROFILE,
    ],
    is_mutating: true,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    boolean("MFABindRequired"),
    text("Password"),
    boolean("PasswordResetRequired"),
    text("UserName")
        .required()
        .malformed(&errors::INVALID_PARAMETER_USER_NAME_LENGTH),
];
