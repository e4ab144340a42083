//! `AttachControlPolicy` of ResourceManager 2020-03-31.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `AttachControlPolicy` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `PolicyId`, required.
    pub policy_id: Option<String>,
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
            policy_id: fields.text("PolicyId")?,
            target_id: fields.text("TargetId")?,
        })
    }
}

/// What `AttachControlPolicy` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {}

impl Fields for Response {
    fn write(&self, _: &mut dyn ResponseWriter) {}
}

/// `AttachControlPolicy`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "ResourceManager",
    version: "2020-03-31",
    name: "AttachControlPolicy",
    status: Status::Done,
    ram_action: "resourcemanager:AttachControlPolicy",
    resources: &["acs:resourcemanager:*:{Owner}:policy/controlpolicy/{PolicyId}"],
    params: PARAMS,
    errors: &[
        errors::ENTITY_NOT_EXISTS_CONTROL_POLICY,
        errors::ENTITY_NOT_EXISTS_RESOURCE_DIRECTORY,
        errors::ENTITY_NOT_EXISTS_TARGET,
        errors::CONTROL_POLICY_NOT_ENABLED,
        errors::ENTITY_ALREADY_EXISTS_CONTROL_POLICY_ATTACHMENT,
        errors::LIMIT_EXCEEDED_CONTROL_POLICY_ATTACHMENT,
    ],
    is_mutating: true,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    text("PolicyId").required(),
    text("TargetId").required().one_of(&["Members"]),
];
