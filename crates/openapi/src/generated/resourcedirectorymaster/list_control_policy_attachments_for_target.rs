//! `ListControlPolicyAttachmentsForTarget` of ResourceDirectoryMaster 2022-04-19.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `ListControlPolicyAttachmentsForTarget` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `Language`.
    pub language: Option<String>,
    /// `TargetId`, required.
    pub target_id: Option<String>,
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
            target_id: fields.text("TargetId")?,
        })
    }
}

/// What `ListControlPolicyAttachmentsForTarget` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `ControlPolicyAttachments`.
    pub control_policy_attachments: Vec<ResponseControlPolicyAttachment>,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        write_list(
            out,
            "ControlPolicyAttachments",
            Some("ControlPolicyAttachment"),
            &self.control_policy_attachments,
        );
    }
}

/// `ControlPolicyAttachments`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseControlPolicyAttachment {
    /// `ControlPolicyAttachments.ControlPolicyAttachment[].AttachDate`.
    pub attach_date: String,
    /// `ControlPolicyAttachments.ControlPolicyAttachment[].Description`.
    pub description: String,
    /// `ControlPolicyAttachments.ControlPolicyAttachment[].EffectScope`.
    pub effect_scope: String,
    /// `ControlPolicyAttachments.ControlPolicyAttachment[].PolicyId`.
    pub policy_id: String,
    /// `ControlPolicyAttachments.ControlPolicyAttachment[].PolicyName`.
    pub policy_name: String,
    /// `ControlPolicyAttachments.ControlPolicyAttachment[].PolicyType`.
    pub policy_type: String,
}

impl Fields for ResponseControlPolicyAttachment {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("AttachDate", &self.attach_date);
        out.text("Description", &self.description);
        out.text("EffectScope", &self.effect_scope);
        out.text("PolicyId", &self.policy_id);
        out.text("PolicyName", &self.policy_name);
        out.text("PolicyType", &self.policy_type);
    }
}

/// `ListControlPolicyAttachmentsForTarget`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "ResourceDirectoryMaster",
    version: "2022-04-19",
    name: "ListControlPolicyAttachmentsForTarget",
    status: Status::Done,
    ram_action: "resourcemanager:ListControlPolicyAttachmentsForTarget",
    resources: &["*"],
    params: PARAMS,
    errors: &[
        errors::ENTITY_NOT_EXISTS_RESOURCE_DIRECTORY,
        errors::ENTITY_NOT_EXISTS_TARGET,
    ],
    is_mutating: false,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    text("Language").one_of(&["en", "ja"]),
    text("TargetId").required().one_of(&["Members"]),
];
