//! `GetLoginProfile` of Ram 2015-05-01.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `GetLoginProfile` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
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
            user_name: fields.text("UserName")?,
        })
    }
}

/// What `GetLoginProfile` answers.
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

/// `GetLoginProfile`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ram",
    version: "2015-05-01",
    name: "GetLoginProfile",
    status: Status::Done,
    ram_action: "ram:GetLoginProfile",
    resources: &["acs:ram:*:{Owner}:user/{UserName}"],
    params: PARAMS,
    errors: &[
        errors::INVALID_PARAMETER_USER_NAME_INVALID_CHARS,
        errors::INVALID_PARAMETER_USER_NAME_LENGTH,
        errors::ENTITY_NOT_EXIST_USER,
        errors::ENTITY_NOT_EXIST_USER_LOGIN_PROFILE,
    ],
    is_mutating: false,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[text("UserName")
    .required()
    .malformed(&errors::INVALID_PARAMETER_USER_NAME_LENGTH)];
