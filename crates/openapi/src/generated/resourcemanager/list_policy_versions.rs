//! `ListPolicyVersions` of ResourceManager 2020-03-31.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `ListPolicyVersions` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `PolicyName`, required.
    pub policy_name: Option<String>,
    /// `PolicyType`, required.
    pub policy_type: Option<String>,
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
        })
    }
}

/// What `ListPolicyVersions` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `PolicyVersions`.
    pub policy_versions: Vec<ResponsePolicyVersion>,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        write_list(
            out,
            "PolicyVersions",
            Some("PolicyVersion"),
            &self.policy_versions,
        );
    }
}

/// `PolicyVersions`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponsePolicyVersion {
    /// `PolicyVersions.PolicyVersion[].CreateDate`.
    pub create_date: String,
    /// `PolicyVersions.PolicyVersion[].IsDefaultVersion`.
    pub is_default_version: bool,
    /// `PolicyVersions.PolicyVersion[].VersionId`.
    pub version_id: String,
}

impl Fields for ResponsePolicyVersion {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("CreateDate", &self.create_date);
        out.boolean("IsDefaultVersion", self.is_default_version);
        out.text("VersionId", &self.version_id);
    }
}

/// `ListPolicyVersions`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "ResourceManager",
    version: "2020-03-31",
    name: "ListPolicyVersions",
    status: Status::Done,
    ram_action: "ram:ListPolicyVersions",
    resources: &["acs:ram:*:{Owner}:policy/{PolicyName}"],
    params: PARAMS,
    errors: &[
        errors::INVALID_PARAMETER_POLICY_NAME_INVALID_CHARS,
        errors::INVALID_PARAMETER_POLICY_NAME_LENGTH,
        errors::INVALID_PARAMETER_POLICY_TYPE,
        errors::ENTITY_NOT_EXIST_POLICY,
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
];
