//! `GetControlPolicy` of ResourceDirectoryMaster 2022-04-19.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `GetControlPolicy` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `Language`.
    pub language: Option<String>,
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
            language: fields.text("Language")?,
            policy_id: fields.text("PolicyId")?,
        })
    }
}

/// What `GetControlPolicy` answers.
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
    /// `ControlPolicy.PolicyDocument`.
    pub policy_document: String,
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
        out.text("PolicyDocument", &self.policy_document);
        out.text("PolicyId", &self.policy_id);
        out.text("PolicyName", &self.policy_name);
        out.text("PolicyType", &self.policy_type);
        out.text("UpdateDate", &self.update_date);
    }
}

/// `GetControlPolicy`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "ResourceDirectoryMaster",
    version: "2022-04-19",
    name: "GetControlPolicy",
    status: Status::Done,
    ram_action: "resourcemanager:GetControlPolicy",
    resources: &["acs:resourcemanager:*:{Owner}:policy/controlpolicy/{PolicyId}"],
    params: PARAMS,
    errors: &[
        errors::ENTITY_NOT_EXISTS_CONTROL_POLICY,
        errors::ENTITY_NOT_EXISTS_RESOURCE_DIRECTORY,
    ],
    is_mutating: false,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    text("Language").one_of(&["en", "ja"]),
    text("PolicyId").required(),
];
