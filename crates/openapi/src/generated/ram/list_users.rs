//! `ListUsers` of Ram 2015-05-01.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `ListUsers` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
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
            marker: fields.text("Marker")?,
            max_items: fields.integer("MaxItems")?,
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
    /// `Users.User[].MobilePhone`.
    pub mobile_phone: String,
    /// `Users.User[].UpdateDate`.
    pub update_date: String,
    /// `Users.User[].UserId`.
    pub user_id: String,
    /// `Users.User[].UserName`.
    pub user_name: String,
}

impl Fields for ResponseUser {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("Comments", &self.comments);
        out.text("CreateDate", &self.create_date);
        out.text("DisplayName", &self.display_name);
        out.text("Email", &self.email);
        out.text("MobilePhone", &self.mobile_phone);
        out.text("UpdateDate", &self.update_date);
        out.text("UserId", &self.user_id);
        out.text("UserName", &self.user_name);
    }
}

/// `ListUsers`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ram",
    version: "2015-05-01",
    name: "ListUsers",
    status: Status::Done,
    ram_action: "ram:ListUsers",
    resources: &["acs:ram:*:{Owner}:user/*"],
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
];
