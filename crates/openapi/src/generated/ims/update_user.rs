//! `UpdateUser` of Ims 2019-08-15.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `UpdateUser` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `NewComments`.
    pub new_comments: Option<String>,
    /// `NewDisplayName`.
    pub new_display_name: Option<String>,
    /// `NewEmail`.
    pub new_email: Option<String>,
    /// `NewMobilePhone`.
    pub new_mobile_phone: Option<String>,
    /// `NewUserPrincipalName`.
    pub new_user_principal_name: Option<String>,
    /// `UserId`.
    pub user_id: Option<String>,
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
            new_comments: fields.text("NewComments")?,
            new_display_name: fields.text("NewDisplayName")?,
            new_email: fields.text("NewEmail")?,
            new_mobile_phone: fields.text("NewMobilePhone")?,
            new_user_principal_name: fields.text("NewUserPrincipalName")?,
            user_id: fields.text("UserId")?,
            user_principal_name: fields.text("UserPrincipalName")?,
        })
    }
}

/// What `UpdateUser` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `User`.
    pub user: ResponseUser,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        write_object(out, "User", &self.user);
    }
}

/// `User`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseUser {
    /// `User.Comments`.
    pub comments: String,
    /// `User.CreateDate`.
    pub create_date: String,
    /// `User.DisplayName`.
    pub display_name: String,
    /// `User.Email`.
    pub email: String,
    /// `User.LastLoginDate`.
    pub last_login_date: String,
    /// `User.MobilePhone`.
    pub mobile_phone: String,
    /// `User.ProvisionType`.
    pub provision_type: String,
    /// `User.UpdateDate`.
    pub update_date: String,
    /// `User.UserId`.
    pub user_id: String,
    /// `User.UserPrincipalName`.
    pub user_principal_name: String,
}

impl Fields for ResponseUser {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("Comments", &self.comments);
        out.text("CreateDate", &self.create_date);
        out.text("DisplayName", &self.display_name);
        out.text("Email", &self.email);
        out.text("LastLoginDate", &self.last_login_date);
        out.text("MobilePhone", &self.mobile_phone);
        out.text("ProvisionType", &self.provision_type);
        out.text("UpdateDate", &self.update_date);
        out.text("UserId", &self.user_id);
        out.text("UserPrincipalName", &self.user_principal_name);
    }
}

/// `UpdateUser`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ims",
    version: "2019-08-15",
    name: "UpdateUser",
    status: Status::Done,
    ram_action: "ram:UpdateUser",
    resources: &["acs:ram:*:{Owner}:user/*"],
    params: PARAMS,
    errors: &[
        errors::INVALID_PARAMETER_NEW_COMMENTS_LENGTH,
        errors::INVALID_PARAMETER_NEW_DISPLAY_NAME_INVALID_CHARS,
        errors::INVALID_PARAMETER_NEW_DISPLAY_NAME_LENGTH,
        errors::INVALID_PARAMETER_NEW_EMAIL_FORMAT,
        errors::INVALID_PARAMETER_NEW_MOBILE_PHONE_FORMAT,
        errors::INVALID_PARAMETER_NEW_USER_PRINCIPAL_NAME_FORMAT,
        errors::INVALID_PARAMETER_USER_ID,
        errors::INVALID_PARAMETER_USER_PRINCIPAL_NAME_FORMAT,
        errors::ENTITY_NOT_EXIST_USER,
        errors::ENTITY_ALREADY_EXISTS_USER,
    ],
    is_mutating: true,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    text("NewComments")
        .sized(1, 128)
        .malformed(&errors::INVALID_PARAMETER_NEW_COMMENTS_LENGTH),
    text("NewDisplayName")
        .sized(1, 24)
        .malformed(&errors::INVALID_PARAMETER_NEW_DISPLAY_NAME_LENGTH),
    text("NewEmail").malformed(&errors::INVALID_PARAMETER_NEW_EMAIL_FORMAT),
    text("NewMobilePhone").malformed(&errors::INVALID_PARAMETER_NEW_MOBILE_PHONE_FORMAT),
    text("NewUserPrincipalName")
        .sized(1, 128)
        .malformed(&errors::INVALID_PARAMETER_NEW_USER_PRINCIPAL_NAME_FORMAT),
    text("UserId").malformed(&errors::INVALID_PARAMETER_USER_ID),
    text("UserPrincipalName").malformed(&errors::INVALID_PARAMETER_USER_PRINCIPAL_NAME_FORMAT),
];
