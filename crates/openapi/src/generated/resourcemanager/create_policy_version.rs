//! `CreatePolicyVersion` of ResourceManager 2020-03-31.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `CreatePolicyVersion` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `PolicyDocument`, required.
    pub policy_document: Option<String>,
    /// `PolicyName`, required.
    pub policy_name: Option<String>,
    /// `SetAsDefault`; default false.
    pub set_as_default: Option<bool>,
}

impl Request {
    /// Reads and checks the parameters.
    ///
    /// # Errors
    /// The documented one of the first parameter that is missing or not acceptable.
    pub fn read(params: &Params) -> Result<Self, ApiError> {
        let fields = params.fields(&OPERATION);
        Ok(Self {
            policy_document: fields.text("PolicyDocument")?,
            policy_name: fields.text("PolicyName")?,
            set_as_default: fields.boolean("SetAsDefault")?,
        })
    }
}

/// What `CreatePolicyVersion` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `PolicyVersion`.
    pub policy_version: ResponsePolicyVersion,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        write_object(out, "PolicyVersion", &self.policy_version);
    }
}

/// `PolicyVersion`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponsePolicyVersion {
    /// `PolicyVersion.CreateDate`.
    pub create_date: String,
    /// `PolicyVersion.IsDefaultVersion`.
    pub is_default_version: bool,
    /// `PolicyVersion.VersionId`.
    pub version_id: String,
}

impl Fields for ResponsePolicyVersion {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("CreateDate", &self.create_date);
        out.boolean("IsDefaultVersion", self.is_default_version);
        out.text("VersionId", &self.version_id);
    }
}

/// `CreatePolicyVersion`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "ResourceManager",
    version: "2020-03-31",
    name: "CreatePolicyVersion",
    status: Status::Done,
    ram_action: "ram:CreatePolicyVersion",
    resources: &["acs:ram:*:{Owner}:policy/{PolicyName}"],
    params: PARAMS,
    errors: &[
        errors::INVALID_PARAMETER_POLICY_DOCUMENT_LENGTH,
        errors::INVALID_PARAMETER_POLICY_NAME_INVALID_CHARS,
        errors::INVALID_PARAMETER_POLICY_NAME_LENGTH,
        errors::INVALID_PARAMETER_ROTATE_STRATEGY,
        errors::MALFORMED_POLICY_DOCUMENT,
        errors::ENTITY_NOT_EXIST_POLICY,
        errors::LIMIT_EXCEEDED_POLICY_VERSION,
    ],
    is_mutating: true,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    text("PolicyDocument")
        .required()
        .sized(1, 6144)
        .malformed(&errors::INVALID_PARAMETER_POLICY_DOCUMENT_LENGTH),
    text("PolicyName")
        .required()
        .sized(1, 128)
        .malformed(&errors::INVALID_PARAMETER_POLICY_NAME_LENGTH),
    boolean("SetAsDefault").one_of(&["false", "true"]),
];
