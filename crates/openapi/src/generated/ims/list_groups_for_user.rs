//! `ListGroupsForUser` of Ims 2019-08-15.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `ListGroupsForUser` asks for.
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

/// What `ListGroupsForUser` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `Groups`.
    pub groups: Vec<ResponseGroup>,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        write_list(out, "Groups", Some("Group"), &self.groups);
    }
}

/// `Groups`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseGroup {
    /// `Groups.Group[].Comments`.
    pub comments: String,
    /// `Groups.Group[].DisplayName`.
    pub display_name: String,
    /// `Groups.Group[].GroupId`.
    pub group_id: String,
    /// `Groups.Group[].GroupName`.
    pub group_name: String,
    /// `Groups.Group[].JoinDate`.
    pub join_date: String,
}

impl Fields for ResponseGroup {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("Comments", &self.comments);
        out.text("DisplayName", &self.display_name);
        out.text("GroupId", &self.group_id);
        out.text("GroupName", &self.group_name);
        out.text("JoinDate", &self.join_date);
    }
}

/// `ListGroupsForUser`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ims",
    version: "2019-08-15",
    name: "ListGroupsForUser",
    status: Status::Done,
    ram_action: "ram:ListGroupsForUser",
    resources: &["acs:ram:*:{Owner}:user/*"],
    params: PARAMS,
    errors: &[
        errors::INVALID_PARAMETER_USER_PRINCIPAL_NAME_FORMAT,
        errors::ENTITY_NOT_EXIST_USER,
    ],
    is_mutating: false,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[text("UserPrincipalName")
    .required()
    .malformed(&errors::INVALID_PARAMETER_USER_PRINCIPAL_NAME_FORMAT)];
