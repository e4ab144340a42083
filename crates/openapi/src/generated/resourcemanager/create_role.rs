//! `CreateRole` of ResourceManager 2020-03-31.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `CreateRole` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `AssumeRolePolicyDocument`, required.
    pub assume_role_policy_document: Option<String>,
    /// `Description`.
    pub description: Option<String>,
    /// `MaxSessionDuration`; default 3600.
    pub max_session_duration: Option<i64>,
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
            assume_role_policy_document: fields.text("AssumeRolePolicyDocument")?,
            description: fields.text("Description")?,
            max_session_duration: fields.integer("MaxSessionDuration")?,
            role_name: fields.text("RoleName")?,
        })
    }
}

/// What `CreateRole` answers.
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
    }
}

/// `CreateRole`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "ResourceManager",
    version: "2020-03-31",
    name: "CreateRole",
    status: Status::Done,
    ram_action: "ram:CreateRole",
    resources: &["acs:ram:*:{Owner}:role/*"],
    params: PARAMS,
    errors: &[
        errors::INVALID_PARAMETER_ASSUME_ROLE_POLICY_DOCUMENT_LENGTH,
        errors::INVALID_PARAMETER_DESCRIPTION_LENGTH,
        errors::INVALID_PARAMETER_MAX_SESSION_DURATION_RANGE,
        errors::INVALID_PARAMETER_ROLE_NAME_INVALID_CHARS,
        errors::INVALID_PARAMETER_ROLE_NAME_LENGTH,
        errors::MALFORMED_POLICY_DOCUMENT,
        errors::ENTITY_ALREADY_EXISTS_ROLE,
        errors::LIMIT_EXCEEDED_ROLE,
    ],
    is_mutating: true,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    text("AssumeRolePolicyDocument")
        .required()
        .malformed(&errors::INVALID_PARAMETER_ASSUME_ROLE_POLICY_DOCUMENT_LENGTH),
    text("Description")
        .sized(1, 1024)
        .malformed(&errors::INVALID_PARAMETER_DESCRIPTION_LENGTH),
    long("MaxSessionDuration").malformed(&errors::INVALID_PARAMETER_MAX_SESSION_DURATION_RANGE),
    text("RoleName")
        .required()
        .sized(1, 64)
        .malformed(&errors::INVALID_PARAMETER_ROLE_NAME_LENGTH),
];
