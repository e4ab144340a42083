//! `ListUsers` of Ims 2019-08-15.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `ListUsers` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `Marker`.
    pub marker: Option<String>,
    /// `MaxItems`; default 1000.
    pub max_items: Option<i64>,
    /// `Status`.
    pub status: Option<String>,
    /// `Tag`.
    pub tag: Vec<RequestTag>,
}

impl Request {
    /// Reads and checks the parameters.
    ///
    /// # Errors
    /// The documented one of the first parameter that is missing or not acceptable.
    pub fn read(params: &Params) -> Result<Self, ApiError> {
        let fields = params.fields(&OPERATION);
        Ok(Self {
            marker: fields.text("Marker")?,
            max_items: fields.integer("MaxItems")?,
            status: fields.text("Status")?,
            tag: fields.list("Tag", RequestTag::read)?,
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

/// What `ListUsers` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `IsTruncated`.
    pub is_truncated: bool,
    /// `Marker`.
    pub marker: String,
    /// `Users`.
    pub users: Vec<ResponseUser>,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.boolean("IsTruncated", self.is_truncated);
        out.text("Marker", &self.marker);
        write_list(out, "Users", Some("User"), &self.users);
    }
}

/// `Users`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseUser {
    /// `Users.User[].Comments`.
    pub comments: String,
    /// `Users.User[].CreateDate`.
    pub create_date: String,
    /// `Users.User[].DisplayName`.
    pub display_name: String,
    /// `Users.User[].Email`.
    pub email: String,
    /// `Users.User[].LastLoginDate`.
    pub last_login_date: String,
    /// `Users.User[].MobilePhone`.
    pub mobile_phone: String,
    /// `Users.User[].ProvisionType`.
    pub provision_type: String,
    /// `Users.User[].Status`.
    pub status: String,
    /// `Users.User[].Tags`.
    pub tags: Vec<ResponseUserTag>,
    /// `Users.User[].UpdateDate`.
    pub update_date: String,
    /// `Users.User[].UserId`.
    pub user_id: String,
    /// `Users.User[].UserPrincipalName`.
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
        out.text("Status", &self.status);
        write_list(out, "Tags", Some("Tag"), &self.tags);
        out.text("UpdateDate", &self.update_date);
        out.text("UserId", &self.user_id);
        out.text("UserPrincipalName", &self.user_principal_name);
    }
}

/// `Users.User[].Tags`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseUserTag {
    /// `Users.User[].Tags.Tag[].TagKey`.
    pub tag_key: String,
    /// `Users.User[].Tags.Tag[].TagValue`.
    pub tag_value: String,
}

impl Fields for ResponseUserTag {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("TagKey", &self.tag_key);
        out.text("TagValue", &self.tag_value);
    }
}

/// `ListUsers`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ims",
    version: "2019-08-15",
    name: "ListUsers",
    status: Status::Done,
    ram_action: "ram:ListUsers",
    resources: &["acs:ram:*:{Owner}:user/*"],
    params: PARAMS,
    errors: &[
        errors::INVALID_PARAMETER_MARKER,
        errors::INVALID_PARAMETER_MAX_ITEMS,
        errors::INVALID_PARAMETER_STATUS,
    ],
    is_mutating: false,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    text("Marker").malformed(&errors::INVALID_PARAMETER_MARKER),
    integer("MaxItems").malformed(&errors::INVALID_PARAMETER_MAX_ITEMS),
    text("Status").malformed(&errors::INVALID_PARAMETER_STATUS),
    list("Tag", TAG),
];

static TAG: &[Param] = &[text("Key").also(&["key"]), text("Value").also(&["value"])];
