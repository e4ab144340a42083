//! `GetPolicy` of Ram 2015-05-01.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `GetPolicy` asks for.
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

/// What `GetPolicy` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `DefaultPolicyVersion`.
    pub default_policy_version: ResponseDefaultPolicyVersion,
    /// `Policy`.
    pub policy: ResponsePolicy,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        write_object(out, "DefaultPolicyVersion", &self.default_policy_version);
        write_object(out, "Policy", &self.policy);
    }
}

/// `DefaultPolicyVersion`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseDefaultPolicyVersion {
    /// `DefaultPolicyVersion.CreateDate`.
    pub create_date: String,
    /// `DefaultPolicyVersion.IsDefaultVersion`.
    pub is_default_version: bool,
    /// `DefaultPolicyVersion.PolicyDocument`.
    pub policy_document: String,
    /// `DefaultPolicyVersion.VersionId`.
    pub version_id: String,
}

impl Fields for ResponseDefaultPolicyVersion {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("CreateDate", &self.create_date);
        out.boolean("IsDefaultVersion", self.is_default_version);
        out.text("PolicyDocument", &self.policy_document);
        out.text("VersionId", &self.version_id);
    }
}

/// `Policy`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponsePolicy {
    /// `Policy.AttachmentCount`.
    pub attachment_count: i64,
    /// `Policy.CreateDate`.
    pub create_date: String,
    /// `Policy.DefaultVersion`.
    pub default_version: String,
    /// `Policy.Description`.
    pub description: String,
    /// `Policy.PolicyDocument`.
    pub policy_document: String,
    /// `Policy.PolicyName`.
    pub policy_name: String,
    /// `Policy.PolicyType`.
    pub policy_type: String,
    /// `Policy.UpdateDate`.
    pub update_date: String,
}

impl Fields for ResponsePolicy {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.integer("AttachmentCount", self.attachment_count);
        out.text("CreateDate", &self.create_date);
        out.text("DefaultVersion", &self.default_version);
        out.text("Description", &self.description);
        out.text("PolicyDocument", &self.policy_document);
        out.text("PolicyName", &self.policy_name);
        out.text("PolicyType", &self.policy_type);
        out.text("UpdateDate", &self.update_date);
    }
}

/// `GetPolicy`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ram",
    version: "2015-05-01",
    name: "GetPolicy",
    status: Status::Done,
    ram_action: "ram:GetPolicy",
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
        .malformed(&errors::INVALID_PARAMETER_POLICY_NAME_LENGTH),
    text("PolicyType")
        .required()
        .one_of(&["System", "Custom"])
        .malformed(&errors::INVALID_PARAMETER_POLICY_TYPE),
];
