//! `GetRole` of ResourceManager 2020-03-31.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `GetRole` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `Language`.
    pub language: Option<String>,
    /// `RoleName`, required.
    pub role_name: Option<String>,
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
            role_name: fields.text("RoleName")?,
        })
    }
}

/// What `GetRole` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `Role`.
    pub role: ResponseRole,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        write_object(out, "Role", &self.role);
    }
}

/// `Role`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseRole {
    /// `Role.Arn`.
    pub arn: String,
    /// `Role.AssumeRolePolicyDocument`.
    pub assume_role_policy_document: String,
    /// `Role.CreateDate`.
    pub create_date: String,
    /// `Role.Description`.
    pub description: String,
    /// `Role.IsServiceLinkedRole`.
    pub is_service_linked_role: bool,
    /// `Role.LatestDeletionTask`.
    pub latest_deletion_task: ResponseRoleLatestDeletionTask,
    /// `Role.MaxSessionDuration`.
    pub max_session_duration: i64,
    /// `Role.RoleId`.
    pub role_id: String,
    /// `Role.RoleName`.
    pub role_name: String,
    /// `Role.RolePrincipalName`.
    pub role_principal_name: String,
    /// `Role.UpdateDate`.
    pub update_date: String,
}

impl Fields for ResponseRole {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("Arn", &self.arn);
        out.text(
            "AssumeRolePolicyDocument",
            &self.assume_role_policy_document,
        );
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

/// `Role.LatestDeletionTask`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseRoleLatestDeletionTask {
    /// `Role.LatestDeletionTask.CreateDate`.
    pub create_date: Option<String>,
    /// `Role.LatestDeletionTask.DeletionTaskId`.
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

/// `GetRole`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "ResourceManager",
    version: "2020-03-31",
    name: "GetRole",
    status: Status::Done,
    ram_action: "ram:GetRole",
    resources: &["acs:ram:*:{Owner}:role/{RoleName}"],
    params: PARAMS,
    errors: &[
        errors::INVALID_PARAMETER_ROLE_NAME_INVALID_CHARS,
        errors::INVALID_PARAMETER_ROLE_NAME_LENGTH,
        errors::ENTITY_NOT_EXIST_ROLE,
    ],
    is_mutating: false,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    text("Language").one_of(&["en", "ja"]),
    text("RoleName")
        .required()
        .sized(1, 64)
        .malformed(&errors::INVALID_PARAMETER_ROLE_NAME_LENGTH),
];
