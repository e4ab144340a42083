//! `CreateUser` of Ims 2019-08-15.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `CreateUser` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `Comments`.
    pub comments: Option<String>,
    /// `DisplayName`, required.
    pub display_name: Option<String>,
    /// `Email`.
    pub email: Option<String>,
    /// `MobilePhone`.
    pub mobile_phone: Option<String>,
    /// `Tag`.
    pub tag: Vec<RequestTag>,
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
            comments: fields.text("Comments")?,
            display_name: fields.text("DisplayName")?,
            email: fields.text("Email")?,
            mobile_phone: fields.text("MobilePhone")?,
            tag: fields.list("Tag", RequestTag::read)?,
            user_principal_name: fields.text("UserPrincipalName")?,
        })
    }
}

/// `Tag`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RequestTag {
    /// `Tag.N.Key`.
    pub key: Option<String>,
    /// `Tag.N.Value`.
    pub value: Option<String>,
}

impl RequestTag {
    fn read(fields: &RequestFields<'_>) -> Result<Self, ApiError> {
        Ok(Self {
            key: fields.text("Key")?,
            value: fields.text("Value")?,
        })
    }
}

/// What `CreateUser` answers.
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

/// `CreateUser`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ims",
    version: "2019-08-15",
    name: "CreateUser",
    status: Status::Done,
    ram_action: "ram:CreateUser",
    resources: &["acs:ram:*:{Owner}:user/*"],
    params: PARAMS,
    errors: &[
        errors::DUPLICATE_TAG_KEY,
        errors::INVALID_PARAMETER_COMMENTS_LENGTH,
        errors::INVALID_PARAMETER_DISPLAY_NAME_INVALID_CHARS,
        errors::INVALID_PARAMETER_DISPLAY_NAME_LENGTH,
        errors::INVALID_PARAMETER_EMAIL_FORMAT,
        errors::INVALID_PARAMETER_MOBILE_PHONE_FORMAT,
        errors::INVALID_PARAMETER_USER_PRINCIPAL_NAME_FORMAT,
        errors::INVALID_TAG_KEY_MALFORMED,
        errors::INVALID_TAG_VALUE_MALFORMED,
        errors::ENTITY_ALREADY_EXISTS_USER,
        errors::LIMIT_EXCEEDED_TAG,
        errors::LIMIT_EXCEEDED_USER,
    ],
    is_mutating: true,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    text("Comments")
        .sized(1, 128)
        .malformed(&errors::INVALID_PARAMETER_COMMENTS_LENGTH),
    text("DisplayName")
        .required()
        .sized(1, 24)
        .malformed(&errors::INVALID_PARAMETER_DISPLAY_NAME_LENGTH),
    text("Email").malformed(&errors::INVALID_PARAMETER_EMAIL_FORMAT),
    text("MobilePhone").malformed(&errors::INVALID_PARAMETER_MOBILE_PHONE_FORMAT),
    list("Tag", TAG),
    text("UserPrincipalName")
        .required()
        .malformed(&errors::INVALID_PARAMETER_USER_PRINCIPAL_NAME_FORMAT),
];

static TAG: &[Param] = &[
    text("Key")
        .sized(0, 128)
        .also(&["key"])
        .malformed(&errors::INVALID_TAG_KEY_MALFORMED),
    text("Value")
        .sized(0, 128)
        .also(&["value"])
        .malformed(&errors::INVALID_TAG_VALUE_MALFORMED),
];
