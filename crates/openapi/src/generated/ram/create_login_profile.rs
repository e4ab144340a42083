//! `CreateLoginProfile` of Ram 2015-05-01.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `CreateLoginProfile` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `MFABindRequired`; default false.
    pub mfa_bind_required: Option<bool>,
    /// `Password`, required.
    pub password: Option<String>,
    /// `PasswordResetRequired`; default false.
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

/// What `CreateLoginProfile` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `LoginProfile`.
    pub login_profile: ResponseLoginProfile,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        write_object(out, "LoginProfile", &self.login_profile);
    }
}

/// `LoginProfile`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseLoginProfile {
    /// `LoginProfile.CreateDate`.
    pub create_date: String,
    /// `LoginProfile.MFABindRequired`.
    pub mfa_bind_required: bool,
    /// `LoginProfile.PasswordResetRequired`.
    pub password_reset_required: bool,
    /// `LoginProfile.UserName`.
    pub user_name: String,
}

impl Fields for ResponseLoginProfile {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("CreateDate", &self.create_date);
        out.boolean("MFABindRequired", self.mfa_bind_required);
        out.boolean("PasswordResetRequired", self.password_reset_required);
        out.text("UserName", &self.user_name);
    }
}

/// `CreateLoginProfile`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ram",
    version: "2015-05-01",
    name: "CreateLoginProfile",
    status: Status::Done,
    ram_action: "ram:CreateLoginProfile",
    resources: &["acs:ram:*:{Owner}:user/{UserName}"],
    params: PARAMS,
    errors: &[
        errors::INVALID_PARAMETER_PASSWORD_REUSE_PREVENTION,
        errors::INVALID_PARAMETER_PASSWORD_TOO_WEAK,
        errors::INVALID_PARAMETER_USER_NAME_INVALID_CHARS,
        errors::INVALID_PARAMETER_USER_NAME_LENGTH,
        errors::ENTITY_NOT_EXIST_USER,
        errors::ENTITY_ALREADY_EXISTS_USER_LOGIN_PROFILE,
    ],
    is_mutating: true,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    boolean("MFABindRequired"),
    text("Password").required(),
    boolean("PasswordResetRequired"),
    text("UserName")
        .required()
        .malformed(&errors::INVALID_PARAMETER_USER_NAME_LENGTH),
];
