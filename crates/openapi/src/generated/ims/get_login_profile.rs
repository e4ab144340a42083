//! `GetLoginProfile` of Ims 2019-08-15.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `GetLoginProfile` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
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
            user_principal_name: fields.text("UserPrincipalName")?,
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
    /// `LoginProfile.AutoDisableLoginStatus`.
    pub auto_disable_login_status: String,
    /// `LoginProfile.LastLoginTime`.
    pub last_login_time: String,
    /// `LoginProfile.MFABindRequired`.
    pub mfa_bind_required: bool,
    /// `LoginProfile.PasswordResetRequired`.
    pub password_reset_required: bool,
    /// `LoginProfile.PasswordStatus`.
    pub password_status: String,
    /// `LoginProfile.Status`.
    pub status: String,
    /// `LoginProfile.UpdateDate`.
    pub update_date: String,
    /// `LoginProfile.UserPrincipalName`.
    pub user_principal_name: String,
}

impl Fields for ResponseLoginProfile {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("AutoDisableLoginStatus", &self.auto_disable_login_status);
        out.text("LastLoginTime", &self.last_login_time);
        out.boolean("MFABindRequired", self.mfa_bind_required);
        out.boolean("PasswordResetRequired", self.password_reset_required);
        out.text("PasswordStatus", &self.password_status);
        out.text("Status", &self.status);
        out.text("UpdateDate", &self.update_date);
        out.text("UserPrincipalName", &self.user_principal_name);
    }
}

/// `GetLoginProfile`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ims",
    version: "2019-08-15",
    name: "GetLoginProfile",
    status: Status::Done,
    ram_action: "ram:GetLoginProfile",
    resources: &["acs:ram:*:{Owner}:user/*"],
    params: PARAMS,
    errors: &[
        errors::INVALID_PARAMETER_USER_PRINCIPAL_NAME_FORMAT,
        errors::ENTITY_NOT_EXIST_USER,
        errors::ENTITY_NOT_EXIST_USER_LOGIN_PROFILE,
    ],
    is_mutating: false,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[text("UserPrincipalName")
    .required()
    .malformed(&errors::INVALID_PARAMETER_USER_PRINCIPAL_NAME_FORMAT)];
