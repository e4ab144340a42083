//! `CreateLoginProfile` of Ims 2019-08-15.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `CreateLoginProfile` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `MFABindRequired`; default false.
    pub mfa_bind_required: Option<bool>,
    /// `Password`.
    pub password: Option<String>,
    /// `PasswordResetRequired`; default false.
    pub password_reset_required: Option<bool>,
    /// `Status`; default Active.
    pub status: Option<String>,
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
            mfa_bind_required: fields.boolean("MFABindRequired")?,
            password: fields.text("Password")?,
            password_reset_required: fields.boolean("PasswordResetRequired")?,
            status: fields.text("Status")?,
            user_principal_name: fields.text("UserPrincipalName")?,
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
        out.boolean("MFABindRequired", self.mfa_bind_required);
        out.boolean("PasswordResetRequired", self.password_reset_required);
        out.text("PasswordStatus", &self.password_status);
        out.text("Status", &self.status);
        out.text("UpdateDate", &self.update_date);
        out.text("UserPrincipalName", &self.user_principal_name);
    }
}

/// `CreateLoginProfile`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ims",
    version: "2019-08-15",
    name: "CreateLoginProfile",
    status: Status::Done,
    ram_action: "ram:CreateLoginProfile",
    resources: &["acs:ram:*:{Owner}:user/*"],
    params: PARAMS,
    errors: &[
        errors::INVALID_PARAMETER_PASSWORD_REUSE_PREVENTION,
        errors::INVALID_PARAMETER_PASSWORD_TOO_WEAK,
        errors::INVALID_PARAMETER_STATUS,
        errors::INVALID_PARAMETER_USER_PRINCIPAL_NAME_FORMAT,
        errors::ENTITY_NOT_EXIST_USER,
        errors::ENTITY_ALREADY_EXISTS_USER_LOGIN_PROFILE,
    ],
    is_mutating: true,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    boolean("MFABindRequired").one_of(&["true", "false"]),
    text("Password"),
    boolean("PasswordResetRequired").one_of(&["true", "false"]),
    text("Status")
        .one_of(&["Active", "Inactive"])
        .malformed(&errors::INVALID_PARAMETER_STATUS),
    text("UserPrincipalName")
        .required()
        .malformed(&errors::INVALID_PARAMETER_USER_PRINCIPAL_NAME_FORMAT),
];
