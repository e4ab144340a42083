//! `UpdatePolicyDescription` of Ram 2015-05-01.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `UpdatePolicyDescription` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `NewDescription`, required.
    pub new_description: Option<String>,
    /// `PolicyName`, required.
    pub policy_name: Option<String>,
}

impl Request {
    /// Reads and checks the parameters.
    ///
    /// # Errors
    /// The documented one of the first parameter that is missing or not acceptable.
    pub fn read(params: &Params) -> Result<Self, ApiError> {
        let fields = params.fields(&OPERATION);
        Ok(Self {
            new_description: fields.text("NewDescription")?,
            policy_name: fields.text("PolicyName")?,
        })
    }
}

/// What `UpdatePolicyDescription` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `Policy`.
    pub policy: ResponsePolicy,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        write_object(out, "Policy", &self.policy);
    }
}

/// `Policy`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponsePolicy {
    /// `Policy.CreateDate`.
    pub create_date: String,
    /// `Policy.DefaultVersion`.
    pub default_version: String,
    /// `Policy.Description`.
    pub description: String,
    /// `Policy.PolicyName`.
    pub policy_name: String,
    /// `Policy.PolicyType`.
    pub policy_type: String,
    /// `Policy.UpdateDate`.
    pub update_date: String,
}

impl Fields for ResponsePolicy {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("CreateDate", &self.create_date);
        out.text("DefaultVersion", &self.default_version);
        out.text("Description", &self.description);
        out.text("PolicyName", &self.policy_name);
        out.text("PolicyType", &self.policy_type);
        out.text("UpdateDate", &self.update_date);
    }
}

/// `UpdatePolicyDescription`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ram",
    version: "2015-05-01",
    name: "UpdatePolicyDescription",
    status: Status::Done,
    ram_action: "ram:UpdatePolicyDescription",
    resources: &["acs:ram:*:{Owner}:policy/{PolicyName}"],
    params: PARAMS,
    errors: &[
        errors::INVALID_PARAMETER_NEW_DESCRIPTION_LENGTH,
        errors::INVALID_PARAMETER_POLICY_NAME_INVALID_CHARS,
        errors::INVALID_PARAMETER_POLICY_NAME_LENGTH,
        errors::ENTITY_NOT_EXIST_POLICY,
    ],
    is_mutating: true,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    text("NewDescription")
        .required()
        .sized(1, 1024)
        .malformed(&errors::INVALID_PARAMETER_NEW_DESCRIPTION_LENGTH),
    text("PolicyName")
        .required()
        .malformed(&errors::INVALID_PARAMETER_POLICY_NAME_LENGTH),
];
