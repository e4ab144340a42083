//! `UpdateRole` of ResourceManager 2020-03-31.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `UpdateRole` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `NewAssumeRolePolicyDocument`.
    pub new_assume_role_policy_document: Option<String>,
    /// `NewDescription`.
    pub new_description: Option<String>,
    /// `NewMaxSessionDuration`; default 3600.
    pub new_max_session_duration: Option<i64>,
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
            new_assume_role_policy_document: fields.text("NewAssumeRolePolicyDocument")?,
            new_description: fields.text("NewDescription")?,
            new_max_session_duration: fields.integer("NewMaxSessionDuration")?,
            role_name: fields.text("RoleName")?,
        })
    }
}

/// What `UpdateRole` answers.
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
        out.integer("MaxSessionDuration", self.max_session_duration);
        out.text("RoleId", &self.role_id);
        out.text("RoleName", &self.role_name);
        out.text("RolePrincipalName", &self.role_principal_name);
        out.text("UpdateDate", &self.update_date);
    }
}

/// `UpdateRole`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "ResourceManager",
    version: "2020-03-31",
    name: "UpdateRole",
    status: Status::Done,
    ram_action: "ram:UpdateRole",
    resources: &["acs:ram:*:{Owner}:role/{RoleName}"],
    params: PARAMS,
    errors: &[
        errors::INVALID_OPERATION_ROLE_SERVICE_LINKED,
        errors::INVALID_PARAMETER_NEW_ASSUME_ROLE_POLICY_DOCUMENT_LENGTH,
        errors::INVALID_PARAMETER_NEW_DESCRIPTION_LENGTH,
        errors::INVALID_PARAMETER_NEW_MAX_SESSION_DURATION_RANGE,
        errors::INVALID_PARAMETER_ROLE_NAME_INVALID_CHARS,
        errors::INVALID_PARAMETER_ROLE_NAME_LENGTH,
        errors::MALFORMED_POLICY_DOCUMENT,
        errors::ENTITY_NOT_EXIST_ROLE,
    ],
    is_mutating: true,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    text("NewAssumeRolePolicyDocument")
        .malformed(&errors::INVALID_PARAMETER_NEW_ASSUME_ROLE_POLICY_DOCUMENT_LENGTH),
    text("NewDescription")
        .sized(1, 1024)
        .malformed(&errors::INVALID_PARAMETER_NEW_DESCRIPTION_LENGTH),
    long("NewMaxSessionDuration")
        .malformed(&errors::INVALID_PARAMETER_NEW_MAX_SESSION_DURATION_RANGE),
    text("RoleName")
        .required()
        .sized(1, 64)
        .malformed(&errors::INVALID_PARAMETER_ROLE_NAME_LENGTH),
];
