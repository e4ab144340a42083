//! `GetPolicyVersion` of ResourceManager 2020-03-31.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `GetPolicyVersion` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `PolicyName`, required.
    pub policy_name: Option<String>,
    /// `PolicyType`, required.
    pub policy_type: Option<String>,
    /// `VersionId`, required.
    pub version_id: Option<String>,
}

impl Request {
    /// Reads and checks the parameters.
    ///
    /// # Errors
    /// The documented one of the first parameter that is missing or not acceptable.
    pub fn read(params: &Params) -> Result<Self, ApiError> {
        let fields = params.fields(&OPERATION);
        Ok(Self {
            policy_name: fields.text("PolicyName")?,
            policy_type: fields.text("PolicyType")?,
            version_id: fields.text("VersionId")?,
        })
    }
}

/// What `GetPolicyVersion` answers.
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
    /// `PolicyVersion.PolicyDocument`.
    pub policy_document: String,
    /// `PolicyVersion.VersionId`.
    pub version_id: String,
}

impl Fields for ResponsePolicyVersion {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("CreateDate", &self.create_date);
        out.boolean("IsDefaultVersion", self.is_default_version);
        out.text("PolicyDocument", &self.policy_document);
        out.text("VersionId", &self.version_id);
    }
}

/// `GetPolicyVersion`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "ResourceManager",
    version: "2020-03-31",
    name: "GetPolicyVersion",
    status: Status::Done,
    ram_action: "ram:GetPolicyVersion",
    resources: &["acs:ram:*:{Owner}:policy/{PolicyName}"],
    params: PARAMS,
    errors: &[
        errors::INVALID_PARAMETER_POLICY_NAME_INVALID_CHARS,
        errors::INVALID_PARAMETER_POLICY_NAME_LENGTH,
        errors::INVALID_PARAMETER_POLICY_TYPE,
        errors::INVALID_PARAMETER_VERSION_ID_FORMAT,
        errors::ENTITY_NOT_EXIST_POLICY,
        errors::ENTITY_NOT_EXIST_POLICY_VERSION,
    ],
    is_mutating: false,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    text("PolicyName")
        .required()
        .sized(1, 128)
        .malformed(&errors::INVALID_PARAMETER_POLICY_NAME_LENGTH),
    text("PolicyType")
        .required()
        .one_of(&["Custom", "System"])
        .malformed(&errors::INVALID_PARAMETER_POLICY_TYPE),
    text("VersionId")
        .required()
        .malformed(&errors::INVALID_PARAMETER_VERSION_ID_FORMAT),
];
