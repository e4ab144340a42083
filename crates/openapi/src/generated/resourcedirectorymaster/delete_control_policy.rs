//! `DeleteControlPolicy` of ResourceDirectoryMaster 2022-04-19.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `DeleteControlPolicy` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
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
            policy_id: fields.text("PolicyId")?,
        })
    }
}

/// What `DeleteControlPolicy` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {}

impl Fields for Response {
    fn write(&self, _: &mut dyn ResponseWriter) {}
}

/// `DeleteControlPolicy`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "ResourceDirectoryMaster",
    version: "2022-04-19",
    name: "DeleteControlPolicy",
    status: Status::Done,
    ram_action: "resourcemanager:DeleteControlPolicy",
    resources: &["acs:resourcemanager:*:{Owner}:policy/controlpolicy/{PolicyId}"],
    params: PARAMS,
    errors: &[
        errors::ENTITY_NOT_EXISTS_CONTROL_POLICY,
        errors::ENTITY_NOT_EXISTS_RESOURCE_DIRECTORY,
        errors::DELETE_CONFLICT_CONTROL_POLICY_ATTACHMENT,
        errors::NOT_SUPPORT_SYSTEM_CONTROL_POLICY,
    ],
    is_mutating: true,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[text("PolicyId").required()];
