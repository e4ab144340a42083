//! `GetUser` of Ims 2019-08-15.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `GetUser` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `UserAccessKeyId`.
    pub user_access_key_id: Option<String>,
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
            user_access_key_id: fields.text("UserAccessKeyId")?,
            user_id: fields.text("UserId")?,
            user_principal_name: fields.text("UserPrincipalName")?,
        })
    }
}

/// What `GetUser` answers.
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
    /// `User.Tags`.
    pub tags: Vec<ResponseUserTag>,
    /// `User.UpdateDate`.
    pub update_date: String,
    /// `User.UserId`.
    pub user_id: String,
    /// `User.UserName`.
    pub user_name: String,
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
        write_list(out, "Tags", Some("Tag"), &self.tags);
        out.text("UpdateDate", &self.update_date);
        out.text("UserId", &self.user_id);
        out.text("UserName", &self.user_name);
        out.text("UserPrincipalName", &self.user_principal_name);
    }
}

/// `User.Tags`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseUserTag {
    /// `User.Tags.Tag[].TagKey`.
    pub tag_key: String,
    /// `User.Tags.Tag[].TagValue`.
    pub tag_value: String,
}

impl Fields for ResponseUserTag {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("TagKey", &self.tag_key);
        out.text("TagValue", &self.tag_value);
    }
}

/// `GetUser`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ims",
    version: "2019-08-15",
    name: "GetUser",
    status: Status::Done,
    ram_action: "ram:GetUser",
    resources: &["acs:ram:*:{Owner}:user/*"],
    params: PARAMS,
    errors: &[
        errors::INVALID_PARAMETER_USER_ID,
        errors::INVALID_PARAMETER_USER_PRINCIPAL_NAME_FORMAT,
        errors::ENTITY_NOT_EXIST_USER,
        errors::ENTITY_NOT_EXIST_USER_ACCESS_KEY,
    ],
    is_mutating: false,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    text("UserAccessKeyId"),
    text("UserId").malformed(&errors::INVALID_PARAMETER_USER_ID),
    text("UserPrincipalName").malformed(&errors::INVALID_PARAMETER_USER_PRINCIPAL_NAME_FORMAT),
];
