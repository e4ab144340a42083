//! `ListUsersForGroup` of Ims 2019-08-15.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `ListUsersForGroup` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `GroupName`.
    pub group_name: Option<String>,
    /// `Marker`.
    pub marker: Option<String>,
    /// `MaxItems`; default 100.
    pub max_items: Option<i64>,
}

impl Request {
    /// Reads and checks the parameters.
    ///
    /// # Errors
    /// The documented one of the first parameter that is missing or not acceptable.
    pub fn read(params: &Params) -> Result<Self, ApiError> {
        let fields = params.fields(&OPERATION);
        Ok(Self {
            group_name: fields.text("GroupName")?,
            marker: fields.text("Marker")?,
            max_items: fields.integer("MaxItems")?,
        })
    }
}

/// What `ListUsersForGroup` answers.
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
    /// `Users.User[].DisplayName`.
    pub display_name: String,
    /// `Users.User[].JoinDate`.
    pub join_date: String,
    /// `Users.User[].UserId`.
    pub user_id: String,
    /// `Users.User[].UserPrincipalName`.
    pub user_principal_name: String,
}

impl Fields for ResponseUser {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("DisplayName", &self.display_name);
        out.text("JoinDate", &self.join_date);
        out.text("UserId", &self.user_id);
        out.text("UserPrincipalName", &self.user_principal_name);
    }
}

/// `ListUsersForGroup`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ims",
    version: "2019-08-15",
    name: "ListUsersForGroup",
    status: Status::Done,
    ram_action: "ram:ListUsersForGroup",
    resources: &["acs:ram:*:{Owner}:group/{GroupName}"],
    params: PARAMS,
    errors: &[
        errors::INVALID_PARAMETER_GROUP_NAME_INVALID_CHARS,
        errors::INVALID_PARAMETER_GROUP_NAME_LENGTH,
        errors::INVALID_PARAMETER_MARKER,
        errors::INVALID_PARAMETER_MAX_ITEMS,
        errors::ENTITY_NOT_EXIST_GROUP,
    ],
    is_mutating: false,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    text("GroupName").malformed(&errors::INVALID_PARAMETER_GROUP_NAME_LENGTH),
    text("Marker").malformed(&errors::INVALID_PARAMETER_MARKER),
    integer("MaxItems").malformed(&errors::INVALID_PARAMETER_MAX_ITEMS),
];
