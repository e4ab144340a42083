//! `CreateControlPolicy` of ResourceDirectoryMaster 2022-04-19.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `CreateControlPolicy` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `Description`.
    pub description: Option<String>,
    /// `EffectScope`, required.
    pub effect_scope: Option<String>,
    /// `PolicyDocument`, required.
    pub policy_document: Option<String>,
    /// `PolicyName`, required.
    pub policy_name: Option<String>,
    /// `Tag`.
    pub tag: Vec<RequestTag>,
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
            effect_scope: fields.text("EffectScope")?,
            policy_document: fields.text("PolicyDocument")?,
            policy_name: fields.text("PolicyName")?,
            tag: fields.list("Tag", RequestTag::read)?,
        })
    }
}

/// `Tag`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RequestTag {
    /// `Tag.N.Key`.
    pub key: Option<String>,
    /// `Tag.N.Value`.
    pub value: Option<String>,
}

impl RequestTag {
    fn read(fields: &RequestFields<'_>) -> Result<Self, ApiError> {
        Ok(Self {
            key: fields.text("Key")?,
            value: fields.text("Value")?,
        })
    }
}

/// What `CreateControlPolicy` answers.
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

/// `CreateControlPolicy`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "ResourceDirectoryMaster",
    version: "2022-04-19",
    name: "CreateControlPolicy",
    status: Status::Done,
    ram_action: "resourcemanager:CreateControlPolicy",
    resources: &["acs:resourcemanager:*:{Owner}:policy/controlpolicy/*"],
    params: PARAMS,
    errors: &[
        errors::INVALID_PARAMETER_DESCRIPTION_LENGTH,
        errors::INVALID_PARAMETER_EFFECT_SCOPE,
        errors::INVALID_PARAMETER_POLICY_DOCUMENT_LENGTH,
        errors::INVALID_PARAMETER_POLICY_NAME,
        errors::INVALID_TAG_KEY_MALFORMED,
        errors::INVALID_TAG_VALUE_MALFORMED,
        errors::MALFORMED_POLICY_DOCUMENT,
        errors::ENTITY_NOT_EXISTS_RESOURCE_DIRECTORY,
        errors::ENTITY_ALREADY_EXISTS_CONTROL_POLICY,
        errors::LIMIT_EXCEEDED_CONTROL_POLICY,
    ],
    is_mutating: true,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    text("Description")
        .sized(1, 1024)
        .malformed(&errors::INVALID_PARAMETER_DESCRIPTION_LENGTH),
    text("EffectScope")
        .required()
        .malformed(&errors::INVALID_PARAMETER_EFFECT_SCOPE),
    text("PolicyDocument")
        .required()
        .sized(0, 4096)
        .malformed(&errors::INVALID_PARAMETER_POLICY_DOCUMENT_LENGTH),
    text("PolicyName")
        .required()
        .sized(1, 128)
        .malformed(&errors::INVALID_PARAMETER_POLICY_NAME),
    list("Tag", TAG),
];

static TAG: &[Param] = &[
    text("Key")
        .also(&["key"])
        .malformed(&errors::INVALID_TAG_KEY_MALFORMED),
    text("Value")
        .also(&["value"])
        .malformed(&errors::INVALID_TAG_VALUE_MALFORMED),
];
