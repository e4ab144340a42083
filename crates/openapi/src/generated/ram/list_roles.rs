//! `ListRoles` of Ram 2015-05-01.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `ListRoles` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `Marker`.
    pub marker: Option<String>,
    /// `MaxItems`; default 100.
    pub max_items: Option<i64>,
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

/// What `ListRoles` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `IsTruncated`.
    pub is_truncated: bool,
    /// `Marker`.
    pub marker: String,
    /// `Roles`.
    pub roles: Vec<ResponseRole>,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.boolean("IsTruncated", self.is_truncated);
        out.text("Marker", &self.marker);
        write_list(out, "Roles", Some("Role"), &self.roles);
    }
}

/// `Roles`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseRole {
    /// `Roles.Role[].AllowConsoleLogin`.
    pub allow_console_login: bool,
    /// `Roles.Role[].Arn`.
    pub arn: String,
    /// `Roles.Role[].CreateDate`.
    pub create_date: String,
    /// `Roles.Role[].Description`.
    pub description: String,
    /// `Roles.Role[].MaxSessionDuration`.
    pub max_session_duration: i64,
    /// `Roles.Role[].RoleId`.
    pub role_id: String,
    /// `Roles.Role[].RoleName`.
    pub role_name: String,
    /// `Roles.Role[].Tags`.
    pub tags: Vec<ResponseRoleTag>,
    /// `Roles.Role[].UpdateDate`.
    pub update_date: String,
}

impl Fields for ResponseRole {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.boolean("AllowConsoleLogin", self.allow_console_login);
        out.text("Arn", &self.arn);
        out.text("CreateDate", &self.create_date);
        out.text("Description", &self.description);
        out.integer("MaxSessionDuration", self.max_session_duration);
        out.text("RoleId", &self.role_id);
        out.text("RoleName", &self.role_name);
        write_list(out, "Tags", Some("Tag"), &self.tags);
        out.text("UpdateDate", &self.update_date);
    }
}

/// `Roles.Role[].Tags`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseRoleTag {
    /// `Roles.Role[].Tags.Tag[].TagKey`.
    pub tag_key: String,
    /// `Roles.Role[].Tags.Tag[].TagValue`.
    pub tag_value: String,
}

impl Fields for ResponseRoleTag {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("TagKey", &self.tag_key);
        out.text("TagValue", &self.tag_value);
    }
}

/// `ListRoles`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ram",
    version: "2015-05-01",
    name: "ListRoles",
    status: Status::Done,
    ram_action: "ram:ListRoles",
    resources: &["acs:ram:*:{Owner}:role/*"],
    params: PARAMS,
    errors: &[
        errors::INVALID_PARAMETER_MARKER,
        errors::INVALID_PARAMETER_MAX_ITEMS,
    ],
    is_mutating: false,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    text("Marker").malformed(&errors::INVALID_PARAMETER_MARKER),
    integer("MaxItems").malformed(&errors::INVALID_PARAMETER_MAX_ITEMS),
    list("Tag", TAG),
];

static TAG: &[Param] = &[text("Key").also(&["key"]), text("Value").also(&["value"])];
