//! `UpdateControlPolicy` of ResourceDirectoryMaster 2022-04-19.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `UpdateControlPolicy` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `NewDescription`.
    pub new_description: Option<String>,
    /// `NewPolicyDocument`.
    pub new_policy_document: Option<String>,
    /// `NewPolicyName`.
    pub new_policy_name: Option<String>,
    /// `PolicyId`, required.
    pub policy_id: Option<String>,
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
            new_policy_document: fields.text("NewPolicyDocument")?,
            new_policy_name: fields.text("NewPolicyName")?,
            policy_id: fields.text("PolicyId")?,
        })
    }
}

/// What `UpdateControlPolicy` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `ControlPolicy`.
    pub control_policy: ResponseControlPolicy,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        write_object(out, "ControlPolicy", &self.control_policy);
    }
}

/// `ControlPolicy`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseControlPolicy {
    /// `ControlPolicy.AttachmentCount`.
    pub attachment_count: String,
    /// `ControlPolicy.CreateDate`.
    pub create_date: String,
    /// `ControlPolicy.Description`.
    pub description: String,
    /// `ControlPolicy.EffectScope`.
    pub effect_scope: String,
    /// `ControlPolicy.PolicyId`.
    pub policy_id: String,
    /// `ControlPolicy.PolicyName`.
    pub policy_name: String,
    /// `ControlPolicy.PolicyType`.
    pub policy_type: String,
    /// `ControlPolicy.UpdateDate`.
    pub update_date: String,
}

impl Fields for ResponseControlPolicy {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("AttachmentCount", &self.attachment_count);
        out.text("CreateDate", &self.create_date);
        out.text("Description", &self.description);
        out.text("EffectScope", &self.effect_scope);
        out.text("PolicyId", &self.policy_id);
        out.text("PolicyName", &self.policy_name);
        out.text("PolicyType", &self.policy_type);
        out.text("UpdateDate", &self.update_date);
    }
}

/// `UpdateControlPolicy`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "ResourceDirectoryMaster",
    version: "2022-04-19",
    name: "UpdateControlPolicy",
    status: Status::Done,
    ram_action: "resourcemanager:UpdateControlPolicy",
    resources: &["acs:resourcemanager:*:{Owner}:policy/controlpolicy/{PolicyId}"],
    params: PARAMS,
    errors: &[
        errors::INVALID_PARAMETER_NEW_DESCRIPTION_LENGTH,
        errors::INVALID_PARAMETER_NEW_POLICY_DOCUMENT_LENGTH,
        errors::INVALID_PARAMETER_NEW_POLICY_NAME,
        errors::MALFORMED_POLICY_DOCUMENT,
        errors::ENTITY_NOT_EXISTS_CONTROL_POLICY,
        errors::ENTITY_NOT_EXISTS_RESOURCE_DIRECTORY,
        errors::ENTITY_ALREADY_EXISTS_CONTROL_POLICY,
        errors::NOT_SUPPORT_SYSTEM_CONTROL_POLICY,
    ],
    is_mutating: true,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    text("NewDescription")
        .sized(1, 1024)
        .malformed(&errors::INVALID_PARAMETER_NEW_DESCRIPTION_LENGTH),
    text("NewPolicyDocument")
        .sized(0, 4096)
        .malformed(&errors::INVALID_PARAMETER_NEW_POLICY_DOCUMENT_LENGTH),
    text("NewPolicyName")
        .sized(1, 128)
        .malformed(&errors::INVALID_PARAMETER_NEW_POLICY_NAME),
    text("PolicyId").required(),
];
