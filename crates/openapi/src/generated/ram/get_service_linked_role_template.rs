//! `GetServiceLinkedRoleTemplate` of Ram 2015-05-01.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `GetServiceLinkedRoleTemplate` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
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
            service_name: fields.text("ServiceName")?,
        })
    }
}

/// What `GetServiceLinkedRoleTemplate` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `ServiceLinkedRoleTemplate`.
    pub service_linked_role_template: ResponseServiceLinkedRoleTemplate,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        write_object(
            out,
            "ServiceLinkedRoleTemplate",
            &self.service_linked_role_template,
        );
    }
}

/// `ServiceLinkedRoleTemplate`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseServiceLinkedRoleTemplate {
    /// `ServiceLinkedRoleTemplate.MultipleRolesAllowed`.
    pub multiple_roles_allowed: bool,
    /// `ServiceLinkedRoleTemplate.RoleDescriptions`.
    pub role_descriptions: Vec<ResponseServiceLinkedRoleTemplateRoleDescription>,
    /// `ServiceLinkedRoleTemplate.RoleNamePrefix`.
    pub role_name_prefix: String,
    /// `ServiceLinkedRoleTemplate.ServiceName`.
    pub service_name: String,
    /// `ServiceLinkedRoleTemplate.SystemPolicyName`.
    pub system_policy_name: String,
}

impl Fields for ResponseServiceLinkedRoleTemplate {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.boolean("MultipleRolesAllowed", self.multiple_roles_allowed);
        write_list(
            out,
            "RoleDescriptions",
            Some("RoleDescription"),
            &self.role_descriptions,
        );
        out.text("RoleNamePrefix", &self.role_name_prefix);
        out.text("ServiceName", &self.service_name);
        out.text("SystemPolicyName", &self.system_policy_name);
    }
}

/// `ServiceLinkedRoleTemplate.RoleDescriptions`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseServiceLinkedRoleTemplateRoleDescription {
    /// `ServiceLinkedRoleTemplate.RoleDescriptions.RoleDescription[].Description`.
    pub description: String,
    /// `ServiceLinkedRoleTemplate.RoleDescriptions.RoleDescription[].Language`.
    pub language: String,
}

impl Fields for ResponseServiceLinkedRoleTemplateRoleDescription {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("Description", &self.description);
        out.text("Language", &self.language);
    }
}

/// `GetServiceLinkedRoleTemplate`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ram",
    version: "2015-05-01",
    name: "GetServiceLinkedRoleTemplate",
    status: Status::Done,
    ram_action: "ram:GetServiceLinkedRoleTemplate",
    resources: &["*"],
    params: PARAMS,
    errors: &[errors::ENTITY_NOT_EXIST_SERVICE_NAME],
    is_mutating: false,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[text("ServiceName").required()];
