//! `CreatePolicy` of ResourceManager 2020-03-31.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `CreatePolicy` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `Description`.
    pub description: Option<String>,
    /// `PolicyDocument`, required.
    pub policy_document: Option<String>,
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
            description: fields.text("Description")?,
            policy_document: fields.text("PolicyDocument")?,
            policy_name: fields.text("PolicyName")?,
        })
    }
}

/// What `CreatePolicy` answers.
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
}

impl Fields for ResponsePolicy {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("CreateDate", &self.create_date);
        out.text("DefaultVersion", &self.default_version);
        out.text("Description", &self.description);
        out.text("PolicyName", &self.policy_name);
        out.text("PolicyType", &self.policy_type);
    }
}

/// `CreatePolicy`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "ResourceManager",
    version: "2020-03-31",
    name: "CreatePolicy",
    status: Status::Done,
    ram_action: "ram:CreatePolicy",
    resources: &["acs:ram:*:{Owner}:policy/*"],
    params: PARAMS,
    errors: &[
        errors::INVALID_PARAMETER_DESCRIPTION_LENGTH,
        errors::INVALID_PARAMETER_POLICY_DOCUMENT_LENGTH,
        errors::INVALID_PARAMETER_POLICY_NAME_INVALID_CHARS,
        errors::INVALID_PARAMETER_POLICY_NAME_LENGTH,
        errors::MALFORMED_POLICY_DOCUMENT,
        errors::ENTITY_ALREADY_EXISTS_POLICY,
        errors::LIMIT_EXCEEDED_POLICY,
    ],
    is_mutating: true,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    text("Description")
        .sized(1, 1024)
        .malformed(&errors::INVALID_PARAMETER_DESCRIPTION_LENGTH),
    text("PolicyDocument")
        .required()
        .sized(1, 6144)
        .malformed(&errors::INVALID_PARAMETER_POLICY_DOCUMENT_LENGTH),
    text("PolicyName")
        .required()
        .sized(1, 128)
        .malformed(&errors::INVALID_PARAMETER_POLICY_NAME_LENGTH),
];
