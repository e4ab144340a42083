//! `ListPoliciesForRole` of Ram 2015-05-01.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `ListPoliciesForRole` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
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
            role_name: fields.text("RoleName")?,
        })
    }
}

/// What `ListPoliciesForRole` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `Policies`.
    pub policies: Vec<ResponsePolicy>,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        write_list(out, "Policies", Some("Policy"), &self.policies);
    }
}

/// `Policies`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponsePolicy {
    /// `Policies.Policy[].AttachDate`.
    pub attach_date: String,
    /// `Policies.Policy[].DefaultVersion`.
    pub default_version: String,
    /// `Policies.Policy[].Description`.
    pub description: String,
    /// `Policies.Policy[].PolicyName`.
    pub policy_name: String,
    /// `Policies.Policy[].PolicyType`.
    pub policy_type: String,
}

impl Fields for ResponsePolicy {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("AttachDate", &self.attach_date);
        out.text("DefaultVersion", &self.default_version);
        out.text("Description", &self.description);
        out.text("PolicyName", &self.policy_name);
        out.text("PolicyType", &self.policy_type);
    }
}

/// `ListPoliciesForRole`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ram",
    version: "2015-05-01",
    name: "ListPoliciesForRole",
    status: Status::Done,
    ram_action: "ram:ListPoliciesForRole",
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

static PARAMS: &[Param] = &[text("RoleName")
    .required()
    .malformed(&errors::INVALID_PARAMETER_ROLE_NAME_LENGTH)];
