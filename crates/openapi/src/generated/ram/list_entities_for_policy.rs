//! `ListEntitiesForPolicy` of Ram 2015-05-01.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `ListEntitiesForPolicy` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `PolicyName`, required.
    pub policy_name: Option<String>,
    /// `PolicyType`, required.
    pub policy_type: Option<String>,
}

impl Request {
    /// Reads and checks the parameters.
    ///
    /// # Errors
    /// The documented one of the first parameter that is missing or not acceptable.
    pub fn read(params: &Params) -> Result<Self, ApiError> {
        let fields = params.fields(&OPERATION);
        Ok(Self {
            policy_name: fields.text("PolicyName")?,
            policy_type: fields.text("PolicyType")?,
        })
    }
}

/// What `ListEntitiesForPolicy` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `Groups`.
    pub groups: Vec<ResponseGroup>,
    /// `Roles`.
    pub roles: Vec<ResponseRole>,
    /// `Users`.
    pub users: Vec<ResponseUser>,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        write_list(out, "Groups", Some("Group"), &self.groups);
        write_list(out, "Roles", Some("Role"), &self.roles);
        write_list(out, "Users", Some("User"), &self.users);
    }
}

/// `Groups`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseGroup {
    /// `Groups.Group[].AttachDate`.
    pub attach_date: String,
    /// `Groups.Group[].Comments`.
    pub comments: String,
    /// `Groups.Group[].GroupName`.
    pub group_name: String,
}

impl Fields for ResponseGroup {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("AttachDate", &self.attach_date);
        out.text("Comments", &self.comments);
        out.text("GroupName", &self.group_name);
    }
}

/// `Roles`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseRole {
    /// `Roles.Role[].Arn`.
    pub arn: String,
    /// `Roles.Role[].AttachDate`.
    pub attach_date: String,
    /// `Roles.Role[].Description`.
    pub description: String,
    /// `Roles.Role[].RoleId`.
    pub role_id: String,
    /// `Roles.Role[].RoleName`.
    pub role_name: String,
}

impl Fields for ResponseRole {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("Arn", &self.arn);
        out.text("AttachDate", &self.attach_date);
        out.text("Description", &self.description);
        out.text("RoleId", &self.role_id);
        out.text("RoleName", &self.role_name);
    }
}

/// `Users`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseUser {
    /// `Users.User[].AttachDate`.
    pub attach_date: String,
    /// `Users.User[].DisplayName`.
    pub display_name: String,
    /// `Users.User[].UserId`.
    pub user_id: String,
    /// `Users.User[].UserName`.
    pub user_name: String,
}

impl Fields for ResponseUser {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("AttachDate", &self.attach_date);
        out.text("DisplayName", &self.display_name);
        out.text("UserId", &self.user_id);
        out.text("UserName", &self.user_name);
    }
}

/// `ListEntitiesForPolicy`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ram",
    version: "2015-05-01",
    name: "ListEntitiesForPolicy",
    status: Status::Done,
    ram_action: "ram:ListEntitiesForPolicy",
    resources: &["acs:ram:*:{Owner}:policy/{PolicyName}"],
    params: PARAMS,
    errors: &[
        errors::INVALID_PARAMETER_POLICY_NAME_INVALID_CHARS,
        errors::INVALID_PARAMETER_POLICY_NAME_LENGTH,
        errors::INVALID_PARAMETER_POLICY_TYPE,
        errors::ENTITY_NOT_EXIST_POLICY,
    ],
    is_mutating: false,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    text("PolicyName")
        .required()
        .malformed(&errors::INVALID_PARAMETER_POLICY_NAME_LENGTH),
    text("PolicyType")
        .required()
        .one_of(&["System", "Custom"])
        .malformed(&errors::INVALID_PARAMETER_POLICY_TYPE),
];
