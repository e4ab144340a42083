//! `CreateServiceLinkedRole` of ResourceManager 2020-03-31.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `CreateServiceLinkedRole` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `CustomSuffix`.
    pub custom_suffix: Option<String>,
    /// `Description`.
    pub description: Option<String>,
    /// `ServiceName`, required.
    pub service_name: Option<String>,
}

impl Request {
    /// Reads and checks the parameters.
    ///
    /// # Errors
    /// The documented one of the first parameter that is missing or not acceptable.
    pub fn read(params: &Params) -> Result<Self, ApiError> {
        let fields = params.fields(&OPERATION);
        Ok(Self {
            custom_suffix: fields.text("CustomSuffix")?,
            description: fields.text("Description")?,
            service_name: fields.text("ServiceName")?,
        })
    }
}

/// What `CreateServiceLinkedRole` answers.
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
        out.boolean("IsServiceLinkedRole", self.is_service_linked_role);
        out.text("RoleId", &self.role_id);
        out.text("RoleName", &self.role_name);
        out.text("RolePrincipalName", &self.role_principal_name);
    }
}

/// `CreateServiceLinkedRole`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "ResourceManager",
    version: "2020-03-31",
    name: "CreateServiceLinkedRole",
    status: Status::Done,
    ram_action: "ram:CreateServiceLinkedRole",
    resources: &["acs:ram:*:{Owner}:role/*"],
    params: PARAMS,
    errors: &[
        errors::INVALID_PARAMETER_CUSTOM_SUFFIX_LENGTH,
        errors::INVALID_PARAMETER_DESCRIPTION_LENGTH,
        errors::ENTITY_NOT_EXIST_SERVICE_NAME,
        errors::ENTITY_ALREADY_EXISTS_ROLE,
        errors::LIMIT_EXCEEDED_ROLE,
    ],
    is_mutating: true,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    text("CustomSuffix")
        .sized(1, 64)
        .malformed(&errors::INVALID_PARAMETER_CUSTOM_SUFFIX_LENGTH),
    text("Description")
        .sized(1, 1024)
        .malformed(&errors::INVALID_PARAMETER_DESCRIPTION_LENGTH),
    text("ServiceName").required(),
];
