//! `GetPolicy` of ResourceManager 2020-03-31.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `GetPolicy` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `Language`.
    pub language: Option<String>,
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
            language: fields.text("Language")?,
            policy_name: fields.text("PolicyName")?,
            policy_type: fields.text("PolicyType")?,
        })
    }
}

/// What `GetPolicy` answers.
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
    product: "ResourceManager",
    version: "2020-03-31",
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
    text("Language").one_of(&["en", "ja"]),
    text("PolicyName")
        .required()
        .sized(1, 128)
        .malformed(&errors::INVALID_PARAMETER_POLICY_NAME_LENGTH),
    text("PolicyType")
        .required()
        .one_of(&["Custom", "System"])
        .malformed(&errors::INVALID_PARAMETER_POLICY_TYPE),
];
