//! `ListUsersInRecycleBin` of Ims 2019-08-15.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `ListUsersInRecycleBin` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `Filter`.
    pub filter: Option<String>,
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
            filter: fields.text("Filter")?,
            marker: fields.text("Marker")?,
            max_items: fields.integer("MaxItems")?,
        })
    }
}

/// What `ListUsersInRecycleBin` answers.
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
    /// `Users.User[].CreateDate`.
    pub create_date: String,
    /// `Users.User[].DeleteDate`.
    pub delete_date: String,
    /// `Users.User[].DisplayName`.
    pub display_name: String,
    /// `Users.User[].RecycleDate`.
    pub recycle_date: String,
    /// `Users.User[].UserId`.
    pub user_id: String,
    /// `Users.User[].UserPrincipalName`.
    pub user_principal_name: String,
}

impl Fields for ResponseUser {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("CreateDate", &self.create_date);
        out.text("DeleteDate", &self.delete_date);
        out.text("DisplayName", &self.display_name);
        out.text("RecycleDate", &self.recycle_date);
        out.text("UserId", &self.user_id);
        out.text("UserPrincipalName", &self.user_principal_name);
    }
}

/// `ListUsersInRecycleBin`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ims",
    version: "2019-08-15",
    name: "ListUsersInRecycleBin",
    status: Status::Done,
    ram_action: "ram:ListUsersInRecycleBin",
    resources: &["*"],
    params: PARAMS,
    errors: &[errors::INVALID_PARAMETER_MAX_ITEMS],
    is_mutating: false,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    text("Filter"),
    text("Marker"),
    integer("MaxItems").malformed(&errors::INVALID_PARAMETER_MAX_ITEMS),
];
