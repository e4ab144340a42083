//! `ListRoles` of ResourceManager 2020-03-31.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `ListRoles` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `Language`.
    pub language: Option<String>,
    /// `PageNumber`; default 1.
    pub page_number: Option<i64>,
    /// `PageSize`; default 10.
    pub page_size: Option<i64>,
}

impl Request {
    /// Reads and checks the parameters.
    ///
    /// # Errors
    /// The documented one of the first parameter that is missing or not acceptable.
    pub fn read(params: &Params) -> Result<Self, ApiError> {
        let fields = params.fields(&OPERATION);
        Ok(Self {
            language: fields.text("Language")?,
            page_number: fields.integer("PageNumber")?,
            page_size: fields.integer("PageSize")?,
        })
    }
}

/// What `ListRoles` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `PageNumber`.
    pub page_number: i64,
    /// `PageSize`.
    pub page_size: i64,
    /// `Roles`.
    pub roles: Vec<ResponseRole>,
    /// `TotalCount`.
    pub total_count: i64,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.integer("PageNumber", self.page_number);
        out.integer("PageSize", self.page_size);
        write_list(out, "Roles", Some("Role"), &self.roles);
        out.integer("TotalCount", self.total_count);
    }
}

/// `Roles`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseRole {
    /// `Roles.Role[].Arn`.
    pub arn: String,
    /// `Roles.Role[].CreateDate`.
    pub create_date: String,
    /// `Roles.Role[].Description`.
    pub description: String,
    /// `Roles.Role[].IsServiceLinkedRole`.
    pub is_service_linked_role: bool,
    /// `Roles.Role[].LatestDeletionTask`.
    pub latest_deletion_task: ResponseRoleLatestDeletionTask,
    /// `Roles.Role[].MaxSessionDuration`.
    pub max_session_duration: i64,
    /// `Roles.Role[].RoleId`.
    pub role_id: String,
    /// `Roles.Role[].RoleName`.
    pub role_name: String,
    /// `Roles.Role[].RolePrincipalName`.
    pub role_principal_name: String,
    /// `Roles.Role[].UpdateDate`.
    pub update_date: String,
}

impl Fields for ResponseRole {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("Arn", &self.arn);
        out.text("CreateDate", &self.create_date);
        out.text("Description", &self.description);
        out.boolean("IsServiceLinkedRole", self.is_service_linked_role);
        write_object(out, "LatestDeletionTask", &self.latest_deletion_task);
        out.integer("MaxSessionDuration", self.max_session_duration);
        out.text("RoleId", &self.role_id);
        out.text("RoleName", &self.role_name);
        out.text("RolePrincipalName", &self.role_principal_name);
        out.text("UpdateDate", &self.update_date);
    }
}

/// `Roles.Role[].LatestDeletionTask`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseRoleLatestDeletionTask {
    /// `Roles.Role[].LatestDeletionTask.CreateDate`.
    pub create_date: Option<String>,
    /// `Roles.Role[].LatestDeletionTask.DeletionTaskId`.
    pub deletion_task_id: Option<String>,
}

impl Fields for ResponseRoleLatestDeletionTask {
    fn write(&self, out: &mut dyn ResponseWriter) {
        if let Some(value) = &self.create_date {
            out.text("CreateDate", value);
        }
        if let Some(value) = &self.deletion_task_id {
            out.text("DeletionTaskId", value);
        }
    }
}

/// `ListRoles`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "ResourceManager",
    version: "2020-03-31",
    name: "ListRoles",
    status: Status::Done,
    ram_action: "ram:ListRoles",
    resources: &["acs:ram:*:{Owner}:role/*"],
    params: PARAMS,
    errors: &[errors::INVALID_PARAMETER],
    is_mutating: false,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    text("Language").one_of(&["en", "ja"]),
    integer("PageNumber"),
    integer("PageSize"),
];
